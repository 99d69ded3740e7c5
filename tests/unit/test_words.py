"""Dates and numbers read the same on every machine."""

from datetime import date, datetime

import pytest

from geo.window import TimeWindow
from geo.words import counted, day_words, in_prose, listed, number_words, quoted, window_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 10, 17), date(2023, 11, 17), "17 Oct – 17 Nov 2023"),
        (date(2023, 11, 1), date(2023, 11, 7), "1–7 Nov 2023"),
        (date(2023, 11, 17), date(2023, 11, 17), "17 Nov 2023"),
        (date(2023, 12, 30), date(2024, 1, 4), "30 Dec 2023 – 4 Jan 2024"),
        (date(2023, 1, 3), date(2024, 1, 4), "3 Jan 2023 – 4 Jan 2024"),
    ],
)
def test_days_of_a_window(first: date, last: date, words: str) -> None:
    assert window_words(TimeWindow.from_days(first, last)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (datetime(2023, 11, 8, 5), datetime(2023, 11, 8, 7), "8 Nov 2023, 05:00–07:00"),
        (datetime(2023, 11, 8, 22), datetime(2023, 11, 9), "8 Nov 2023, 22:00–24:00"),
        (datetime(2023, 11, 8), datetime(2023, 11, 8, 1), "8 Nov 2023, 00:00–01:00"),
        (datetime(2023, 11, 8, 5), datetime(2023, 11, 9, 7), "8 Nov, 05:00 – 9 Nov 2023, 07:00"),
        (
            datetime(2023, 12, 31, 5),
            datetime(2024, 1, 1, 7),
            "31 Dec 2023, 05:00 – 1 Jan 2024, 07:00",
        ),
        (datetime(2023, 11, 8), datetime(2023, 11, 10), "8–9 Nov 2023"),
    ],
)
def test_hours_of_a_window(start: datetime, end: datetime, words: str) -> None:
    assert window_words(TimeWindow(start, end)) == words


def test_a_day_with_and_without_its_year() -> None:
    assert day_words(date(2023, 11, 7)) == "7 Nov 2023"
    assert day_words(date(2023, 11, 7), year=False) == "7 Nov"


def test_numbers_under_ten_are_words() -> None:
    assert [number_words(n) for n in (0, 1, 3, 9, 10, 12)] == [
        "no",
        "one",
        "three",
        "nine",
        "10",
        "12",
    ]


def test_one_is_singular() -> None:
    assert [counted(n, "attack") for n in (0, 1, 2)] == ["0 attacks", "1 attack", "2 attacks"]


def test_lists_end_with_a_word() -> None:
    assert listed(["Iraq"]) == "Iraq"
    assert listed(["Iraq", "Syria"]) == "Iraq and Syria"
    assert listed(["Iraq", "Syria", "Jordan"], "or") == "Iraq, Syria or Jordan"


def test_foreign_text_is_quoted_plainly_and_cut() -> None:
    assert quoted("<b>x</b>") == "“<b>x</b>”"
    assert quoted("a" * 60) == f"“{'a' * 60}”"
    assert quoted("\N{GRINNING FACE}" * 61) == "“" + "\N{GRINNING FACE}" * 59 + "…”"


@pytest.mark.parametrize(
    ("label", "prose"),
    [
        ("Ballistic missile", "ballistic missile"),
        ("Drone + rocket", "drone and rocket"),
        ("US and coalition", "US and coalition"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, prose: str) -> None:
    assert in_prose(label) == prose
