"""The address bar holds the view, from page to page and from theme to theme."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.e2e.app import (
    OPENING,
    expect_facts,
    expect_settled,
    expect_view,
    ids_in,
    ids_of,
    without_webgl,
)

Open = Callable[..., Locator]

SYRIA = "from=2023-11-01&to=2023-11-30&country=Syria&colour=outcome"
# Every parameter, and nothing of it is honoured.
NONSENSE = (
    "from=yesterday&to=2023-02-30&mode=sideways&step=century&actor=Nobody&side=dark&country=Narnia"
    "&site=moon&action=dance&weapon=spoon&outcome=joy&attribution=rumour&confidence=total"
    "&duplicates=perhaps&colour=mauve&camera=here&theme=sepia&select=nothing&unknown=1"
)


def to_page(page: Page, name: str) -> None:
    """Follows a link of the bar."""
    page.get_by_role("link", name=name, exact=True).click()


def test_the_view_goes_along_to_the_table_and_back(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), SYRIA)
    page.keyboard.press("ArrowRight")
    moved = "from=2023-11-02&to=2023-12-01&country=Syria&colour=outcome"
    expect_settled(page, moved)
    to_page(page, "Table")
    assert ids_in(page.get_by_test_id("incident-table")) == ids_of(moved)
    to_page(page, "Map")
    expect_settled(page, moved)
    to_page(page, "Sources")
    expect(page.get_by_test_id("sources-table")).to_be_visible()
    to_page(page, "Map")
    expect_settled(page, moved)


def test_who_leaves_at_once_takes_the_view_along(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), SYRIA)
    for number in range(1, 4):
        page.keyboard.press("ArrowRight")
        to_page(page, "Table")
        moved = f"from=2023-11-0{1 + number}&to=2023-12-0{number}&country=Syria&colour=outcome"
        assert ids_in(page.get_by_test_id("incident-table")) == ids_of(moved)
        to_page(page, "Map")
        expect_settled(page, moved)


def test_back_undoes_a_change_of_page(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), SYRIA)
    to_page(page, "Table")
    expect(page.get_by_test_id("incident-table")).to_be_visible()
    page.go_back()
    expect_view(page, SYRIA)


def test_who_has_left_is_not_called_back(page: Page, open_map: Open) -> None:
    held: list[str | bytes] = []
    routes: list[WebSocketRoute] = []

    def relay(browser: WebSocketRoute) -> None:
        routes.append(browser)
        server = browser.connect_to_server()
        server.on_message(lambda said: held.append(said) if left else browser.send(said))

    left = False
    page.route_web_socket(re.compile("_stcore/stream"), relay)
    open_map(without_webgl(page), SYRIA)
    left = True
    to_page(page, "Table")
    page.get_by_role("button", name="Dark").click()
    expect(page).to_have_url(re.compile("theme=dark"))  # The map has settled, and wants to say so.
    left = False
    for said in held:
        routes[-1].send(said)
    expect(page.get_by_test_id("incident-table")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page).to_have_url(re.compile("/table"))


def test_the_theme_goes_along(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    expect_facts(page, data_theme="light")
    page.get_by_role("button", name="Dark").click()
    expect_facts(page, data_theme="dark", link=f"{OPENING}&theme=dark")
    to_page(page, "Table")
    expect(page.locator("html")).to_have_attribute("data-bm-theme", "dark")
    expect(page.get_by_test_id("incident-table")).to_be_visible()
    page.get_by_role("button", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-bm-theme", "light")
    to_page(page, "Map")
    expect_facts(page, data_theme="light")


def test_the_link_is_copied(page: Page, open_map: Open) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(without_webgl(page), SYRIA)
    page.keyboard.press("ArrowRight")
    expect_settled(page, "from=2023-11-02&to=2023-12-01&country=Syria&colour=outcome")
    page.get_by_test_id("copy-link").click()
    expect(page.get_by_test_id("copy-link")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_table_is_downloaded_whole(page: Page, tmp_path: Path) -> None:
    page.goto(f"/table?{SYRIA}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "incidents.csv"
    download.value.save_as(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["incident_id"]]
    assert [row["incident_id"] for row in rows] == ids_of(SYRIA)


def test_the_table_is_sorted_and_searched(page: Page) -> None:
    page.goto(f"/table?{OPENING}")
    table = page.get_by_test_id("incident-table")
    table.get_by_role("button", name="US injured").click()
    table.get_by_role("button", name="US injured").click()
    expect(table.locator("[data-incident-id]").first).to_contain_text("2023-10-18")
    table.get_by_label("Search the table").fill("embassy")
    expect(table).to_contain_text("2 of 52 rows hold this text")
    assert ids_in(table) == ["2023-11-08-03", "2023-11-08-04"]


def test_nonsense_is_named_and_left(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NONSENSE)
    expect_view(page, "mode=window")
    notes = page.get_by_test_id("notices")
    for pair in NONSENSE.split("&"):
        name, _, value = pair.partition("=")
        if name != "to":  # One word about both dates is enough.
            expect(notes).to_contain_text(f"“{value if name != 'unknown' else name}”")
    notes.get_by_role("button", name="Dismiss the notes").click()
    expect(notes).to_have_count(0)


def test_the_table_page_names_nonsense_too(page: Page) -> None:
    page.goto(f"/table?{NONSENSE}")
    expect(page.get_by_text("country “Narnia” is unknown and was ignored.")).to_be_visible()
    assert len(ids_in(page.get_by_test_id("incident-table"))) == len(ids_of("mode=window"))
