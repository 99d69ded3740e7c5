"""Room for close neighbours: symbols that would overlap slide apart, the larger less.

The rules of the screen's `displace.ts`, with one more: a symbol stays inside the frame. Lengths are
pixels of the screen's map.
"""

from collections.abc import Sequence
from math import pi
from typing import NamedTuple

import numpy as np

from geo.facets import Mask
from slides.marks import Box, Point
from slides.plane import Places

# A symbol that slid no farther than this share of its radius still covers its own place.
COVERING_SHARE = 0.8
# Between symbols; the newest mark of one of them fits in.
GAP = 8.2
# A symbol that does not cover its place stands this clear of it.
_CLEAR = 8.0

_SLIDE_STEP, _RING_STEP = 2.0, 4.0
# Farther than this a leader leads nowhere that the eye would follow.
_MOST_RINGS = 60
# Once there is room, as many further rings are looked at for a better place.
_RINGS_MORE = 4
_ANGLES = np.arange(32) * 2 * np.pi / 32
_DIRECTIONS = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])


class Body(NamedTuple):
    """A site's symbols at their largest, in a circle around its true place."""

    key: str
    x: float
    y: float
    radius: float


class _Offer(NamedTuple):
    price: float
    offset: Places


def displaced(bodies: Sequence[Body], room: Box, taken: Sequence[Box] = ()) -> tuple[Point, ...]:
    """Offsets from the true places, in the order of `bodies`.

    After them no two bodies are closer than `GAP`, and each lies wholly in `room` and clear of what
    is `taken`. Where the room is full a body stays at its place and overlaps; where there are more
    than it could hold, all do. The largest stay first; ties go by key.
    """
    if sum(pi * (body.radius + GAP / 2) ** 2 for body in bodies) > room.width * room.height:
        return tuple((float(x), float(y)) for x, y in (_inward(body, room) for body in bodies))
    offsets: list[Point] = [(0.0, 0.0)] * len(bodies)
    standing = _Standing(room, tuple(taken))
    for at in sorted(range(len(bodies)), key=lambda at: (-bodies[at].radius, bodies[at].key)):
        offset = _room_for(bodies[at], standing)
        standing.add(bodies[at], offset)
        offsets[at] = (float(offset[0]), float(offset[1]))
    return tuple(offsets)


class _Standing:
    """The bodies that have their place, and the room that the others can have."""

    def __init__(self, room: Box, taken: tuple[Box, ...]) -> None:
        self.room, self.taken = room, taken
        self.home = self.at = np.empty((0, 2))
        self.radius = np.empty(0)

    def add(self, body: Body, offset: Places) -> None:
        home = np.array([(body.x, body.y)])
        self.home, self.at = np.vstack([self.home, home]), np.vstack([self.at, home + offset])
        self.radius = np.append(self.radius, body.radius)


def _room_for(body: Body, standing: _Standing) -> Places:
    inward = _inward(body, standing.room)
    slid = float(np.hypot(*inward))
    if slid <= body.radius * COVERING_SHARE and _free(body, inward[None], standing)[0]:
        return inward
    for slide in np.arange(_SLIDE_STEP, body.radius * COVERING_SHARE + 1e-9, _SLIDE_STEP):
        found = _cheapest(body, float(slide), standing)
        if found:
            return found.offset
    best = _ring_room(body, standing)
    return best.offset if best else inward


def _inward(body: Body, room: Box) -> Places:
    """The shortest way for a body to lie in the room; in one too small, to its middle."""
    home, centre = np.array((body.x, body.y)), np.array(room.centre)
    spare = np.maximum(0, (room.width / 2 - body.radius, room.height / 2 - body.radius))
    inward: Places = np.clip(home, centre - spare, centre + spare) - home
    return inward


def _ring_room(body: Body, standing: _Standing) -> _Offer | None:
    """The cheapest place that stands clear, among the first rings that have one."""
    best: _Offer | None = None
    last = _MOST_RINGS
    for ring in range(_MOST_RINGS + _RINGS_MORE):
        if ring > last:
            break
        found = _cheapest(body, body.radius + _CLEAR + ring * _RING_STEP, standing)
        if found and best is None:
            last = ring + _RINGS_MORE
        if found and (best is None or found.price < best.price):
            best = found
    return best


def _cheapest(body: Body, distance: float, standing: _Standing) -> _Offer | None:
    """The cheapest free offset at a distance; None when every direction is taken."""
    offsets = _DIRECTIONS * distance
    free = _free(body, offsets, standing)
    if not free.any():
        return None
    offsets = offsets[free]
    costs = _costs(body, offsets, standing, leads=distance > body.radius)
    # Rounded, so that every machine finds the same one.
    prices = np.round(distance + costs, 3)
    at = int(np.argmin(prices))
    return _Offer(float(prices[at]), offsets[at])


def _free(body: Body, offsets: Places, standing: _Standing) -> Mask:
    at, reach = np.array((body.x, body.y)) + offsets, body.radius - 1e-6
    left, top, right, bottom = _edges(standing.room)
    inside = (at >= (left + reach, top + reach)) & (at <= (right - reach, bottom - reach))
    free: Mask = np.all(inside, axis=1)
    for box in standing.taken:
        left, top, right, bottom = _edges(box)
        beside = np.maximum(np.maximum((left, top) - at, at - (right, bottom)), 0)
        free &= np.hypot(*beside.T) >= reach
    apart = _distances(at, standing.at) >= standing.radius + body.radius + GAP - 1e-6
    return free & apart.all(axis=1)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return (box.left, box.top, box.right, box.bottom)


def _costs(body: Body, offsets: Places, standing: _Standing, leads: bool) -> Places:
    """Leaders that cross symbols and symbols that hide places cost; so does leaning on others."""
    home = np.array((body.x, body.y))
    at = home + offsets
    costs = (400 / (_distances(at, standing.at) + 1)).sum(axis=1)
    costs += 40 * (_distances(at, standing.home) < body.radius + 4).sum(axis=1)
    if leads:
        others = _distances(home[None], standing.at)[0] > standing.radius
        crossed = _distances_to_lines(standing.at[None], home, at[:, None]) < standing.radius + 2
        costs += 60 * (crossed & others).sum(axis=1)
        under = _distances_to_lines(at[:, None], standing.home[None], standing.at[None])
        costs += 60 * (under < body.radius + 2).sum(axis=1)
    priced: Places = costs
    return priced


def _distances(a: Places, b: Places) -> Places:
    """From each of a to each of b."""
    apart: Places = np.hypot(a[:, None, 0] - b[None, :, 0], a[:, None, 1] - b[None, :, 1])
    return apart


def _distances_to_lines(points: Places, start: Places, end: Places) -> Places:
    """From points to the nearest points of lines; shapes (…, 2) that fit each other."""
    way = end - start
    length = (way**2).sum(axis=-1)
    along = ((points - start) * way).sum(axis=-1) / np.where(length > 0, length, 1)
    nearest = start + np.clip(along, 0, 1)[..., None] * way
    far: Places = np.hypot(*np.moveaxis(points - nearest, -1, 0))
    return far
