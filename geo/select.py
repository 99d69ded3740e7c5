"""What a view shows: its rows, what it hides and why, and what other choices would show."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import Dataset
from geo.facets import Facet, FacetKey, Mask, Record, record_of
from geo.filters import CONFIRMED, Filters, Hidden, hidden, passes
from geo.link import extent_of
from geo.view import View
from geo.window import TimeWindow
from geo.words import counted, digits

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Selection:
    """The incidents of a view.

    Parameters
    ----------
    window : the time shown
    rows : row numbers of the incidents shown, ascending
    strikes : how many of them are strikes; the others are attacks
    total : incidents in the window before any filter, possible duplicates included
    hidden : incidents in the window that are not shown, each counted once
    has_actions : the table tells attacks from strikes
    """

    window: TimeWindow
    rows: Numbers
    strikes: int
    total: int
    hidden: Hidden
    has_actions: bool

    @property
    def attacks(self) -> int:
        """How many of the incidents shown are attacks."""
        return len(self.rows) - self.strikes


def select(dataset: Dataset, view: View) -> Selection:
    """The incidents of a view, and what it hides."""
    record, window = record_of(dataset), view.resolve(extent_of(dataset))
    span = rows_in(record, window, dataset)
    passing = passes(record, view.filters, span)
    rows = np.flatnonzero(passing.all()) + span.start
    strikes, total = int(record.strike[rows].sum()), span.stop - span.start
    return Selection(window, rows, strikes, total, hidden(passing), record.has("action"))


def rows_in(record: Record, window: TimeWindow, dataset: Dataset) -> slice:
    """The run of rows whose moment a window holds; rows are sorted by time."""
    bounds = np.searchsorted(record.offset_minutes, window.minutes(dataset.case.start))
    return slice(int(bounds[0]), int(bounds[1]))


def visible(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rows of a view, in the dataset's order, with their row numbers as index."""
    return dataset.incidents.iloc[select(dataset, view).rows]


def ids(dataset: Dataset, view: View) -> list[str]:
    """The incident ids of a view, in the dataset's order."""
    return visible(dataset, view)["incident_id"].tolist()


class Counts(NamedTuple):
    """Attacks and strikes apart, one number per value of a facet."""

    attacks: Numbers
    strikes: Numbers


def counts(facet: Facet, strike: Mask, passing: Mask, span: slice = slice(None)) -> Counts:
    """Attacks and strikes among the passing incidents of `span`, by value of `facet`."""
    codes, struck = facet.codes[span], strike[span]
    size = len(facet.values)
    return Counts(
        np.bincount(codes[passing & ~struck], minlength=size),
        np.bincount(codes[passing & struck], minlength=size),
    )


def live_counts(dataset: Dataset, view: View) -> dict[FacetKey, Counts]:
    """For each value of each facet what choosing it alone would show under the other filters."""
    record = record_of(dataset)
    span = rows_in(record, view.resolve(extent_of(dataset)), dataset)
    passing = passes(record, view.filters, span)
    return {
        facet.key: counts(facet, record.strike, passing.all(but=facet.key), span)
        for facet in record.facets
    }


def status(selection: Selection, filters: Filters) -> str:
    """How much of the window is shown, and what is hidden for which reason.

    "52 of 88 incidents: 48 attacks, 4 strikes; hidden: 27 not confirmed by a US official,
    9 possible duplicates"; without kinds where the table has none
    """
    shown = f"{digits(len(selection.rows))} of {counted(selection.total, 'incident')}"
    if selection.has_actions:
        attacks, strikes = (
            counted(selection.attacks, "attack"),
            counted(selection.strikes, "strike"),
        )
        shown += f": {attacks}, {strikes}"
    reasons = ", ".join(_reasons(selection.hidden, filters))
    return f"{shown}; hidden: {reasons}" if reasons else shown


def _reasons(held_back: Hidden, filters: Filters) -> list[str]:
    confirmed = filters.values("attribution") == (CONFIRMED,)
    unconfirmed = "not confirmed by a US official" if confirmed else "of another attribution"
    other = "by other filters" if filters.values("attribution") else "by filters"
    reasons = (
        (held_back.unconfirmed, f"{digits(held_back.unconfirmed)} {unconfirmed}"),
        (held_back.duplicates, counted(held_back.duplicates, "possible duplicate")),
        (held_back.other, f"{digits(held_back.other)} {other}"),
    )
    return [words for number, words in reasons if number]
