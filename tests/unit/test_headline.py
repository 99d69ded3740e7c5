"""The headline: exact sentences, and figures that lead to the rows they count."""

from typing import Any

import pytest

from geo.case import Reported
from geo.dataset import Dataset, load_dataset
from geo.facts import facts_of
from geo.headline import first_clause, headline
from geo.link import pairs_of, words_of
from geo.select import select
from geo.view import View
from tests.unit.cases import PENTAGON, SHIPPED, attack, case_of, strike

OPENING = "from=2023-10-17&to=2023-11-17&attribution=us_official"
STRUCK = ". The US struck back on three days, only in Syria."


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


def view_of(dataset: Dataset, query: str) -> View:
    view, notes = View.from_query(pairs_of(query), words_of(dataset))
    assert notes == ()
    return view


def say(dataset: Dataset, query: str) -> str:
    return headline(dataset, view_of(dataset, query)).text


def test_the_opening_view(shipped: Dataset) -> None:
    assert say(shipped, "") == (
        "17 Oct – 17 Nov 2023: 48 attacks confirmed by US officials are itemised here,"
        " 22 in Iraq and 26 in Syria, of 61 the Pentagon reported (29 and 32)."
        " The US struck back on three days, only in Syria."
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            "&weapon=ballistic_missile&country=Syria",
            "no attacks with a ballistic missile in Syria are itemised here"
            " as confirmed by US officials.",
        ),
        (
            "&country=Iraq",
            "attacks confirmed by US officials and itemised here are"
            " 22 of the 29 the Pentagon reported in Iraq" + STRUCK,
        ),
        (
            "&country=Iraq&country=Syria",
            "48 attacks in Iraq or Syria are itemised here as confirmed by US officials,"
            " 22 in Iraq and 26 in Syria, of 61 the Pentagon reported there (29 and 32)" + STRUCK,
        ),
        (
            "&country=Jordan",
            "no attacks in Jordan are itemised here as confirmed by US officials.",
        ),
        (
            "&country=Iraq&country=Jordan",
            "22 attacks in Iraq or Jordan are itemised here as confirmed by US officials,"
            " all in Iraq" + STRUCK,
        ),
        ("&action=airstrike", "the US struck back on three days, only in Syria."),
        (
            "&weapon=drone&weapon=rocket",
            "46 attacks with a drone or rocket are itemised here as confirmed by US officials,"
            " 20 in Iraq and 26 in Syria" + STRUCK,
        ),
        (
            "&actor=Unattributed&actor=Islamic+Resistance+in+Iraq",
            "47 attacks claimed by Islamic Resistance in Iraq or without a known claim are itemised"
            " here as confirmed by US officials, 21 in Iraq and 26 in Syria" + STRUCK,
        ),
        (
            "&site=al_asad",
            "12 attacks at Al-Asad are itemised here as confirmed by US officials, all in Iraq"
            + STRUCK,
        ),
        (
            "&q=%3Cb%3E&q=drone",
            "33 attacks that mention “<b>” or “drone” are itemised here as confirmed by"
            " US officials, 17 in Iraq and 16 in Syria" + STRUCK,
        ),
        (
            "&duplicates=show",
            "48 attacks with possible duplicates are itemised here as confirmed by US officials,"
            " 22 in Iraq and 26 in Syria; the Pentagon reported 61 (29 and 32)" + STRUCK,
        ),
    ],
)
def test_the_opening_window_under_a_further_filter(shipped: Dataset, more: str, words: str) -> None:
    assert say(shipped, OPENING + more) == f"17 Oct – 17 Nov 2023: {words}"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "mode=window",
            "17 Oct 2023 – 22 Feb 2024: 172 attacks are itemised here, 69 in Iraq, 102 in Syria and"
            " 1 in Jordan; the Pentagon reported 170 by 4 Feb."
            " The US struck back on 11 days, in Iraq and Syria.",
        ),
        (
            "from=2023-11-01&to=2023-11-07&attribution=us_official",
            "1–7 Nov 2023: 11 attacks confirmed by US officials are itemised here, 5 in Iraq and"
            " 6 in Syria. The US did not strike back in this window.",
        ),
        (
            "mode=instant&to=2023-10-25",
            "25 Oct 2023: 1 attack is itemised here, in Syria."
            " The US did not strike back in this window.",
        ),
        (
            "mode=instant&to=2023-10-17",
            "17 Oct 2023: no attacks are itemised here. The US did not strike back in this window.",
        ),
        (
            "mode=instant&to=2023-10-27&attribution=us_official",
            "27 Oct 2023: 2 attacks confirmed by US officials are itemised here, 1 in Iraq and"
            " 1 in Syria. The US struck back on one day, only in Syria.",
        ),
        (
            "mode=from-start&to=2023-11-10&attribution=us_official&country=Syria",
            "17 Oct – 10 Nov 2023: attacks confirmed by US officials and itemised here are"
            " 19 of the 22 the Pentagon reported in Syria by 9 Nov."
            " The US struck back on two days, only in Syria.",
        ),
        (
            "to=2023-11-17&attribution=claimed",
            "17 Oct – 17 Nov 2023: 8 attacks known from claims alone are itemised here,"
            " 5 in Iraq and 3 in Syria" + STRUCK,
        ),
    ],
)
def test_other_windows(shipped: Dataset, query: str, words: str) -> None:
    assert say(shipped, query) == words


def test_no_filter_of_attacks_hides_a_strike_day(shipped: Dataset) -> None:
    for more in ("", "&action=attack", "&country=Iraq", "&side=militia", "&q=drone"):
        assert say(shipped, OPENING + more).endswith(STRUCK)


