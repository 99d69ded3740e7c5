"""Bad input is answered in words or kept as text; the app stays up."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize, expect

from tests.e2e.app import SHIPPED, expect_facts, ids_in, ids_shown, without_webgl
from tests.e2e.hostile import ATTACK, write_hostile_case
from tests.machine import find_chromium

Open = Callable[..., Locator]
Start = Callable[..., str]
NewPage = Callable[..., Page]

SIZE: ViewportSize = {"width": 1366, "height": 768}
DARK_CHROMIUM = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-3d-apis",
]


# ---- hostile texts --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_url(start_app: Start, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an app whose case holds an attack in every text."""
    folder = write_hostile_case(tmp_path_factory.mktemp("hostile") / "case")
    return start_app("--data", str(folder))


@pytest.fixture
def hostile_page(hostile_url: str, new_page: NewPage) -> Page:
    """A page on that app, and a witness to what its texts get run."""
    page = new_page(base_url=hostile_url, viewport=SIZE)
    page.on("dialog", lambda dialog: witness(page, dialog))
    return page


def witness(page: Page, dialog: Dialog) -> None:
    """Keeps a dialog in mind and closes it."""
    dialog.dismiss()
    page.evaluate("window.hacked = 'a dialog'")


def expect_unharmed(page: Page) -> None:
    """Nothing of the case's texts was run, and nothing of them became part of the page."""
    assert page.evaluate("window.hacked ?? null") is None
    for trace in ("img[src*=stolen]", "a[href^='javascript:' i]", "strong:text-is('bold')"):
        expect(page.locator(trace)).to_have_count(0)


def test_texts_stay_texts_on_the_map(hostile_page: Page, open_map: Open) -> None:
    page = hostile_page
    open_map(page, "mode=window")
    expect_facts(page, data_total_count="30")
    rail = page.get_by_role("navigation", name="Filters")
    rail.get_by_role("button", name="More").click()
    for facet in ("Actor", "Site"):
        rail.get_by_role("button", name=facet).click()
        expect(rail.get_by_role("group", name=facet)).to_contain_text(ATTACK)
    page.get_by_role("group", name="Context events").get_by_role("button").first.focus()
    expect(page.locator(".bm-event-card")).to_contain_text(ATTACK)
    page.get_by_test_id("open-table").click()
    table = page.get_by_test_id("incident-table")
    expect(table).to_contain_text(ATTACK)
    table.locator("[data-incident-id]").first.get_by_role("button").click()
    expect(page.get_by_test_id("site-stack").locator("article")).to_contain_text(ATTACK)
    expect_unharmed(page)


@pytest.mark.parametrize(("address", "table"), [("/table", "incident"), ("/sources", "sources")])
def test_texts_stay_texts_on_the_pages(hostile_page: Page, address: str, table: str) -> None:
    hostile_page.goto(address)
    expect(hostile_page.get_by_test_id(f"{table}-table")).to_contain_text(ATTACK)
    expect(hostile_page.get_by_text(ATTACK).first).to_be_visible()
    expect_unharmed(hostile_page)


def test_no_cell_of_a_download_is_a_formula(hostile_page: Page, tmp_path: Path) -> None:
    hostile_page.goto("/table")
    with hostile_page.expect_download() as download:
        hostile_page.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "incidents.csv"
    download.value.save_as(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))] == []
    assert any(ATTACK in cell for cell in cells)


# ---- cases that are wrong, empty or bare ----------------------------------------------------


def case_of(folder: Path, **files: str) -> str:
    """Writes a case folder of the shipped case.toml and these files, and gives its path."""
    folder.mkdir()
    shutil.copy(SHIPPED / "case.toml", folder)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return str(folder)


BARE = "incident_id,date,lat,lon\none,2023-11-01,33,44\ntwo,2023-11-02,34,43\n"


