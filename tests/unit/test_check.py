"""What `brief.py check` finds in files that stand on their own."""

from pathlib import Path

import pytest

from geo.check import check_files


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "incidents.csv"


def test_check_holds_a_table_against_those_beside_it(table: Path) -> None:
    (table.parent / "sites.csv").write_text("site_id,name,lat,lon\nx,X,1,1\n")
    (table.parent / "case.toml").write_text('title = "T"\nstart = 2024-03-01\n')
    table.write_text("incident_id,date,site_id\na,2024-03-02,y\nb,2024-01-01,x\n")
    assert [(row.line, row.column) for row in check_files([table])] == [(2, "site_id"), (3, "date")]


def test_check_knows_a_table_by_its_columns(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("as_of,series,total_attacks\n2024-03-02,pentagon,-5\n")
    assert [(row.file, row.column) for row in check_files([table])] == [
        ("mine.csv", "total_attacks")
    ]


def test_check_asks_about_a_column_that_looks_misspelt(table: Path) -> None:
    table.write_text("incident_id,date,lat,lon,weapn,mood\na,2024-03-02,1,1,drone,calm\n")
    (row,) = check_files([table])
    assert (row.line, row.column, row.hint) == (1, "weapn", "Did you mean 'weapon'?")


def test_check_tells_what_cannot_be_read_at_all_as_one_fault(tmp_path: Path) -> None:
    files = {"sites.csv": "", "notes.csv": "a,b\n", "case.toml": "title = ", "x.geojson": "{"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = check_files([tmp_path / name for name in files])
    assert [(row.file, row.line) for row in found] == [(name, 1) for name in files]
    assert all(row.hint for row in found)
