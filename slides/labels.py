"""Where names may stand. They come in order of importance; each takes the first position that is
free, or is left out. Lengths are points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from slides.marks import Align, Box, Run
from slides.plane import PX, Places
from slides.shapes import Disc, Line, distance_to_line, touches_line, touches_ring

# Between a name and its own symbols.
_CLEAR_OWN = 1 * PX
_CLEAR_RING = 2 * PX
# Between a site's name and any other.
_CLEAR_NAME = 2 * PX
_CLEAR_LEADER = 1 * PX
# From a name to the middle of a point.
_CLEAR_POINT = 5.5 * PX


@dataclass(frozen=True)
class Name:
    """A text with its looks and the room it takes.

    Parameters
    ----------
    lines : Latin, and Arabic below it
    leading : from baseline to baseline
    dot : what marks the place itself; None does not
    """

    lines: tuple[tuple[Run, ...], ...]
    width: float
    height: float
    leading: float
    dot: str | None = None


class Position(NamedTuple):
    """One position of a name.

    Parameters
    ----------
    box : the text's, before it is turned
    covers : all that the name takes, its dot included
    angle : degrees clockwise
    leader : from the symbol to a name that had to stand off
    """

    box: Box
    covers: tuple[Box, ...]
    align: Align = "centre"
    angle: float = 0.0
    leader: Line | None = None


@dataclass(frozen=True, eq=False)
class Wish:
    """A name that wants a place.

    Parameters
    ----------
    positions : in order of preference, asked for one by one; a site's twice
    margin : kept free around it, of other names
    site : key of the site whose name it is; blank is none
    instead : what it makes do with where it finds no place
    """

    name: Name
    positions: Iterable[Position]
    margin: float
    site: str = ""
    instead: "Wish | None" = None


class Placed(NamedTuple):
    """A name that has its place."""

    wish: Wish
    position: Position


@dataclass(frozen=True, eq=False)
class Ground:
    """What names keep clear of.

    Parameters
    ----------
    room : they lie wholly inside
    taken : furniture
    discs, lines : symbols, dots and leaders, each with the key of its site
    rings : lines of circles; inside of one is free
    points : middles of small symbols, shape (n, 2)
    clear : between a name and symbols that are not its own
    """

    room: Box
    taken: tuple[Box, ...]
    discs: tuple[tuple[str, Disc], ...]
    lines: tuple[tuple[str, Line], ...]
    rings: tuple[Disc, ...]
    points: Places
    clear: float = 4 * PX

    def circles(self, site: str) -> Places:
        """What a site's name keeps clear of, margins included: x, y and radius, shape (n, 3)."""
        margins = np.where(self._owners == site, _CLEAR_OWN, self.clear)
        return np.vstack([self._symbols + margins[:, None] * (0, 0, 1), self._points])

    @cached_property
    def _owners(self) -> npt.NDArray[np.str_]:
        return np.array([key for key, _ in self.discs], dtype=np.str_)

    @cached_property
    def _symbols(self) -> Places:
        return np.array([disc for _, disc in self.discs]).reshape(-1, 3)

    @cached_property
    def _points(self) -> Places:
        return np.insert(self.points, 2, _CLEAR_POINT, axis=1)


def placed(wishes: Iterable[Wish], ground: Ground) -> tuple[Placed, ...]:
    """The names that find a place, in the order of the wishes.

    No two of them touch, none touches what is on the ground or leaves its room. Before a name of a
    site is left out, it may come closer to symbols and lie across a ring.
    """
    found: list[Placed] = []
    bare = replace(ground, rings=(), clear=_CLEAR_OWN)
    for wish in wishes:
        position = _first(wish, ground, found)
        if wish.site and position is None:
            position = _first(wish, bare, found)
        less = wish.instead if position is None else None
        if less:
            position = _first(less, ground, found)
        if position:
            found.append(Placed(less or wish, position))
    return tuple(found)


def _first(wish: Wish, ground: Ground, names: Sequence[Placed]) -> Position | None:
    circles = ground.circles(wish.site)
    return next(
        (
            position
            for position in wish.positions
            if all(_on_free_ground(box, wish.site, circles, ground) for box in position.covers)
            and not any(_on_names(box, wish, names) for box in position.covers)
            and (position.leader is None or _leads_free(position.leader, wish.site, ground, names))
        ),
        None,
    )


def _on_free_ground(box: Box, site: str, circles: Places, ground: Ground) -> bool:
    own, roomy = box.grown(_CLEAR_OWN), box.grown(ground.clear)
    return (
        ground.room.holds(box)
        and not any(box.touches(other) for other in ground.taken)
        and not _touches_any(box, circles)
        and not any(touches_ring(box, ring, _CLEAR_RING) for ring in ground.rings)
        and not any(touches_line(own if key == site else roomy, line) for key, line in ground.lines)
    )


def _touches_any(box: Box, circles: Places) -> bool:
    """As `touches_disc`, for many: x, y and radius, shape (n, 3)."""
    x, y, radius = circles.T
    across = np.maximum(np.maximum(box.left - x, x - box.right), 0)
    down = np.maximum(np.maximum(box.top - y, y - box.bottom), 0)
    return bool((np.hypot(across, down) < radius).any())


def _on_names(box: Box, wish: Wish, names: Sequence[Placed]) -> bool:
    beside_sites, beside_leaders = box.grown(_CLEAR_NAME), box.grown(_CLEAR_LEADER)
    beside_others = beside_sites if wish.site else box.grown(wish.margin)
    return any(
        any((beside_sites if other.site else beside_others).touches(its) for its in position.covers)
        or (position.leader is not None and touches_line(beside_leaders, position.leader))
        for other, position in names
    )


def _leads_free(line: Line, site: str, ground: Ground, names: Sequence[Placed]) -> bool:
    """Whether a line to a name crosses no other symbol and no name."""
    return all(
        key == site or distance_to_line(disc.x, disc.y, line) > disc.radius
        for key, disc in ground.discs
    ) and not any(touches_line(box, line) for one in names for box in one.position.covers)
