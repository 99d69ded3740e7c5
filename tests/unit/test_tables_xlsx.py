"""The workbook: what a spreadsheet finds in it, and what it can never be made to run."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest

from geo.dataset import Dataset, load_dataset
from geo.download import incidents_csv
from geo.filters import Filters
from geo.link import words_of
from geo.load import Rejected
from geo.select import ids
from geo.view import View
from slides.slide import Setting
from slides.stamp import stamp_of, stamp_text
from slides.tables import xlsx
from slides.tables.xlsx import CUT, TooLargeError, written, xlsx_of
from tests.unit.cases import SHIPPED, attack, case_of

SETTING = Setting(date(2023, 11, 18), link="http://localhost:8501/?from=2023-10-17")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ["Incidents", "Sources", "Rows set aside", "About"]

QUERY = [("attribution", "us_official"), ("to", "2023-11-17")]

Row = dict[str, str]


def part(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def cells(data: bytes, sheet: str) -> list[list[str]]:
    """A sheet's rows as text; a number keeps its digits, an empty cell is blank."""
    strings = ["".join(si.itertext()) for si in part(data, "xl/sharedStrings.xml")]
    found = []
    for row in part(data, f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml").iter(f"{MAIN}row"):
        values: dict[int, str] = {}
        for cell in row:
            text = cell.findtext(f"{MAIN}v", "")
            letters = re.sub(r"\d", "", cell.get("r", ""))
            column = sum((ord(c) - 64) * 26**at for at, c in enumerate(reversed(letters)))
            values[column] = strings[int(text)] if cell.get("t") == "s" else text
        found.append([values.get(at, "") for at in range(1, max(values) + 1)])
    return found


def table(data: bytes, sheet: str) -> list[Row]:
    heading, *rows = cells(data, sheet)
    wide = len(heading)
    return [dict(zip(heading, [*row, *[""] * (wide - len(row))], strict=True)) for row in rows]


def links(data: bytes) -> list[str]:
    book = zipfile.ZipFile(io.BytesIO(data))
    names = [name for name in book.namelist() if name.startswith("xl/worksheets/_rels/")]
    return [entry.get("Target", "") for name in names for entry in part(data, name)]


def made(*rows: dict[str, object]) -> bytes:
    return xlsx_of(case_of(*rows), View(), SETTING)


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


def test_every_incident_of_the_view_is_a_row_with_its_sources(shipped: Dataset) -> None:
    data = xlsx_of(shipped, View(), SETTING)
    rows = table(data, "Incidents")
    assert [row["incident_id"] for row in rows] == ids(shipped, View())
    first = shipped.incidents.iloc[0]
    for name in ("source_1_title", "source_1_url", "source_3_title", "source_3_kind"):
        assert rows[0][name] == first[name]
    assert float(rows[0]["lat"]) == first["lat"]


def test_the_columns_are_those_of_the_csv(shipped: Dataset) -> None:
    rows = np.array([0])
    header = incidents_csv(shipped, rows).decode("utf-8-sig").splitlines()[0].split(",")
    assert cells(xlsx_of(shipped, View(), SETTING), "Incidents")[0] == header


def test_every_source_is_named_once_with_the_incidents_that_rest_on_it() -> None:
    named = {"source_1_title": "AP", "source_1_url": "https://example.org/a"}
    data = made(
        attack("2023-10-18", **named),
        attack("2023-10-19", **named, source_2_title="A diary"),
    )
    told = [(row["title"], row["url"], row["incident_ids"]) for row in table(data, "Sources")]
    assert told == [
        ("AP", "https://example.org/a", "row-0, row-1"),
        ("A diary", "", "row-1"),
    ]


def test_what_looks_like_a_formula_stays_text() -> None:
    hostile = ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "{=1}", "\t=1"]
    data = made(*(attack("2023-10-18", summary=text) for text in hostile))
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert list(sheet.iter(f"{MAIN}f")) == []
    assert [row["summary"] for row in table(data, "Incidents")] == hostile


def test_markup_in_a_text_stays_text() -> None:
    hostile = "<r><t>x</t></r></si><si><t>y</t></si><r></r>"
    (row,) = table(made(attack("2023-10-18", summary=hostile)), "Incidents")
    assert row["summary"] == hostile + " "


