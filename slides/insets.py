"""What lies on the map and is no part of it: scale bar, north, and where on earth the map is.

Each stands where it hides no incident and leaves names their room: in a corner, else along an edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np
import numpy.typing as npt

from geo.words import digits
from slides.ground import ground_of
from slides.lettering import Line, line_at
from slides.marks import Box, Fill, Group, Mark, Path, Rect, Run, Stroke
from slides.plane import PX, Plane
from slides.shown import Shown
from slides.type import width

_MARGIN = 7.0
_SIZE = 12.0
_LONGEST_BAR = 90.0
# Beyond a symbol's radius: its marks, and how far it may stand from its place.
_SPARE = 12.0
_NAME = (60.0, 8.0)
# The inset: its largest width, its shape, the share of it that the map takes, and how many times
# its own width the whole world may be. What lies beyond is not on the base map.
_INSET_WIDTH, _INSET_SHAPE = 119.0, 0.74
_INSET_SHARE = 0.22
_WORLDS = (6.0, 18.0)
_SMALLEST_FRAME = 4.0
_STEPS = 12


@dataclass(frozen=True)
class Inset:
    """A group that lies on the map, and the room that labels must leave to it."""

    group: Group
    box: Box


@dataclass(frozen=True, eq=False)
class _Symbols:
    """Where incidents stand on the page: x, y and radius, shape (n, 3)."""

    places: npt.NDArray[np.float64]

    def under(self, box: Box) -> int:
        """How many of them a box would hide."""
        x, y, radius = self.places.T
        aside = np.maximum(np.maximum(box.left - x, x - box.right), 0)
        over = np.maximum(np.maximum(box.top - y, y - box.bottom), 0)
        return int((np.hypot(aside, over) < radius).sum())


def insets_of(shown: Shown, plane: Plane, kept: Sequence[Box] = ()) -> tuple[Inset, ...]:
    """Inset, scale bar and north of a map; where no place is free the inset is left out.

    Parameters
    ----------
    kept : room on the map that others have taken
    """
    symbols, taken = _symbols(shown, plane), list(kept)
    found: list[Inset] = []
    wide, tall = _inset_size(plane.box)
    inset = _inset_plane(plane, Box(0, 0, wide, tall))
    if inset:
        spot = _free(plane.box, (wide, tall), symbols, taken, ("top-left", "top-right"))
        if spot and not symbols.under(spot):
            found.append(_inset(shown, plane, Plane(spot, inset.lat, inset.lon, inset.scale)))
            taken.append(spot)
    for draw, size, corners in (
        (_north, (18.0, 36.0), ("top-right", "top-left")),
        (_scale_bar, _bar_size(plane), ("bottom-left", "bottom-right")),
    ):
        spot = _free(plane.box, size, symbols, taken, corners)
        if spot:
            found.append(Inset(draw(shown, plane, spot), spot.grown(2.0)))
            taken.append(spot)
    return tuple(found)


# ---- places --------------------------------------------------------------------------------------


def _symbols(shown: Shown, plane: Plane) -> _Symbols:
    """Incidents in view by place on the page, to the point."""
    rows = shown.selection.rows
    lonlat = shown.dataset.incidents[["lon", "lat"]].iloc[rows].to_numpy(dtype=np.float64)
    places = plane.points(lonlat[np.isfinite(lonlat).all(axis=1)]).round()
    if not len(places):
        return _Symbols(np.empty((0, 3)))
    spots, counts = np.unique(places[:, 0] + 1j * places[:, 1], return_counts=True)
    radii = np.minimum(48.0, 4.0 + 6.0 * np.sqrt(counts)) * PX + _SPARE
    return _Symbols(np.column_stack([spots.real, spots.imag, radii]))


def _free(
    frame: Box,
    size: tuple[float, float],
    symbols: _Symbols,
    taken: Sequence[Box],
    corners: tuple[str, str],
) -> Box | None:
    """The place that hides least, a corner before an edge, and of corners the one that leaves most
    names their room, then the one asked for first; None: all are taken."""
    if size[0] + 2 * _MARGIN > frame.width or size[1] + 2 * _MARGIN > frame.height:
        return None
    places = [
        (symbols.under(box), not is_corner, symbols.under(_with_names(box)), at, box)
        for at, (box, is_corner) in enumerate(_candidates(frame, size, corners))
        if not any(box.grown(2.0).touches(other) for other in taken)
    ]
    return min(places)[-1] if places else None


def _with_names(box: Box) -> Box:
    """A place and the room around it in which names of its neighbours would stand."""
    across, down = _NAME
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)


def _candidates(
    frame: Box, size: tuple[float, float], corners: tuple[str, str]
) -> Iterator[tuple[Box, bool]]:
    """Places, and whether they are corners: those asked for, the other ones, then the edges."""
    wide, tall = size
    room = frame.grown(-_MARGIN)
    lefts = {"left": room.left, "right": room.right - wide}
    tops = {"top": room.top, "bottom": room.bottom - tall}
    others = ("bottom-left", "bottom-right", "top-left", "top-right")
    for corner in (*corners, *others):
        side, end = corner.split("-")
        yield Box(lefts[end], tops[side], lefts[end] + wide, tops[side] + tall), True
    for side in (corners[0].split("-")[0], *tops):
        for left in np.linspace(room.left, room.right - wide, _STEPS).tolist():
            yield Box(left, tops[side], left + wide, tops[side] + tall), False
    for left in lefts.values():
        for top in np.linspace(room.top, room.bottom - tall, _STEPS).tolist():
            yield Box(left, top, left + wide, top + tall), False


# ---- where on earth ------------------------------------------------------------------------------


def _inset_size(frame: Box) -> tuple[float, float]:
    wide = min(_INSET_WIDTH, 0.2 * frame.width, 0.36 * frame.height / _INSET_SHAPE)
    return wide, wide * _INSET_SHAPE


def _inset_plane(plane: Plane, box: Box) -> Plane | None:
    """The plane of the inset, around the map's centre; None where the map shows as much itself."""
    wanted = plane.scale * _INSET_SHARE * box.width / plane.box.width
    least, most = (worlds * box.width for worlds in _WORLDS)
    inset = Plane(box, plane.lat, plane.lon, min(max(wanted, least), most))
    return inset if box.holds(_frame_on(inset, plane).grown(2.0)) else None


