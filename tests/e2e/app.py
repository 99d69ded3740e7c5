"""What the browser tests ask of the page, and what Python says of the same link."""

from contextlib import suppress
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect

from geo.dataset import Dataset, load_dataset
from geo.headline import headline
from geo.link import extent_of, pairs_of, words_of
from geo.select import ids, select
from geo.view import View

SHIPPED = Path(__file__).resolve().parents[2] / "data"
OPENING = "from=2023-10-17&to=2023-11-17&attribution=us_official"
CHARTS = ("reported", "site", "actor", "country", "weapon", "outcome")

# A busy machine paints in software: facts may be late, never wrong.
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)

_NO_WEBGL = """
const asked = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : asked.call(this, kind, ...rest);
};
"""
# What the page says in words and numbers, flat, by the names of the contract.
_FACTS = """
() => {
  const root = document.querySelector("[data-testid=timemap]");
  const facts = {
    link: location.search.slice(1),
    headline: document.querySelector("[data-testid=headline]")?.textContent ?? "",
  };
  for (const { name, value } of root?.attributes ?? []) facts[name] = value;
  for (const { dataset } of document.querySelectorAll("[data-testid^=chart-]")) {
    facts[dataset.testid] = `${dataset.total} attacks, ${dataset.strikes} strikes`;
  }
  return facts;
}
"""
_AGREE = f"""
(wanted) => {{
  const facts = ({_FACTS})();
  return Object.entries(wanted).every(([name, value]) => facts[name] === value);
}}
"""
_IDS = "rows => rows.map(row => row.dataset.incidentId)"


@cache
def shipped() -> Dataset:
    """The case that the app shows, read by this process."""
    return load_dataset(SHIPPED)


def view_of(link: str) -> View:
    """The view of a link as Python reads it."""
    return View.from_query(pairs_of(link), words_of(shipped()))[0]


def ids_of(link: str) -> list[str]:
    """The incidents that Python picks for a link, in time order."""
    return ids(shipped(), view_of(link))


def settled_link(link: str) -> str:
    """What the address bar says once the browser has settled on the view of a link."""
    return view_of(link).settled(extent_of(shipped())).to_query()


def facts_of(link: str) -> dict[str, str]:
    """What the page must say of a link, by the names of the contract."""
    dataset, view = shipped(), view_of(link)
    chosen = select(dataset, view)
    counts = f"{chosen.attacks} attacks, {chosen.strikes} strikes"
    return {
        "data-window-start": chosen.window.first_day.isoformat(),
        "data-window-end": chosen.window.last_day.isoformat(),
        "data-mode": view.mode,
        "data-visible-count": str(len(chosen.rows)),
        "data-total-count": str(chosen.total),
        "headline": headline(dataset, view).text,
    } | {f"chart-{name}": counts for name in CHARTS}


def facts_on(page: Page) -> dict[str, str]:
    """What the page says now."""
    facts: dict[str, str] = page.evaluate(_FACTS)
    return facts


def expect_facts(page: Page, **wanted: str) -> None:
    """Waits until the page says all of this at once; `data_mode` is the attribute `data-mode`."""
    named = {name.replace("_", "-"): value for name, value in wanted.items()}
    with suppress(TimeoutError):
        page.wait_for_function(_AGREE, arg=named, timeout=PATIENCE_MILLISECONDS)
    facts = facts_on(page)
    wrong = [name for name, value in named.items() if facts.get(name) != value]
    assert wrong == [], "; ".join(f"{name}: {facts.get(name)}, not {named[name]}" for name in wrong)


def expect_view(page: Page, link: str) -> None:
    """Waits until map, charts, headline and attributes say what Python says of a link."""
    expect_facts(page, **facts_of(link))


def expect_settled(page: Page, link: str) -> None:
    """Waits until the page says what Python says of a link, and the address bar holds the link."""
    expect_facts(page, **facts_of(link), link=settled_link(link))


def without_webgl(page: Page) -> Page:
    """The same page in a browser that cannot paint the map: all else is there, and sooner."""
    page.add_init_script(_NO_WEBGL)
    return page


def ids_in(table: Locator) -> list[str]:
    """The incidents of a table, in its order, over all of its pages."""
    expect(table.locator("[data-incident-id], .bm-nothing").first).to_be_visible()
    found: list[str] = []
    forward = table.get_by_role("button", name="Next page")
    for number in range(2, 1000):
        found += table.locator("[data-incident-id]").evaluate_all(_IDS)
        if not forward.count() or forward.is_disabled():
            break
        forward.click()
        expect(table).to_contain_text(f"page {number} of")
    return found


def ids_shown(page: Page) -> list[str]:
    """The incidents that the table beside the map lists; the table is closed again."""
    page.get_by_test_id("open-table").click()
    table = page.get_by_test_id("incident-table")
    expect(table.locator("[data-incident-id^=row]")).to_have_count(0)
    expect(table).not_to_contain_text("The texts are loading")
    found = ids_in(table)
    page.keyboard.press("Escape")
    expect(table).to_have_count(0)
    return found
