"""Browser and Python say the same of the same link."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import (
    OPENING,
    expect_facts,
    expect_settled,
    expect_view,
    facts_of,
    facts_on,
    ids_in,
    ids_of,
    ids_shown,
    without_webgl,
)

ATTACKS = f"{OPENING}&action=attack"
VECTORS = Path(__file__).parents[1] / "vectors" / "select.json"
# Every eighth of the hundred: each mode and every other facet is among them.
VIEWS: list[dict[str, Any]] = json.loads(VECTORS.read_text("utf-8"))["views"][5::8]
ON_SYMBOL = re.compile(r": ([\d,]+) (US strike|attack)")

# Every number the map says it shows, as it changes.
COUNTS_SEEN = """
window.countsSeen = [];
new MutationObserver(() => {
  const count = document.querySelector("[data-testid=timemap]")?.dataset.visibleCount;
  if (count !== undefined && count !== countsSeen.at(-1)) countsSeen.push(count);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


def on_symbols(root: Locator) -> dict[str, int]:
    """The incidents that the map's symbols count, by their kind."""
    sums = {"attack": 0, "US strike": 0}
    for name in root.locator(".bm-map-hit:visible").evaluate_all(
        "all => all.map(x => x.ariaLabel)"
    ):
        for count, kind in ON_SYMBOL.findall(name):
            sums[kind] += int(count.replace(",", ""))
    return sums


def on_bars(page: Page, name: str) -> int:
    """What the bars of a chart add up to, the one that folds the others up included."""
    counts = page.get_by_test_id(f"chart-{name}").locator(".bm-bar-count").all_text_contents()
    return sum(int(count.replace(",", "")) for count in counts)


def test_opening_view_is_said_alike_everywhere(
    page: Page, open_map: Callable[..., Locator]
) -> None:
    root = open_map(page)
    expect_view(page, OPENING)
    expect_facts(page, data_visible_count="52", data_total_count="88")
    expect(page.get_by_test_id("headline")).to_have_text(
        "17 Oct – 17 Nov 2023: 48 attacks confirmed by US officials are itemised here, 22 in Iraq"
        " and 26 in Syria, of 61 the Pentagon reported (29 and 32)."
        " The US struck back on three days, only in Syria."
    )
    assert on_symbols(root) == {"attack": 48, "US strike": 4}
    assert ids_shown(page) == ids_of(OPENING)


def test_attacks_alone_are_48_of_61(page: Page, open_map: Callable[..., Locator]) -> None:
    root = open_map(page, ATTACKS)
    expect_view(page, ATTACKS)
    expect_facts(page, data_visible_count="48", data_total_count="88")
    expect(page.get_by_test_id("headline")).to_contain_text("22 in Iraq and 26 in Syria, of 61")
    expect(page.get_by_test_id("headline")).to_contain_text("three days, only in Syria")
    reported = page.get_by_test_id("chart-reported")
    for name, figure in (("", "61"), ("-iraq", "29"), ("-syria", "32")):
        expect(reported).to_have_attribute(f"data-reported{name}", figure)
    expect(page.get_by_test_id("chart-country")).to_contain_text("22 of 29")
    expect(page.get_by_test_id("chart-country")).to_contain_text("26 of 32")
    assert len(ids_shown(page)) == 48
    assert on_symbols(root) == {"attack": 48, "US strike": 0}
    assert [on_bars(page, name) for name in ("site", "actor", "weapon", "outcome")] == [48] * 4


def test_a_dozen_views_are_the_same_on_both_sides(
    page: Page, open_map: Callable[..., Locator]
) -> None:
    without_webgl(page)
    for view in VIEWS:
        link = view["query"]
        open_map(page, link)
        attacks, strikes = view["visible"]
        expect_facts(page, data_visible_count=str(attacks + strikes))
        expect_view(page, link)
        assert ids_shown(page) == ids_of(link), link


def test_a_search_in_the_link_counts_right_from_the_first_moment(
    page: Page, open_map: Callable[..., Locator]
) -> None:
    page.add_init_script(COUNTS_SEEN)
    link = "to=2024-01-02&mode=instant&attribution=claimed&q=2023-11-08"
    open_map(without_webgl(page), link)
    assert ids_shown(page) == ids_of(link) == []  # The texts are here.
    assert page.evaluate("countsSeen") == ["0"]


def test_the_table_page_has_the_rows_of_the_settled_view(
    page: Page, open_map: Callable[..., Locator]
) -> None:
    open_map(without_webgl(page), ATTACKS)
    page.keyboard.press("Shift+ArrowRight")
    moved = "from=2023-10-27&to=2023-11-27&attribution=us_official&action=attack"
    expect_settled(page, moved)
    in_browser = ids_shown(page)
    page.get_by_role("link", name="Table", exact=True).click()
    table = page.get_by_test_id("incident-table")
    expect(table).to_contain_text(f"{len(in_browser)} of ")
    assert ids_in(table) == in_browser == ids_of(moved)


def test_another_time_zone_and_language_change_nothing(
    new_page: Callable[..., Page], open_map: Callable[..., Locator]
) -> None:
    said = []
    for place in ({}, {"timezone_id": "America/Los_Angeles", "locale": "ar"}):
        page = without_webgl(new_page(viewport={"width": 1366, "height": 768}, **place))
        open_map(page, OPENING)
        expect_facts(page, **facts_of(OPENING))
        said.append((facts_on(page), ids_shown(page)))
    assert said[0] == said[1]