# ---- figures and their rows ---------------------------------------------------------------


def test_every_figure_leads_to_the_rows_it_counts(shipped: Dataset) -> None:
    runs = headline(shipped, view_of(shipped, "")).runs
    counted = {}
    for run in runs:
        if run.rows:
            found = select(shipped, view_of(shipped, run.rows))
            counted[run.text] = (found.attacks, found.strikes)
    assert counted == {
        "48 attacks": (48, 0),
        "22 in Iraq": (22, 0),
        "26 in Syria": (26, 0),
        "three days": (0, 4),
    }
    assert [run.text for run in runs if run.figure and not run.rows] == ["61", "29", "32"]


def test_the_window_stands_alone_in_the_first_run(shipped: Dataset) -> None:
    assert headline(shipped, view_of(shipped, "")).runs[0].text == "17 Oct – 17 Nov 2023: "


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "48 attacks confirmed by US officials are itemised here"),
        ("action=airstrike&to=2023-11-17", "The US struck back on three days, only in Syria"),
        (
            "weapon=ied&country=Jordan",
            "No attacks with a roadside bomb in Jordan are itemised here",
        ),
    ],
)
def test_the_first_clause_stands_alone(shipped: Dataset, query: str, words: str) -> None:
    assert first_clause(facts_of(shipped, view_of(shipped, query))) == words


def test_figures_keep_the_look_of_the_view(shipped: Dataset) -> None:
    view = view_of(shipped, OPENING + "&colour=outcome&theme=light&camera=34,41,6&select=al_asad")
    rows = headline(shipped, view).runs[1].rows
    assert "colour=outcome&camera=34.0000%2C41.0000%2C6.00&theme=light" in rows
    assert "select" not in rows


# ---- tiny cases ---------------------------------------------------------------------------

TOTAL = {"as_of": "2023-10-20", "series": "pentagon", "total_attacks": 5, "iraq": 3, "syria": 2}


def tiny(*rows: dict[str, Any], reported: Reported | None = PENTAGON) -> Dataset:
    return case_of(*rows, totals=[TOTAL], reported=reported)


def test_more_itemised_than_reported_are_no_part_of_it() -> None:
    case = tiny(*(attack("2023-10-20") for _ in range(6)))
    assert say(case, "attribution=us_official") == (
        "17–20 Oct 2023: 6 attacks confirmed by US officials are itemised here, all in Iraq;"
        " the Pentagon reported 5 (3 in Iraq and 2 in Syria)."
    )


def test_a_figure_before_the_first_is_not_zero() -> None:
    case = tiny(attack("2023-10-18"), attack("2023-10-20"))
    assert say(case, "to=2023-10-18") == "17–18 Oct 2023: 1 attack is itemised here, in Iraq."


def test_a_case_without_a_series_says_what_it_has() -> None:
    case = tiny(attack("2023-10-20"), attack("2023-10-20"), reported=None)
    assert say(case, "") == "17–20 Oct 2023: 2 attacks are itemised here, both in Iraq."


def test_a_possible_duplicate_is_no_strike_day() -> None:
    case = tiny(strike("2023-10-18"), strike("2023-10-19", possible_duplicate_of="row-0"))
    assert say(case, "from=2023-10-18") == (
        "18–19 Oct 2023: no attacks are itemised here."
        " The US struck back on one day, only in Syria."
    )


def test_strikes_of_one_day_are_one_response() -> None:
    case = tiny(strike("2023-10-18", "Iraq"), strike("2023-10-18", "Syria"))
    assert say(case, "action=airstrike&from=2023-10-18") == (
        "18 Oct 2023: the US struck back on one day, in Iraq and Syria."
    )


def test_many_countries_are_not_all_named() -> None:
    named = [f"Country {letter}" for letter in "ABCDEF"]
    case = tiny(*(attack("2023-10-20", name) for name in named), attack("2023-10-20", "Country F"))
    assert say(case, "from=2023-10-18") == (
        "18–20 Oct 2023: 7 attacks are itemised here, 2 in Country F, 1 in Country A,"
        " 1 in Country B and 3 in 3 other countries."
    )


def test_a_place_without_a_country_is_said() -> None:
    case = tiny(attack("2023-10-20", None), attack("2023-10-20"))
    assert say(case, "from=2023-10-18") == (
        "18–20 Oct 2023: 2 attacks are itemised here, 1 in Iraq and 1 in a country not stated."
    )


def test_rows_that_do_not_say_what_was_done_are_incidents() -> None:
    case = tiny({"date": "2023-10-20"})
    assert say(case, "from=2023-10-18") == "18–20 Oct 2023: 1 incident is itemised here."
    assert headline(case, View()).runs[1].rows == "from=2023-10-17&to=2023-10-20"


def test_hours_are_said_by_the_clock() -> None:
    case = case_of(attack("2023-10-18", time_local="05:30"), reported=None)
    assert say(case, "step=hour&mode=instant&to=2023-10-18T05:00") == (
        "18 Oct 2023, 05:00–06:00: 1 attack is itemised here, in Iraq."
    )


def test_hostile_text_is_quoted_as_text() -> None:
    case = tiny(attack("2023-10-20", actor="<script>alert(1)</script>"))
    assert say(case, "from=2023-10-18&actor=%3Cscript%3Ealert(1)%3C/script%3E") == (
        "18–20 Oct 2023: 1 attack claimed by <script>alert(1)</script> is itemised here, in Iraq."
    )