def _frame_on(inset: Plane, plane: Plane) -> Box:
    """The map's frame on the inset."""
    west, south, east, north = plane.bounds()
    (left, top), (right, bottom) = inset.point(west, north), inset.point(east, south)
    spare = max(0.0, _SMALLEST_FRAME - (right - left)) / 2
    return Box(left, top, right, bottom).grown(spare)


def _inset(shown: Shown, plane: Plane, inset: Plane) -> Inset:
    marks: tuple[Mark, ...] = (
        *ground_of(shown.dataset, inset, shown.theme, detail=False),
        Rect(inset.box, None, Stroke(shown.ink("line2"), 0.8), name="Inset edge"),
        Rect(_frame_on(inset, plane), None, Stroke(shown.ink("ink"), 1.2), name="Map frame"),
    )
    words = "Where on earth: the frame is what the map shows"
    return Inset(Group("Inset", marks, words, inset.box), inset.box.grown(2.0))


# ---- north and scale -----------------------------------------------------------------------------


def _halo(shown: Shown) -> Stroke:
    return Stroke(shown.ink("halo"), 3.0)


def _north(shown: Shown, _: Plane, box: Box) -> Group:
    x, top = box.centre[0], box.top
    outline = ((x, top), (x + 6.2, top + 17.5), (x, top + 13.2), (x - 6.2, top + 17.5))
    letter: Line = (Run("N", _SIZE, shown.ink("ink"), 600),)
    return Group(
        "North",
        (
            Path((outline,), True, Fill(shown.ink("ink2")), name="Arrow"),
            line_at(letter, x, box.bottom - 4.0, "centre", _halo(shown), "N"),
        ),
        "North is up",
    )


def scale_km(plane: Plane) -> float:
    """Kilometres of the bar: the largest of 1, 2, 5, 10, 20, 50 … that is not too long."""
    most = _LONGEST_BAR / plane.points_per_km()
    power: float = 10.0 ** floor(log10(most))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most * (1 + 1e-9))


def _bar_words(plane: Plane) -> tuple[str, str, str]:
    km = scale_km(plane)
    return "0", _trimmed(km / 2), f"{_trimmed(km)} km"


def _trimmed(km: float) -> str:
    return digits(round(km)) if km >= 1000 else f"{km:g}"


def _bar_size(plane: Plane) -> tuple[float, float]:
    """The bar with its numbers: half of the first one to the left, the unit to the right."""
    bar = scale_km(plane) * plane.points_per_km()
    first, _, last = (width(word, _SIZE) for word in _bar_words(plane))
    return first / 2 + bar + last, 23.0


def _scale_bar(shown: Shown, plane: Plane, box: Box) -> Group:
    """A bar with its half marked; numbers stand over the marks, the unit after the last."""
    ink = shown.ink("ink2")
    words = _bar_words(plane)
    bar = scale_km(plane) * plane.points_per_km()
    left, y = box.left + width(words[0], _SIZE) / 2, box.bottom - 1.0
    right, half = left + bar, left + bar / 2
    ends = ((left, y - 4.6), (left, y), (right, y), (right, y - 4.6))
    number = width(words[2].removesuffix(" km"), _SIZE) / 2
    texts: tuple[tuple[float, str], ...] = (
        (left, words[0]),
        (half, words[1]),
        (right - number + width(words[2], _SIZE) / 2, words[2]),
    )
    clear = bar / 2 > width(words[1], _SIZE) / 2 + number + 3.0
    return Group(
        "Scale bar",
        (
            Path((ends,), False, None, Stroke(shown.ink("halo"), 3.4), "Bar, halo"),
            Path((ends, ((half, y - 3.6), (half, y))), False, None, Stroke(ink, 1.4), "Bar"),
            *(
                line_at((Run(text, _SIZE, ink),), x, y - 7.6, "centre", _halo(shown), text)
                for x, text in texts
                if clear or text != words[1]
            ),
        ),
        f"Scale: {words[2]} at the map's centre",
    )
