"""Filters, presets, charts and undo: each click shows what Python would show."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import OPENING, expect_settled, expect_view, facts_of, without_webgl

Open = Callable[..., Locator]

# November 2023 without a filter, and the same with one or more.
NOVEMBER = "from=2023-11-01&to=2023-11-30"


def rail(page: Page) -> Locator:
    """The column of filters."""
    return page.get_by_role("navigation", name="Filters")


def more(page: Page) -> Locator:
    """The column of filters, folded open to its end."""
    rail(page).get_by_role("button", name="More").click()
    return rail(page)


def test_values_are_chosen_and_left(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NOVEMBER)
    country = rail(page).get_by_role("group", name="Country")
    iraq = country.get_by_role("checkbox", name="Iraq")
    expect(iraq).to_be_checked()
    iraq.uncheck()
    expect_settled(page, f"{NOVEMBER}&country=Syria&country=Jordan")
    iraq.check()
    expect_settled(page, NOVEMBER)
    country.get_by_role("button", name="Only Syria").click()
    expect_settled(page, f"{NOVEMBER}&country=Syria")
    country.get_by_role("button", name="Country: 1 of 3 chosen, show all").click()
    expect_settled(page, NOVEMBER)


def test_the_presets_change_attribution_alone(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), f"{NOVEMBER}&country=Iraq")
    rail(page).get_by_role("button", name="US-confirmed").click()
    expect_settled(page, f"{NOVEMBER}&country=Iraq&attribution=us_official")
    rail(page).get_by_role("button", name="All reports").click()
    expect_settled(page, f"{NOVEMBER}&country=Iraq")


def test_a_count_is_what_choosing_it_would_show(page: Page, open_map: Open) -> None:
    confirmed = f"{NOVEMBER}&attribution=us_official"
    open_map(without_webgl(page), f"{confirmed}&country=Iraq")
    shown = facts_of(f"{confirmed}&country=Syria")["chart-country"]
    expect(rail(page).get_by_role("checkbox", name=f"Syria, {shown}")).to_be_visible()
    rail(page).get_by_role("button", name="Only Syria").click()
    expect_settled(page, f"{confirmed}&country=Syria")


def test_a_bar_shows_its_value_alone_and_everything_again(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NOVEMBER)
    for chart, bar, link in (
        ("chart-site", "Al-Asad", "&site=al_asad"),
        ("chart-country", "Syria", "&country=Syria"),
    ):
        button = page.get_by_test_id(chart).get_by_role("button", name=bar)
        button.click()
        expect_settled(page, NOVEMBER + link)
        expect(button).to_have_attribute("aria-pressed", "true")
        button.click()
        expect_settled(page, NOVEMBER)


def test_text_and_duplicates(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NOVEMBER)
    text = more(page).get_by_label("Text", exact=True)
    text.fill("al-asad")
    expect_settled(page, f"{NOVEMBER}&q=al-asad")
    text.fill("")
    expect_settled(page, NOVEMBER)
    rail(page).get_by_role("switch", name="Show possible duplicates").check()
    expect_settled(page, f"{NOVEMBER}&duplicates=show")
    rail(page).get_by_role("button", name="Clear all filters").click()
    expect_settled(page, NOVEMBER)


def test_the_symbols_take_another_colour(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NOVEMBER)
    page.get_by_label("Colour by").select_option("Outcome")
    expect_settled(page, f"{NOVEMBER}&colour=outcome")
    expect(page.get_by_test_id("chart-site")).to_contain_text("by outcome")


def test_a_figure_of_the_headline_leads_to_its_rows(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    page.get_by_test_id("headline").get_by_role("link", name="22 in Iraq").click()
    expect(page.get_by_test_id("incident-table").locator("[data-incident-id]")).to_have_count(22)


def test_changes_are_undone_redone_and_reset(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), NOVEMBER)
    rail(page).get_by_role("button", name="Only Iraq").click()
    expect_settled(page, f"{NOVEMBER}&country=Iraq")
    page.keyboard.press("ArrowRight")
    expect_settled(page, "from=2023-11-02&to=2023-12-01&country=Iraq")
    for key, link in (
        ("Control+z", f"{NOVEMBER}&country=Iraq"),
        ("Control+z", NOVEMBER),
        ("Control+Shift+z", f"{NOVEMBER}&country=Iraq"),
    ):
        page.keyboard.press(key)
        expect_settled(page, link)
    page.get_by_test_id("reset").click()
    expect_settled(page, OPENING)
    page.keyboard.press("Control+z")
    expect_settled(page, f"{NOVEMBER}&country=Iraq")


def test_nothing_left_names_ways_out(page: Page, open_map: Open) -> None:
    link = f"{OPENING}&country=Syria&weapon=ballistic_missile"
    open_map(without_webgl(page), link)
    expect_view(page, link)
    empty = page.get_by_test_id("empty")
    expect(empty).to_contain_text("No incident matches")
    expect(empty).to_contain_text("None is known here; that does not prove there was none.")
    empty.get_by_role("button", name="Show 30 with any weapon").click()
    expect_settled(page, f"{OPENING}&country=Syria")
    expect(empty).to_have_count(0)