def test_only_web_addresses_are_links() -> None:
    addresses = [
        "https://example.org/a?b=1&c=2", "javascript:alert(1)", "file:///etc/passwd",
        "internal:Sheet1!A1", "external:\\\\host\\share", "mailto:a@b.c", "https:/x", "http://",
    ]  # fmt: skip
    rows = [attack("2023-10-18", source_1_url=address) for address in addresses]
    assert set(links(made(*rows))) == {addresses[0]}


def test_a_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    text = written("\U0001f4a5" * 20_000)
    assert xlsx.utf16_length(text) <= xlsx.MOST_SIGNS
    assert text.endswith(CUT)
    assert written("a" * xlsx.MOST_SIGNS) == "a" * xlsx.MOST_SIGNS


def test_numbers_and_days_are_no_text_and_a_blank_is_no_zero() -> None:
    data = made(attack("2023-10-18", us_injured=0), attack("2023-10-19"))
    told = [(row["date"], row["us_injured"]) for row in table(data, "Incidents")]
    assert told == [("45217", "0"), ("45218", "")]


def test_rows_set_aside_stand_with_their_reasons() -> None:
    row = Rejected("incidents.csv", 3, "date", "=1", "no day", "Write it", {"date": "=1"})
    dataset = replace(case_of(attack("2023-10-18")), rejected=(row,))
    (told,) = table(xlsx_of(dataset, View(), SETTING), "Rows set aside")
    assert told == {
        "file": "incidents.csv", "line": "3", "column": "date", "value": "=1",
        "reason": "no day", "hint": "Write it", "row.date": "=1",
    }  # fmt: skip


def test_the_file_says_what_it_shows_and_what_it_hides(shipped: Dataset) -> None:
    view, _ = View.from_query(QUERY, words_of(shipped))
    about = dict(cells(xlsx_of(shipped, view, replace(SETTING, marking="TLP:RED")), "About"))
    assert about["Filters"] == "Confirmed by a US official"
    assert about["Shown"].startswith("52 of 88 incidents: 48 attacks, 4 strikes; hidden: 27")
    assert about["As of"] == "17 Nov 2023"
    assert about["Produced on"] == "18 Nov 2023"
    assert about["Marking"] == "TLP:RED"
    assert about["Link"] == SETTING.link
    assert about["Data"] == shipped.digest


@pytest.mark.parametrize("marking", ["UNCLASSIFIED", "R&G", "A & [Picture]", "&P"])
def test_the_marking_stands_on_every_printed_page(marking: str) -> None:
    data = xlsx_of(case_of(attack("2023-10-18")), View(), replace(SETTING, marking=marking))
    for number in range(1, len(SHEETS) + 1):
        sheet = part(data, f"xl/worksheets/sheet{number}.xml")
        for place in ("oddHeader", "oddFooter"):
            assert sheet.findtext(f".//{MAIN}{place}") == f"&C{marking.replace('&', '&&')}"


def test_the_stamp_can_be_read_back(shipped: Dataset) -> None:
    view = View(Filters(texts=("drone " * 60,)))
    properties = part(xlsx_of(shipped, view, SETTING), "docProps/custom.xml")
    pieces = ["".join(entry.itertext()) for entry in properties]
    assert "".join(pieces) == stamp_text(stamp_of(shipped, view))
    assert max(map(len, pieces)) <= 255


def test_a_view_without_incidents_is_a_heading() -> None:
    data = made()
    assert cells(data, "Incidents")[0][0] == "incident_id"
    assert table(data, "Incidents") == []


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    with pytest.raises(TooLargeError, match=r"Incidents would have 2 rows and .* take CSV"):
        made(attack("2023-10-18"), attack("2023-10-19"))


def test_a_column_of_days_is_no_wider_than_they_are(shipped: Dataset) -> None:
    sheet = part(xlsx_of(shipped, View(), SETTING), "xl/worksheets/sheet1.xml")
    widths = {column.get("min"): column.get("width", "") for column in sheet.iter(f"{MAIN}col")}
    assert float(widths["2"]) < 14


def test_a_sentence_of_two_lines_has_room_for_both(shipped: Dataset) -> None:
    about = part(xlsx_of(shipped, View(), SETTING), "xl/worksheets/sheet4.xml")
    heights = [row.get("ht", "15") for row in about.iter(f"{MAIN}row")]
    assert heights[:3] == ["15", "30", "15"]
