"""The account of how the numbers were made: what it says, and what it leaves out."""

import json
from pathlib import Path

from geo.account import OPENING, Section, account
from geo.remarks import Credit, Remark, Remarks
from geo.sheet import Column, Sheet
from tests.unit.folder import dataset_of

ROW = "a,2023-10-18,,day,Iraq,asad,attack,us_official,high,,,Drone,,\n"


def test_a_bare_case_has_nothing_but_credits(tmp_path: Path) -> None:
    sections = account(dataset_of(tmp_path, ROW), Remarks())
    assert [section.heading for section in sections] == ["Licences and credits"]


def test_remarks_and_credits_of_the_case_stand_in_it(tmp_path: Path) -> None:
    remarks = Remarks(
        remarks=(Remark("Two for one", "One figure stands for two attacks."),),
        credits=(Credit("The tables", "facts"),),
    )
    told = {section.heading: section for section in account(dataset_of(tmp_path, ROW), remarks)}
    (point,) = told["Know this before you repeat a number"].sheets["remarks-table"].rows
    assert point[:2] == ("Two for one", "One figure stands for two attacks.")
    (first, *_) = told["Licences and credits"].sheets["credits-table"].rows
    assert first[1] == "facts"


def test_figures_bring_the_words_that_explain_them(tmp_path: Path) -> None:
    totals = "as_of,series,total_attacks\n2023-10-20,pentagon,3\n"
    first = account(dataset_of(tmp_path, ROW, totals=totals), Remarks())[0]
    assert first.heading == "Itemised against reported"
    assert "Difference" in dict(first.terms)


def test_the_opening_tells_itemised_from_reported() -> None:
    assert [term for term, _ in OPENING.terms] == ["Itemised", "Reported"]


def test_a_section_is_plain_json() -> None:
    sheet = Sheet("Two points", (Column("Point"),), (("one",), ("two",)))
    section = Section("Points", (("Point", "a place."),), ("So it is.",), {"points": sheet})
    told = json.loads(json.dumps(section.as_json()))
    assert told["terms"] == [["Point", "a place."]]
    assert [(each["name"], each["search"]) for each in told["sheets"]] == [("points", False)]
