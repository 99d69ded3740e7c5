"""Itemised against reported, series apart, weak figures: the numbers of the page Sources."""

from pathlib import Path

import numpy as np
import pytest

from geo.case import CaseError
from geo.coverage import Count, coverage, coverage_sheet
from geo.dataset import Dataset, load_dataset
from geo.placing import disagreements_sheet, rough_places_sheet
from geo.publishers import base_counts, series, weak_figures
from geo.remarks import Remark, read_remarks
from geo.sheet import Day, Link, incidents_sheet, rejected_sheet, sources_sheet
from tests.unit.cases import SHIPPED, attack, case_of, strike
from tests.unit.folder import dataset_of

NAMES = {"pentagon": "The Pentagon"}


def figure(day: str, total: int, **more: object) -> dict[str, object]:
    return {"as_of": day, "series": "pentagon", "total_attacks": total, **more}


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


# ---- coverage -------------------------------------------------------------------------------


def test_each_row_counts_as_far_as_it_is_vouched_for() -> None:
    dataset = case_of(
        attack("2023-10-18", confidence="high"),
        attack("2023-10-18", confidence="high", possible_duplicate_of="row-0"),
        attack("2023-10-18", attribution="reported", confidence="medium"),
        attack("2023-10-18", attribution="claimed", confidence="low"),
        strike("2023-10-18", "Iraq", confidence="high"),
        totals=[figure("2023-10-18", 3, iraq=3, syria=0)],
    )
    (day,) = coverage(dataset)
    assert day.counts[""] == Count(reported=3, confirmed=1, likely=2, every=4)
    assert day.counts["Iraq"] == day.counts[""]
    assert day.counts["Syria"] == Count(reported=0, confirmed=0, likely=0, every=0)
    assert day.counts[""].difference == -2


def test_a_figure_counts_rows_to_the_end_of_its_day() -> None:
    dataset = case_of(
        attack("2023-10-18", time_local="23:59"),
        attack("2023-10-19"),
        totals=[figure("2023-10-18", 1), figure("2023-10-19", 2)],
    )
    assert [day.counts[""].every for day in coverage(dataset)] == [1, 2]


def test_a_country_without_a_share_has_no_difference() -> None:
    dataset = case_of(attack("2023-10-18"), totals=[figure("2023-10-18", 1)])
    (day,) = coverage(dataset)
    assert day.counts["Iraq"].reported is None
    assert day.counts["Iraq"].difference is None


def test_of_several_figures_of_a_day_the_one_that_is_drawn_is_set_against_the_rows() -> None:
    totals = [
        figure("2023-10-18", 9, source_quality="partisan"),
        figure("2023-10-18", 3, source_quality="wire"),
    ]
    (day,) = coverage(case_of(attack("2023-10-18"), totals=totals))
    assert day.figure.total == 3


def test_a_figure_below_an_earlier_one_is_noted() -> None:
    totals = [figure("2023-10-18", 5), figure("2023-10-19", 4)]
    sheet = coverage_sheet(case_of(attack("2023-10-18"), totals=totals))
    assert [row[-1] for row in sheet.rows] == [None, "Below an earlier figure"]


def test_a_table_without_attribution_is_not_said_to_confirm_nothing() -> None:
    dataset = case_of(
        attack("2023-10-18", attribution=None), totals=[figure("2023-10-18", 2, iraq=2, syria=0)]
    )
    labels = {column.label for column in coverage_sheet(dataset).columns}
    assert labels == {"Up to", "Reported", "All rows"}


def test_a_case_that_names_no_series_has_no_coverage() -> None:
    assert coverage(case_of(attack("2023-10-18"), reported=None)) == ()


