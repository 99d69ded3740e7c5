"""Downloads: what a spreadsheet may do with them, and what can be read again."""

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.csvfile import read_csv
from geo.dataset import load_dataset
from geo.download import csv_bytes, defused, incidents_csv, rejected_csv, rejected_name, would_run
from geo.load import Rejected
from tests.unit.cases import attack, case_of
from tests.unit.folder import dataset_of

ROWS = """a,2023-10-18,,day,Iraq,asad,attack,us_official,high,4,,"Two drones, one hit",AP,https://example.org/a
b,2023-10-19,2023-10-20,range,Syria,tanf,attack,claimed,low,,a,=HYPERLINK("x"),,
c,2023-10-21,,day,Iraq,asad,airstrike,us_official,high,0,,مطار الأسد,,
"""


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+964 1 555", "'+964 1 555"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "  '=1"),
        ("\u00a0=1", "\u00a0'=1"),
        ("\u202e=1", "\u202e'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\tdrone", "'\tdrone"),
        ("see;=1", "see;'=1"),
        ("line\n=1", "line\n'=1"),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str, safe: str) -> None:
    assert defused(text) == safe


@pytest.mark.parametrize("text", ["", "Al-Asad", "a = b", "24 (CENTCOM: 20; 4)", "مطار الأسد"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_a_column_knows_which_of_its_cells_would_run() -> None:
    assert would_run(pd.Series(["=1", "a", None, "-x"])) == [True, False, False, True]
    assert would_run(pd.Series([-1.5, None])) == [False, False]
    assert would_run(pd.Series([None, None])) == [False, False]


def test_numbers_and_days_are_not_text() -> None:
    table = pd.DataFrame(
        {
            "lon": [-5.5, None],
            "count": pd.array([0, None], dtype="Int64"),
            "day": pd.Series(["2023-10-18", None], dtype="datetime64[s]"),
        }
    )
    assert csv_bytes(table).decode("utf-8-sig") == ("lon,count,day\r\n-5.5,0,2023-10-18\r\n,,\r\n")


def test_column_names_are_defused_like_cells() -> None:
    assert csv_bytes(pd.DataFrame({"=cmd": ["x"]})).decode("utf-8-sig") == "'=cmd\r\nx\r\n"


def test_a_spreadsheet_is_told_that_the_file_is_utf_8() -> None:
    assert csv_bytes(pd.DataFrame({"a": ["ق"]})).startswith(b"\xef\xbb\xbf")


def test_downloaded_incidents_can_be_loaded_again(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROWS)
    (tmp_path / "incidents.csv").write_bytes(incidents_csv(dataset, np.array([0, 1, 2])))
    again = load_dataset(tmp_path)
    assert again.rejected == ()
    before, after = dataset.incidents.astype(object), again.incidents.astype(object)
    pd.testing.assert_frame_equal(before.drop(columns="summary"), after.drop(columns="summary"))
    assert after["summary"].tolist() == ["Two drones, one hit", '\'=HYPERLINK("x")', "مطار الأسد"]


def test_downloaded_incidents_are_the_rows_asked_for(tmp_path: Path) -> None:
    found = cells(incidents_csv(dataset_of(tmp_path, ROWS), np.array([2])))
    assert [(row["incident_id"], row["site_name"]) for row in found] == [
        ("c", "Ain al-Asad Air Base")
    ]


def test_a_blank_stays_blank_and_a_zero_stays_zero(tmp_path: Path) -> None:
    found = cells(incidents_csv(dataset_of(tmp_path, ROWS), np.array([0, 1, 2])))
    assert [row["us_injured"] for row in found] == ["4", "", "0"]


def test_no_incident_is_a_file_with_a_header(tmp_path: Path) -> None:
    data = incidents_csv(dataset_of(tmp_path, ROWS), np.array([], dtype=np.int64))
    assert data.decode("utf-8-sig").startswith("incident_id,date,")
    assert cells(data) == []


def test_rows_set_aside_keep_every_cell_they_had(tmp_path: Path) -> None:
    set_aside = (
        Rejected(
            "incidents.csv", 3, "date", "=1", "no day", "Write it YYYY-MM-DD",
            {"incident_id": "b", "date": "=1"},
        ),
        Rejected("sites.csv", 9, "", "", "has 2 fields", "Check its commas", {"": "x,y"}),
    )  # fmt: skip
    (tmp_path / "rejected.csv").write_bytes(rejected_csv(set_aside))
    table = read_csv(tmp_path / "rejected.csv").cells
    assert table["line"].tolist() == ["3", "9"]
    assert table["value"].tolist() == ["'=1", ""]
    assert table["row.date"].tolist() == ["'=1", ""]
    assert table["row."].tolist() == ["", "x,y"]


def test_nothing_set_aside_is_a_file_with_a_header() -> None:
    assert rejected_csv(()).decode("utf-8-sig") == "file,line,column,value,reason,hint\r\n"


def test_the_file_of_rows_set_aside_is_named_after_the_last_day_of_the_case() -> None:
    assert rejected_name(case_of(attack("2023-11-17"))) == "20231117_rows-set-aside.csv"
