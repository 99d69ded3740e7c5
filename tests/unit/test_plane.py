"""Where places lie on the page."""

from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.camera import Camera
from geo.filters import Filters
from geo.view import View
from slides.marks import Box
from slides.plane import PX, Plane, plane_of
from tests.unit.maps import BOXES
from tests.unit.slidecases import shipped

BOX = BOXES[0]


def test_the_centre_lies_in_the_middle() -> None:
    plane = Plane(BOX, lat=34.0, lon=42.0, scale=20_000)
    assert plane.point(42.0, 34.0) == pytest.approx(BOX.centre)


def test_east_is_right_and_north_is_up() -> None:
    plane = Plane(BOX, lat=34.0, lon=42.0, scale=20_000)
    x, y = plane.point(43.0, 35.0)
    assert x > BOX.centre[0]
    assert y < BOX.centre[1]


def test_many_places_at_once_are_one_by_one() -> None:
    plane = Plane(BOX, lat=34.0, lon=42.0, scale=20_000)
    lonlat = np.array([(41.0, 33.0), (-179.0, 89.0), (0.0, -89.0)])
    assert plane.points(lonlat) == pytest.approx(
        np.array([plane.point(lon, lat) for lon, lat in lonlat])
    )


def test_bounds_are_the_corners() -> None:
    plane = Plane(BOX, lat=34.0, lon=42.0, scale=20_000)
    west, south, east, north = plane.bounds()
    assert plane.point(west, north) == pytest.approx((BOX.left, BOX.top))
    assert plane.point(east, south) == pytest.approx((BOX.right, BOX.bottom))


def test_bounds_end_with_the_world() -> None:
    west, south, east, north = Plane(BOX, lat=0.0, lon=0.0, scale=100).bounds()
    assert (west, east) == (-180, 180)
    assert -86 < south < -85
    assert 85 < north < 86


def test_a_kilometre_at_the_centre() -> None:
    plane = Plane(BOX, lat=60.0, lon=10.0, scale=40_075.017)
    assert plane.points_per_km() == pytest.approx(2.0, rel=1e-6)
    assert plane.points_per_km_at(0.0) == pytest.approx(1.0, rel=1e-6)


@pytest.mark.parametrize("box", BOXES)
def test_what_a_camera_shows_lies_inside(box: Box) -> None:
    plane = plane_of(shipped(), View(camera=Camera(34.0, 41.0, 6.0)), box)
    assert plane.point(41.0, 34.0) == pytest.approx(box.centre)
    # A screen of 860 × 474 pixels at zoom 6, where the world is 512 × 64 pixels wide.
    half = 430 / (512 * 64) * 360
    for lon in (41.0 - half, 41.0 + half):
        x, _ = plane.point(lon, 34.0)
        assert box.left - 1e-6 <= x <= box.right + 1e-6


@settings(deadline=None, max_examples=30)
@given(
    country=st.sampled_from([(), ("Iraq",), ("Syria", "Jordan"), ("Jordan",)]),
    width=st.floats(150, 900),
    height=st.floats(120, 480),
)
def test_every_place_of_the_filters_lies_inside(
    country: tuple[str, ...], width: float, height: float
) -> None:
    dataset = shipped()
    view = View(Filters({"country": country}))
    plane = plane_of(dataset, view, Box(10, 20, 10 + width, 20 + height))
    shown = dataset.incidents[~dataset.incidents["possible_duplicate_of"].notna()]
    if country:
        shown = shown[shown["country"].isin(country)]
    for x, y in plane.points(shown[["lon", "lat"]].to_numpy(dtype=float)):
        assert plane.box.left < x < plane.box.right
        assert plane.box.top < y < plane.box.bottom


def test_one_place_is_not_shown_closer_than_the_screen_does() -> None:
    plane = plane_of(shipped(), View(Filters({"site": ("al_asad",)})), BOX)
    assert plane.zoom == pytest.approx(9.0)


def test_nothing_to_show_is_the_whole_case() -> None:
    nothing = View(Filters({"country": ("Jordan",), "weapon": ("ied",)}))
    assert plane_of(shipped(), nothing, BOX) == plane_of(
        shipped(), View(Filters(duplicates=True)), BOX
    )


def test_the_window_moves_no_camera() -> None:
    day = datetime(2023, 10, 18)
    assert plane_of(shipped(), View(first=day, last=day), BOX) == plane_of(shipped(), View(), BOX)


def test_a_zoom_is_measured_in_symbols() -> None:
    assert Plane(BOX, 0.0, 0.0, 512 * 2**5 * PX).zoom == pytest.approx(5.0)
