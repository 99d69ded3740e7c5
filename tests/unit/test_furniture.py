"""What every slide says around its map: title, as of, sources, marking."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.case import Zone
from slides.finding import finding_of
from slides.furniture import as_of_words, footer, header, marking, source_line
from slides.layout import LEFT, RIGHT
from slides.lettering import tidy
from slides.marks import Box, texts
from slides.shown import Shown
from slides.sources import publishers, sources_of
from tests.unit.cases import attack, case_of, strike
from tests.unit.slidecases import OPENING, folder_of, shipped, shown, words_on


def of_rows(*rows: dict[str, str], query: str = "mode=window") -> Shown:
    return shown(query, case_of(*rows))


def title_of(*rows: dict[str, str], query: str = "mode=window") -> str:
    return finding_of(of_rows(*rows, query=query)).title


# ---- the finding --------------------------------------------------------------------------------


def test_the_finding_of_the_opening_view() -> None:
    found = finding_of(shown())
    assert found.title == "US forces were attacked in two countries and struck back in one"
    assert found.subtitle == (
        "22 confirmed attacks in Iraq and 26 in Syria; US strikes on three days, only in Syria"
    )


IRAQ, SYRIA, JORDAN = (attack("2023-10-18", name) for name in ("Iraq", "Syria", "Jordan"))
ON_SYRIA, ON_IRAQ, ON_YEMEN = (strike("2023-10-19", name) for name in ("Syria", "Iraq", "Yemen"))


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((IRAQ, ON_IRAQ), "US forces were attacked in Iraq and struck back there"),
        ((IRAQ, ON_SYRIA), "US forces were attacked in Iraq and struck back in Syria"),
        (
            (IRAQ, SYRIA, ON_IRAQ, ON_SYRIA),
            "US forces were attacked in two countries and struck back in both",
        ),
        (
            (IRAQ, SYRIA, JORDAN, ON_IRAQ, ON_SYRIA),
            "US forces were attacked in three countries and struck back in two",
        ),
        (
            (IRAQ, SYRIA, ON_YEMEN),
            "US forces were attacked in Iraq and Syria and struck back in Yemen",
        ),
    ],
)
def test_where_attacked_and_where_struck(rows: tuple[dict[str, str], ...], title: str) -> None:
    assert title_of(*rows) == title


def test_no_strike_in_the_window_is_said_as_what_is_itemised() -> None:
    title = title_of(IRAQ, SYRIA, strike("2023-11-20"), query="to=2023-10-20")
    assert title == "US forces were attacked in Iraq and Syria and no US strike is itemised"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        # A claim alone does not say that a country was attacked.
        (
            (IRAQ, attack("2023-10-18", "Syria", attribution="claimed"), ON_IRAQ),
            "2 attacks are itemised here",
        ),
        # Without a strike in the whole table there is nothing to set against.
        ((IRAQ, SYRIA), "2 attacks are itemised here"),
        ((IRAQ, attack("2023-10-18", None), ON_IRAQ), "2 attacks are itemised here"),
        ((IRAQ, strike("2023-10-19", None)), "1 attack is itemised here"),
        ((ON_SYRIA,), "No attacks are itemised here"),
        (({"date": "2023-10-18", "country": "Iraq"},), "1 incident is itemised here"),
    ],
)
def test_a_finding_that_does_not_hold_is_not_claimed(
    rows: tuple[dict[str, str], ...], title: str
) -> None:
    assert title_of(*rows) == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (
            f"{OPENING}&weapon=drone",
            "32 attacks with a drone are itemised here as confirmed by US officials",
        ),
        (
            f"{OPENING}&country=Iraq",
            "Attacks confirmed by US officials and itemised here are 22 of the 29 the Pentagon"
            " reported in Iraq",
        ),
        (f"{OPENING}&action=airstrike", "The US struck back on three days, only in Syria"),
        ("q=Asad", "34 attacks that mention “Asad” are itemised here"),
    ],
)
def test_filters_that_hide_places_make_the_headline_the_title(query: str, title: str) -> None:
    assert finding_of(shown(query)).title == title


def test_a_title_of_ones_own_keeps_the_figures_below() -> None:
    assert finding_of(shown(), "Mine").subtitle == finding_of(shown()).subtitle
    whole = finding_of(shown(f"{OPENING}&weapon=drone"), "Mine").subtitle
    assert whole.startswith("32 attacks with a drone are itemised here as confirmed")
    rest = finding_of(shown(f"{OPENING}&weapon=drone")).subtitle
    assert rest == "16 in Iraq and 16 in Syria. The US struck back on three days, only in Syria."


# ---- header -------------------------------------------------------------------------------------


def test_as_of_is_the_end_of_the_window() -> None:
    assert as_of_words(shown()) == (
        "17 NOV 2023",
        " (C)",
        "17 Oct – 17 Nov 2023, local days, UTC+3",
    )


def test_a_case_without_a_zone_names_none() -> None:
    assert as_of_words(of_rows(IRAQ)) == ("18 OCT 2023", "", "17–18 Oct 2023, local days")


def test_a_long_zone_leaves_the_title_its_room() -> None:
    case = replace(shipped().case, zone=Zone("A very long name of a zone " * 9, 3, "C"))
    long = shown("", replace(shipped(), case=case))
    part = header(long, finding_of(long), 22.0)
    (title, *_), (as_of, *_) = (list(texts(group.marks)) for group in part.groups)
    assert title.box.right < as_of.box.left
    assert all(text.box.bottom <= part.edge for group in part.groups for text in texts((group,)))


def test_the_sizes_of_the_header() -> None:
    title, as_of = header(shown(), finding_of(shown()), 22.0).groups
    assert [text.lines[0][0].size for text in texts(title.marks)] == [22.0, 13.5]
    assert [text.lines[0][0].size for text in texts(as_of.marks)] == [11.0, 19.0, 11.0]
    assert all(text.align == "right" for text in texts(as_of.marks))


# ---- footer -------------------------------------------------------------------------------------


def test_the_source_line_of_the_opening_view() -> None:
    assert source_line(shown()).endswith(
        " more, on the notes page; n = 52 incidents; 36 not shown (27 not confirmed by a US"
        " official, 9 possible duplicates); data to 17 NOV 2023."
    )


def test_few_publishers_are_all_named(tmp_path: Path) -> None:
    rows = [
        "a,2023-10-18,33.8,42.4,Daily News: one,https://example.org/1",
        "b,2023-10-18,33.8,42.4,Daily News: two,https://example.org/2",
        "c,2023-10-18,33.8,42.4,Agency (Baghdad): x,javascript:alert(1)",
        "d,2023-10-18,33.8,42.4,,https://example.net/3",
    ]
    header_row = "incident_id,date,lat,lon,source_1_title,source_1_url"
    data = folder_of(tmp_path, ("incidents", header_row, rows))
    assert source_line(shown("", data)) == (
        "Sources: Daily News, Agency and example.net; n = 4 incidents; data to 18 OCT 2023."
    )
    found = sources_of(data, shown("", data).selection.rows)
    assert publishers(found) == ("Daily News", "Agency", "example.net")
    assert {source.title: source.url for source in found}["Agency (Baghdad): x"] == ""


def test_rows_set_aside_are_counted(tmp_path: Path) -> None:
    rows = ["a,2023-10-18,33.8,42.4", "b,2023-10-32,33.8,42.4"]
    data = folder_of(tmp_path, ("incidents", "incident_id,date,lat,lon", rows))
    assert source_line(shown("", data)) == ("n = 1 incident; 1 row set aside; data to 18 OCT 2023.")


def test_the_small_print() -> None:
    part = footer(shown(), date(2026, 11, 22), 514.0)
    sources, small, made = texts(part.groups[0].marks)
    assert small.plain.startswith(
        "Boundaries and names shown do not imply endorsement; disputed lines dashed."
        " Web Mercator, WGS 84. Natural Earth; GeoNames CC BY 4.0. Data "
    )
    assert shipped().digest[:8] in small.plain
    assert made.plain == "Produced 22 NOV 2026"
    assert {run.size for text in (sources, small, made) for run in text.lines[0]} == {10.0}
    assert max(text.box.bottom for text in (sources, small, made)) <= 514.0


# ---- marking -------------------------------------------------------------------------------------


def test_a_marking_stands_as_given_top_and_bottom() -> None:
    groups, top, bottom = marking("Tlp:Amber — für uns", shown())
    above, below = texts(groups)
    assert words_on(groups) == ["Tlp:Amber — für uns"] * 2
    assert above.box.centre[0] == pytest.approx((LEFT + RIGHT) / 2)
    assert (above.box.bottom, below.box.top) < (top, bottom + 9)


def test_no_marking_is_none_and_moves_nothing() -> None:
    groups, *edges = marking("", shown())
    assert groups == ()
    assert edges == list(marking("X", shown())[1:])


def test_a_marking_of_any_length_is_never_cut() -> None:
    text = "WORD " * 400
    groups, top, bottom = marking(text, shown())
    assert words_on(groups)[0] == text.strip()
    assert top < bottom
    assert all(Box(0, 0, 960, 540).holds(text.box) for text in texts(groups))


@pytest.mark.parametrize(
    ("foreign", "words"),
    [("a\n\tb", "a b"), ("x\u202ey\u2066z", "xyz"), ("  \u0000bell\u0007 ", "bell"), ("ع", "ع")],
)
def test_foreign_text_is_one_plain_line(foreign: str, words: str) -> None:
    assert tidy(foreign) == words
