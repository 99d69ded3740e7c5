"""A slide's charts: native numbers and drawn marks that say the same, honestly."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from slides.barchart import bar_chart
from slides.bars import Bar, site_bars, value_bars
from slides.charts import charts_of
from slides.countrychart import country_chart
from slides.layout import Boxes, boxes_of
from slides.marks import Box, Chart, Diamond, Group, Oval, Rect, Text, texts
from slides.marks import Path as Line
from slides.published import country_rows, dots_of, hollow_note, note_of, standing
from slides.shown import Shown
from slides.slide import LAYOUTS, Layout
from slides.steps import apart, grid_step, step_chart
from tests.unit.cases import attack, case_of
from tests.unit.slidecases import OPENING, folder_of, many_sites, shown, words_on

BODY = Box(30.0, 79.0, 930.0, 479.0)
PLOT = Box(647.0, 100.0, 930.0, 200.0)
LATER = "from=2023-11-18&to=2023-12-31"
NOTHING = f"{OPENING}&weapon=ballistic_missile&country=Syria"


def laid(layout: Layout) -> Boxes:
    return boxes_of(layout, BODY, 55.0)


def charts(layout: Layout = "map-and-charts", query: str = "") -> dict[str, Chart]:
    group = charts_of(shown(query), layout, laid(layout))
    return {mark.name: mark for mark in group.marks if isinstance(mark, Chart)} if group else {}


def steps(query: str = "", about: Shown | None = None) -> Chart:
    (found,) = (m for m in step_chart(about or shown(query), PLOT) if isinstance(m, Chart))
    return found


def words_of_bars(bars: tuple[Bar, ...]) -> list[str]:
    return [bar.words for bar in bars]


# ---- which charts ----------------------------------------------------


def test_the_charts_of_each_layout() -> None:
    assert charts_of(shown(), "map", laid("map")) is None
    assert list(charts()) == ["Reported and itemised", "By country", "By site"]
    assert set(charts("quad")) == {
        *("Reported and itemised", "By country", "By site", "By actor"),
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("query", ["", LATER, NOTHING, "duplicates=show", "country=Jordan"])
def test_what_is_drawn_stays_in_its_chart(layout: Layout, query: str) -> None:
    for chart in charts(layout, query).values():
        outside = [m for m in chart.drawn.marks if not chart.box.grown(3.0).holds(room(m))]
        assert outside == []


def room(mark: object) -> Box:
    match mark:
        case Text() | Rect():
            return mark.box
        case Oval() | Diamond():
            return Box(*mark.centre, *mark.centre).grown(mark.radius)
        case Line():
            points = [point for contour in mark.contours for point in contour]
            xs, ys = zip(*points, strict=True)
            return Box(min(xs), min(ys), max(xs), max(ys))
        case _:
            raise TypeError(mark)


def test_chart_text_is_twelve_points_or_more() -> None:
    group = charts_of(shown(), "quad", laid("quad"))
    assert group is not None
    sizes = {run.size for text in texts((group,)) for line in text.lines for run in line}
    assert min(sizes) == 12.0


def test_an_empty_view_says_so_and_keeps_the_reported_line() -> None:
    group = charts_of(shown(NOTHING), "quad", laid("quad"))
    assert group is not None
    said = words_on((group,))
    assert said.count("Nothing to count under these filters.") == 2
    assert "0 itemised" in said
    assert "32 reported" in said


def test_a_low_page_has_fewer_charts_and_no_crowd() -> None:
    low = boxes_of("map-and-charts", Box(30.0, 79.0, 930.0, 179.0), 0.0)
    group = charts_of(shown(), "map-and-charts", low)
    assert group is not None
    assert all(low.charts[0].grown(3.0).holds(text.box) for text in texts((group,)))


# ---- reported and itemised ----------------------------------------------------


def test_reported_and_itemised_are_two_series() -> None:
    series = {each.name: each for each in steps().series}
    assert list(series) == ["Reported", "Other published figures", "Itemised"]
    assert (series["Reported"].values[-1], series["Itemised"].values[-1]) == (61.0, 48.0)
    assert series["Reported"].days[0] == date(2023, 10, 24)
    assert series["Itemised"].days[0] == date(2023, 10, 17)
    assert series["Other published figures"].hollow
    assert list(series["Reported"].values) == sorted(series["Reported"].values)


def test_the_ends_are_labelled() -> None:
    said = words_on(step_chart(shown(), PLOT))
    assert said[-2:] == ["61 reported", "48 itemised"]
    assert {"17 Oct", "1 Nov", "17 Nov"} <= set(said)


def test_a_figure_that_is_not_published_is_not_drawn() -> None:
    jordan = shown("country=Jordan")
    assert dots_of(jordan) == ()
    assert words_on(step_chart(jordan, PLOT))[-1] == "1 itemised"
    assert [each.name for each in steps("country=Jordan").series] == ["Itemised"]
    assert note_of(jordan) == "No published figure for Jordan."


def test_before_the_first_figure_nothing_is_reported() -> None:
    early = shown("to=2023-10-20")
    assert standing(dots_of(early)) is None
    assert [each.name for each in steps("to=2023-10-20").series] == ["Itemised"]
    assert "no figure reported by the Pentagon" in steps("to=2023-10-20").description


def test_a_country_has_its_own_column() -> None:
    assert standing(dots_of(shown(f"{OPENING}&country=Iraq"))) == 29


def test_a_fallen_figure_is_hollow_and_never_a_fall() -> None:
    dots = dots_of(shown("mode=window"))
    assert any(dot.hollow and dot.value == 115 for dot in dots)
    firm = [dot.value for dot in dots if not dot.hollow]
    assert firm == sorted(firm)


def test_filters_leave_the_reported_line_alone_and_that_is_said() -> None:
    assert note_of(shown(OPENING)) == ""
    assert note_of(shown("weapon=drone")) == (
        "The reported line counts every attack; filters do not change it."
    )
    assert note_of(shown("weapon=drone&country=Iraq")) == (
        "The reported line counts every attack in Iraq; other filters do not change it."
    )
    assert hollow_note(shown()) == (
        "Hollow dots: other published figures (17 Nov 2023: also 60 and 62)."
    )


def test_a_window_that_begins_later_is_marked() -> None:
    names = [mark.name for mark in steps(LATER).drawn.marks]
    assert "Window" in names
    assert "Window" not in [mark.name for mark in steps().drawn.marks]
    group = charts_of(shown(LATER), "map-and-charts", laid("map-and-charts"))
    assert group is not None
    assert "since 17 Oct" in words_on((group,))[0]


def test_a_case_without_totals_has_our_count_alone() -> None:
    about = shown("mode=window", case_of(attack("2023-10-18"), attack("2023-10-20"), reported=None))
    chart = steps(about=about)
    assert [each.values for each in chart.series] == [(0.0, 1.0, 2.0)]
    assert "reported" not in chart.description
    group = charts_of(about, "map-and-charts", laid("map-and-charts"))
    assert group is not None
    assert words_on((group,))[0].startswith("Itemised")


@pytest.mark.parametrize(
    ("most", "height", "step"),
    [(1, 60, 1), (4, 90, 1), (62, 66, 20), (62, 30, 50), (170, 66, 50), (10**6, 60, 500_000)],
)
def test_grid_lines_are_round_and_apart(most: int, height: float, step: int) -> None:
    assert grid_step(most, height) == step


@pytest.mark.parametrize("heights", [(10.0, 90.0), (50.0, 52.0), (90.0, 90.0), (10.0, 10.0)])
def test_end_labels_keep_apart_and_inside(heights: tuple[float, float]) -> None:
    first, second = apart(*heights, 10.0, 90.0)
    assert abs(first - second) >= 22.0
    assert min(first, second) >= 10.0
    assert max(first, second) <= 90.0 + 1e-9


# ---- by country ----------------------------------------------------


def countries(query: str) -> list[tuple[str, int, int | None, bool]]:
    return [(r.label, r.count, r.reported, r.is_part) for r in country_rows(shown(query))]


def test_of_many_countries_the_largest_and_the_unknown_have_rows(tmp_path: Path) -> None:
    told = {"Angola": 1, "Benin": 4, "Chad": 3, "": 2, "Egypt": 5}
    names = [name for name, count in told.items() for _ in range(count)]
    # At sea, so that no country is found for those that state none.
    rows = [f"a{n},2023-10-18,{name},33.5,31" for n, name in enumerate(names)]
    about = shown("", folder_of(tmp_path, ("incidents", "incident_id,date,country,lat,lon", rows)))
    counts = [(row.label, row.count) for row in country_rows(about, 4)]
    assert counts == [("Egypt", 5), ("Benin", 4), ("Not stated", 2), ("2 more", 4)]
    assert len(country_rows(about)) == 5


def test_countries_of_the_opening_view() -> None:
    assert countries(OPENING) == [("Iraq", 22, 29, True), ("Syria", 26, 32, True)]
    chart = charts()["By country"]
    assert chart.categories == ("Iraq", "Syria")
    assert [(s.name, s.values, s.hollow) for s in chart.series] == [
        ("Itemised", (22.0, 26.0), False),
        ("Reported, not itemised here", (7.0, 6.0), True),
    ]
    assert words_on(chart.drawn.marks) == ["Iraq", "22 of 29", "Syria", "26 of 32"]


def test_no_column_is_no_figure_and_never_zero() -> None:
    assert countries("")[:2] == countries(OPENING)
    every = countries("mode=window")
    assert [row[0] for row in every] == ["Iraq", "Syria", "Jordan"]
    assert every[2] == ("Jordan", 1, None, False)


@pytest.mark.parametrize("query", [LATER, "weapon=drone", "action=airstrike", "q=Asad"])
def test_totals_are_set_against_what_they_count_alone(query: str) -> None:
    assert all(row[2] is None for row in countries(query))


def test_what_is_no_part_stands_beside() -> None:
    rows = country_rows(shown("to=2023-11-17&from=2023-10-17&duplicates=show"))
    chart = country_chart(shown(), rows, PLOT, 100.0)
    assert all(" vs " in word for word in words_on(chart.drawn.marks) if word[0].isdigit())
    assert [each.name for each in chart.series] == ["Itemised"]
    assert chart.categories[0] == f"Iraq ({rows[0].reported} reported)"


# ---- by site ----------------------------------------------------


def test_the_sites_of_the_opening_view() -> None:
    bars = site_bars(shown(), 1000.0)
    assert sum(bar.count for bar in bars) == 48
    assert sum(bar.strikes for bar in bars) == 4
    assert words_of_bars(bars)[0] == "Al-Asad 12 (9 drone, 2 rocket and 1 drone and rocket)"
    assert words_of_bars(bars)[-3:] == [
        *("Albukamal 2 strikes", "Bulbul, Mayadin 1 strike", "Maysulun 1 strike"),
    ]


@pytest.mark.parametrize("height", [0.0, 20.0, 40.0, 90.0, 130.0, 180.0, 400.0])
def test_what_has_no_row_is_counted_in_the_rest(height: float) -> None:
    bars = site_bars(shown(), height)
    assert sum(bar.count for bar in bars) == 48
    assert sum(bar.strikes for bar in bars) == 4


def test_strikes_stand_below_the_line_as_diamonds() -> None:
    marks = charts()["By site"].drawn.marks
    at = [mark.name for mark in marks].index("Line")
    assert [mark for mark in marks[:at] if isinstance(mark, Diamond)] == []
    assert sum(isinstance(mark, Diamond) for mark in marks[at:]) == 4


def test_native_numbers_are_the_drawn_ones() -> None:
    chart = charts()["By site"]
    by_name = {series.name: series for series in chart.series}
    assert list(by_name) == ["Drone", "Rocket", "Drone + rocket", "Roadside bomb", "US strikes"]
    assert [sum(series.values) for series in chart.series] == [32, 14, 1, 1, 4]
    assert chart.categories[0] == "Al-Asad, IQ"
    assert chart.categories[-1] == "Maysulun, SY"


def test_more_than_six_strikes_are_one_diamond_and_a_number() -> None:
    rows = [attack("2023-10-18", site_id="asad", action="airstrike") for _ in range(7)]
    about = shown("mode=window", case_of(*rows))
    group = charts_of(about, "map-and-charts", laid("map-and-charts"))
    assert group is not None
    (chart,) = (m for m in group.marks if isinstance(m, Chart) and m.name == "By site")
    assert sum(isinstance(mark, Diamond) for mark in chart.drawn.marks) == 1
    assert words_on(chart.drawn.marks) == ["Al-Asad", "7"]


def test_incidents_without_a_site_have_their_row() -> None:
    about = shown(
        "mode=window", case_of(attack("2023-10-18"), attack("2023-10-19", site_id="asad"))
    )
    assert words_of_bars(site_bars(about, 400.0)) == ["Al-Asad 1", "No site 1"]


def test_a_native_chart_keeps_attacks_and_strikes_of_the_rest_apart() -> None:
    about = shown()
    bars = site_bars(about, 64.0)
    assert bars[-1].count
    assert bars[-1].strikes == 4
    native = bar_chart(about, "By site", bars, Box(0, 0, 300, 64))
    assert native.categories[-2:] == ("12 more sites", "12 more sites, strikes")
    sums = [sum(row) for row in zip(*(each.values for each in native.series), strict=True)]
    assert sums[-2:] == [bars[-1].count, 4]


def test_sixty_sites(tmp_path: Path) -> None:
    about = shown("", many_sites(tmp_path, 60))
    bars = site_bars(about, 160.0)
    assert sum(bar.count for bar in bars) == 60
    assert bars[-2].label.endswith(" more sites")
    assert bars[-1].strikes == 1


# ---- by actor ----------------------------------------------------


def test_actors_by_attacks() -> None:
    bars = value_bars(shown(), "actor", 400.0)
    assert words_of_bars(bars) == [
        *("Islamic Resistance in Iraq 30", "No claim found 17", "Tashkil al-Waritheen 1"),
    ]
    assert words_of_bars(value_bars(shown(), "actor", 32.0)) == [
        *("Islamic Resistance in Iraq 30", "No claim found and 1 more 18"),
    ]


def test_what_nobody_claimed_stays_in_sight_among_many(tmp_path: Path) -> None:
    rows = [f"a{n},2023-10-18,Front {n % 9},34,{41 + n / 100}" for n in range(27)]
    rows += ["u,2023-10-18,Unattributed,34,43"]
    about = shown("", folder_of(tmp_path, ("incidents", "incident_id,date,actor,lat,lon", rows)))
    bars = value_bars(about, "actor", 64.0)
    assert [bar.label for bar in bars] == ["Front 0", "Front 1", "No claim found", "7 more"]
    assert [bar.count for bar in bars] == [3, 3, 1, 21]


def test_actors_have_their_colours_where_the_view_is_coloured_by_them() -> None:
    plain = charts("quad", OPENING)["By actor"].series
    assert [series.name for series in plain] == ["Attacks"]
    coloured = charts("quad", f"{OPENING}&colour=actor")["By actor"].series
    assert len({series.colour for series in coloured}) == len(coloured) == 3


def drawn_bars(group: Group) -> Iterator[Rect]:
    yield from (mark for mark in group.marks if isinstance(mark, Rect))


def test_an_unknown_value_is_an_outline() -> None:
    outlines = drawn_bars(charts(query="colour=outcome")["By site"].drawn)
    assert any(bar.fill is None and bar.stroke for bar in outlines)
