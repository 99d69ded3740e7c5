"""Plain shapes of the page, and whether they touch."""

from collections.abc import Iterable
from math import hypot
from typing import NamedTuple

from slides.marks import Box, Point


class Disc(NamedTuple):
    """A circle, filled or not."""

    x: float
    y: float
    radius: float


class Line(NamedTuple):
    """A straight line between two points."""

    start: Point
    end: Point


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """A box by its middle."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of one or more boxes."""
    lefts, tops, rights, bottoms = zip(
        *((box.left, box.top, box.right, box.bottom) for box in boxes), strict=True
    )
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def touches_disc(box: Box, disc: Disc) -> bool:
    """Whether they share more than an edge."""
    x, y, radius = disc
    # Most discs are far off, and a wish looks at many.
    if x + radius <= box.left or x - radius >= box.right:
        return False
    return _nearest(box, x, y) < radius


def touches_ring(box: Box, ring: Disc, margin: float) -> bool:
    """Whether the box comes closer than `margin` to the circle's line; wholly inside is free."""
    outer = Disc(ring.x, ring.y, ring.radius + margin)
    return touches_disc(box, outer) and _farthest(box, ring.x, ring.y) > ring.radius - margin


def touches_line(box: Box, line: Line) -> bool:
    """Whether a part of the line lies inside the box (Liang and Barsky's cuts)."""
    (x, y), (to_x, to_y) = line
    if (x <= box.left and to_x <= box.left) or (x >= box.right and to_x >= box.right):
        return False
    first, last = 0.0, 1.0
    for start, delta, low, high in (
        (x, to_x - x, box.left, box.right),
        (y, to_y - y, box.top, box.bottom),
    ):
        if abs(delta) < 1e-9:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / delta, (high - start) / delta))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last


def distance_to_line(x: float, y: float, line: Line) -> float:
    """From a point to the nearest point of a line."""
    (from_x, from_y), (to_x, to_y) = line
    dx, dy = to_x - from_x, to_y - from_y
    along = ((x - from_x) * dx + (y - from_y) * dy) / (dx * dx + dy * dy or 1)
    share = min(1.0, max(0.0, along))
    return hypot(x - from_x - share * dx, y - from_y - share * dy)


def _nearest(box: Box, x: float, y: float) -> float:
    return hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))


def _farthest(box: Box, x: float, y: float) -> float:
    return hypot(max(x - box.left, box.right - x), max(y - box.top, box.bottom - y))
