"""Counts by site: what a view shows at each, and the most that any picture of its series does."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from geo.dataset import Dataset
from geo.facets import Codes, Mask, Record, record_of
from geo.select import Numbers, select
from geo.summary import day_numbers
from geo.view import View


@dataclass(frozen=True, eq=False)
class Tally:
    """What a view shows, by site; every array has one entry for each of `sites`.

    Parameters
    ----------
    sites : `site_id`, in the order of the facet
    attacks : in the window, a row for each site, a column for each value of the view's colour
    strikes : in the window
    most_attacks, most_strikes : in the window of the whole series; of a single picture, the same
    newest : True where the site's last incident in the window falls on `newest_day`
    newest_day : of the last attack in the window; None without an attack
    alone : row numbers of the incidents in the window that have no site
    """

    sites: tuple[str, ...]
    attacks: Numbers
    strikes: Numbers
    most_attacks: Numbers
    most_strikes: Numbers
    newest: Mask
    newest_day: date | None
    alone: Numbers


def tally_of(dataset: Dataset, view: View, series: View | None = None) -> Tally:
    """Counts the incidents of a view by site.

    `series` is a view with the same filters whose window holds those of all pictures of a series.
    """
    record, rows = record_of(dataset), select(dataset, view).rows
    site, colour = record.facet("site"), record.facet(view.colour)
    # Blank is the last value of a facet, and there only where a row is blank.
    sites = tuple(entry.value for entry in site.values if entry.value)
    at_site = site.codes[rows] < len(sites)
    shown = rows[at_site]
    attack = shown[~record.strike[shown]]
    every = shown if series is None else _at_sites(dataset, series, len(sites))
    newest_day = _newest_day(record, rows)
    return Tally(
        sites=sites,
        attacks=_pairs(site.codes[attack], colour.codes[attack], len(sites), len(colour.values)),
        strikes=_count(site.codes, shown, record.strike, len(sites)),
        most_attacks=_count(site.codes, every, ~record.strike, len(sites)),
        most_strikes=_count(site.codes, every, record.strike, len(sites)),
        newest=_newest(record, shown, newest_day, len(sites)),
        newest_day=None if newest_day is None else dataset.case.start + timedelta(days=newest_day),
        alone=rows[~at_site],
    )


def _at_sites(dataset: Dataset, view: View, sites: int) -> Numbers:
    rows = select(dataset, view).rows
    return rows[record_of(dataset).facet("site").codes[rows] < sites]


def _pairs(rows: Codes, columns: Codes, height: int, width: int) -> Numbers:
    flat = rows.astype(np.int64) * width + columns
    return np.bincount(flat, minlength=height * width).reshape(height, width)


def _count(codes: Codes, rows: Numbers, wanted: Mask, size: int) -> Numbers:
    return np.bincount(codes[rows[wanted[rows]]], minlength=size)


def _newest_day(record: Record, rows: Numbers) -> int | None:
    """Number of the day of the last attack among rows, which are in time order."""
    attacks = rows[~record.strike[rows]]
    return int(day_numbers(record)[attacks[-1]]) if len(attacks) else None


def _newest(record: Record, rows: Numbers, day: int | None, size: int) -> Mask:
    """Which sites have their last incident on a day."""
    last = np.full(size, -1)
    np.maximum.at(last, record.facet("site").codes[rows], day_numbers(record)[rows])
    newest: Mask = last == day if day is not None else np.zeros(size, dtype=bool)
    return newest
