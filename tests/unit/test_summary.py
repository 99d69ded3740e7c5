"""Cubes: every chart of a view counts the same attacks, whatever it splits them by."""

from datetime import datetime

import pytest

from geo.dataset import Dataset, load_dataset
from geo.facets import FacetKey
from geo.filters import Filters
from geo.link import pairs_of, words_of
from geo.select import select
from geo.summary import chart, lanes
from geo.vectors import random_views
from geo.view import View
from tests.unit.cases import SHIPPED, attack, case_of, strike

CHARTS: tuple[FacetKey, ...] = ("site", "actor", "country", "weapon", "outcome")


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


CASE = case_of(
    attack("2023-10-17", "Iraq", weapon="drone"),
    attack("2023-10-19", "Syria", weapon="drone", site_id="tanf"),
    attack("2023-10-19", "Syria"),
    strike("2023-10-19", "Syria", site_id="bukamal"),
    attack("2023-10-20", "Syria", weapon="rocket", attribution="claimed"),
)


def test_bars_are_split_by_colour_and_strikes_are_apart() -> None:
    bars = chart(CASE, View(last=datetime(2023, 10, 19)), "country")
    assert [entry.value for entry in bars.values] == ["Iraq", "Syria"]
    assert [entry.value for entry in bars.colours] == ["drone", "rocket", "aircraft_munition", ""]
    assert bars.attacks.tolist() == [[1, 0, 0, 0], [1, 0, 0, 1]]
    assert bars.strikes.tolist() == [0, 1]


def test_what_is_not_stated_is_counted() -> None:
    sites = chart(CASE, View(), "site")
    assert [entry.label for entry in sites.values] == ["Al-Tanf", "Albukamal area", "Not stated"]
    assert sites.attacks.sum(axis=1).tolist() == [1, 0, 3]


def test_a_facet_the_table_lacks_still_counts_all() -> None:
    outcome = chart(CASE, View(), "outcome")
    assert [entry.label for entry in outcome.values] == ["Not stated"]
    assert outcome.total == 4


def test_charts_of_the_opening_view_agree(shipped: Dataset) -> None:
    view, _ = View.from_query([], words_of(shipped))
    assert {key: chart(shipped, view, key).total for key in CHARTS} == dict.fromkeys(CHARTS, 48)
    assert {int(chart(shipped, view, key).strikes.sum()) for key in CHARTS} == {4}


def test_charts_of_any_view_agree(shipped: Dataset) -> None:
    for view in random_views(shipped):
        found = select(shipped, view)
        totals = {
            (c.total, int(c.strikes.sum())) for c in (chart(shipped, view, k) for k in CHARTS)
        }
        assert totals == {(found.attacks, found.strikes)}


def test_lanes_hold_the_whole_record_under_the_filters() -> None:
    view = View(Filters({"attribution": ("us_official",)}), last=datetime(2023, 10, 17))
    found = lanes(CASE, view)
    assert found.attacks.sum(axis=1).tolist() == [[1, 0, 0, 0], [0, 0, 2, 0]]
    assert found.strikes.tolist() == [0, 0, 1, 0]
    assert found.itemised.tolist() == [1, 1, 3, 3]


def test_a_range_counts_once_on_its_first_day() -> None:
    case = case_of(attack("2023-10-17", date_end="2023-10-19"), attack("2023-10-19"))
    assert lanes(case, View()).attacks.sum(axis=(0, 1)).tolist() == [1, 0, 1]


def test_an_empty_case_has_a_day_without_attacks() -> None:
    assert lanes(case_of(), View()).itemised.tolist() == [0]


def test_itemised_reaches_48_on_17_november(shipped: Dataset) -> None:
    view, _ = View.from_query(pairs_of("attribution=us_official"), words_of(shipped))
    assert lanes(shipped, view).itemised[31] == 48
