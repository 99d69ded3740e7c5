"""The base map as shapes of the page."""

from pathlib import Path

import pytest

from slides import marks
from slides.ground import ground_of
from slides.marks import Box, Group
from slides.plane import Plane, plane_of
from tests.unit.cases import case_of
from tests.unit.maps import BOXES, all_marks, map_case
from tests.unit.slidecases import shipped, view_of

BOX = BOXES[0]
OPENING = plane_of(shipped(), view_of(shipped()), BOX)
LEVANT = Plane(BOX, lat=33.5, lon=36.0, scale=20_000)
EURASIA = Plane(BOX, lat=40.0, lon=45.0, scale=3_000)


def named(groups: tuple[Group, ...], name: str) -> tuple[marks.Mark, ...]:
    return next((group.marks for group in groups if group.name == name), ())


def paths(groups: tuple[Group, ...], name: str) -> list[marks.Path]:
    return [mark for mark in named(groups, name) if isinstance(mark, marks.Path)]


def test_groups_stand_in_their_order() -> None:
    assert [group.name for group in ground_of(shipped(), LEVANT, "light")] == [
        "Water",
        "Land",
        "Lakes",
        "Rivers",
        "Governorates",
        "Borders",
        "Disputed lines",
    ]


def test_an_inset_leaves_out_what_is_fine() -> None:
    names = [group.name for group in ground_of(shipped(), LEVANT, "light", detail=False)]
    assert names == ["Water", "Land", "Lakes", "Borders", "Disputed lines"]


@pytest.mark.parametrize("plane", [OPENING, LEVANT, EURASIA])
def test_everything_lies_inside_the_frame(plane: Plane) -> None:
    for mark in all_marks(ground_of(shipped(), plane, "dark")):
        if isinstance(mark, marks.Path):
            for x, y in (point for run in mark.contours for point in run):
                assert BOX.left <= x <= BOX.right
                assert BOX.top <= y <= BOX.bottom


@pytest.mark.parametrize("plane", [OPENING, LEVANT, EURASIA])
def test_a_country_is_one_path_of_its_name(plane: Plane) -> None:
    countries = [path.name for path in paths(ground_of(shipped(), plane, "light"), "Land")]
    assert len(set(countries)) == len(countries)
    assert {"Iraq", "Syria"} <= set(countries)


def test_land_has_no_stroke_and_the_case_s_countries_are_last_and_brighter() -> None:
    land = paths(ground_of(shipped(), LEVANT, "light"), "Land")
    assert {path.stroke for path in land} == {None}
    fills = [path.fill.colour for path in land if path.fill]
    assert fills == sorted(fills)
    own = {path.name for path in land if path.fill and path.fill.colour == fills[-1]}
    assert own == {"Iraq", "Syria", "Jordan"}


def test_borders_are_solid_and_disputed_lines_dashed() -> None:
    ground = ground_of(shipped(), LEVANT, "light")
    assert {path.stroke.dash for path in paths(ground, "Borders") if path.stroke} == {()}
    disputed = paths(ground, "Disputed lines")
    assert disputed
    assert all(path.stroke and path.stroke.dash for path in disputed)


def test_a_lake_in_a_country_and_rivers_have_their_names() -> None:
    ground = ground_of(shipped(), OPENING, "light")
    assert {"Euphrates", "Tigris", "Khabur"} <= {path.name for path in paths(ground, "Rivers")}
    assert "Lake Tharthar" in {path.name for path in paths(ground, "Lakes")}


def test_themes_differ_in_colour_alone() -> None:
    dark, light = (ground_of(shipped(), OPENING, theme) for theme in ("dark", "light"))
    assert [path.contours for path in paths(dark, "Land")] == [
        path.contours for path in paths(light, "Land")
    ]
    assert named(dark, "Water") != named(light, "Water")


def test_a_small_frame_takes_fewer_points() -> None:
    small = Plane(Box(0, 0, 100, 60), lat=34.0, lon=42.0, scale=OPENING.scale / 6)

    def points(plane: Plane) -> int:
        drawn = all_marks(ground_of(shipped(), plane, "light", detail=False))
        return sum(len(r) for m in drawn if isinstance(m, marks.Path) for r in m.contours)

    assert points(small) < points(OPENING) / 2


def test_without_layers_there_is_water() -> None:
    assert [group.name for group in ground_of(case_of(), OPENING, "light")] == ["Water"]


def test_names_of_a_layer_are_text(tmp_path: Path) -> None:
    (tmp_path / "lakes_10m.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name":'
        ' "<b>&", "lx": 42, "ly": 34}, "geometry": {"type": "Polygon", "coordinates":'
        " [[[41, 33], [43, 33], [43, 35], [41, 33]]]}}]}",
        "utf-8",
    )
    dataset = map_case(tmp_path, ["a,2023-10-17,,attack,drone,33.8,42.4,"])
    assert [path.name for path in paths(ground_of(dataset, OPENING, "light"), "Lakes")] == ["<b>&"]
