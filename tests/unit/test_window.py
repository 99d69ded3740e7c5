"""Windows are half-open: nothing is lost at a cut and nothing is shown twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.window import TimeWindow

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))


@st.composite
def windows(draw: st.DrawFn) -> TimeWindow:
    start, end = sorted(draw(st.lists(moments, min_size=2, max_size=2, unique=True)))
    return TimeWindow(start, end)


@pytest.mark.parametrize("end", [datetime(2023, 10, 17), datetime(2023, 10, 16)])
def test_a_window_that_shows_nothing_is_refused_with_both_values(end: datetime) -> None:
    with pytest.raises(ValueError, match=r"2023-10-17T00:00:00.*2023-10-1[67]T00:00:00"):
        TimeWindow(datetime(2023, 10, 17), end)


def test_a_moment_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        TimeWindow(datetime(2023, 10, 17), datetime(2023, 10, 18, tzinfo=UTC))


def test_the_last_day_is_shown_whole() -> None:
    window = TimeWindow.from_days(date(2023, 10, 17), date(2023, 11, 17))
    assert window.end == datetime(2023, 11, 18)
    assert window.last_day == date(2023, 11, 17)
    assert window.days == 32
    assert window.holds(datetime(2023, 11, 17, 23, 59))
    assert not window.holds(datetime(2023, 11, 18))


def test_hours_touch_their_day() -> None:
    window = TimeWindow(datetime(2023, 11, 8, 22), datetime(2023, 11, 9, 1))
    assert (window.first_day, window.last_day, window.days) == (
        date(2023, 11, 8),
        date(2023, 11, 9),
        2,
    )


def test_minutes_count_from_the_midnight_of_a_day() -> None:
    window = TimeWindow.from_days(date(2023, 10, 16), date(2023, 10, 17))
    assert window.minutes(date(2023, 10, 17)) == (-1440, 1440)


@given(windows(), st.floats(0.01, 0.99), moments)
def test_a_cut_loses_and_doubles_nothing(
    window: TimeWindow, where: float, moment: datetime
) -> None:
    at = window.start + (window.end - window.start) * where
    if not window.start < at < window.end:
        at = window.end - timedelta.resolution
    if at == window.start:
        return
    before, after = window.split(at)
    for held in (moment, at, window.start, window.end):
        assert before.holds(held) + after.holds(held) == window.holds(held)


def test_a_cut_outside_is_refused() -> None:
    window = TimeWindow.from_days(date(2023, 10, 17), date(2023, 10, 18))
    with pytest.raises(ValueError, match="must end after it starts"):
        window.split(window.start)
