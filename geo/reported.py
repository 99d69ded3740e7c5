"""Published running totals: which figure of a day stands, and what was reported by a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Literal
from weakref import finalize

import pandas as pd

from geo.case import Reported
from geo.dataset import Dataset
from geo.schema import SOURCE_KINDS

Role = Literal["stands", "fallen", "other"]


@dataclass(frozen=True)
class Figure:
    """One published figure of one series.

    Parameters
    ----------
    day : the day it refers to, in the publisher's own time. It is compared as a day with local
        days: around midnight the two can be a day apart.
    total : attacks since the series began
    split : country to its share; a country is absent where no source gives it
    role : stands, drawn on the line; fallen, below an earlier one that stands, drawn hollow and
        never as a fall; other, another figure of the same day
    quality : `source_quality`; blank is not stated
    title, url : the source; blank is not stated
    note : what to know of the figure; blank is nothing
    """

    day: date
    total: int
    split: Mapping[str, int]
    role: Role
    quality: str
    title: str
    url: str
    note: str

    @property
    def adds_up(self) -> bool:
        """Whether the split is given and its parts make the total."""
        return bool(self.split) and sum(self.split.values()) == self.total


_FIGURES: dict[int, tuple[Figure, ...]] = {}


def figures_of(dataset: Dataset) -> tuple[Figure, ...]:
    """The figures that the case sets against its incidents; none where it names no series.

    Made at the first call, let go with the dataset.
    """
    key = id(dataset)
    if key not in _FIGURES:
        reported = dataset.case.reported
        _FIGURES[key] = figures(dataset.totals, reported) if reported else ()
        finalize(dataset, _FIGURES.pop, key, None)
    return _FIGURES[key]


def figures(totals: pd.DataFrame, reported: Reported) -> tuple[Figure, ...]:
    """The figures of one series, by day, then as in the table.

    Series are never joined: different publishers count by different rules. A row without a total
    is no figure. Of several of a day the best `source_quality` stands, among equals the one whose
    own split adds up, then the first in the table.

    Parameters
    ----------
    totals : the table of running totals
    reported : which series, and which of its columns
    """
    rows = totals[(totals["series"] == reported.series) & totals[reported.total].notna()]
    plain = rows.astype(object).where(rows.notna(), None).to_dict("records")
    found = sorted((_figure(row, reported) for row in plain), key=lambda figure: figure.day)
    days = [_day(list(same)) for _, same in groupby(found, key=lambda figure: figure.day)]
    return tuple(_without_falls(figure for day in days for figure in day))


def reported_at(given: Sequence[Figure], day: date) -> Figure | None:
    """What was reported by the end of `day`: the last figure that stands; None before the first."""
    standing = (f for f in reversed(given) if f.role == "stands" and f.day <= day)
    return next(standing, None)


def _figure(row: Mapping[Any, Any], reported: Reported) -> Figure:
    shares = {country: row[column] for country, column in reported.columns.items()}
    return Figure(
        day=row["as_of"].date(),
        total=int(row[reported.total]),
        split={country: int(share) for country, share in shares.items() if share is not None},
        role="other",
        quality=row["source_quality"] or "",
        title=row["source_title"] or "",
        url=row["source_url"] or "",
        note=row["note"] or "",
    )


def _day(same: list[Figure]) -> list[Figure]:
    best = min(same, key=_weight)
    roled = (replace(figure, role="stands") if figure is best else figure for figure in same)
    return [_with_split(figure, same) for figure in roled]


def _weight(figure: Figure) -> tuple[int, bool]:
    known = figure.quality in SOURCE_KINDS
    rank = SOURCE_KINDS.index(figure.quality) if known else len(SOURCE_KINDS)
    return rank, not figure.adds_up


def _with_split(figure: Figure, same: list[Figure]) -> Figure:
    """A figure without a split takes the one of another of the same total and day."""
    if figure.split:
        return figure
    lenders = (other for other in same if other.split and other.total == figure.total)
    lender = min(lenders, key=_weight, default=figure)
    return replace(figure, split=lender.split)


def _without_falls(by_day: Iterable[Figure]) -> Iterable[Figure]:
    highest = 0
    for figure in by_day:
        if figure.role == "stands" and figure.total < highest:
            yield replace(figure, role="fallen")
        else:
            yield figure
        if figure.role == "stands":
            highest = max(highest, figure.total)
