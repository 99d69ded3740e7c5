"""Views and their links: a pure round trip, and bad links that say what is wrong."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.camera import Camera
from geo.facets import FACET_KEYS, FacetKey
from geo.filters import Filters
from geo.link import PARAMETERS, CaseWords, extent_of, pairs_of, words_of
from geo.view import COLOURS, MODES, STEPS, THEMES, View
from geo.window import TimeWindow
from tests.unit.cases import attack, case_of

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

OPENING = "from=2023-10-17&to=2023-11-17&attribution=us_official"
VALUES: dict[FacetKey, tuple[str, ...]] = {
    key: (f"{key} one", "<b>&=+%~*", "عين", "") for key in FACET_KEYS
}
WORDS = CaseWords(
    extent=TimeWindow.from_days(date(2023, 10, 17), date(2024, 2, 7)),
    opening=OPENING,
    hours=True,
    values=VALUES,
    selectable=("2023-10-18-04", "al_asad", "a&b"),
)


def read(query: str, words: CaseWords = WORDS) -> tuple[View, tuple[str, ...]]:
    return View.from_query(pairs_of(query), words)


# ---- the round trip -----------------------------------------------------------------------

texts = st.lists(st.text(min_size=1, max_size=8), max_size=2).map(tuple)
chosen = st.fixed_dictionaries(
    {}, optional={key: st.sets(st.sampled_from(VALUES[key])).map(tuple) for key in FACET_KEYS}
)
cameras = st.builds(Camera, st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 20))


@st.composite
def views(draw: st.DrawFn) -> View:
    step = draw(st.sampled_from(tuple(STEPS)))
    unit = HOUR if step == "hour" else DAY
    most = (WORDS.extent.end - WORDS.extent.start) // unit - 1
    first, last = sorted(draw(st.lists(st.integers(0, most), min_size=2, max_size=2)))
    ends = [WORDS.extent.start + n * unit for n in (first, last)]
    return View(
        filters=draw(st.builds(Filters, chosen, texts, st.booleans())),
        first=draw(st.sampled_from((None, ends[0]))),
        last=draw(st.sampled_from((None, ends[1]))),
        mode=draw(st.sampled_from(MODES)),
        step=step,
        camera=draw(st.none() | cameras),
        colour=draw(st.sampled_from(COLOURS)),
        theme=draw(st.sampled_from((None, *THEMES))),
        selection=draw(st.sampled_from((None, "al_asad", "a&b"))),
    )


@settings(deadline=None)
@given(views())
def test_a_link_reopens_exactly_its_view(view: View) -> None:
    assert read(view.to_query()) == (view, ())


@settings(deadline=None)
@given(views())
def test_saying_both_ends_changes_nothing_that_is_seen(view: View) -> None:
    settled = view.settled(WORDS.extent)
    assert settled.resolve(WORDS.extent) == view.resolve(WORDS.extent)
    assert settled.settled(WORDS.extent) == settled


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*PARAMETERS, "x"]), st.text(max_size=12)), max_size=8))
def test_no_link_breaks_the_page(pairs: list[tuple[str, str]]) -> None:
    view, _ = View.from_query(pairs, WORDS)
    assert view.resolve(WORDS.extent).days >= 1
    assert read(view.to_query()) == (view, ())


def test_the_order_of_parameters_is_fixed() -> None:
    view = View(
        filters=Filters({"weapon": ("weapon one",), "actor": ("actor one",)}, ("b a", "a"), True),
        first=datetime(2023, 11, 1),
        last=datetime(2023, 11, 7),
        step="week",
        camera=Camera(34.5, 41, 6),
        colour="outcome",
        theme="light",
        selection="al_asad",
    )
    assert view.to_query() == (
        "from=2023-11-01&to=2023-11-07&step=week&actor=actor+one&weapon=weapon+one&q=a&q=b+a"
        "&duplicates=show&colour=outcome&camera=34.5000%2C41.0000%2C6.00&theme=light"
        "&select=al_asad"
    )


def test_a_view_without_filters_does_not_reopen_as_the_opening_view() -> None:
    assert View().to_query() == "mode=window"
    assert read("mode=window") == (View(), ())


@pytest.mark.parametrize("query", ["", "?", "foo=1"])
def test_a_link_without_a_view_is_the_opening_view(query: str) -> None:
    case = case_of(attack("2023-12-01"), opening=OPENING)
    view, _ = read(query, words_of(case))
    assert view.to_query() == OPENING


def test_a_case_without_an_opening_view_opens_whole() -> None:
    assert read("", words_of(case_of(attack("2023-12-01")))) == (View(), ())


def test_values_are_written_in_javascripts_order() -> None:
    smile, private = "\N{GRINNING FACE}", "\ue000"
    assert Filters(texts=(private, smile)).texts == (smile, private)


# ---- what a view is -----------------------------------------------------------------------


def test_ends_that_the_mode_ignores_are_none() -> None:
    first, last = datetime(2023, 11, 1), datetime(2023, 11, 7)
    assert View(first=first, last=last, mode="from-start") == View(last=last, mode="from-start")
    assert View(first=first, last=last, mode="instant") == View(last=last, mode="instant")
    assert View(first=first, last=last, mode="to-end") == View(first=first, mode="to-end")


def test_a_view_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2023-11-07.* is after last 2023-11-01"):
        View(first=datetime(2023, 11, 7), last=datetime(2023, 11, 1))


def test_a_moment_inside_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match=r"05:00.*nearest: 2023-11-07T00:00"):
        View(last=datetime(2023, 11, 7, 5))
    assert View(last=datetime(2023, 11, 7, 5), step="hour").last == datetime(2023, 11, 7, 5)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("mode=window", "2023-10-17", "2024-02-07"),
        ("from=2023-11-01", "2023-11-01", "2024-02-07"),
        ("to=2023-11-07", "2023-10-17", "2023-11-07"),
        ("from=2023-11-07&to=2023-11-07", "2023-11-07", "2023-11-07"),
        ("mode=instant&to=2023-11-07", "2023-11-07", "2023-11-07"),
        ("mode=instant", "2024-02-07", "2024-02-07"),
        ("mode=instant&step=week&to=2023-11-07", "2023-11-01", "2023-11-07"),
        ("mode=instant&step=week&to=2023-10-19", "2023-10-17", "2023-10-19"),
        ("mode=from-start&from=2023-11-01&to=2023-11-07", "2023-10-17", "2023-11-07"),
        ("mode=to-end&from=2023-11-01&to=2023-11-07", "2023-11-01", "2024-02-07"),
    ],
)
def test_the_time_shown(query: str, first: str, last: str) -> None:
    view, notes = read(query)
    assert notes == ()
    assert view.resolve(WORDS.extent) == TimeWindow.from_days(
        date.fromisoformat(first), date.fromisoformat(last)
    )


def test_an_hour_is_shown_whole() -> None:
    view, _ = read("step=hour&from=2023-11-08T05:00&to=2023-11-08T06:00")
    assert view.resolve(WORDS.extent) == TimeWindow(
        datetime(2023, 11, 8, 5), datetime(2023, 11, 8, 7)
    )


def test_a_bare_day_at_the_hour_step_is_all_its_hours() -> None:
    view, _ = read("step=hour&from=2023-11-08&to=2023-11-08")
    assert view.resolve(WORDS.extent).days == 1
    assert view.to_query().startswith("from=2023-11-08T00%3A00&to=2023-11-08T23%3A00")


def test_the_whole_time_runs_to_the_last_incidents_day() -> None:
    case = case_of(attack("2023-10-18", time_local="23:59", time_utc="2023-10-18T20:59Z"))
    assert extent_of(case) == TimeWindow.from_days(date(2023, 10, 17), date(2023, 10, 18))
    assert extent_of(case_of()) == TimeWindow.from_days(date(2023, 10, 17), date(2023, 10, 17))


# ---- the camera ---------------------------------------------------------------------------


def test_a_camera_keeps_what_its_text_can_hold() -> None:
    camera = Camera(34.123456, -0.00001, 6.125)
    assert (camera.lat, camera.lon, camera.zoom) == (34.1235, 0.0, 6.13)
    assert str(camera) == "34.1235,0.0000,6.13"


@pytest.mark.parametrize(
    ("place", "words"),
    [((86, 0, 1), "lat is 86"), ((0, 181, 1), "lon is 181"), ((0, 0, float("nan")), "zoom is nan")],
)
def test_a_camera_off_the_map_is_refused(place: tuple[float, float, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Camera(*place)


def test_a_theme_alone_is_how_the_opening_view_looks() -> None:
    opening, _ = read("")
    assert read("theme=light")[0] == replace(opening, theme="light")
    assert read(View(theme="light").to_query())[0] == View(theme="light")


# ---- bad links ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (
            "foo=1&mode=window",
            "“foo” is no parameter of a view and was ignored. Allowed: from, to,",
        ),
        ("mode=all", "mode “all” is unknown and was ignored. Allowed: instant, window, from-start"),
        ("mode=window&theme=sepia", "Allowed: dark, light."),
        ("duplicates=hide", "duplicates “hide” is unknown and was ignored. Allowed: show."),
        ("mode=window&mode=instant", "mode is given 2 times; “window” counts."),
        ("from=2023-11-17&to=2023-10-17", "from 2023-11-17 is after to 2023-10-17"),
        ("from=17.10.2023", "from “17.10.2023” is no date"),
        ("to=2023-02-30", "to “2023-02-30” is no date, and the dates were ignored."),
        ("from=2023-11-01T05:00", "Allowed: YYYY-MM-DD."),
        ("from=2020-01-01", "before the first day of this case; 2023-10-17 is shown."),
        ("to=2030-01-01", "after the last day of this case; 2024-02-07 is shown."),
        ("from=2030-01-01", "is after the last day of this case, and the dates were ignored."),
        ("to=2020-01-01", "is before the first day of this case, and the dates were ignored."),
        ("camera=95,0,3", "camera “95,0,3” is unknown and was ignored. Allowed: lat,lon,zoom"),
        ("camera=1,2", "camera “1,2” is unknown"),
        ("select=nobody", "select “nobody” is no incident and no site of this case"),
        ("weapon=<script>", "weapon “<script>” is unknown and was ignored. Allowed: weapon one"),
        (f"weapon={'x' * 70}", f"weapon “{'x' * 59}…” is unknown"),
    ],
)
def test_what_cannot_be_honoured_is_left_out_and_named(query: str, note: str) -> None:
    view, notes = read(quote(query, safe="&="))
    assert len(notes) == 1
    assert note in notes[0]
    assert view == View()


def test_one_bad_value_does_not_spoil_the_others() -> None:
    view, notes = read("weapon=laser&weapon=weapon+one&from=2023-11-01&to=soon")
    assert view == View(Filters({"weapon": ("weapon one",)}))
    assert len(notes) == 2


def test_dates_that_the_mode_ignores_are_not_read() -> None:
    assert read("mode=to-end&from=2023-11-01&to=never")[1] == ()


def test_an_hour_step_needs_hours() -> None:
    days = words_of(case_of(attack("2023-12-01")))
    view, notes = read("step=hour&mode=instant", days)
    assert view == View(mode="instant")
    assert notes == ("step “hour” was ignored: not every incident has a time. Allowed: day, week.",)


def test_a_facet_that_the_table_lacks_is_said() -> None:
    words = words_of(case_of(attack("2023-12-01")))
    assert read("weapon=drone", words)[1] == (
        "weapon “drone” was ignored: no incident of this case states it.",
    )


def test_long_lists_of_values_are_cut() -> None:
    rows = [attack("2023-12-01", actor=f"Group {n:02}") for n in range(20)]
    (note,) = read("actor=x", words_of(case_of(*rows)))[1]
    assert note.endswith("Group 10, Group 11 and 8 more.")


def test_a_blank_search_asks_nothing() -> None:
    assert read("q=") == (View(), ())
