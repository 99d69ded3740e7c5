"""Each page as Streamlit runs it, without a browser: what it draws, and what it never draws."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from tests.unit.cases import SHIPPED
from tests.unit.folder import CASE, HEADER, SITES

APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = ("map", "table", "sources")

# What Streamlit would turn into markup, pictures, formulas, icons, colours and links.
HOSTILE = (
    "<script>window.hit=1</script> <b>bold</b> ![x](https://example.org/x.png) [l](javascript:1) "
    "$x^2$ :material/delete: :red[no] # title **strong** https://example.org/auto"
)


@pytest.fixture(autouse=True)
def _as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages stand in the frame of app.py, as `brief.serve` has it."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", False)
    # AppTest would turn the folder `pages` into an app of its own before each run.
    own = type("OwnPagesManager", (PagesManager,), {})
    monkeypatch.setattr("streamlit.testing.v1.app_test.PagesManager", own)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Makes the app show another case folder, for one test."""

    def show(folder: Path) -> None:
        monkeypatch.setenv("BRIEFMAP_DATA", str(folder))
        st.cache_resource.clear()

    yield show
    st.cache_resource.clear()


def opened(page: str, link: dict[str, str | list[str]] | None = None) -> AppTest:
    """The page at that address, in a session that begins there."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in (link or {}).items():
        app.query_params[name] = value
    app.run()
    return app if page == "map" else app.switch_page(f"pages/{page}.py").run()


def sheets(app: AppTest) -> dict[str, dict[str, Any]]:
    """The tables of a page by name."""
    parts = (element.proto for element in app.get("bidi_component"))
    found = (
        json.loads(part.json) for part in parts if part.component_name.endswith("incident_table")
    )
    return {sheet["name"]: sheet for sheet in found}


def texts(app: AppTest) -> list[str]:
    return [element.value for element in app.text]


def marked_up(app: AppTest) -> str:
    """Everything on the page that Streamlit reads as Markdown or HTML."""
    elements = (
        *app.markdown,
        *app.title,
        *app.header,
        *app.subheader,
        *app.caption,
        *app.get("html"),
    )
    bodies = [str(getattr(element, "value", "") or element.proto) for element in elements]
    return "\n".join(bodies + [button.label for button in app.download_button])


def case_folder(folder: Path, incidents: str, **files: str) -> Path:
    """A case folder of these tables, written and not read."""
    tables = {"case.toml": CASE, "sites.csv": SITES, "incidents.csv": f"{HEADER}\n{incidents}"}
    for name, text in (tables | files).items():
        (folder / name).write_text(text, "utf-8")
    return folder


# ---- every page -----------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "link",
    [
        {},
        {"q": "no row holds this text"},
        {"from": "2023-12-01", "to": "2023-11-01", "actor": "Nobody", "mode": "sideways"},
        {"camera": "x", "select": HOSTILE, "theme": "pink", "unheard": HOSTILE},
    ],
    ids=["opening", "nothing-left", "bad-values", "hostile"],
)
def test_a_page_is_drawn_whatever_the_link(page: str, link: dict[str, str | list[str]]) -> None:
    app = opened(page, link)
    assert not app.exception
    assert [error.value for error in app.error] == []
    assert HOSTILE not in marked_up(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_folder_that_is_no_case_is_told_in_words(
    page: str, tmp_path: Path, shown: Callable[[Path], None]
) -> None:
    shown(tmp_path)
    app = opened(page)
    assert not app.exception
    assert "incidents.csv" in app.error[0].value


@pytest.mark.parametrize("page", ["table", "sources"])
def test_a_page_has_one_title(page: str) -> None:
    assert len(opened(page).title) == 1


# ---- the page Table -------------------------------------------------------------------------


def test_the_table_holds_the_rows_of_the_opening_view() -> None:
    app = opened("table")
    sheet = sheets(app)["incident-table"]
    assert sheet["caption"].startswith("52 of 88 incidents: 48 attacks, 4 strikes")
    assert len(sheet["rows"]) == len(set(sheet["ids"])) == 52
    assert "48 attacks confirmed by US officials are itemised here" in "\n".join(texts(app))


def test_the_table_follows_the_link() -> None:
    link: dict[str, str | list[str]] = {
        "from": "2023-10-17",
        "to": "2023-11-17",
        "attribution": "us_official",
        "action": "attack",
        "country": ["Iraq", "Syria"],
    }
    sheet = sheets(opened("table", link))["incident-table"]
    country = [column["label"] for column in sheet["columns"]].index("Country")
    found = [row[country] for row in sheet["rows"]]
    assert (found.count("Iraq"), found.count("Syria")) == (22, 26)


def test_what_a_link_asks_in_vain_is_noted() -> None:
    notes = texts(opened("table", {"weapon": "catapult", "from": "2023-10-17"}))
    assert any("weapon “catapult” is unknown and was ignored." in note for note in notes)


def test_no_incident_is_a_sentence_and_no_file() -> None:
    app = opened("table", {"q": "no row holds this text"})
    sheet = sheets(app)["incident-table"]
    assert sheet["rows"] == []
    assert sheet["empty"].startswith("No incident matches.")
    assert app.download_button == []


def test_nothing_set_aside_is_said() -> None:
    assert "None was set aside." in marked_up(opened("table"))


def test_rows_set_aside_are_listed_and_can_be_kept(
    tmp_path: Path, shown: Callable[[Path], None]
) -> None:
    rows = (
        "a,2023-10-18,,day,Iraq,asad,attack,us_official,high,,,Drone,,\n"
        f'b,2023-11-31,,day,Iraq,asad,attack,us_official,high,,,"{HOSTILE}",,\n'
    )
    shown(case_folder(tmp_path, rows))
    app = opened("table")
    (row,) = sheets(app)["rejected-table"]["rows"]
    assert row[:4] == ["incidents.csv", 3, "date", "2023-11-31"]
    labels = [button.label for button in app.download_button]
    assert labels == ["Download CSV", "Download rows set aside"]


def test_a_long_view_lists_its_first_rows_and_says_so(
    tmp_path: Path, shown: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"r{n},2023-10-18,,day,Iraq,asad,attack,,,,,,,\n" for n in range(5))
    shown(case_folder(tmp_path, rows))
    monkeypatch.setattr("ui.table_page.MOST_ROWS", 3)
    sheet = sheets(opened("table"))["incident-table"]
    assert sheet["ids"] == ["r0", "r1", "r2"]
    assert sheet["caption"].endswith("The first 3 in time order are listed; the file has all.")


# ---- the page Sources -----------------------------------------------------------------------


def test_sources_set_itemised_against_reported() -> None:
    sheet = sheets(opened("sources"))["coverage-table"]
    (row,) = (row for row in sheet["rows"] if row[0]["iso"] == "2023-11-17")
    labels = [(column["group"], column["label"]) for column in sheet["columns"]]
    found = dict(zip(labels, row, strict=True))
    assert found["All countries", "Reported"] == 61
    assert found["All countries", "Confirmed"] == 48
    assert found["All countries", "Difference"] == -13
    assert found["Iraq", "Difference"] == -7
    assert found["Syria", "Difference"] == -6


def test_sources_keep_publishers_apart() -> None:
    found = sheets(opened("sources"))
    captions = [found[f"series-{number}"]["caption"] for number in range(4)]
    assert captions[0] == "The Pentagon"
    assert len(set(captions)) == 4


def test_sources_name_the_embassy_alarm() -> None:
    remarks = sheets(opened("sources"))["remarks-table"]["rows"]
    assert any("embassy alarm of 8 November" in point for point, _, _ in remarks)


def test_a_case_of_nothing_but_incidents_has_few_sections(
    tmp_path: Path, shown: Callable[[Path], None]
) -> None:
    rows = "a,2023-10-18,,day,Iraq,asad,attack,us_official,high,,,Drone,,\n"
    shown(case_folder(tmp_path, rows))
    headers = [header.value for header in opened("sources").header]
    assert headers == ["Licences and credits"]


@pytest.mark.parametrize("page", ["table", "sources"])
def test_nothing_of_a_case_is_read_as_markup(
    page: str, tmp_path: Path, shown: Callable[[Path], None]
) -> None:
    shown(_hostile_case(tmp_path))
    app = opened(page)
    assert not app.exception
    assert [error.value for error in app.error] == []
    for part in ("script>", "material/delete", "$x^2$", "example.org/auto"):
        assert part not in marked_up(app)
    assert HOSTILE in json.dumps(sheets(app), ensure_ascii=False)


def _hostile_case(folder: Path) -> Path:
    """A case with the hostile text in every column that may hold any text."""
    figures = "as_of,series,total_attacks,note,source_quality,source_title,source_url\n"
    names = f'[publishers]\n"{HOSTILE}" = "{HOSTILE}"\n'
    point = f'[[remarks]]\ntitle = "{HOSTILE}"\ntext = "{HOSTILE}"\nrows = ["{HOSTILE}"]\n'
    thanks = f'[[credits]]\nwhat = "{HOSTILE}"\nlicence = "{HOSTILE}"\nurl = "javascript:1"\n'
    incident = f'"{HOSTILE}",2023-10-18,,day,"{HOSTILE}",asad,attack,us_official,high,,'
    return case_folder(
        folder,
        f'{incident},"{HOSTILE}","{HOSTILE}",javascript:1\n',
        **{
            "case.toml": CASE.replace('series = "pentagon"', f'series = "{HOSTILE}"')
            .replace('"the Pentagon"', f'"{HOSTILE}"')
            .replace('title = "Tiny"', f'title = "{HOSTILE}"'),
            "sites.csv": SITES.replace("Ain al-Asad Air Base", f'"{HOSTILE}"'),
            "totals.csv": f'{figures}2023-10-18,"{HOSTILE}",3,"{HOSTILE}",wire,"{HOSTILE}",x\n',
            "sources.csv": f'url,title,host\njavascript:1,"{HOSTILE}","{HOSTILE}"\n',
            "remarks.toml": names + point + thanks,
        },
    )


def test_the_page_lists_every_source() -> None:
    rows = (SHIPPED / "sources.csv").read_text("utf-8").splitlines()[1:]
    assert len(sheets(opened("sources"))["sources-table"]["rows"]) == len(rows)
