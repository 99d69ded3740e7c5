"""Names on a map touch nothing: no other name, no symbol, no furniture, no edge."""

from itertools import combinations
from pathlib import Path

import pytest
import shapely

from geo.dataset import Dataset
from slides import marks
from slides.mapping import MapDrawing, map_of
from slides.marks import Box, Group, Text
from slides.placenames import capital_letters
from slides.type import line_width
from tests.unit.maps import (
    ALL,
    BOXES,
    OPENING,
    QUERIES,
    all_marks,
    group_of,
    map_case,
    names_of,
    outline,
    scattered,
    symbol_outlines,
)
from tests.unit.slidecases import shipped, view_of

# As an inset, a scale bar and an arrow would stand in the first box.
TAKEN = (Box(36, 85, 155, 173), Box(40, 400, 160, 422), Box(600, 85, 620, 121))


def drawn(query: str, box: Box, taken: tuple[Box, ...] = ()) -> MapDrawing:
    return map_of(shipped(), view_of(shipped(), query), box, "light", taken)


def check(drawing: MapDrawing, box: Box) -> None:
    """Fails where a name touches something."""
    names = names_of(drawing)
    for one, other in combinations(names, 2):
        assert not outline(one).intersects(outline(other)), f"{one.plain} on {other.plain}"
    symbols = shapely.STRtree(symbol_outlines(drawing))
    for name in names:
        assert not len(symbols.query(outline(name), "intersects")), f"{name.plain} on a symbol"
        cover = shapely.box(box.left, box.top, box.right, box.bottom)
        assert cover.contains(outline(name)), f"{name.plain} leaves the frame"


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("box", BOXES)
def test_no_name_touches_a_name_a_symbol_or_the_edge(query: str, box: Box) -> None:
    check(drawn(query, box), box)


@pytest.mark.parametrize("query", QUERIES)
def test_furniture_has_its_room(query: str) -> None:
    drawing = drawn(query, BOXES[0], TAKEN)
    check(drawing, BOXES[0])
    assert [name.plain for name in names_of(drawing) for b in TAKEN if name.box.touches(b)] == []


@pytest.mark.parametrize(("query", "unnamed"), [(OPENING, 0), (ALL, 2)])
def test_sites_have_their_names_where_there_is_room(query: str, unnamed: int) -> None:
    drawing = drawn(query, BOXES[1])
    symbols = (*group_of(drawing, "Attacks"), *group_of(drawing, "Strikes"))
    sites = {mark.name.rpartition(":")[0] for mark in symbols}
    assert len(sites - {mark.name for mark in group_of(drawing, "Site names")}) <= unnamed


def sites_case(folder: Path, count: int) -> Dataset:
    """An attack at each of so many sites, eight to a row."""
    places = [(at, 31 + 6 * (at % 8) / 8, 38 + 8 * (at // 8) / (count // 8)) for at in range(count)]
    sites = [f"s{at},Site {at},,{lat},{lon},town,4" for at, lat, lon in places]
    rows = [f"a{at},2023-10-17,s{at},attack,drone,,," for at, _, _ in places]
    return map_case(folder, rows, sites)


def test_forty_sites(tmp_path: Path) -> None:
    dataset = sites_case(tmp_path, 40)
    drawing = map_of(dataset, view_of(dataset), BOXES[0], "dark")
    check(drawing, BOXES[0])
    assert len(group_of(drawing, "Site names")) > 35


def test_among_many_sites_no_name_stands_off(tmp_path: Path) -> None:
    dataset = sites_case(tmp_path, 96)
    drawing = map_of(dataset, view_of(dataset), BOXES[0], "dark")
    check(drawing, BOXES[0])
    names = group_of(drawing, "Site names")
    assert names
    assert not any(isinstance(name, Group) for name in names)


def test_points_are_symbols_too(tmp_path: Path) -> None:
    dataset = map_case(tmp_path, scattered(600))
    drawing = map_of(dataset, view_of(dataset), BOXES[0], "light")
    check(drawing, BOXES[0])
    assert names_of(drawing)


def test_countries_stand_inside_their_outlines() -> None:
    names = {name.plain for name in names_of(drawn(OPENING, BOXES[1]))}
    assert {"IRAQ العراق", "SYRIA سوريا", "IRAN إيران"} <= names


def test_arabic_stands_below_in_a_line_of_its_own() -> None:
    (iraq,) = (name for name in names_of(drawn(OPENING, BOXES[1])) if name.name == "IRAQ")
    assert [line[0].text for line in iraq.lines] == ["IRAQ", "العراق"]


def test_a_country_short_of_room_is_named_without_its_arabic() -> None:
    names = [name.plain for name in names_of(drawn(OPENING, Box(30, 79, 548, 271)))]
    assert "IRAQ" in names


def test_a_box_is_as_large_as_its_text() -> None:
    for name in names_of(drawn(ALL, BOXES[1])):
        assert name.box.width == pytest.approx(max(map(line_width, name.lines)))


def test_a_town_that_is_a_site_is_named_once() -> None:
    names = [name.lines[0][0].text for name in names_of(drawn(ALL, BOXES[1]))]
    assert names.count("Erbil") == 1
    assert names.count("Kirkuk") == 1


def test_a_river_s_name_is_turned_and_stands_on_its_feet() -> None:
    rivers = [name for name in names_of(drawn(OPENING, BOXES[0])) if name.lines[0][0].italic]
    turned = [name.angle for name in rivers if name.angle]
    assert turned
    assert all(-90 < angle <= 90 for angle in turned)


def test_a_name_far_from_its_symbol_has_a_leader() -> None:
    drawing = drawn(ALL, BOXES[3])
    led = [mark for mark in group_of(drawing, "Site names") if isinstance(mark, Group)]
    assert led
    assert all(isinstance(group.marks[0], marks.Path) for group in led)


@pytest.mark.parametrize(
    ("name", "capitals"),
    [("Syria", "SYRIA"), ("Türkiye", "TÜRKİYE"), ("Iraq", "IRAQ"), ("<b>x</b>", "<B>X</B>")],
)
def test_capital_letters(name: str, capitals: str) -> None:
    assert capital_letters(name) == capitals


def site_named(folder: Path, name: str) -> Dataset:
    rows = ["a,2023-10-17,asad,attack,drone,,,"]
    return map_case(folder, rows, [f'asad,"{name}",,33.8,42.4,site,'])


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "=1+1", "عين الأسد", "Al-Asad\nAir Base", "\N{BALLOON} base"],
)
def test_a_hostile_name_is_plain_text_in_one_line(tmp_path: Path, name: str) -> None:
    dataset = site_named(tmp_path, name)
    drawing = map_of(dataset, view_of(dataset), BOXES[0], "light")
    (text,) = (t for t in names_of(drawing) if t.lines[0][0].weight == 600)
    assert text.plain == " ".join(name.split())


def test_a_name_of_300_letters_is_cut(tmp_path: Path) -> None:
    dataset = site_named(tmp_path, "Long name " * 30)
    drawing = map_of(dataset, view_of(dataset), BOXES[0], "light")
    (text,) = (
        mark for mark in all_marks(group_of(drawing, "Site names")) if isinstance(mark, Text)
    )
    assert text.plain.endswith("…")
    check(drawing, BOXES[0])
