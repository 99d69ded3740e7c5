"""Tables from files: what is read, what is set aside, what is refused, and in which words."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.case import CaseError
from geo.csvfile import read_csv
from geo.load import Loaded, find_faults, load_table
from geo.rules import Reference
from geo.schema import WEAPONS, Forces, Incidents, Sites

HEAD = "incident_id,date,lat,lon"
GOOD = "a-1,2024-03-02,33.3,44.4"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "incidents.csv"


def load(table: Path, *lines: str, head: str = HEAD, start: date | None = None) -> Loaded:
    table.write_text("\n".join([head, *lines, ""]), "utf-8")
    return load_table(table, Incidents, start=start)


def only_fault(table: Path, *lines: str, head: str = HEAD) -> tuple[int, str, str, str]:
    (row,) = load(table, *lines, head=head).rejected
    return row.line, row.column, row.value, row.reason


def ids(loaded: Loaded) -> list[str]:
    return loaded.table["incident_id"].tolist()


# What is read ------------------------------------------------------------------


def test_three_columns_are_enough_and_all_others_are_blank(table: Path) -> None:
    loaded = load(table, GOOD)
    assert list(loaded.table.columns) == list(Incidents.to_schema().columns)
    assert loaded.table.notna().sum(axis=1).tolist() == [4]
    Incidents.validate(loaded.table)


def test_a_blank_count_is_unknown_and_a_zero_is_zero(table: Path) -> None:
    head = HEAD + ",us_injured"
    injured = load(table, GOOD + ",", "a-2,2024-03-02,1,1,0", head=head).table["us_injured"]
    assert injured.isna().tolist() == [True, False]
    assert injured.iloc[1] == 0


def test_rows_keep_the_line_they_stand_on(table: Path) -> None:
    loaded = load(
        table,
        'a-1,2024-03-02,1,1,"two\nlines"',
        "",
        ",,,,",
        "a-2,2024-03-02,1,1,one",
        head=HEAD + ",summary",
    )
    assert loaded.table.index.tolist() == [2, 6]
    assert loaded.table["summary"].tolist() == ["two\nlines", "one"]
    assert not loaded.rejected


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{HEAD}\n{GOOD}\n",
        f"{HEAD}\r\n{GOOD}\r\n",
        f"{HEAD}\r{GOOD}\r",
        f"{HEAD}\n{GOOD}",
        f" {HEAD} \n  a-1 , 2024-03-02,\t33.3,44.4  \n",
        'lon,"incident_id",extra,date,lat\n44.4,"a-1",?,2024-03-02,33.3\n',
    ],
    ids=["BOM", "CRLF", "CR", "no last line end", "white space", "another order, a column more"],
)
def test_the_same_row_in_other_dress(table: Path, text: str) -> None:
    table.write_bytes(text.encode())
    loaded = load_table(table, Incidents)
    assert not loaded.rejected
    row = loaded.table.iloc[0]
    assert (row["incident_id"], row["lat"], row["lon"]) == ("a-1", 33.3, 44.4)
    assert row["date"] == pd.Timestamp("2024-03-02")


def test_a_header_without_rows_is_an_empty_table(table: Path) -> None:
    loaded = load(table)
    assert loaded.table.empty
    assert not loaded.rejected


def test_hostile_text_is_kept_as_the_text_it_is(table: Path) -> None:
    text = "<script>alert(1)</script>=HYPERLINK(\x1b[31m\u202e"
    loaded = load(table, f"{GOOD},{text}", head=HEAD + ",summary")
    assert loaded.table["summary"].tolist() == [text]


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


@settings(deadline=None)
@given(rows=st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_what_a_csv_writer_wrote_comes_back(
    rows: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("written") / "table.csv"
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("a", "b", "c"), *rows])
    # A blank line is no record, but with one the file is read record by record and not in bulk.
    for written in (text.getvalue(), text.getvalue() + "\r\n"):
        file.write_bytes(written.encode())
        read = read_csv(file)
        assert list(read.cells.itertuples(index=False, name=None)) == [r for r in rows if any(r)]
        assert not read.broken


# What is set aside -------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "column", "value", "reason"),
    [
        ("a,2024-02-30,1,1", "date", "2024-02-30", "there is no day 2024-02-30"),
        ("a,17/10/2023,1,1", "date", "17/10/2023", "'17/10/2023' is not a date"),
        ("a,20240302,1,1", "date", "20240302", "'20240302' is not a date"),
        ("a,2024-03-02T10:00,1,1", "date", "2024-03-02T10:00", "'2024-03-02T10:00' is not a date"),
        ("a,,1,1", "date", "", "it is blank"),
        (" ,2024-03-02,1,1", "incident_id", " ", "it is blank"),
        ("a,2024-03-02,95,1", "lat", "95", "95 is outside -90 to 90"),
        ("a,2024-03-02,1,-180.5", "lon", "-180.5", "-180.5 is outside -180 to 180"),
        ("a,2024-03-02,inf,1", "lat", "inf", "inf is outside -90 to 90"),
        ("a,2024-03-02,nan,1", "lat", "nan", "'nan' is not a number"),
        ("a,2024-03-02,33°,1", "lat", "33°", "'33°' is not a number"),
        ("a,2024-03-02,1,", "lon", "", "half of the coordinate is missing"),
        ("a,2024-03-02,,", "site_id", "", "neither a site nor a coordinate is given"),
        ("a,2024-03-02,1", "", "", "has 3 fields, the header 4"),
        ("a,2024-03-02,1,1,x", "", "", "has 5 fields, the header 4"),
    ],
)
def test_a_row_that_cannot_stand_says_where_and_why(
    table: Path, cells: str, column: str, value: str, reason: str
) -> None:
    assert only_fault(table, GOOD, cells) == (3, column, value, reason)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("weapon", "drones", "'drones' is not allowed"),
        ("weapon", "Drone", "'Drone' is not allowed"),
        ("us_injured", "-1", "-1 is below 0"),
        ("us_injured", "4.0", "'4.0' is not a whole number"),
        ("us_injured", "٣", "'٣' is not a whole number"),
        ("us_injured", "9" * 30, f"'{'9' * 30}' is not a whole number"),
        ("time_local", "24:00", "'24:00' is not a local time HH:MM, 00:00 to 23:59"),
        (
            "time_utc",
            "2024-03-02 09:00",
            "'2024-03-02 09:00' is not a UTC instant YYYY-MM-DDTHH:MMZ",
        ),
        ("date_end", "2024-03-01", "the range ends before it begins"),
        ("date_precision", "range", "date_precision and date_end contradict each other"),
    ],
)
def test_optional_columns_are_as_strict(table: Path, column: str, value: str, reason: str) -> None:
    assert only_fault(table, f"{GOOD},{value}", head=f"{HEAD},{column}")[3] == reason


def test_a_time_needs_its_other_half_where_the_table_has_both(table: Path) -> None:
    both = HEAD + ",time_local,time_utc"
    assert only_fault(table, GOOD + ",09:00,", head=both)[1:3] == ("time_utc", "")
    assert not load(table, GOOD + ",09:00", head=HEAD + ",time_local").rejected


def test_a_key_that_comes_again_is_set_aside_every_time_and_names_the_first(table: Path) -> None:
    loaded = load(table, GOOD, "b,2024-03-02,1,1", GOOD, GOOD)
    assert ids(loaded) == ["a-1", "b"]
    assert [(row.line, row.reason) for row in loaded.rejected] == [
        (4, "'a-1' is already on line 2"),
        (5, "'a-1' is already on line 2"),
    ]


def test_a_row_before_the_case_is_set_aside(table: Path) -> None:
    loaded = load(table, GOOD, "b,2024-02-29,1,1", start=date(2024, 3, 1))
    assert ids(loaded) == ["a-1"]
    assert loaded.rejected[0].reason == "2024-02-29 is before the case begins, 2024-03-01"


def test_a_name_unknown_to_the_other_table_is_set_aside_with_the_nearest(table: Path) -> None:
    table.write_text("incident_id,date,site_id\na,2024-03-02,al_asadd\nb,2024-03-02,al_tanf\n")
    sites = Reference("site_id", "sites.csv", ("al_asad", "al_tanf"))
    loaded = load_table(table, Incidents, [sites])
    assert ids(loaded) == ["b"]
    (row,) = loaded.rejected
    assert row.reason == "'al_asadd' is not in sites.csv"
    assert row.hint.startswith("Did you mean 'al_asad'? ")


def test_a_row_is_set_aside_once_and_checked_for_all_its_faults(table: Path) -> None:
    loaded = load(table, "a,2024-13-01,95,1")
    assert [row.column for row in loaded.rejected] == ["date"]
    assert [row.column for row in find_faults(table, Incidents)] == ["date", "lat"]


def test_a_row_set_aside_keeps_what_it_held(table: Path) -> None:
    (row,) = load(table, "a,2024-03-02, 95 ,1,<b>", head=HEAD + ",unread").rejected
    assert row.row == {
        "incident_id": "a",
        "date": "2024-03-02",
        "lat": " 95 ",
        "lon": "1",
        "unread": "<b>",
    }


def test_a_message_names_file_line_column_and_what_to_do(table: Path) -> None:
    (row,) = load(table, "a,2024-03-02,1,1,drne", head=HEAD + ",weapon").rejected
    assert str(row) == (
        "incidents.csv, line 2, column weapon: 'drne' is not allowed. Did you mean 'drone'? "
        f"Allowed: {', '.join(WEAPONS)}."
    )


def test_a_message_cuts_a_long_value_and_keeps_it_on_one_line(table: Path) -> None:
    long = f'"{"x" * 80}\ny"'
    reason = only_fault(table, f"a,{long},1,1")[3]
    assert reason == f"'{'x' * 59}…' is not a date"


# Broken bytes and quotes -------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kept", "broken"),
    [
        (b"a,1\nb,\0\nc,3\n", ["a", "c"], [(3, "holds a NUL byte")]),
        (b"a,1\n\xff,2\nc,3\n", ["a", "c"], [(3, "holds bytes that are not UTF-8")]),
        (b'a,1\n"b,2\nc,3\n', ["a", "c"], [(3, "cannot be read: unexpected end of data")]),
        (b'a,1\nb,"2"3\nc,3\n', ["a", "c"], [(3, "cannot be read: ',' expected after '\"'")]),
        (
            b'a,1\n"b,2\nc,3\n"d,4\ne,5\n',
            ["a", "c", "e"],
            [
                (3, "cannot be read: ',' expected after '\"'"),
                (5, "cannot be read: unexpected end of data"),
            ],
        ),
        (
            b"a,1\nb," + b"x" * 200_000 + b"\nc,3,4\nd,4\n",
            ["a", "d"],
            [
                (3, "cannot be read: field larger than field limit (131072)"),
                (4, "has 3 fields, the header 2"),
            ],
        ),
    ],
    ids=["NUL", "bytes", "open quote", "stray quote", "two open quotes", "too long"],
)
def test_a_broken_line_costs_no_other(
    table: Path, body: bytes, kept: list[str], broken: list[tuple[int, str]]
) -> None:
    table.write_bytes(b"key,value\n" + body)
    file = read_csv(table)
    assert file.cells["key"].tolist() == kept
    assert [(record.line, record.reason) for record in file.broken] == broken


def test_a_replacement_character_in_sound_text_is_text(table: Path) -> None:
    loaded = load(table, GOOD + ",what \ufffd was here", head=HEAD + ",summary")
    assert not loaded.rejected


# What is refused ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["line 1 is empty"]),
        (b"\xef\xbb\xbf\n\n", ["line 1 is empty"]),
        (
            b"incident_id,day\na,2024-03-02\n",
            ["no column 'date'", "Allowed: the columns incident_id, date"],
        ),
        (
            b"incident_id,dat\n",
            ["no column 'date'", "Did you mean 'dat'?", "Add the column 'date'"],
        ),
        (b"incident_id;date;lat\n", ["Separate the columns by commas"]),
        (b"incident_id,date,date\n", ["line 1 names 'date' twice"]),
        ("incident_id,date".encode("utf-16"), ["is UTF-16", "Save it as CSV UTF-8"]),
        (b'"incident_id,date\n', ["line 1 is no header"]),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(
    table: Path, data: bytes, words: list[str]
) -> None:
    table.write_bytes(data)
    with pytest.raises(CaseError) as caught:
        load_table(table, Incidents)
    assert str(caught.value).startswith("incidents.csv: ")
    for word in words:
        assert word in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="No such file"):
        load_table(tmp_path / "incidents.csv", Incidents)


def test_other_tables_are_as_strict(tmp_path: Path) -> None:
    sites, forces = tmp_path / "sites.csv", tmp_path / "forces.csv"
    sites.write_text("site_id,name,lat,lon,coord_uncertainty_km\na,A,1,1,-2\nb,B,,1,3\nc,C,1,1,\n")
    forces.write_text("as_of,measure,troops\n2024-03-02,present,\n2024-03-02,away,4\n")
    assert [row.column for row in load_table(sites, Sites).rejected] == [
        "coord_uncertainty_km",
        "lat",
    ]
    assert [row.column for row in load_table(forces, Forces).rejected] == ["troops", "measure"]
