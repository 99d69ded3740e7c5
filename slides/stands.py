"""Which sites of a view have symbols in the frame, where those stand, and what they cover."""

from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import numpy as np
import pandas as pd

from geo.dataset import Dataset
from geo.facets import record_of
from geo.palette import Theme, swatches
from geo.view import View
from slides.displace import COVERING_SHARE, Body, displaced
from slides.marks import Box, Point
from slides.plane import PX, Plane
from slides.shapes import Disc, Line
from slides.symbols import (
    NEWEST_GAP,
    NEWEST_GAP_STRIKE,
    NEWEST_REACH,
    Share,
    attack_radius,
    strike_radius,
)
from slides.tally import Tally

# Between the two symbols of a site that was attacked and struck.
_BESIDE = 3 * PX


@dataclass(frozen=True)
class Stand:
    """A site in the frame, and where its symbols stand; points.

    Parameters
    ----------
    key, name : `site_id`, and its words on the map
    place : the true place
    attack_at, strike_at : middle of either symbol
    doubt : radius that a place known to a town or an area is uncertain by, 0 where none is stated;
        None is known to the site
    """

    key: str
    name: str
    place: Point
    attack_at: Point
    strike_at: Point
    doubt: float | None


@dataclass(frozen=True)
class Symbol:
    """A site's attacks, or its strikes, in the window.

    Parameters
    ----------
    shares : attacks by colour; of strikes there are none
    newest : whether the newest day is marked on it
    """

    stand: Stand
    strike: bool
    count: int
    shares: tuple[Share, ...]
    newest: bool

    @property
    def at(self) -> Point:
        """Its middle."""
        return self.stand.strike_at if self.strike else self.stand.attack_at

    @property
    def radius(self) -> float:
        """Without the newest mark."""
        return strike_radius(self.count) if self.strike else attack_radius(self.count)

    @property
    def reach(self) -> Disc:
        """What it covers, the newest mark included."""
        gap = NEWEST_GAP_STRIKE if self.strike else NEWEST_GAP
        return Disc(*self.at, self.radius + (gap + 0.8 * PX if self.newest else 1.4 * PX))

    @property
    def slid(self) -> float:
        """How far it stands from its true place."""
        (x, y), (home_x, home_y) = self.at, self.stand.place
        return hypot(x - home_x, y - home_y)

    @property
    def leads(self) -> bool:
        """Whether it does not cover its place, so that a line must lead there."""
        return self.slid > self.radius * COVERING_SHARE

    @property
    def leader(self) -> Line:
        """From the true place to the symbol's edge."""
        (x, y), (home_x, home_y) = self.at, self.stand.place
        share = max(0.0, (self.slid - self.radius - 1.4 * PX) / self.slid)
        return Line(
            self.stand.place, (home_x + (x - home_x) * share, home_y + (y - home_y) * share)
        )

    @property
    def doubt(self) -> Disc | None:
        """The circle that holds the true spot: it may overstate, never understate.

        Around the dot, in true kilometres, where a leader leads there; else around the symbol.
        """
        if self.stand.doubt is None:
            return None
        if self.leads:
            return Disc(*self.stand.place, max(self.stand.doubt, 5 * PX))
        clear = self.radius + (8.6 if self.newest else 4.5) * PX
        return Disc(*self.at, max(self.stand.doubt + self.slid, clear))


class _Site(NamedTuple):
    """A site of the series, with the most it shows there; `at` is its place in the tally."""

    at: int
    key: str
    name: str
    place: Point
    doubt: float | None
    attacks: int
    strikes: int


def symbols_of(
    dataset: Dataset,
    view: View,
    tally: Tally,
    plane: Plane,
    theme: Theme,
    taken: tuple[Box, ...] = (),
) -> tuple[Symbol, ...]:
    """The symbols of a view in the frame, by site in the order of the tally.

    A site whose true place is outside of the frame has none. Symbols stand clear of each other and
    wholly in the frame, as far as it has room; where, follows from the most that the series shows.
    A symbol that has to move keeps clear of what is `taken`.
    """
    sites = _sites(dataset, tally, plane)
    stands = _stands(sites, plane.box, taken)
    facet = record_of(dataset).facet(view.colour)
    paints = swatches(record_of(dataset), theme, view.colour)
    symbols: list[Symbol] = []
    for site, stand in zip(sites, stands, strict=True):
        counts = tally.attacks[site.at].tolist()
        shares = tuple(
            Share(entry.label, paint, count)
            for entry, paint, count in zip(facet.values, paints, counts, strict=True)
            if count
        )
        newest, struck = bool(tally.newest[site.at]), int(tally.strikes[site.at])
        if shares:
            symbols.append(Symbol(stand, False, sum(counts), shares, newest))
        if struck:
            symbols.append(Symbol(stand, True, struck, (), newest))
    return tuple(symbols)


def _sites(dataset: Dataset, tally: Tally, plane: Plane) -> list[_Site]:
    """The sites that the series shows in the frame."""
    table = dataset.sites.set_index("site_id").loc[list(tally.sites)]
    places = plane.points(table[["lon", "lat"]].to_numpy(dtype=np.float64))
    names = table["short_name"].fillna(table["name"]).astype(str)
    doubts = _doubts(table, plane)
    most = zip(tally.most_attacks.tolist(), tally.most_strikes.tolist(), strict=True)
    found = [
        _Site(at, key, name, (x, y), doubt, attacks, strikes)
        for at, (key, name, (x, y), doubt, (attacks, strikes)) in enumerate(
            zip(tally.sites, names, places.tolist(), doubts, most, strict=True)
        )
        if attacks + strikes
    ]
    return [site for site in found if plane.box.holds(Box(*site.place, *site.place))]


def _doubts(sites: pd.DataFrame, plane: Plane) -> list[float | None]:
    """Radius that each site's place is uncertain by; None where the site itself is known."""
    unsure = sites["coord_precision"].isin(["town", "area"])
    stated = sites["coord_uncertainty_km"].fillna(0).astype(float)
    return [
        km * plane.points_per_km_at(lat) if doubted else None
        for doubted, km, lat in zip(unsure, stated, sites["lat"], strict=True)
    ]


def _stands(sites: list[_Site], frame: Box, taken: tuple[Box, ...]) -> list[Stand]:
    room = frame.grown(-min(NEWEST_REACH, frame.width / 2, frame.height / 2))
    bodies = [_body(site) for site in sites]
    offsets = displaced(bodies, _in_pixels(room), [_in_pixels(box) for box in taken])
    return [_stand(site, (x * PX, y * PX)) for site, (x, y) in zip(sites, offsets, strict=True)]


def _in_pixels(box: Box) -> Box:
    return Box(box.left / PX, box.top / PX, box.right / PX, box.bottom / PX)


def _body(site: _Site) -> Body:
    x, y = site.place
    return Body(site.key, x / PX, y / PX, _reach(site) / PX)


def _reach(site: _Site) -> float:
    """Radius around both symbols, side by side, at their largest."""
    if site.attacks and site.strikes:
        return attack_radius(site.attacks) + strike_radius(site.strikes) + _BESIDE / 2
    return attack_radius(site.attacks) if site.attacks else strike_radius(site.strikes)


def _stand(site: _Site, offset: Point) -> Stand:
    x, y = site.place[0] + offset[0], site.place[1] + offset[1]
    both, reach = site.attacks > 0 and site.strikes > 0, _reach(site)
    left = reach - attack_radius(site.attacks) if both else 0
    right = reach - strike_radius(site.strikes) if both else 0
    return Stand(site.key, site.name, site.place, (x - left, y), (x + right, y), site.doubt)
