"""The single file: one page with all in it, in which nothing of a table is markup."""

import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geo.dataset import Dataset, load_dataset
from geo.envelopes import ENVELOPES
from geo.link import words_of
from geo.remarks import Remark, Remarks, read_remarks
from geo.view import View
from slides.singlefile import html_of
from slides.slide import Setting
from slides.stamp import stamp_of
from slides.stamped import stamp_in
from tests.unit.cases import SHIPPED
from tests.unit.folder import dataset_of

MADE = Setting(date(2026, 11, 22))
MOST_BYTES = 5_000_000
HOSTILE = (
    "</script><!--<script>window.hit=1</script> <img src=x onerror=hit()> \" ' & $title \\u003c"
)
_CELL = HOSTILE.replace('"', '""')
ROW = f'a,2023-10-18,,day,Iraq,asad,attack,us_official,high,,,"{_CELL}",,\n'


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and the text inside of each script."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.text = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag == "script":
            self.scripts.append((given, ""))

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] and self.elements[-1][0] == "script" and data.strip():
            self.scripts[-1] = (self.scripts[-1][0], data)
        else:
            self.text += data

    def meta(self, name: str) -> str:
        """The content of a meta element by its name or `http-equiv`."""
        given = (attrs for tag, attrs in self.elements if tag == "meta")
        return next(
            attrs["content"]
            for attrs in given
            if name in (attrs.get("name"), attrs.get("http-equiv"))
        )

    def script(self, name: str, value: str) -> str:
        """The text of the script with this attribute."""
        return next(text for attrs, text in self.scripts if attrs.get(name) == value)


@cache
def case() -> Dataset:
    return load_dataset(SHIPPED)


@cache
def shipped() -> bytes:
    view = View.from_query((), words_of(case()))[0]
    return html_of(case(), view, MADE, read_remarks(SHIPPED))


# ---- what is in it --------------------------------------------------------------------------


def test_the_shipped_case_is_small_enough_to_send() -> None:
    assert len(shipped()) < MOST_BYTES


def test_it_names_no_file_and_no_address_to_load() -> None:
    page = Page(shipped())
    named = [
        value
        for _, attrs in page.elements
        for key, value in attrs.items()
        if key in ("src", "href")
    ]
    assert [value for value in named if not value.startswith("data:")] == []
    styles = re.findall(r"url\(\"?(.{5})", shipped().decode("utf-8").partition("</style>")[0])
    assert set(styles) == {"data:"}


def test_its_policy_lets_one_program_run_and_nothing_be_loaded() -> None:
    page = Page(shipped())
    policy = dict(part.split(" ", 1) for part in page.meta("Content-Security-Policy").split("; "))
    program = page.script("type", "module")
    digest = b64encode(sha256(program.encode()).digest()).decode()
    assert policy["script-src"] == f"'sha256-{digest}'"
    assert policy["default-src"] == policy["connect-src"] == "'none'"


def test_it_holds_every_envelope_as_the_app_sends_it() -> None:
    page = Page(shipped())
    for name in ("map", "filters", "texts"):
        assert b64decode(page.script("data-feed", name)) == ENVELOPES[name](case())


def test_it_opens_on_the_view_in_the_theme_of_the_setting(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROW)
    view = View.from_query((("country", "Iraq"),), words_of(dataset))[0]
    page = html_of(dataset, view, Setting(MADE.produced_on, theme="dark"))
    sent = b64decode(Page(page).script("data-feed", "case"))
    assert b'"opening":"country=Iraq&theme=dark"' in sent
    assert Page(page).elements[0] == ("html", {"lang": "en", "data-bm-theme": "dark"})


def test_its_stamp_says_view_data_and_version() -> None:
    view = View.from_query((), words_of(case()))[0]
    assert stamp_in(shipped()) == stamp_of(case(), view)


def test_its_notes_hold_sources_remarks_and_licences() -> None:
    notes = json.loads(Page(shipped()).script("id", "briefmap-notes"))
    sheets = {sheet["name"]: sheet for section in notes["sections"] for sheet in section["sheets"]}
    assert len(sheets["sources-table"]["rows"]) == len(case().sources)
    assert any("embassy alarm" in point for point, _, _ in sheets["remarks-table"]["rows"])
    assert "MIT License" in notes["licences"]
    assert "SIL OPEN FONT LICENSE" in notes["licences"].upper()
    made = dict(notes["sections"][-1]["terms"])
    assert made["Made on"] == "22 Nov 2026"


def test_the_same_is_the_same_bytes(tmp_path: Path) -> None:
    dataset = dataset_of(tmp_path, ROW)
    assert html_of(dataset, View(), MADE) == html_of(dataset_of(tmp_path, ROW), View(), MADE)


def test_a_page_without_scripts_says_why_it_is_empty() -> None:
    assert "Allow JavaScript" in Page(shipped()).text


# ---- marking and title ----------------------------------------------------------------------


def test_a_marking_stands_top_and_bottom_as_given(tmp_path: Path) -> None:
    setting = Setting(MADE.produced_on, marking="TLP:AMBER  <b>é</b>")
    page = Page(html_of(dataset_of(tmp_path, ROW), View(), setting))
    assert page.text.count("TLP:AMBER  <b>é</b>") == 2
    assert "b" not in Counter(tag for tag, _ in page.elements)


def test_no_marking_is_none(tmp_path: Path) -> None:
    page = Page(html_of(dataset_of(tmp_path, ROW), View(), MADE))
    assert not any("marking" in attrs.get("class", "") for _, attrs in page.elements)


@pytest.mark.parametrize(("title", "shown"), [("", "Tiny"), ("Two nights", "Two nights")])
def test_a_page_without_a_title_has_that_of_the_case(
    tmp_path: Path, title: str, shown: str
) -> None:
    page = Page(html_of(dataset_of(tmp_path, ROW), View(), Setting(MADE.produced_on, title=title)))
    assert page.text.count(shown) == 2


# ---- bad input ------------------------------------------------------------------------------


def test_no_text_is_markup(tmp_path: Path) -> None:
    setting = Setting(MADE.produced_on, title=HOSTILE, marking=HOSTILE)
    remarks = Remarks(remarks=(Remark(HOSTILE, HOSTILE),))
    sources = "url,title,host\njavascript:1,,\n"
    calm = Page(html_of(dataset_of(tmp_path, ROW), View(), Setting(MADE.produced_on, marking="x")))
    page = Page(html_of(dataset_of(tmp_path, ROW, sources=sources), View(), setting, remarks))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in calm.elements]
    assert page.text.count(HOSTILE) == 4
    notes = json.loads(page.script("id", "briefmap-notes"))
    assert HOSTILE in [
        row[0] for part in notes["sections"] for s in part["sheets"] for row in s["rows"]
    ]


def test_a_case_with_more_texts_than_a_browser_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.envelopes.TEXT_LIMIT", 0)
    with pytest.raises(ValueError, match=r"this case has 1\. .*fewer rows"):
        html_of(dataset_of(tmp_path, ROW), View(), MADE)