@pytest.mark.parametrize(
    ("day", "reported", "confirmed", "likely", "every"),
    [
        ("2023-10-26", (16, 12, 4), (12, 8, 4), (17, 9, 8), (20, 10, 10)),
        ("2023-11-17", (61, 29, 32), (48, 22, 26), (64, 28, 36), (84, 37, 47)),
        ("2024-01-18", (140, 57, 83), (63, 32, 31), (98, 47, 51), (162, 67, 95)),
    ],
)
def test_the_shipped_case_is_itemised_as_its_compilers_counted(
    shipped: Dataset,
    day: str,
    reported: tuple[int, ...],
    confirmed: tuple[int, ...],
    likely: tuple[int, ...],
    every: tuple[int, ...],
) -> None:
    (found,) = (entry for entry in coverage(shipped) if entry.figure.day.isoformat() == day)
    places = [found.counts[place] for place in ("", "Iraq", "Syria")]
    assert tuple(place.reported for place in places) == reported
    assert tuple(place.confirmed for place in places) == confirmed
    assert tuple(place.likely for place in places) == likely
    assert tuple(place.every for place in places) == every


# ---- publishers -----------------------------------------------------------------------------


def test_series_are_never_joined(shipped: Dataset) -> None:
    keys = [entry.key for entry in series(shipped, {})]
    assert keys == ["pentagon", "sohr", "washington_institute", "oir_inspector_general"]
    rows = sum(len(entry.sheet.rows) for entry in series(shipped, {}))
    assert rows == len(shipped.totals)


def test_a_series_shows_only_the_counts_it_has(shipped: Dataset) -> None:
    sohr = next(entry.sheet for entry in series(shipped, {}) if entry.key == "sohr")
    assert [column.label for column in sohr.columns[:3]] == ["Day", "Syria", "Best source"]


def test_a_series_goes_by_its_name(shipped: Dataset) -> None:
    captions = [entry.sheet.caption for entry in series(shipped, NAMES)]
    assert captions[:2] == ["The Pentagon", "sohr"]


def test_each_figure_says_what_the_chart_does_with_it(shipped: Dataset) -> None:
    pentagon = series(shipped, {})[0].sheet
    at = [column.label for column in pentagon.columns].index("On the chart")
    told = [(row[0], row[1], row[at]) for row in pentagon.rows]
    assert (Day("17 Nov 2023", "2023-11-17"), 61, "drawn") in told
    assert (Day("17 Nov 2023", "2023-11-17"), 60, "another of that day") in told
    assert (Day("6 Jan 2024", "2024-01-06"), 115, "below an earlier figure") in told


def test_weak_figures_are_those_without_a_better_source(shipped: Dataset) -> None:
    sheet = weak_figures(shipped, NAMES)
    figures = {(row[0].iso, row[2]) for row in sheet.rows if isinstance(row[0], Day)}
    assert {("2023-11-17", 60), ("2023-11-17", 62), ("2024-01-04", 118)} <= figures
    assert ("2023-11-17", 61) not in figures


def test_every_count_by_base_is_shown_dated_or_not(shipped: Dataset) -> None:
    rows = base_counts(shipped).rows
    counts = sum(cell is not None for row in rows for cell in row[2:-1])
    assert counts == len(shipped.sohr)
    assert [row[0] is None for row in rows] == [False] * 6 + [True] * 2


# ---- sheets ---------------------------------------------------------------------------------

ROWS = """a,2023-10-18,,day,Iraq,asad,attack,us_official,high,,,Two drones,AP,https://example.org/a
b,2023-10-19,2023-10-20,range,Syria,tanf,attack,claimed,low,3,,,,javascript:alert(1)
"""


def test_incidents_are_shown_in_the_words_of_the_screen(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROWS)
    sheet = incidents_sheet(dataset, np.array([0, 1]), "Two")
    rows = [dict(zip((c.label for c in sheet.columns), row, strict=True)) for row in sheet.rows]
    assert rows[0]["Attribution"] == "Confirmed by a US official"
    assert rows[0]["US injured"] is None
    assert rows[0]["Sources"] == (Link("AP", "https://example.org/a"),)
    assert rows[1]["Day"] == Day("19–20 Oct 2023", "2023-10-19")
    assert rows[1]["Summary"] is None


def test_a_column_that_the_whole_table_leaves_blank_is_left_out(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROWS)
    labels = [c.label for c in incidents_sheet(dataset, np.array([0]), "").columns]
    assert "Weapon" not in labels
    assert "US injured" in labels


