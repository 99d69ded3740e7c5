"""A site opens its stack: by hand, by keyboard, by link."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import OPENING, expect_facts, expect_settled, ids_of, without_webgl

Open = Callable[..., Locator]

AL_ASAD = f"{OPENING}&site=al_asad"


def stacked(page: Page) -> list[str]:
    """The incidents of the open stack, in its order."""
    cards = page.get_by_test_id("site-stack").locator("[data-incident-id]")
    expect(cards.first).to_be_visible()
    expect(cards.and_(page.locator("[data-incident-id^=row]"))).to_have_count(0)
    ids: list[str] = cards.evaluate_all("all => all.map(card => card.dataset.incidentId)")
    return ids


def opened(page: Page) -> Locator:
    """The incident of the stack that lies open as a card."""
    return page.get_by_test_id("site-stack").locator("[data-incident-id][aria-current=true]")


def test_a_click_opens_the_stack_and_escape_goes_back(page: Page, open_map: Open) -> None:
    open_map(page, OPENING)
    symbol = page.get_by_role("button", name="Al-Asad, Iraq: 12 attacks")
    symbol.click()
    expect(page.get_by_test_id("site-stack")).to_be_focused()
    expect(page.get_by_role("heading", name="Ain al-Asad Air Base")).to_be_visible()
    assert stacked(page) == ids_of(AL_ASAD)
    expect_facts(page, link=f"{OPENING}&select=al_asad")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("site-stack")).to_have_count(0)
    expect(symbol).to_be_focused()
    expect_settled(page, OPENING)


def test_keys_open_and_walk_the_stack(page: Page, open_map: Open) -> None:
    open_map(page, OPENING)
    page.get_by_role("button", name="Al-Asad, Iraq: 12 attacks").press("Enter")
    first, second, *_ = ids_of(AL_ASAD)
    expect(opened(page)).to_have_attribute("data-incident-id", first)
    expect(page.get_by_test_id("site-stack")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(opened(page)).to_have_attribute("data-incident-id", second)
    expect_facts(page, link=f"{OPENING}&select={second}")
    page.keyboard.press("ArrowUp")
    expect(opened(page)).to_have_attribute("data-incident-id", first)
    page.get_by_role("button", name="Later incident").click()
    expect(opened(page)).to_have_attribute("data-incident-id", second)


def test_sources_are_links_that_tell_nobody_where_from(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), f"{OPENING}&select=2023-10-18-01")
    sources = opened(page).get_by_role("link")
    expect(sources).to_have_count(3)
    for source in sources.all():
        expect(source).to_have_attribute("href", re.compile("^https?://"))
        expect(source).to_have_attribute("target", "_blank")
        expect(source).to_have_attribute("rel", "noopener noreferrer")


def test_a_link_opens_an_incident(page: Page, open_map: Open) -> None:
    chosen = ids_of(AL_ASAD)[4]
    open_map(without_webgl(page), f"{OPENING}&select={chosen}")
    expect(opened(page)).to_have_attribute("data-incident-id", chosen)
    assert stacked(page) == ids_of(AL_ASAD)


def test_a_link_opens_a_site(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), f"{OPENING}&select=al_asad")
    assert stacked(page) == ids_of(AL_ASAD)


def test_a_row_of_the_table_opens_its_card(page: Page, open_map: Open) -> None:
    chosen = ids_of(AL_ASAD)[4]
    open_map(without_webgl(page), OPENING)
    page.get_by_test_id("open-table").click()
    row = page.get_by_test_id("incident-table").locator(f"[data-incident-id='{chosen}']")
    row.get_by_role("button").click()
    expect(page.get_by_test_id("incident-table")).to_have_count(0)
    expect(opened(page)).to_have_attribute("data-incident-id", chosen)
