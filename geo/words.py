"""Dates and numbers in words, in English, whatever the locale of the machine."""

from collections.abc import Sequence
from datetime import date, datetime

from geo.window import TimeWindow

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONGEST_QUOTE = 60


def day_words(day: date, year: bool = True) -> str:
    """ "17 Nov 2023", or "17 Nov" without the year."""
    short = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{short} {day.year}" if year else short


def window_words(window: TimeWindow) -> str:
    """What a window shows, both ends included: "17 Oct – 17 Nov 2023", "1–7 Nov 2023".

    What both ends share is said once. A window that does not begin and end at midnight is said by
    the clock: "8 Nov 2023, 05:00–07:00"; midnight as its end is 24:00.
    """
    if window.start.time() == window.end.time() == datetime.min.time():
        return _days_words(window.first_day, window.last_day)
    return _clock_words(window)


def _days_words(first: date, last: date) -> str:
    if first == last:
        return day_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first, first.year != last.year)} – {day_words(last)}"


def _clock_words(window: TimeWindow) -> str:
    start, end = window.start.strftime("%H:%M"), _end_clock(window.end)
    if window.first_day == window.last_day:
        return f"{day_words(window.last_day)}, {start}–{end}"
    first = day_words(window.first_day, window.first_day.year != window.last_day.year)
    return f"{first}, {start} – {day_words(window.last_day)}, {end}"


def _end_clock(end: datetime) -> str:
    return "24:00" if end.time() == datetime.min.time() else end.strftime("%H:%M")


def number_words(count: int) -> str:
    """Numbers under ten in words, "no" for none; digits from ten on."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def digits(count: int) -> str:
    """ "48", "1,000,000": commas from a thousand on."""
    return f"{count:,}"


def counted(count: int, one: str) -> str:
    """ "1 attack", "48 attacks"."""
    return f"{digits(count)} {one}" if count == 1 else f"{digits(count)} {one}s"


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "Iraq", "Iraq and Syria", "Iraq, Syria and Jordan"."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def quoted(text: str) -> str:
    """Foreign text between quotation marks, cut to 60 characters."""
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
    return f"“{short}”"


def in_prose(label: str) -> str:
    """A label inside a sentence: "Ballistic missile" is "ballistic missile", "US strike" stays."""
    prose = label.replace(" + ", " and ")
    return prose if prose[1:2].isupper() else prose[:1].lower() + prose[1:]
