"""Published figures: one stands for a day, none falls, none is invented."""

from datetime import date
from typing import Any

import pytest

from geo.case import Reported
from geo.dataset import Dataset, load_dataset
from geo.reported import Figure, figures, figures_of, reported_at
from tests.unit.cases import PENTAGON, SHIPPED, case_of, totals_of


def row(
    day: str, total: int, *split: int, quality: str | None = "outlet", **more: Any
) -> dict[str, Any]:
    shares = dict(zip(("iraq", "syria"), split, strict=False))
    said = {"as_of": day, "series": "pentagon", "total_attacks": total, "source_quality": quality}
    return said | shares | more


def roles(*rows: dict[str, Any]) -> list[tuple[int, str]]:
    return [(figure.total, figure.role) for figure in figures(totals_of(*rows), PENTAGON)]


def test_the_best_source_stands() -> None:
    assert roles(
        row("2023-11-17", 60, quality="mirror"),
        row("2023-11-17", 61, quality="wire"),
        row("2023-11-17", 62, quality="partisan"),
    ) == [(60, "other"), (61, "stands"), (62, "other")]


def test_among_equals_the_split_that_adds_up_stands() -> None:
    assert roles(row("2024-01-20", 144, 59, 83), row("2024-01-20", 140, 57, 83)) == [
        (144, "other"),
        (140, "stands"),
    ]


def test_among_equals_the_first_of_the_table_stands() -> None:
    assert roles(row("2023-12-08", 78), row("2023-12-08", 84)) == [(78, "stands"), (84, "other")]


def test_a_source_of_unknown_quality_is_the_last_choice() -> None:
    rows = (row("2023-12-08", 78, quality=None), row("2023-12-08", 84, quality="mirror"))
    assert roles(*rows) == [(78, "other"), (84, "stands")]


def test_a_figure_without_a_split_takes_that_of_the_same_total_and_day() -> None:
    found = figures(
        totals_of(
            row("2023-11-06", 38, 20, 18, quality="aggregator"),
            row("2023-11-06", 38, quality="wire"),
            row("2023-11-07", 38, quality="wire"),
        ),
        PENTAGON,
    )
    assert [(f.role, dict(f.split)) for f in found] == [
        ("other", {"Iraq": 20, "Syria": 18}),
        ("stands", {"Iraq": 20, "Syria": 18}),
        ("stands", {}),
    ]


def test_a_figure_below_an_earlier_one_never_stands() -> None:
    assert roles(
        row("2024-01-04", 118),
        row("2024-01-06", 115),
        row("2024-01-08", 117),
        row("2024-01-09", 127),
    ) == [(118, "stands"), (115, "fallen"), (117, "fallen"), (127, "stands")]


def test_a_figure_beside_the_standing_one_pulls_nothing_down() -> None:
    rows = (row("2023-12-07", 77), row("2023-12-08", 78, 37, 41), row("2023-12-08", 70))
    assert roles(*rows, row("2023-12-12", 92)) == [
        (77, "stands"),
        (78, "stands"),
        (70, "other"),
        (92, "stands"),
    ]


def test_series_are_never_joined() -> None:
    table = totals_of(
        row("2023-11-08", 41),
        row("2023-11-08", 60, series="washington_institute", quality="primary"),
    )
    assert [f.total for f in figures(table, PENTAGON)] == [41]
    other = Reported("washington_institute", "the Washington Institute")
    assert [f.total for f in figures(table, other)] == [60]


def test_a_publisher_of_one_column_has_its_own_total() -> None:
    table = totals_of({"as_of": "2023-11-08", "series": "sohr", "syria": 26})
    sohr = Reported("sohr", "the Syrian Observatory", total="syria")
    assert [f.total for f in figures(table, sohr)] == [26]


def test_a_blank_total_is_no_figure() -> None:
    assert figures(totals_of({"as_of": "2023-11-08", "series": "pentagon"}), PENTAGON) == ()


def test_a_case_without_a_series_has_no_figures() -> None:
    assert figures_of(case_of(totals=[row("2023-11-08", 41)], reported=None)) == ()


def test_a_figure_holds_until_the_next() -> None:
    found = figures(totals_of(row("2023-10-24", 13), row("2023-10-26", 16)), PENTAGON)
    totals = [reported_at(found, date(2023, 10, day)) for day in (23, 24, 25, 26, 30)]
    assert [figure and figure.total for figure in totals] == [None, 13, 13, 16, 16]


def test_the_order_of_the_table_does_not_matter_across_days() -> None:
    found = figures(totals_of(row("2023-10-26", 16), row("2023-10-24", 13)), PENTAGON)
    assert [figure.total for figure in found] == [13, 16]


# ---- the shipped case ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def published() -> tuple[Figure, ...]:
    dataset: Dataset = load_dataset(SHIPPED)
    return figures_of(dataset)


def test_17_november_is_61_beside_60_and_62(published: tuple[Figure, ...]) -> None:
    same = [figure for figure in published if figure.day == date(2023, 11, 17)]
    assert [(f.total, f.role) for f in same] == [(60, "other"), (61, "stands"), (62, "other")]
    standing = reported_at(published, date(2023, 11, 17))
    assert standing is not None
    assert dict(standing.split) == {"Iraq": 29, "Syria": 32}


def test_older_figures_still_in_print_are_hollow(published: tuple[Figure, ...]) -> None:
    fallen = [(f.day.isoformat(), f.total) for f in published if f.role == "fallen"]
    assert fallen == [("2024-01-06", 115), ("2024-02-07", 168)]


def test_one_figure_a_day_stands_or_has_fallen(published: tuple[Figure, ...]) -> None:
    days = {figure.day for figure in published}
    assert len([f for f in published if f.role != "other"]) == len(days)


@pytest.mark.parametrize(
    ("day", "total", "split"),
    [
        ("2023-11-06", 38, {"Iraq": 20, "Syria": 18}),
        ("2023-11-08", 41, {"Iraq": 22, "Syria": 19}),
        ("2023-12-08", 78, {"Iraq": 37, "Syria": 41}),
        ("2024-01-20", 140, {"Iraq": 57, "Syria": 83}),
        ("2024-02-22", 170, {}),
    ],
)
def test_days_with_several_figures(
    published: tuple[Figure, ...], day: str, total: int, split: dict[str, int]
) -> None:
    figure = reported_at(published, date.fromisoformat(day))
    assert figure is not None
    assert (figure.total, dict(figure.split)) == (total, split)
