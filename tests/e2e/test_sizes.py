"""The page fits every window: nothing scrolls but lists, nothing is cut off, nothing overlaps."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError

from tests.e2e.app import OPENING, PATIENCE_MILLISECONDS, expect_view

Open = Callable[..., Locator]

SIZES = ((1280, 720), (1366, 630), (1366, 768), (1600, 900), (1920, 1080))

MISFITS = (Path(__file__).parent / "misfits.js").read_text("utf-8")


def expect_fit(page: Page) -> None:
    """Waits until everything on the page has its place."""
    with suppress(TimeoutError):
        page.wait_for_function(f"({MISFITS})().length === 0", timeout=PATIENCE_MILLISECONDS)
    assert page.evaluate(MISFITS) == []


def test_the_map_page_fits_every_window(page: Page, open_map: Open) -> None:
    open_map(page, OPENING)
    expect_view(page, OPENING)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        expect_fit(page)


def test_the_map_page_fits_at_twice_the_size(new_page: Callable[..., Page], open_map: Open) -> None:
    page = new_page(viewport={"width": 683, "height": 384}, device_scale_factor=2)
    open_map(page, OPENING)
    expect_view(page, OPENING)
    expect_fit(page)
