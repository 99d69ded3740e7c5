"""The map of a slide shows what its view selects: no incident lost, none twice."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from geo.dataset import Dataset
from geo.palette import strike_colour, tokens
from geo.select import select
from slides import marks
from slides.displace import COVERING_SHARE
from slides.mapping import MapDrawing, map_of
from slides.marks import Box, Group
from slides.plane import PX, Places, plane_of
from slides.points import steps_for
from slides.stands import symbols_of
from slides.symbols import attack_radius, strike_radius
from slides.tally import tally_of
from tests.unit.maps import (
    ALL,
    BOXES,
    EMPTY,
    OPENING,
    QUERIES,
    all_marks,
    extents,
    group_of,
    map_case,
    scattered,
)
from tests.unit.slidecases import shipped, view_of

BOX = BOXES[0]
ASAD = "asad,Ain al-Asad Air Base,Al-Asad,33.8,42.4,site,"
TANF = "tanf,Al-Tanf Garrison,Al-Tanf,33.5,38.7,area,5"


def drawn(query: str = OPENING, box: Box = BOX) -> MapDrawing:
    return map_of(shipped(), view_of(shipped(), query), box, "light")


def counts(drawing: MapDrawing, group: str) -> dict[str, int]:
    """The number in each symbol, by the name of its group without the number."""
    found = {}
    for symbol in group_of(drawing, group):
        assert isinstance(symbol, Group)
        (number,) = (mark for mark in symbol.marks if isinstance(mark, marks.Text))
        name, _, words = symbol.name.rpartition(": ")
        assert words.split()[0] == number.plain
        found[name] = int(number.plain.replace(",", ""))
    return found


# ---- the shipped case -----------------------------------------------------------------------


def test_the_opening_view() -> None:
    drawing = drawn()
    attacks, strikes = counts(drawing, "Attacks"), counts(drawing, "Strikes")
    assert (sum(attacks.values()), len(attacks)) == (48, 12)
    assert strikes == {"Albukamal": 2, "Bulbul, Mayadin": 1, "Maysulun": 1}
    assert (drawing.largest, drawing.outside, drawing.points) == (12, 0, 0)
    assert drawing.newest == date(2023, 11, 17)
    assert drawing.uncertain


def test_symbols_have_the_screen_s_size() -> None:
    assert [round(attack_radius(n) / PX, 1) for n in (1, 5, 12, 54, 100)] == [
        10,
        17.4,
        24.8,
        48,
        48,
    ]
    assert [strike_radius(n) / PX for n in (1, 4)] == [11.5, 16]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("box", BOXES)
def test_every_incident_is_at_its_site_or_beyond_the_frame(query: str, box: Box) -> None:
    drawing, view = drawn(query, box), view_of(shipped(), query)
    rows = select(shipped(), view).rows
    shown = sum(counts(drawing, "Attacks").values()) + sum(counts(drawing, "Strikes").values())
    assert shown + drawing.points + drawing.outside == len(rows)
    lonlat = _lonlat(shipped())[rows]
    assert drawing.outside == sum(
        not box.holds(Box(x, y, x, y)) for x, y in drawing.plane.points(lonlat).tolist()
    )


def test_a_site_counts_its_own_incidents() -> None:
    view = view_of(shipped(), ALL)
    rows = shipped().incidents.iloc[select(shipped(), view).rows]
    sites = shipped().sites.set_index("site_id")["short_name"]
    names = rows[rows["action"] == "attack"]["site_id"].astype(str).map(sites)
    assert counts(drawn(ALL), "Attacks") == names.value_counts().to_dict()


def test_a_ring_is_split_by_the_colour_of_the_view() -> None:
    (asad,) = (g for g in group_of(drawn(), "Attacks") if g.name.startswith("Al-Asad"))
    assert isinstance(asad, Group)
    rings = [mark for mark in asad.marks if isinstance(mark, marks.Ring)]
    paints = tokens()["light"]["weapon"]
    assert [(ring.name, ring.fill.colour) for ring in rings] == [
        ("Drone", paints["drone"]),
        ("Rocket", paints["rocket"]),
        ("Drone + rocket", paints["mixed"]),
    ]
    assert [round(ring.sweep / 30, 3) for ring in rings] == [9, 2, 1]
    assert [round(ring.start, 3) for ring in rings] == [0, 270, 330]


def test_a_strike_is_blue_under_every_colouring() -> None:
    drawing = drawn("colour=outcome&from=2023-10-17&to=2023-11-17&action=airstrike")
    symbols = all_marks(group_of(drawing, "Strikes"))
    fills = {m.fill.colour for m in symbols if isinstance(m, marks.Diamond) and m.fill}
    assert fills == {strike_colour("light")}


def test_the_newest_day_is_marked_where_it_was_the_last() -> None:
    symbols = group_of(drawn(), "Attacks")
    marked = {
        symbol.name
        for symbol in symbols
        if isinstance(symbol, Group) and any(m.name == "Newest" for m in all_marks(symbol.marks))
    }
    assert marked == {"Al-Asad: 12 attacks", "Harir: 4 attacks", "Tall Baydar: 3 attacks"}


def test_an_empty_view_is_a_map_without_incidents() -> None:
    drawing = drawn(EMPTY)
    assert (drawing.newest, drawing.uncertain, drawing.largest) == (None, False, 0)
    assert drawing.group.description == "No incident in the frame."
    assert group_of(drawing, "Land")
    assert group_of(drawing, "Site names") == ()


def test_a_camera_leaves_out_what_it_does_not_show() -> None:
    drawing = drawn("camera=33.3,44.3,9")
    assert set(counts(drawing, "Attacks")) == {"US Embassy", "Baghdad airport"}
    assert drawing.outside > 0
    assert "beyond the frame" in drawing.group.description


def test_the_description_names_sites_and_numbers() -> None:
    words = drawn().group.description
    assert words.startswith("Attacks by site: Al-Asad 12, Conoco 6, ")
    assert "US strikes by site: Albukamal 2, " in words
    assert words.endswith("Newest attack: 17 Nov 2023.")


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("box", BOXES)
def test_everything_but_texts_and_discs_lies_in_the_frame(query: str, box: Box) -> None:
    frame = box.grown(1e-6)
    outside = [mark for mark, cover in extents(drawn(query, box)) if not frame.holds(cover)]
    assert outside == []


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("box", BOXES)
def test_a_symbol_that_does_not_cover_its_place_leads_there(query: str, box: Box) -> None:
    view = view_of(shipped(), query)
    plane = plane_of(shipped(), view, box)
    symbols = symbols_of(shipped(), view, tally_of(shipped(), view), plane, "light")
    assert {s.leads for s in symbols if s.slid <= s.radius * COVERING_SHARE} <= {False}
    assert {s.leads for s in symbols if s.slid > s.radius * COVERING_SHARE} <= {True}
    leaders = group_of(drawn(query, box), "Leaders")
    assert len(leaders) == 2 * sum(symbol.leads for symbol in symbols)


def test_doubt_is_never_understated() -> None:
    view = view_of(shipped(), ALL)
    plane = plane_of(shipped(), view, BOX)
    km = shipped().sites.set_index("site_id")["coord_uncertainty_km"].fillna(0)
    symbols = symbols_of(shipped(), view, tally_of(shipped(), view), plane, "light")
    for symbol in symbols:
        ring, place = symbol.doubt, symbol.stand.place
        if ring:
            true = km[symbol.stand.key] * plane.points_per_km() * 0.97
            off = np.hypot(ring.x - place[0], ring.y - place[1])
            assert ring.radius + 1e-6 >= off + true


def test_the_same_view_is_the_same_map() -> None:
    assert drawn() == drawn()


def test_themes_differ_in_colour_alone() -> None:
    view = view_of(shipped())
    light, dark = (map_of(shipped(), view, BOX, theme) for theme in ("light", "dark"))
    assert light.group != dark.group
    assert [t.box for t in all_marks(light.group.marks) if isinstance(t, marks.Text)] == [
        t.box for t in all_marks(dark.group.marks) if isinstance(t, marks.Text)
    ]


def test_the_pictures_of_a_series_keep_symbols_and_names_in_place() -> None:
    whole = view_of(shipped())
    frames = [
        view_of(shipped(), f"from=2023-10-17&to={day}&attribution=us_official")
        for day in ("2023-10-24", "2023-11-06", "2023-11-17")
    ]
    drawings = [map_of(shipped(), frame, BOX, "light", series=whole) for frame in frames]
    places: list[dict[str, tuple[float, float]]] = []
    for drawing in drawings:
        found = {t.name: t.box.centre for t in _texts(drawing) if t.name != "Count"}
        places.append(found | _middles(drawing))
    for earlier in places[:-1]:
        assert {name: places[-1][name] for name in earlier} == earlier
    names = [{t.name for t in _texts(drawing)} for drawing in drawings]
    assert "Harir" in names[-1]
    assert [len(_middles(drawing)) for drawing in drawings] == sorted(
        len(_middles(drawing)) for drawing in drawings
    )


def _texts(drawing: MapDrawing) -> Sequence[marks.Text]:
    return [mark for mark in all_marks(drawing.group.marks) if isinstance(mark, marks.Text)]


def _middles(drawing: MapDrawing) -> dict[str, tuple[float, float]]:
    """Middle of each symbol, by site and kind."""
    symbols = (*group_of(drawing, "Attacks"), *group_of(drawing, "Strikes"))
    found = {}
    for symbol in symbols:
        assert isinstance(symbol, Group)
        first = symbol.marks[0]
        assert isinstance(first, marks.Oval | marks.Diamond)
        found[symbol.name.rpartition(":")[0] + type(first).__name__] = first.centre
    return found


# ---- cases of one's own -----------------------------------------------------------------------


def test_a_site_of_both_stands_side_by_side(tmp_path: Path) -> None:
    rows = ["a,2023-10-17,asad,attack,drone,,,", "b,2023-10-18,asad,airstrike,aircraft_munition,,,"]
    dataset = map_case(tmp_path, rows, [ASAD, TANF])
    drawing = map_of(dataset, view_of(dataset), BOX, "dark")
    assert (counts(drawing, "Attacks"), counts(drawing, "Strikes")) == (
        {"Al-Asad": 1},
        {"Al-Asad": 1},
    )
    (ring, diamond) = (_middles(drawing)[name] for name in ("Al-AsadOval", "Al-AsadDiamond"))
    assert diamond[0] - ring[0] >= attack_radius(1) + strike_radius(1)
    assert diamond[1] == ring[1]


def test_a_strike_after_the_newest_attack_takes_its_mark(tmp_path: Path) -> None:
    rows = ["a,2023-10-17,asad,attack,drone,,,", "b,2023-10-18,asad,airstrike,aircraft_munition,,,"]
    dataset = map_case(tmp_path, rows, [ASAD])
    assert map_of(dataset, view_of(dataset), BOX, "dark").newest is None


def test_incidents_without_a_site_are_points(tmp_path: Path) -> None:
    dataset = map_case(tmp_path, scattered(40))
    drawing = map_of(dataset, view_of(dataset), BOX, "light")
    points = list(all_marks(group_of(drawing, "Incidents at no listed site")))
    assert (drawing.points, drawing.grid, drawing.outside) == (40, (), 0)
    assert sum(isinstance(mark, marks.Oval) for mark in points) == 32
    assert sum(isinstance(mark, marks.Diamond) for mark in points) == 8
    assert "40 incidents at no listed site, each a point." in drawing.group.description


def test_too_many_points_become_a_grid_that_counts_each_once(tmp_path: Path) -> None:
    dataset = map_case(tmp_path, scattered(2600))
    drawing = map_of(dataset, view_of(dataset), BOX, "light")
    cells = group_of(drawing, "Incidents at no listed site, by cell")
    assert drawing.points == 2600
    assert (drawing.grid[0], len(drawing.grid)) == (1, 6)
    assert 1 <= len(cells) <= 6
    runs = [run for mark in cells if isinstance(mark, marks.Path) for run in mark.contours]
    assert len(runs) == len(set(runs))
    places = {tuple(place) for place in drawing.plane.points(_lonlat(dataset)).round(6).tolist()}
    assert all(any(_in_cell(place, run) for run in runs) for place in places)
    assert "counted by the cells of a grid" in drawing.group.description


def _lonlat(dataset: Dataset) -> Places:
    lonlat: Places = dataset.incidents[["lon", "lat"]].to_numpy(dtype=np.float64)
    return lonlat


def _in_cell(place: Sequence[float], run: Sequence[tuple[float, float]]) -> bool:
    (left, top), _, (right, bottom), _ = run
    return left - 1e-6 <= place[0] <= right + 1e-6 and top - 1e-6 <= place[1] <= bottom + 1e-6


@pytest.mark.parametrize(
    ("largest", "steps"),
    [(1, (1, 2, 3, 4, 5, 6)), (50, (1, 2, 3, 5, 10, 30)), (1000, (1, 3, 10, 50, 100, 500))],
)
def test_the_steps_of_the_grid(largest: int, steps: tuple[int, ...]) -> None:
    assert steps_for(largest) == steps


def test_points_at_the_frame_s_edge_are_cut(tmp_path: Path) -> None:
    dataset = map_case(tmp_path, scattered(400))
    drawing = map_of(dataset, view_of(dataset, "camera=31.3,41,8"), BOX, "light")
    assert drawing.points + drawing.outside == 400
    assert 0 < drawing.outside < 400
    for mark in all_marks(group_of(drawing, "Incidents at no listed site")):
        if isinstance(mark, marks.Oval):
            (x, y), r = mark.centre, mark.radius
            assert BOX.holds(Box(x - r, y - r, x + r, y + r))


def test_a_duplicate_is_drawn_only_where_it_is_shown(tmp_path: Path) -> None:
    rows = ["a,2023-10-17,asad,attack,drone,,,", "b,2023-10-17,asad,attack,drone,,,a"]
    dataset = map_case(tmp_path, rows, [ASAD])
    numbers = [
        counts(map_of(dataset, view_of(dataset, query), BOX, "light"), "Attacks")
        for query in ("mode=window", "duplicates=show")
    ]
    assert numbers == [{"Al-Asad": 1}, {"Al-Asad": 2}]


def test_a_large_count_stays_inside_its_symbol(tmp_path: Path) -> None:
    rows = [f"a{at},2023-10-17,asad,attack,drone,,," for at in range(1234)]
    dataset = map_case(tmp_path, rows, [ASAD])
    drawing = map_of(dataset, view_of(dataset), BOX, "light")
    (symbol,) = group_of(drawing, "Attacks")
    assert isinstance(symbol, Group)
    (number,) = (mark for mark in symbol.marks if isinstance(mark, marks.Text))
    assert number.plain == "1,234"
    assert number.box.width < 2 * attack_radius(1234) * 0.73


def test_an_empty_case_is_a_map(tmp_path: Path) -> None:
    dataset = map_case(tmp_path, [])
    drawing = map_of(dataset, view_of(dataset), BOX, "light")
    assert (drawing.points, drawing.outside, drawing.largest) == (0, 0, 0)
