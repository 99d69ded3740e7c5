"""Published figures, each publisher's series apart: never joined, never averaged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.dataset import Dataset
from geo.reported import figures_of
from geo.schema import on_screen
from geo.sheet import Cell, Column, Link, Sheet, day_cell, links, records

# Kinds that rest on rewritten, party-aligned or copied text.
WEAK_KINDS = ("aggregator", "partisan", "mirror")

_COUNTS = {
    "total_attacks": "Attacks",
    "iraq": "Iraq",
    "syria": "Syria",
    "us_injured": "US injured",
    "us_responses": "US responses",
}
_ROLES = {"stands": "drawn", "fallen": "below an earlier figure", "other": "another of that day"}


@dataclass(frozen=True)
class Series:
    """One publisher's figures.

    Parameters
    ----------
    key : value of `series` in totals.csv
    sheet : its figures by day; counts that the whole series lacks have no column
    """

    key: str
    sheet: Sheet


def series(dataset: Dataset, names: Mapping[str, str]) -> tuple[Series, ...]:
    """Every series of totals.csv, the one set against the incidents first, the rest in file order.

    Parameters
    ----------
    names : publishers by series; one without a name goes by its key
    """
    reported = dataset.case.reported
    first = [reported.series] if reported else []
    keys = dict.fromkeys([*first, *dataset.totals["series"]])
    tables = {key: dataset.totals[dataset.totals["series"] == key] for key in keys}
    return tuple(
        Series(key, _sheet(dataset, names.get(key, key), key, table))
        for key, table in tables.items()
        if len(table)
    )


def weak_figures(dataset: Dataset, names: Mapping[str, str]) -> Sheet:
    """Figures whose best source is an aggregator, party-aligned or a copy, of all series."""
    weak = dataset.totals[dataset.totals["source_quality"].isin(WEAK_KINDS)]
    counts = _present(weak)
    columns = (Column("Day", "day"), Column("Publisher"), *_count_columns(counts), *_SOURCE_COLUMNS)
    rows = tuple(
        (
            day_cell(row["as_of"].date()),
            names.get(row["series"], row["series"]),
            *(row[name] for name in counts),
            *_source_cells(row),
        )
        for row in records(weak.sort_values("as_of", kind="stable"))
    )
    return Sheet(
        "Figures that rest on weak sources", columns, rows, empty="No figure rests on one."
    )


def base_counts(dataset: Dataset) -> Sheet:
    """The Observatory's own running count by base: one row a page, dated pages first."""
    pages: dict[Any, list[dict[str, Any]]] = {}
    for row in records(dataset.sohr.sort_values("as_of", kind="stable")):
        pages.setdefault((row["as_of"], row["source_url"]), []).append(row)
    bases = dict.fromkeys(dataset.sohr["base_name"])
    columns = (
        Column("Day", "day", "undated"),
        Column("Total", "number", "not given"),
        *(Column(base, "number", "–") for base in bases),
        Column("Page", "links", "not stated"),
    )
    return Sheet("SOHR, by base", columns, tuple(_page(page, bases) for page in pages.values()))


def _page(page: Sequence[Mapping[str, Any]], bases: Iterable[str]) -> tuple[Cell, ...]:
    """The counts of one page; its note says how it was dated."""
    first = page[0]
    counts = {row["base_name"]: row["cumulative_attacks"] for row in page}
    link = Link(first["as_of_note"] or first["source_url"] or "", first["source_url"] or "")
    return (
        day_cell(first["as_of"].date()) if first["as_of"] is not None else None,
        first["page_total"],
        *(counts.get(base) for base in bases),
        (link,) if link.title else None,
    )


_SOURCE_COLUMNS = (
    Column("Best source", blank="not stated"),
    Column("Sources", "links", "none stated"),
    Column("Note"),
)


def _sheet(dataset: Dataset, name: str, key: str, table: pd.DataFrame) -> Sheet:
    counts = _present(table)
    roles = _roles(dataset, key, table)
    role = (Column("On the chart"),) if roles else ()
    columns = (Column("Day", "day"), *_count_columns(counts), *role, *_SOURCE_COLUMNS)
    rows = tuple(
        (
            day_cell(row["as_of"].date()),
            *(row[name] for name in counts),
            *roles[at : at + 1],
            *_source_cells(row),
        )
        for at, row in enumerate(records(table.sort_values("as_of", kind="stable")))
    )
    return Sheet(name, columns, rows)


def _present(table: pd.DataFrame) -> list[str]:
    return [name for name in _COUNTS if table[name].notna().any()]


def _count_columns(counts: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(_COUNTS[name], "number", "not given") for name in counts)


def _roles(dataset: Dataset, key: str, table: pd.DataFrame) -> list[str]:
    """What the chart does with each figure, by day, then as in the table; empty: no chart."""
    reported = dataset.case.reported
    if not reported or reported.series != key:
        return []
    told = iter(figures_of(dataset))
    totals = table.sort_values("as_of", kind="stable")[reported.total]
    return [_ROLES[next(told).role] if given else "no total" for given in totals.notna()]


def _source_cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    quality = row["source_quality"]
    return (
        on_screen("source_quality", quality) if quality else None,
        links(row, "source", "source_2") or None,
        row["note"],
    )
