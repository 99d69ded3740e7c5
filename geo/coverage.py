"""Itemised against reported: what the incidents hold by each day that a figure was published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from geo.dataset import Dataset
from geo.facets import Mask, record_of
from geo.filters import CONFIRMED
from geo.reported import Figure, figures_of
from geo.select import rows_in
from geo.sheet import Column, Sheet, day_cell
from geo.window import TimeWindow
from geo.words import day_words

EVERYWHERE = ""


@dataclass(frozen=True)
class Count:
    """Attacks of one place from the case's first day to the end of one day; strikes are none.

    Parameters
    ----------
    reported : as published; None where no source gives the place its share
    confirmed : rows confirmed by a US official, possible duplicates left out; None where the table
        states no attribution
    likely : rows of high or medium confidence, possible duplicates left out; None where the table
        states no confidence
    every : all rows, claims and possible duplicates included
    """

    reported: int | None
    confirmed: int | None
    likely: int | None
    every: int

    @property
    def difference(self) -> int | None:
        """Confirmed less reported: below zero, so many are not itemised here."""
        if self.reported is None or self.confirmed is None:
            return None
        return self.confirmed - self.reported


@dataclass(frozen=True)
class Coverage:
    """One day's published figure and what the rows hold by then, by place; "" is everywhere."""

    figure: Figure
    counts: Mapping[str, Count]


def coverage(dataset: Dataset) -> tuple[Coverage, ...]:
    """Itemised against reported, one entry for each day with a figure; of several the one drawn.

    Rows count by their local day, figures by the publisher's: around midnight the two can be a day
    apart. Empty where the case names no series.
    """
    days = groupby(figures_of(dataset), key=lambda figure: figure.day)
    drawn = [next(f for f in same if f.role != "other") for _, same in days]
    start = dataset.case.start
    return tuple(Coverage(f, _counts(dataset, f)) for f in drawn if f.day >= start)


def places(dataset: Dataset) -> Sequence[str]:
    """The places of `Coverage`: everywhere, then the countries that the publisher splits by."""
    reported = dataset.case.reported
    return (EVERYWHERE, *reported.columns) if reported else ()


def _counts(dataset: Dataset, figure: Figure) -> dict[str, Count]:
    """What is reported and itemised by the end of a figure's day, by place."""
    record = record_of(dataset)
    span = rows_in(record, TimeWindow.from_days(dataset.case.start, figure.day), dataset)
    attack, single = ~record.strike[span], ~record.duplicate[span]
    confirmed = _having(dataset, "attribution", (CONFIRMED,), span)
    likely = _having(dataset, "confidence", ("high", "medium"), span)
    counts = {}
    for place in places(dataset):
        there = attack & _in(dataset, place, span)
        counts[place] = Count(
            figure.split.get(place) if place else figure.total,
            None if confirmed is None else int((there & single & confirmed).sum()),
            None if likely is None else int((there & single & likely).sum()),
            int(there.sum()),
        )
    return counts


def _in(dataset: Dataset, place: str, span: slice) -> Mask:
    country = dataset.incidents["country"].iloc[span]
    if place == EVERYWHERE:
        return np.ones(len(country), dtype=bool)
    return np.asarray(country == place, dtype=bool)


def _having(dataset: Dataset, column: str, values: Sequence[str], span: slice) -> Mask | None:
    """Which rows have one of the values; None where no row of the table states any."""
    stated = dataset.incidents[column]
    if stated.isna().all():
        return None
    return np.asarray(stated.iloc[span].isin(values), dtype=bool)


# ---- as a sheet -----------------------------------------------------------------------------

_COUNTS = {
    "reported": "Reported",
    "confirmed": "Confirmed",
    "difference": "Difference",
    "likely": "Likely",
    "every": "All rows",
}
_FALLEN = "Below an earlier figure"
_BLANKS = {"reported": "no split", "difference": "–"}


def coverage_sheet(dataset: Dataset) -> Sheet:
    """`coverage` by day: for everywhere and each country what is reported and what is itemised."""
    columns = (
        Column("Up to", "day"),
        *(
            Column(label, "number", _BLANKS.get(name, ""), place or "All countries")
            for place in places(dataset)
            for name, label in _COUNTS.items()
        ),
        Column("Note"),
    )
    rows = tuple(
        (
            day_cell(day.figure.day),
            *(getattr(count, name) for count in day.counts.values() for name in _COUNTS),
            _FALLEN if day.figure.role == "fallen" else None,
        )
        for day in coverage(dataset)
    )
    return Sheet(_caption(dataset), columns, rows).filled()


def _caption(dataset: Dataset) -> str:
    reported = dataset.case.reported
    publisher = reported.publisher if reported else "a publisher"
    since = day_words(dataset.case.start)
    return f"Attacks since {since}, as reported by {publisher} and as itemised here, by day"
