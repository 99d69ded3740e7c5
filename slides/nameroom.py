"""Room for names that follow a shape: countries inside their outline, rivers along their stream."""

from collections.abc import Iterator
from math import atan2, ceil, cos, degrees, pi, sin

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from slides.cut import clipped
from slides.labels import Name, Position
from slides.marks import Box
from slides.plane import PX, Places
from slides.shapes import box_around

# How finely a country is searched.
_ACROSS, _DOWN = 16 * PX, 10 * PX
# From a country's name to its outline.
_EDGE = 4 * PX
# A distance up or down is worth so much of one to the side.
_TALL = 1.5

# Along a river, from one position to the next.
_SPACING = 24 * PX
_STRAIGHT = 0.93
# Two names of one river are as far apart.
_APART = 220 * PX
_STEEPEST = 1.3


def country_positions(outline: BaseGeometry, name: Name, room: Box) -> Iterator[Position]:
    """Positions at which a name lies wholly inside an outline of the page and the room.

    The nearest to the middle of the visible part first; none where none does.
    """
    shown = clipped(outline, room)
    if shown.area < name.width * name.height:
        return
    middle = shapely.get_coordinates(shown.centroid)[0]
    centres = np.vstack([middle, _raster(shown.bounds, middle)])
    x, y = centres.T
    half, tall = name.width / 2 + _EDGE, name.height / 2
    shapely.prepare(shown)
    fits = shapely.contains(shown, shapely.box(x - half, y - tall, x + half, y + tall))
    far = np.round(np.hypot(x - middle[0], (y - middle[1]) * _TALL), 3)
    order = np.argsort(np.where(fits, far, np.inf), kind="stable")
    for x, y in centres[order[: int(fits.sum())]].tolist():
        box = box_around(x, y, name.width, name.height)
        yield Position(box, (box,))


def _raster(bounds: tuple[float, float, float, float], middle: Places) -> Places:
    """Points in a box, so that `middle` is one of them."""
    left, top, right, bottom = bounds
    across = np.arange(ceil((left - middle[0]) / _ACROSS), (right - middle[0]) / _ACROSS)
    down = np.arange(ceil((top - middle[1]) / _DOWN), (bottom - middle[1]) / _DOWN)
    grid = np.stack(np.meshgrid(across * _ACROSS, down * _DOWN), axis=-1).reshape(-1, 2)
    points: Places = middle + grid
    return points


def river_positions(stream: Places, name: Name, room: Box) -> list[list[Position]]:
    """Lists of positions along a stream of the page, one for each half of a long one.

    The straightest stretch first. A name lies beside the stream, turned along it.
    """
    path = _visible(stream, room.grown(name.width))
    if len(path) < 2:
        return []
    walked = np.concatenate([[0.0], np.hypot(*np.diff(path, axis=0).T).cumsum()])
    total = float(walked[-1])
    middles = np.arange(name.width / 2, total - name.width / 2, _SPACING)
    if total >= 3 * _APART:
        parts = [middles[middles < (total - _APART) / 2], middles[middles > (total + _APART) / 2]]
    else:
        parts = [middles]
    return [_along(path, walked, part, name) for part in parts]


def _visible(stream: Places, room: Box) -> Places:
    """The longest run of points in the room."""
    x, y = stream.T
    inside = (x > room.left) & (x < room.right) & (y > room.top) & (y < room.bottom)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    runs = edges.reshape(-1, 2)
    if not len(runs):
        return stream[:0]
    start, end = runs[np.argmax(runs[:, 1] - runs[:, 0])]
    return stream[start:end]


def _along(path: Places, walked: Places, middles: Places, name: Name) -> list[Position]:
    """Positions on both sides of the stretches that are straight and level enough."""
    half = name.width / 2
    starts, ends = ((_at(path, walked, middles + side * half)) for side in (-1, 1))
    chords = np.hypot(*(ends - starts).T)
    stretches = sorted(
        (round(1 - chord / name.width, 6), tuple(start), tuple(end))
        for chord, start, end in zip(chords.tolist(), starts.tolist(), ends.tolist(), strict=True)
        if chord >= name.width * _STRAIGHT
    )
    turned = [(start, end, _upright(start, end)) for _, start, end in stretches]
    return [
        _beside(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), angle, side, name)
        for start, end, angle in turned
        if abs(angle) <= _STEEPEST
        for side in (-1, 1)
    ]


def _at(path: Places, walked: Places, along: Places) -> Places:
    points: Places = np.column_stack([np.interp(along, walked, axis) for axis in path.T])
    return points


def _upright(start: tuple[float, ...], end: tuple[float, ...]) -> float:
    """The angle of a stretch, turned so that letters stand."""
    angle = atan2(end[1] - start[1], end[0] - start[0])
    if angle > pi / 2:
        return angle - pi
    return angle + pi if angle <= -pi / 2 else angle


def _beside(middle: tuple[float, float], angle: float, side: int, name: Name) -> Position:
    """A row of small boxes covers a slanted name, so that it takes no more than it needs."""
    off = (name.height / 2 + PX) * side
    x, y = middle[0] - sin(angle) * off, middle[1] + cos(angle) * off
    pieces = ceil(name.width / name.height)
    # As large as a turned piece of the text.
    tall = name.height * abs(cos(angle)) + name.width / pieces * abs(sin(angle))
    wide = name.width / pieces * abs(cos(angle)) + name.height * abs(sin(angle))
    steps = [((piece + 0.5) / pieces - 0.5) * name.width for piece in range(pieces)]
    covers = tuple(
        box_around(x + cos(angle) * step, y + sin(angle) * step, wide, tall) for step in steps
    )
    return Position(box_around(x, y, name.width, name.height), covers, angle=degrees(angle))
