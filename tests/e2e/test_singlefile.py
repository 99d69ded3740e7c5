"""The single file opens from disk, moves under the hand, and asks nobody for anything."""

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from geo.dataset import load_dataset
from geo.link import extent_of
from geo.remarks import read_remarks
from geo.select import ids
from geo.vectors import random_views
from geo.view import View
from slides.compose import slide_of
from slides.export import Order, made
from slides.singlefile import html_of
from slides.slide import Setting
from slides.stamped import stamp_in
from tests.e2e.app import (
    OPENING,
    SHIPPED,
    expect_facts,
    facts_of,
    ids_of,
    ids_shown,
    shipped,
    view_of,
    without_webgl,
)
from tests.e2e.conftest import READY_MILLISECONDS
from tests.e2e.hostile import ATTACK, write_hostile_case
from tests.e2e.test_access import faults

MARKING = "TLP:CLEAR"
OpenFile = Callable[..., Page]


@pytest.fixture(scope="module")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the opening view, in a folder whose name no address takes as it is."""
    path = tmp_path_factory.mktemp("a folder, 50 %") / "briefing #1.html"
    setting = Setting(date(2026, 11, 22), marking=MARKING)
    path.write_bytes(html_of(shipped(), view_of(OPENING), setting, read_remarks(SHIPPED)))
    return path


@pytest.fixture
def open_file(browser: Browser) -> Iterator[OpenFile]:
    """`open_file(path, link="")`: opens a file in a browser that may read it and nothing else.

    Fails the test when the page asked for anything or wrote an error to its console.
    """
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, offline=True, service_workers="block"
    )
    files: set[str] = set()
    asked: list[str] = []
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def only_files(route: Route) -> None:
        if route.request.url.partition("#")[0] in files:
            return route.fallback()
        asked.append(route.request.url)
        return route.abort()

    context.route("**/*", only_files)
    context.on("console", hear)
    context.on("weberror", lambda error: errors.append(str(error.error)))

    def open_path(path: Path, link: str = "") -> Page:
        files.add(path.as_uri())
        page = context.new_page()
        page.goto(path.as_uri() + (f"#{link}" if link else ""))
        page.locator("[data-testid=timemap][data-ready=true]").wait_for(timeout=READY_MILLISECONDS)
        return page

    yield open_path
    context.close()
    assert asked == []
    assert errors == []


def expect_link(page: Page, view: View) -> None:
    """Waits until the address names the view."""
    link = view.settled(extent_of(shipped())).to_query()
    page.wait_for_function("link => location.hash === `#${link}`", arg=link)


def test_it_says_what_the_app_says_of_the_view(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file)
    expect_facts(page, **facts_of(OPENING), data_theme="light")


def test_an_arrow_moves_time_and_the_address_follows(
    open_file: OpenFile, shipped_file: Path
) -> None:
    page = open_file(shipped_file)
    page.keyboard.press("ArrowRight")
    moved = "from=2023-10-18&to=2023-11-18&attribution=us_official"
    expect_facts(page, **facts_of(moved))
    expect_link(page, view_of(f"{moved}&theme=light"))
    page.reload()
    expect_facts(page, **facts_of(moved))


def test_a_filter_changes_the_counts(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file)
    page.get_by_role("navigation").get_by_role("button", name="Only Syria").click()
    expect_facts(page, **facts_of(f"{OPENING}&country=Syria"))


def test_a_link_in_its_address_opens_that_view(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file, "from=2023-11-01&to=2023-11-07&weapon=catapult")
    expect_facts(page, **facts_of("from=2023-11-01&to=2023-11-07"))
    expect(page.get_by_test_id("notices")).to_contain_text("catapult")
    page.get_by_test_id("reset").click()
    expect_facts(page, **facts_of(OPENING))


def test_a_site_shows_its_sources(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file)
    page.get_by_role("button", name="Al-Asad, Iraq: 12 attacks").click()
    stack = page.get_by_test_id("site-stack")
    expect(stack.locator("[data-incident-id]")).to_have_count(12)
    expect(stack.locator("article a[href^=https]")).not_to_have_count(0)


def test_its_notes_stand_behind_a_button(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file)
    before = page.get_by_test_id("timemap").get_attribute("data-window-end")
    page.get_by_test_id("open-notes").click()
    notes = page.get_by_test_id("notes")
    expect(notes).to_contain_text("The embassy alarm of 8 November")
    expect(notes.get_by_test_id("sources-table")).to_contain_text("page 1 of")
    notes.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(notes).to_have_count(0)
    assert page.get_by_test_id("timemap").get_attribute("data-window-end") == before


def test_its_button_changes_the_theme(open_file: OpenFile, shipped_file: Path) -> None:
    page = open_file(shipped_file)
    page.get_by_test_id("theme").click()
    expect_facts(page, data_theme="dark")
    expect(page.get_by_test_id("theme")).to_have_text("Light")
    expect(page.get_by_text(MARKING)).to_have_count(2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_accessible(open_file: OpenFile, shipped_file: Path, theme: str) -> None:
    page = open_file(shipped_file, f"{OPENING}&theme={theme}")
    expect_facts(page, data_theme=theme)
    assert faults(page, "body") == []
    page.get_by_test_id("open-notes").click()
    expect(page.get_by_test_id("credits-table")).to_contain_text("Natural Earth")
    assert faults(page, "body") == []


def test_texts_stay_texts(open_file: OpenFile, tmp_path: Path) -> None:
    folder = write_hostile_case(tmp_path / "case")
    setting = Setting(date(2026, 11, 22), title=ATTACK, marking=ATTACK)
    path = tmp_path / "hostile.html"
    path.write_bytes(html_of(load_dataset(folder), View(), setting, read_remarks(folder)))
    page = open_file(path)
    expect_facts(page, data_total_count="30")
    expect(page.get_by_role("heading", level=1)).to_have_text(ATTACK)
    page.get_by_test_id("open-notes").click()
    expect(page.get_by_test_id("notes")).to_contain_text(ATTACK)
    assert page.evaluate("window.hacked ?? null") is None
    for trace in ("img[src*=stolen]", "a[href^='javascript:' i]"):
        expect(page.locator(trace)).to_have_count(0)


def test_screen_and_files_name_the_same_incidents_of_twenty_views(
    page: Page, open_map: Callable[..., Locator], open_file: OpenFile, tmp_path: Path
) -> None:
    without_webgl(page)
    dataset, setting = shipped(), Setting(date(2026, 11, 22))
    for number, view in enumerate(islice(random_views(dataset), 20)):
        wanted = ids(dataset, view)
        open_map(page, view.to_query())
        assert ids_shown(page) == wanted, view.to_query()
        path = tmp_path / f"{number}.html"
        path.write_bytes(html_of(dataset, view, setting, read_remarks(SHIPPED)))
        with closing(open_file(path)) as file:
            assert ids_shown(file) == wanted, view.to_query()
        rows = made(dataset, Order(view, setting, "csv")).decode("utf-8-sig").splitlines()
        assert [row["incident_id"] for row in csv.DictReader(rows)] == wanted
        assert slide_of(dataset, view, setting).ids == tuple(wanted)
        for ending in ("png", "pptx"):
            stamp = stamp_in(made(dataset, Order(view, setting, ending)))
            assert stamp is not None
            assert (stamp.data, ids_of(stamp.view)) == (dataset.digest, wanted)