def test_rows_set_aside_are_listed_with_their_reasons(
    start_app: Start, new_page: NewPage, open_map: Open, tmp_path: Path
) -> None:
    bad = "three,2023-13-45,33,44\nfour,2023-11-03,95,44\none,2023-11-04,33,44\n"
    page = new_page(
        base_url=start_app("--data", case_of(tmp_path / "case", incidents_csv=BARE + bad)),
        viewport=SIZE,
    )
    open_map(without_webgl(page), "mode=window")
    expect_facts(page, data_visible_count="2")
    expect(page.get_by_test_id("notices")).to_contain_text("3 of 5 rows set aside.")
    page.get_by_test_id("notices").get_by_role("button", name="Show").click()
    page_list = page.get_by_role("table", name="Rows set aside")
    expect(page_list.get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="Table", exact=True).click()
    table = page.get_by_test_id("rejected-table")
    for line, column, reason in (
        ("4", "date", "2023-13-45"),
        ("5", "lat", "95 is outside -90 to 90"),
        ("6", "incident_id", "'one' is already on line 2"),
    ):
        row = table.get_by_role("row").filter(has_text=reason)
        expect(row).to_contain_text(column)
        expect(row.get_by_role("cell", name=line, exact=True)).to_be_visible()


def test_incidents_need_no_sites(
    start_app: Start, new_page: NewPage, open_map: Open, tmp_path: Path
) -> None:
    url = start_app("--data", case_of(tmp_path / "case", incidents_csv=BARE))
    page = new_page(base_url=url, viewport=SIZE)
    open_map(page, "mode=window")
    expect_facts(page, data_visible_count="2", data_total_count="2")
    expect_facts(page, chart_site="2 attacks, 0 strikes")
    assert ids_shown(page) == ["one", "two"]


def test_an_empty_table_is_a_calm_page(
    start_app: Start, new_page: NewPage, open_map: Open, tmp_path: Path
) -> None:
    url = start_app(
        "--data", case_of(tmp_path / "case", incidents_csv="incident_id,date,lat,lon\n")
    )
    page = new_page(base_url=url, viewport=SIZE)
    open_map(page, "")
    expect_facts(page, data_visible_count="0", data_total_count="0")
    expect(page.get_by_test_id("empty")).to_contain_text("No incident in this window")
    page.get_by_role("link", name="Table", exact=True).click()
    assert ids_in(page.get_by_test_id("incident-table")) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"incidents_csv": "incident_id,day,lat,lon\none,2023-11-01,33,44\n"},
            "incidents.csv: line 1 has no column 'date'. Allowed: the columns incident_id, date,",
        ),
        (
            {"incidents_csv": BARE, "bases_geojson": '{"type": "FeatureCollection", "fea'},
            "bases.geojson: is not JSON",
        ),
    ],
    ids=["missing column", "broken GeoJSON"],
)
def test_a_case_that_cannot_be_read_is_explained(
    start_app: Start, new_page: NewPage, tmp_path: Path, files: dict[str, str], said: str
) -> None:
    page = new_page(base_url=start_app("--data", case_of(tmp_path / "case", **files)))
    for address in ("/", "/table", "/sources"):
        page.goto(address)
        expect(page.get_by_test_id("stAlert")).to_contain_text(said)
    assert page.request.get("/_stcore/health").text() == "ok"


# ---- no WebGL -------------------------------------------------------------------------------


def test_without_webgl_the_table_stands_in(app_url: str, browser: Browser, open_map: Open) -> None:
    dark = browser.browser_type.launch(executable_path=find_chromium(), args=DARK_CHROMIUM)
    page = dark.new_page(base_url=app_url, viewport=SIZE)
    open_map(page)
    expect(page.get_by_text("This browser cannot draw the map (no WebGL 2).")).to_be_visible()
    expect_facts(page, data_visible_count="52")
    page.keyboard.press("ArrowRight")
    expect_facts(page, data_window_end="2023-11-18")
    page.get_by_role("button", name="Show the table").click()
    expect(page.get_by_test_id("incident-table").locator("[data-incident-id]")).to_have_count(52)
    dark.close()
