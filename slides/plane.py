"""The plane of a map: web Mercator laid onto a box of the page, north up.

World units run from 0 to 1, x east and y south, as in `mercator.ts`; lengths are points.
"""

from dataclasses import dataclass
from math import asin, atan, cos, degrees, log2, pi, radians, sinh, tanh

import numpy as np
import numpy.typing as npt

from geo.camera import Camera
from geo.dataset import Dataset
from geo.facets import record_of
from geo.filters import passes
from geo.view import View
from slides.marks import Box, Point

Places = npt.NDArray[np.float64]
Bounds = tuple[float, float, float, float]

# A pixel of the screen's map on the slide: 1.85 of the picture's 1920, of which two are a point.
PX = 0.925

_TILE = 512
_MAX_LATITUDE = degrees(asin(tanh(pi)))
_EQUATOR_KM = 40_075.017

# The screen's map in pixels, of which a camera's zoom speaks: the smallest that it was made for.
_SCREEN_WIDTH, _SCREEN_HEIGHT = 860.0, 474.0
# Left, top, right, bottom: room for symbols, at the right for names.
_PADDING = (40 * PX, 36 * PX, 96 * PX, 36 * PX)
_CLOSEST_ZOOM = 9.0
_WORLD: Bounds = (-120.0, -50.0, 150.0, 65.0)


@dataclass(frozen=True)
class Plane:
    """Web Mercator laid onto a box of the page.

    Parameters
    ----------
    box : what the map fills
    lat, lon : the box's centre, degrees WGS84
    scale : points of the whole world's width
    """

    box: Box
    lat: float
    lon: float
    scale: float

    def point(self, lon: float, lat: float) -> Point:
        """Where a place in degrees WGS84 lies on the page; beyond the box where it is not shown."""
        x, y = self.points(np.array([(lon, lat)], dtype=np.float64))[0]
        return (float(x), float(y))

    def points(self, lonlat: Places) -> Places:
        """As `point`, for many: longitude and latitude in, x and y out, both of shape (n, 2)."""
        return self.of_world(world(lonlat))

    def of_world(self, places: Places) -> Places:
        """Points on the page of places in world units, both of shape (n, 2)."""
        laid: Places = np.asarray(self.box.centre) + (places - self._centre()) * self.scale
        return laid

    def points_per_km(self) -> float:
        """Points of a kilometre at the centre's latitude."""
        return self.points_per_km_at(self.lat)

    def points_per_km_at(self, lat: float) -> float:
        """Points of a kilometre at a latitude: Mercator widens towards the poles."""
        return self.scale / (_EQUATOR_KM * cos(radians(lat)))

    def bounds(self) -> Bounds:
        """West, south, east, north of the box, degrees WGS84, as far as the world goes."""
        x, y = self._centre().tolist()
        across, down = self.box.width / self.scale / 2, self.box.height / self.scale / 2
        west, east = _longitude(x - across), _longitude(x + across)
        return (max(-180.0, west), _latitude(y + down), min(180.0, east), _latitude(y - down))

    @property
    def zoom(self) -> float:
        """The zoom at which the screen's map shows places as far apart, measured in symbols."""
        return log2(self.scale / PX / _TILE)

    def _centre(self) -> Places:
        centre: Places = world(np.array([(self.lon, self.lat)], dtype=np.float64))[0]
        return centre


def plane_of(dataset: Dataset, view: View, box: Box) -> Plane:
    """The plane of a view.

    A view with a camera shows all that a screen of 860 × 474 pixels shows there, and more where the
    box has another shape. A view without one shows every place of its filters, whatever the window,
    clear of the box's edge; nothing to show is the whole case, and without a case the world.
    """
    if view.camera is not None:
        return _seen_by(view.camera, box)
    return _fitted(_bounds(dataset, view), box)


def world(lonlat: Places) -> Places:
    """Degrees WGS84, longitude before latitude, in world units; both of shape (n, 2)."""
    clamped = np.clip(lonlat[:, 1], -_MAX_LATITUDE, _MAX_LATITUDE)
    sine = np.sin(np.radians(clamped))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * pi)
    placed: Places = np.column_stack([(lonlat[:, 0] + 180) / 360, y])
    return placed


def _seen_by(camera: Camera, box: Box) -> Plane:
    points_a_pixel = min(box.width / _SCREEN_WIDTH, box.height / _SCREEN_HEIGHT)
    return Plane(box, camera.lat, camera.lon, _TILE * 2**camera.zoom * points_a_pixel)


def _bounds(dataset: Dataset, view: View) -> Bounds:
    lonlat = dataset.incidents[["lon", "lat"]].to_numpy(dtype=np.float64)
    passing = passes(record_of(dataset), view.filters).all()
    placed = np.isfinite(lonlat).all(axis=1)
    shown = lonlat[passing & placed] if (passing & placed).any() else lonlat[placed]
    if not len(shown):
        return _WORLD
    west, south = shown.min(axis=0).tolist()
    east, north = shown.max(axis=0).tolist()
    return (west, south, east, north)


def _fitted(bounds: Bounds, box: Box) -> Plane:
    """The plane that shows `bounds` inside the padding, as `fit` in mercator.ts."""
    west, south, east, north = bounds
    (left, top), (right, bottom) = world(np.array([(west, north), (east, south)])).tolist()
    across, shift_x = _spread(box.width, _PADDING[0], _PADDING[2])
    down, shift_y = _spread(box.height, _PADDING[1], _PADDING[3])
    closest = _TILE * 2**_CLOSEST_ZOOM * PX
    scale = min(across / max(right - left, 1e-9), down / max(bottom - top, 1e-9), closest)
    x, y = (left + right) / 2 - shift_x / scale, (top + bottom) / 2 - shift_y / scale
    return Plane(box, _latitude(y), _longitude(x), scale)


def _spread(length: float, before: float, after: float) -> tuple[float, float]:
    """Room between two paddings, which take at most two thirds, and how far its middle is off."""
    share = min(1.0, length * 2 / 3 / (before + after))
    return length - (before + after) * share, (before - after) * share / 2


def _longitude(x: float) -> float:
    return x * 360 - 180


def _latitude(y: float) -> float:
    return degrees(atan(sinh(pi * (1 - 2 * min(max(y, 0.0), 1.0)))))