def test_rows_set_aside_are_shown_with_reason_and_remedy(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROWS + "c,2023-11-31,,day,Iraq,asad,attack,,,,,,,\n")
    ((file, line, column, value, reason, hint),) = rejected_sheet(dataset.rejected).rows
    assert (file, line, column, value) == ("incidents.csv", 4, "date", "2023-11-31")
    assert "no day" in str(reason)
    assert hint


def test_sources_stand_best_kind_first(shipped: Dataset) -> None:
    kinds = [row[0] for row in sources_sheet(shipped.sources).rows]
    assert list(dict.fromkeys(kinds)) == [
        "US government page",
        "News agency",
        "Outlet",
        "Aggregator",
        "Party-aligned",
        "Copy",
    ]
    assert len(kinds) == len(shipped.sources)


# ---- places ---------------------------------------------------------------------------------


def test_places_in_doubt_are_those_that_incidents_name(shipped: Dataset) -> None:
    rows = rough_places_sheet(shipped).rows
    names = [row[0] for row in rows]
    assert names[0] == "Wasit province site"
    assert "Ain al-Asad Air Base" not in names
    assert not any("label" in str(name) for name in names)


def test_a_point_outside_its_stated_area_is_shown_with_its_distance(shipped: Dataset) -> None:
    assert ("Abu Ghraib road", "Baghdad", "Anbar", 3.9) in disagreements_sheet(shipped).rows


# ---- remarks --------------------------------------------------------------------------------


def test_a_case_without_remarks_has_none(tmp_path: Path) -> None:
    assert read_remarks(tmp_path).remarks == ()


def test_remarks_are_read_as_plain_text(tmp_path: Path) -> None:
    text = '[publishers]\na = "<b>A</b>"\n[[remarks]]\ntitle = "T"\ntext = "X"\nrows = ["r"]\n'
    (tmp_path / "remarks.toml").write_text(text)
    found = read_remarks(tmp_path)
    assert found.publishers == {"a": "<b>A</b>"}
    assert found.remarks == (Remark("T", "X", ("r",)),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[remarks", "is not TOML"),
        ("remark = 1", "the key 'remark' is not known. Allowed: publishers, remarks, credits."),
        ("remarks = 1", "remarks is 1. Allowed: tables [[remarks]]."),
        ("remarks = [1]", "remarks is [1]"),
        ("publishers = [1]", "publishers is [1]. Allowed: a table [publishers]."),
        ("[publishers]\na = 1", "publishers.a is 1. Allowed: a text."),
        ("[[remarks]]\ntitle = 'T'", "one of [[remarks]] lacks a key. Allowed: title, text, rows."),
        ("[[remarks]]\ntitle = 'T'\ntext = 1", "remarks.text is 1"),
        ("[[remarks]]\ntitle = 'T'\ntext = 'X'\nrow = []", "the key 'remarks.row' is not known"),
        ("[[remarks]]\ntitle = 'T'\ntext = 'X'\nrows = 'r'", "remarks.rows is 'r'"),
        ("[[remarks]]\ntitle = 'T'\ntext = 'X'\nrows = [1]", "remarks.rows is 1"),
        ("[[credits]]\nwhat = 'W'", "one of [[credits]] lacks a key"),
    ],
)
def test_a_broken_file_of_remarks_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "remarks.toml").write_text(text)
    with pytest.raises(CaseError) as refused:
        read_remarks(tmp_path)
    assert said in str(refused.value)


def test_remarks_outside_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "secret.toml").write_text("")
    (tmp_path / "case" / "remarks.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(CaseError, match="outside the case folder"):
        read_remarks(tmp_path / "case")


def test_the_shipped_remarks_name_rows_and_series_that_exist(shipped: Dataset) -> None:
    found = read_remarks(SHIPPED)
    rows = {row for remark in found.remarks for row in remark.rows}
    assert rows <= set(shipped.incidents["incident_id"])
    assert set(found.publishers) == set(shipped.totals["series"])
