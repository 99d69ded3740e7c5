"""Cubes: the counts behind charts and lanes. Attacks and strikes are never added up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.dataset import Dataset
from geo.facets import FacetKey, FacetValue, Record, record_of
from geo.filters import passes
from geo.link import extent_of
from geo.select import Numbers, select
from geo.view import View

_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, eq=False)
class Chart:
    """Attacks in view by value of a facet, split by colour; strikes apart.

    Parameters
    ----------
    values : the facet's, "Not stated" included, so that the total is that of every other chart
    colours : values of the facet that colours the view
    attacks : one row per value, one column per colour
    strikes : one number per value
    """

    values: tuple[FacetValue, ...]
    colours: tuple[FacetValue, ...]
    attacks: Numbers
    strikes: Numbers

    @property
    def total(self) -> int:
        """The attacks in view."""
        return int(self.attacks.sum())


def chart(dataset: Dataset, view: View, key: FacetKey) -> Chart:
    """Counts of what a view shows, by value of the facet `key` and by the view's colour."""
    record = record_of(dataset)
    facet, colour = record.facet(key), record.facet(view.colour)
    rows = select(dataset, view).rows
    struck = record.strike[rows]
    attacks = _grid(
        (facet.codes[rows[~struck]], colour.codes[rows[~struck]]),
        (len(facet.values), len(colour.values)),
    )
    strikes = _grid((facet.codes[rows[struck]],), (len(facet.values),))
    return Chart(facet.values, colour.values, attacks, strikes)


@dataclass(frozen=True, eq=False)
class Lanes:
    """The whole record under a view's filters, by day; the window plays no part.

    Parameters
    ----------
    countries, colours : values that name the first two axes of `attacks`
    attacks : country by colour by day; day 0 is the case's first. A range of days counts once, on
        its first day
    strikes : by day
    """

    countries: tuple[FacetValue, ...]
    colours: tuple[FacetValue, ...]
    attacks: Numbers
    strikes: Numbers

    @property
    def itemised(self) -> Numbers:
        """Attacks from the case's first day to the end of each day."""
        running: Numbers = self.attacks.sum(axis=(0, 1)).cumsum()
        return running


def lanes(dataset: Dataset, view: View) -> Lanes:
    """Counts of the whole record under the filters of a view, by day, country and colour."""
    record = record_of(dataset)
    country, colour = record.facet("country"), record.facet(view.colour)
    days, all_days = day_numbers(record), extent_of(dataset).days
    passing = passes(record, view.filters).all()
    attack, strike = passing & ~record.strike, passing & record.strike
    attacks = _grid(
        (country.codes[attack], colour.codes[attack], days[attack]),
        (len(country.values), len(colour.values), all_days),
    )
    return Lanes(country.values, colour.values, attacks, _grid((days[strike],), (all_days,)))


def day_numbers(record: Record) -> Numbers:
    """Day of each incident; 0 is the case's first."""
    days: Numbers = record.offset_minutes // _MINUTES_A_DAY
    return days


def _grid(codes: tuple[npt.NDArray[np.integer], ...], shape: tuple[int, ...]) -> Numbers:
    """How many incidents share each combination of codes."""
    wide = tuple(code.astype(np.int64) for code in codes)
    flat = np.ravel_multi_index(wide, shape)
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)
