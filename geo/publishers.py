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

# `us_responses` is left out: it is counted by whoever made the table, not by the publisher.
_COUNTS = {
    "total_attacks": "Attacks",
    "iraq": "Iraq",
    "syria": "Syria",
    "us_injured": "US injured",
}
_ROLES = {"stands": "drawn", "fallen": "below an earlier figure", "other": "another of that day"}

_DAY = Column("Day", "day")
_COUNT_COLUMNS = tuple(Column(label, "number", "not given") for label in _COUNTS.values())
_SOURCE_COLUMNS = (
    Column("Best source", blank="not stated"),
    Column("Sources", "links", "none stated"),
    Column("Note"),
)


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
    columns = (_DAY, Column("Publisher"), *_COUNT_COLUMNS, *_SOURCE_COLUMNS)
    rows = tuple(
        (
            day_cell(row["as_of"].date()),
            names.get(row["series"], row["series"]),
            *(row[name] for name in _COUNTS),
            *_source_cells(row),
        )
        for row in _by_day(weak)
    )
    return Sheet("Figures that rest on weak sources", columns, rows).filled()


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


def _sheet(dataset: Dataset, name: str, key: str, table: pd.DataFrame) -> Sheet:
    roles = _roles(dataset, key, table)
    columns = (_DAY, *_COUNT_COLUMNS, Column("On the chart"), *_SOURCE_COLUMNS)
    rows = tuple(
        (
            day_cell(row["as_of"].date()),
            *(row[count] for count in _COUNTS),
            role,
            *_source_cells(row),
        )
        for row, role in zip(_by_day(table), roles, strict=True)
    )
    return Sheet(name, columns, rows).filled()


def _by_day(totals: pd.DataFrame) -> list[dict[str, Any]]:
    return records(totals.sort_values("as_of", kind="stable"))


def _roles(dataset: Dataset, key: str, table: pd.DataFrame) -> list[str | None]:
    """What the chart does with each figure, by day, then as in the table; None: it has no part."""
    reported = dataset.case.reported
    if not reported or reported.series != key:
        return [None] * len(table)
    told = iter(figures_of(dataset))
    return [
        _ROLES[next(told).role] if row[reported.total] is not None else None
        for row in _by_day(table)
    ]


def _source_cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    quality = row["source_quality"]
    return (
        on_screen("source_quality", quality) if quality else None,
        links(row, "source", "source_2") or None,
        row["note"],
    )
