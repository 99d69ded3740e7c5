"""Incidents without a site: points, or a grid where they are more than the eye can read."""

from dataclasses import dataclass
from math import floor, log10

import numpy as np

from geo.dataset import Dataset
from geo.facets import record_of
from geo.palette import Theme, colour, strike_colour, swatches
from geo.select import Numbers
from geo.view import View
from geo.words import digits
from slides.marks import Box, Fill, Group, Mark, Path
from slides.plane import PX, Places, Plane
from slides.symbols import point_symbol

# One point for so many square pixels of the screen is still read as points.
_ROOM_OF_POINT = 110 * PX**2
_MOST_POINTS = 3_000
_SIDE = 14 * PX
_OPACITIES = (0.08, 0.15, 0.23, 0.32, 0.42, 0.54)
_ROUND = (5, 3, 2, 1)


@dataclass(frozen=True, eq=False)
class Points:
    """Incidents without a site in the frame.

    Parameters
    ----------
    group : what is drawn of them; None is nothing
    places : points of the page, shape (n, 2); of the grid's as well
    steps : least counts of the grid's steps; () where points are drawn one by one
    outside : how many lie beyond the frame
    """

    group: Group | None
    places: Places
    steps: tuple[int, ...]
    outside: int


def points_of(dataset: Dataset, view: View, rows: Numbers, plane: Plane, theme: Theme) -> Points:
    """Draws the incidents of `rows`, row numbers of incidents that have no site."""
    lonlat = dataset.incidents[["lon", "lat"]].to_numpy(dtype=np.float64)[rows]
    at, box = plane.points(lonlat), plane.box
    inside = ((at >= (box.left, box.top)) & (at <= (box.right, box.bottom))).all(axis=1)
    places, outside = at[inside], int(len(at) - inside.sum())
    if not len(places):
        return Points(None, places, (), outside)
    most = min(_MOST_POINTS, box.width * box.height / _ROOM_OF_POINT)
    if len(places) <= most:
        return Points(
            _one_by_one(dataset, view, rows[inside], places, plane, theme), places, (), outside
        )
    cells, counts = _cells(places, plane)
    steps = steps_for(int(counts.max()))
    return Points(_grid(cells, counts, steps, plane, theme), places, steps, outside)


def steps_for(largest: int) -> tuple[int, ...]:
    """Least counts of the grid's six steps, 1 first, in about equal ratios up to three quarters of
    the largest count; each larger than the last."""
    ratio = max(1.2, (largest * 0.75) ** (1 / (len(_OPACITIES) - 1)))
    steps = [1]
    for power in range(1, len(_OPACITIES)):
        steps.append(max(steps[-1] + 1, _rounded(ratio**power)))
    return tuple(steps)


def _rounded(value: float) -> int:
    ten = 10 ** floor(log10(value))
    return int(ten * next(digit for digit in _ROUND if digit * ten <= value))


def _one_by_one(
    dataset: Dataset, view: View, rows: Numbers, places: Places, plane: Plane, theme: Theme
) -> Group:
    """Attacks, and strikes over them, each in time order."""
    record = record_of(dataset)
    facet, paints = record.facet(view.colour), swatches(record, theme, view.colour)
    blue = strike_colour(theme)
    drawn: tuple[list[Mark], list[Mark]] = ([], [])
    for row, (x, y) in zip(rows.tolist(), places.tolist(), strict=True):
        strike, code = bool(record.strike[row]), int(facet.codes[row])
        name = "Strike" if strike else facet.values[code].label
        paint = blue if strike else paints[code].colour
        drawn[strike].extend(point_symbol(name, (x, y), paint, strike, theme, plane.box))
    return Group("Incidents at no listed site", (*drawn[0], *drawn[1]))


def _cells(places: Places, plane: Plane) -> tuple[Numbers, Numbers]:
    """Column and row of each cell that holds a point, shape (n, 2), and how many it holds.

    The grid is bound to the world, so that a moved frame cuts the same cells.
    """
    origin = plane.of_world(np.zeros((1, 2)))
    found = np.floor((places - origin) / _SIDE).astype(np.int64)
    first = found.min(axis=0)
    width = int(found[:, 0].max() - first[0]) + 1
    counts = np.bincount((found - first) @ (1, width))
    held = np.flatnonzero(counts)
    return np.column_stack([held % width, held // width]) + first, counts[held]


def _grid(
    cells: Numbers, counts: Numbers, steps: tuple[int, ...], plane: Plane, theme: Theme
) -> Group:
    """One path for each step that occurs."""
    origin = plane.of_world(np.zeros((1, 2)))
    corners = origin + cells * _SIDE
    step = np.searchsorted(steps, counts, side="right") - 1
    ink = colour(theme, "ink")
    paths = tuple(
        Path(
            tuple(_cell(x, y, plane.box) for x, y in corners[step == at].tolist()),
            closed=True,
            fill=Fill(ink, opacity),
            name=_step_words(steps, at),
        )
        for at, opacity in enumerate(_OPACITIES)
        if (step == at).any()
    )
    return Group("Incidents at no listed site, by cell", paths)


def _cell(x: float, y: float, frame: Box) -> tuple[tuple[float, float], ...]:
    """The corners of a cell, cut to the frame."""
    left, right = max(x, frame.left), min(x + _SIDE, frame.right)
    top, bottom = max(y, frame.top), min(y + _SIDE, frame.bottom)
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _step_words(steps: tuple[int, ...], at: int) -> str:
    """ "10 to 29 incidents"."""
    if at + 1 == len(steps):
        return f"{digits(steps[at])} incidents and more"
    last = steps[at + 1] - 1
    if last == steps[at]:
        return f"{digits(last)} incident{'' if last == 1 else 's'}"
    return f"{digits(steps[at])} to {digits(last)} incidents"
