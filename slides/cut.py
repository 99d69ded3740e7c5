"""Cutting shapes to the frame, and the runs of points that they are drawn of."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from slides.marks import Box, Point
from slides.plane import Places, Plane, world

Shapes = npt.NDArray[np.object_]


def clipped(geometry: BaseGeometry, box: Box) -> BaseGeometry:
    """What of a shape of the page lies in a box."""
    return shapely.intersection(geometry, shapely.box(box.left, box.top, box.right, box.bottom))


def contours(geometry: BaseGeometry) -> tuple[tuple[Point, ...], ...]:
    """The runs of points of a shape: lines, and rings, holes included, without their last point.

    Points alone, which a cut can leave behind, are no contour.
    """
    found: list[tuple[Point, ...]] = []
    for part in _parts(geometry):
        if part.geom_type == "Polygon":
            found += [_run(ring)[:-1] for ring in (part.exterior, *part.interiors)]
        elif part.geom_type in ("LineString", "LinearRing"):
            found.append(_run(part))
    return tuple(run for run in found if len(run) > 1)


def _run(line: BaseGeometry) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The single shapes of collections, collections within them included."""
    inner = getattr(geometry, "geoms", None)
    return [geometry] if inner is None else [part for one in inner for part in _parts(one)]


class Cut:
    """Lays shapes of the world onto a plane: cut to its box, no finer than can be seen.

    Parameters
    ----------
    plane : where to
    fineness : points; how far a line may be from where it should be
    """

    def __init__(self, plane: Plane, fineness: float) -> None:
        west, south, east, north = plane.bounds()
        self._window = shapely.box(*world(np.array([(west, south), (east, north)])).ravel())
        self._plane, self._fineness = plane, fineness

    def line(self, geometry: BaseGeometry) -> BaseGeometry:
        """A shape in world units on the page; empty where none of it is in the box."""
        return shapely.simplify(self._laid([geometry])[0], self._fineness)

    def areas(self, geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Polygons in world units on the page, in their order. Those that touch go on to touch."""
        # Its tolerance is the root of the area that a corner takes away.
        return list(shapely.coverage_simplify(self._laid(geometries), self._fineness))

    def _laid(self, geometries: Sequence[BaseGeometry]) -> Shapes:
        inside = shapely.intersection(np.array(geometries, dtype=object), self._window)
        laid: Shapes = shapely.transform(inside, self._on_page)
        return laid

    def _on_page(self, places: Places) -> Places:
        box = self._plane.box
        # A cut leaves edges a hair outside.
        inside: Places = np.clip(
            self._plane.of_world(places), (box.left, box.top), (box.right, box.bottom)
        )
        return inside
