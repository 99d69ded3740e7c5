"""Everybody can read and use the page: an automated check, the keyboard, less motion."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import OPENING, expect_facts, expect_view, without_webgl

Open = Callable[..., Locator]

AXE = (
    Path(__file__).parents[2] / "timemap" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
)
# Our own parts; what Streamlit puts around them is not ours to mend.
OURS = ("[data-testid=timemap]", ".st-key-bar", ".st-key-page")
_CHECK = """
async (ours) => {
  const include = ours.filter(part => document.querySelector(part)).map(part => [part]);
  const found = await axe.run({ include }, { resultTypes: ["violations"] });
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`));
}
"""


def faults(page: Page, *parts: str) -> list[str]:
    """What axe finds serious or critical in parts of the page, our own where none is named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_CHECK, list(parts or OURS))
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_page_is_accessible(page: Page, open_map: Open, theme: str) -> None:
    open_map(page, f"{OPENING}&theme={theme}")
    expect_view(page, OPENING)
    rail = page.get_by_role("navigation", name="Filters")
    rail.get_by_role("button", name="More").click()
    assert faults(page) == []
    page.get_by_test_id("open-table").click()
    expect(page.get_by_test_id("incident-table")).to_contain_text("17 Nov 2023")
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Al-Asad, Iraq: 12 attacks").click()
    expect(page.get_by_test_id("site-stack").get_by_role("link")).not_to_have_count(0)
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("address", "table"), [("table", "incident"), ("sources", "sources")])
def test_the_other_pages_are_accessible(page: Page, address: str, table: str, theme: str) -> None:
    page.goto(f"/{address}?{OPENING}&theme={theme}")
    expect(page.locator("html")).to_have_attribute("data-bm-theme", theme)
    expect(page.get_by_test_id(f"{table}-table").get_by_role("row").last).to_be_visible()
    assert faults(page) == []


def test_notes_and_notices_are_accessible(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), f"{OPENING}&country=Narnia&weapon=ballistic_missile")
    for name in ("notices", "empty"):
        expect(page.get_by_test_id(name)).to_be_visible()
    assert faults(page) == []


_FOCUS = """
() => {
  const { activeElement: it } = document;
  return { testid: it.dataset.testid ?? "", symbol: it.dataset.site ?? "", type: it.type ?? "" };
}
"""


def test_tab_reaches_every_part(page: Page, open_map: Open) -> None:
    open_map(page, OPENING)
    expect(page.get_by_role("checkbox", name="Iraq")).to_be_checked()
    reached: list[dict[str, Any]] = []
    while not reached or reached[-1]["testid"] != "time-handle":
        page.keyboard.press("Tab")
        reached.append(page.evaluate(_FOCUS))
        assert len(reached) < 200, reached
    seen = {step["testid"] for step in reached}
    assert {"copy-link", "theme", "open-table", "play", "next-incident", "time-handle"} <= seen
    assert "al_asad" in {step["symbol"] for step in reached}
    assert "checkbox" in {step["type"] for step in reached}


def test_what_has_focus_is_outlined(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    page.keyboard.press("Tab")
    for name in ("play", "open-table", "copy-headline", "copy-link"):
        page.get_by_test_id(name).focus()
        style = page.get_by_test_id(name).evaluate("it => getComputedStyle(it).outlineStyle")
        assert style == "solid", name


def test_less_motion_is_none(new_page: Callable[..., Page], open_map: Open) -> None:
    page = new_page(reduced_motion="reduce", viewport={"width": 1366, "height": 768})
    open_map(page, OPENING)
    before = page.get_by_test_id("timemap").get_attribute("data-camera")
    page.get_by_role("group", name="Camera").get_by_role("button", name="Iraq").click()
    page.keyboard.press("ArrowRight")
    expect_facts(page, data_window_end="2023-11-18")
    assert page.get_by_test_id("timemap").get_attribute("data-camera") != before
    running = "document.getAnimations().filter(it => it.playState === 'running').length"
    assert page.evaluate(running) == 0
