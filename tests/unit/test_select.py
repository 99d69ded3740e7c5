"""The rows of a view: none lost, none doubled, each hidden one counted once."""

from datetime import date, datetime, timedelta

import pytest

from geo.dataset import Dataset, load_dataset
from geo.facets import record_of
from geo.filters import Filters, Hidden
from geo.link import extent_of, pairs_of, words_of
from geo.select import ids, live_counts, select, status, visible
from geo.view import View
from tests.unit.cases import SHIPPED, attack, case_of, strike


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


def view_of(dataset: Dataset, query: str) -> View:
    view, notes = View.from_query(pairs_of(query), words_of(dataset))
    assert notes == ()
    return view


CASE = case_of(
    attack("2023-10-17", weapon="drone"),
    attack("2023-10-18", "Syria", weapon="rocket"),
    attack("2023-10-18", "Syria", weapon="drone", attribution="claimed"),
    attack("2023-10-19", "Iraq", weapon="drone", possible_duplicate_of="row-0"),
    strike("2023-10-20"),
)


def test_a_window_shows_its_days_and_no_other() -> None:
    view = View(first=datetime(2023, 10, 18), last=datetime(2023, 10, 19))
    assert ids(CASE, view) == ["row-1", "row-2"]
    assert select(CASE, view).total == 3


def test_adjacent_windows_share_no_row_and_lose_none() -> None:
    days = [datetime(2023, 10, 17) + timedelta(days=n) for n in range(4)]
    filters = Filters(duplicates=True)
    found = [row for day in days for row in ids(CASE, View(filters, day, day))]
    assert found == ids(CASE, View(filters))


def test_rows_keep_their_numbers() -> None:
    found = visible(CASE, View(Filters({"country": ("Syria",)})))
    assert (
        found.index.tolist() == select(CASE, View(Filters({"country": ("Syria",)}))).rows.tolist()
    )
    assert found.index.tolist() == [1, 2, 4]


def test_attacks_and_strikes_are_apart() -> None:
    found = select(CASE, View())
    assert (found.attacks, found.strikes, found.total) == (3, 1, 5)


def test_a_range_belongs_to_its_first_day() -> None:
    case = case_of(attack("2023-10-18", date_end="2023-10-20"), attack("2023-10-20"))
    assert ids(case, View(last=datetime(2023, 10, 18))) == ["row-0"]
    assert ids(case, View(first=datetime(2023, 10, 19))) == ["row-1"]


def test_hours_cut_inside_a_day() -> None:
    case = case_of(
        attack("2023-10-17", time_local="04:59"),
        attack("2023-10-17", time_local="05:00"),
        attack("2023-10-17", time_local="06:00"),
    )
    assert ids(case, view_of(case, "step=hour&mode=instant&to=2023-10-17T05:00")) == ["row-1"]


def test_choosing_a_value_shows_what_its_count_said() -> None:
    view = View(Filters({"country": ("Syria",), "weapon": ("rocket",)}))
    for key, counts in live_counts(CASE, view).items():
        for at, entry in enumerate(record_of(CASE).facet(key).values):
            chosen = select(CASE, View(view.filters.only(key, entry.value)))
            assert (counts.attacks[at], counts.strikes[at]) == (chosen.attacks, chosen.strikes)


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(duplicates=True), "5 of 5 incidents: 4 attacks, 1 strike"),
        (Filters(), "4 of 5 incidents: 3 attacks, 1 strike; hidden: 1 possible duplicate"),
        (
            Filters({"attribution": ("us_official",), "country": ("Iraq",)}),
            "1 of 5 incidents: 1 attack, 0 strikes;"
            " hidden: 1 not confirmed by a US official, 1 possible duplicate, 2 by other filters",
        ),
        (
            Filters({"attribution": ("claimed",)}, duplicates=True),
            "1 of 5 incidents: 1 attack, 0 strikes; hidden: 4 of another attribution",
        ),
        (
            Filters({"country": ("Iraq",)}, duplicates=True),
            "2 of 5 incidents: 2 attacks, 0 strikes; hidden: 3 by filters",
        ),
    ],
)
def test_what_is_hidden_is_said(filters: Filters, words: str) -> None:
    assert status(select(CASE, View(filters)), filters) == words


def test_an_empty_case_shows_nothing_calmly() -> None:
    case = case_of()
    found = select(case, View())
    assert (found.attacks, found.strikes, found.total) == (0, 0, 0)
    assert ids(case, View()) == []
    assert status(found, Filters()) == "0 of 0 incidents"


def test_a_table_without_actions_has_neither_attacks_nor_strikes() -> None:
    case = case_of(attack("2023-10-17", action=None), attack("2023-10-18", "Syria", action=None))
    filters = Filters({"country": ("Iraq",)})
    assert status(select(case, View(filters)), filters) == "1 of 2 incidents; hidden: 1 by filters"


# ---- the shipped case ---------------------------------------------------------------------


def test_the_opening_view(shipped: Dataset) -> None:
    view = view_of(shipped, "")
    found = select(shipped, view)
    assert (found.attacks, found.strikes, found.total) == (48, 4, 88)
    assert found.hidden == Hidden(duplicates=9, unconfirmed=27, other=0)
    assert status(found, view.filters) == (
        "52 of 88 incidents: 48 attacks, 4 strikes;"
        " hidden: 27 not confirmed by a US official, 9 possible duplicates"
    )


def test_the_opening_view_by_country(shipped: Dataset) -> None:
    country = live_counts(shipped, view_of(shipped, ""))["country"]
    assert country.attacks.tolist() == [22, 26, 0]
    assert country.strikes.tolist() == [0, 4, 0]


# Up to a day, in Iraq and Syria: rows confirmed by a US official, and all rows. Counted by hand.
COVERAGE = [
    ("2023-10-24", (7, 3), (9, 8)),
    ("2023-10-26", (8, 4), (10, 10)),
    ("2023-10-30", (11, 8), (13, 20)),
    ("2023-10-31", (11, 8), (14, 20)),
    ("2023-11-05", (14, 13), (20, 28)),
    ("2023-11-06", (14, 14), (24, 30)),
    ("2023-11-08", (18, 15), (28, 34)),
    ("2023-11-09", (20, 18), (34, 37)),
    ("2023-11-13", (20, 24), (35, 44)),
    ("2023-11-14", (20, 25), (35, 46)),
    ("2023-11-17", (22, 26), (37, 47)),
    ("2023-11-21", (23, 26), (40, 50)),
    ("2023-11-23", (26, 28), (44, 53)),
    ("2023-12-04", (26, 30), (45, 55)),
    ("2023-12-21", (31, 31), (55, 69)),
    ("2024-01-09", (32, 31), (63, 94)),
    ("2024-01-18", (32, 31), (67, 95)),
]


@pytest.mark.parametrize(("day", "confirmed", "reports"), COVERAGE)
def test_coverage_by_day(
    shipped: Dataset, day: str, confirmed: tuple[int, int], reports: tuple[int, int]
) -> None:
    found = [
        live_counts(shipped, view_of(shipped, f"to={day}&mode=from-start&duplicates=show{more}"))
        for more in ("&attribution=us_official", "")
    ]
    assert [tuple(counts["country"].attacks[:2]) for counts in found] == [confirmed, reports]


def test_the_whole_time_of_the_case(shipped: Dataset) -> None:
    extent = extent_of(shipped)
    assert extent.first_day == date(2023, 10, 17)
    assert extent.last_day == shipped.incidents["date"].max().date()
