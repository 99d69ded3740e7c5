"""A sheet: a table as a page shows it. Plain text, numbers, days and links, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import pandas as pd

from geo.dataset import Dataset
from geo.facets import FacetKey, record_of
from geo.load import Rejected
from geo.schema import on_screen
from geo.select import Numbers
from geo.window import TimeWindow
from geo.words import counted, day_words, window_words

Kind = Literal["text", "number", "day", "links"]


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Parameters
    ----------
    label : its heading
    kind : what its cells are
    blank : word for a cell that is None; blank leaves it empty
    group : heading over neighbouring columns of the same group; blank is none
    """

    label: str
    kind: Kind = "text"
    blank: str = ""
    group: str = ""


@dataclass(frozen=True)
class Day:
    """A day or range of days: words to read, ISO text to sort by."""

    words: str
    iso: str


@dataclass(frozen=True)
class Link:
    """A source. `url` is as in the table: only http and https addresses may become links."""

    title: str
    url: str
    kind: str = ""


Cell = str | int | float | Day | tuple[Link, ...] | None


@dataclass(frozen=True)
class Sheet:
    """A table to show.

    Parameters
    ----------
    caption : what it holds, in one line
    columns : left to right
    rows : one tuple of cells for each row, as long as `columns`
    ids : what each row goes by, as many as rows; or none at all
    empty : the sentence that stands where there is no row
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ids: tuple[str, ...] = ()
    empty: str = "No rows."

    def filled(self) -> "Sheet":
        """The same without the columns that no row fills."""
        kept = [
            at
            for at in range(len(self.columns))
            if not self.rows or any(row[at] is not None for row in self.rows)
        ]
        columns = tuple(self.columns[at] for at in kept)
        return replace(self, columns=columns, rows=tuple(_at(kept, row) for row in self.rows))

    def as_json(self) -> dict[str, Any]:
        """`SheetData` of the front end."""
        return {
            "caption": self.caption,
            "columns": [vars(column) for column in self.columns],
            "rows": [[_plain(cell) for cell in row] for row in self.rows],
            "ids": list(self.ids),
            "empty": self.empty,
        }


def _at(places: Sequence[int], row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(row[at] for at in places)


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Day):
        return vars(cell)
    return [vars(link) for link in cell] if isinstance(cell, tuple) else cell


def day_cell(day: date) -> Day:
    """One day."""
    return Day(day_words(day), day.isoformat())


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain values: blank is None, numbers are Python's own."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def links(row: dict[str, Any], *prefixes: str) -> tuple[Link, ...]:
    """The sources of a row, from the columns `PREFIX_title`, `PREFIX_url` and `PREFIX_kind`."""
    found = []
    for prefix in prefixes:
        title, url = row.get(f"{prefix}_title"), row.get(f"{prefix}_url")
        if title or url:
            found.append(Link(title or url or "", url or "", row.get(f"{prefix}_kind") or ""))
    return tuple(found)


# ---- incidents ------------------------------------------------------------------------------

_FACET_COLUMNS: tuple[FacetKey, ...] = (
    *("country", "site", "actor", "action", "weapon", "outcome", "attribution", "confidence"),
)
_NONE_SHOWN = "No incident matches. None is known here; that does not prove there was none."
_NUMBER_COLUMNS = {"us_injured": "US injured", "us_killed": "US killed"}


def incidents_sheet(dataset: Dataset, rows: Numbers, caption: str) -> Sheet:
    """Incidents as on screen; a column that the whole table leaves blank is left out.

    Parameters
    ----------
    rows : row numbers, in the order of the sheet
    """
    record = record_of(dataset)
    present = {facet.key for facet in record.facets}
    facets = [record.facet(key) for key in _FACET_COLUMNS if key in present]
    numbers = [name for name in _NUMBER_COLUMNS if dataset.incidents[name].notna().any()]
    columns = (
        Column("Day", "day"),
        *(Column(facet.label) for facet in facets),
        *(Column(_NUMBER_COLUMNS[name], "number", "unknown") for name in numbers),
        Column("Id"),
        Column("Summary"),
        Column("Sources", "links", "none stated"),
    )
    words = [[facet.values[code].label for code in facet.codes[rows]] for facet in facets]
    told = records(dataset.incidents.iloc[rows])
    cells = tuple(
        (
            _incident_day(row),
            *(column[at] for column in words),
            *(row[name] for name in numbers),
            row["incident_id"],
            row["summary"],
            links(row, "source_1", "source_2", "source_3") or None,
        )
        for at, row in enumerate(told)
    )
    ids = tuple(row["incident_id"] for row in told)
    return Sheet(caption, columns, cells, ids, _NONE_SHOWN)


def _incident_day(row: dict[str, Any]) -> Day:
    first = row["date"].date()
    last = row["date_end"].date() if row["date_end"] is not None else first
    words = window_words(TimeWindow.from_days(first, last))
    clock = row["time_local"]
    if clock is None:
        return Day(words, first.isoformat())
    return Day(f"{words}, {clock}", f"{first.isoformat()}T{clock}")


# ---- rows set aside -------------------------------------------------------------------------


def rejected_sheet(rejected: Sequence[Rejected]) -> Sheet:
    """Rows set aside, in the order in which they were read."""
    columns = (
        Column("File"),
        Column("Line", "number"),
        Column("Column"),
        Column("What stood there"),
        Column("Why it was set aside"),
        Column("What to do"),
    )
    rows = tuple((r.file, r.line, r.column, r.value, r.reason, r.hint) for r in rejected)
    return Sheet(counted(len(rows), "row"), columns, rows, empty="No row was set aside.")


# ---- sources --------------------------------------------------------------------------------


def sources_sheet(sources: pd.DataFrame) -> Sheet:
    """Every address used, best kind first, then by host."""
    columns = (
        Column("Kind", blank="not stated"),
        Column("Source", "links"),
        Column("Host"),
        Column("Read as", blank="not stated"),
        Column("Used in", blank="not stated"),
        Column("Uses", "number", "not stated"),
    )
    ordered = sources.sort_values(["kind", "host"], kind="stable", na_position="last")
    rows = tuple(
        (
            on_screen("source_quality", row["kind"]) if row["kind"] else None,
            (Link(row["title"] or row["url"], row["url"]),),
            row["host"],
            row["how_read"],
            (row["used_in"] or "").replace(";", ", ").replace("_", " ") or None,
            row["uses"],
        )
        for row in records(ordered)
    )
    return Sheet(counted(len(rows), "source"), columns, rows, empty="This case lists no sources.")
