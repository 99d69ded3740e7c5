"""Nothing leaves the machine."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import GUARD, Watch


def test_the_browser_asks_only_the_app(page: Page, open_map: Callable[..., Locator]) -> None:
    expect(open_map(page)).to_be_visible()


def test_the_server_asks_nobody(
    page: Page, open_map: Callable[..., Locator], asked_outside: Path
) -> None:
    for address in ("/table", "/sources"):
        page.goto(address)
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
    open_map(page)
    assert set(asked_outside.read_text("utf-8").splitlines()) == {"watching"}


def test_a_page_that_asks_others_is_seen(app_url: str, browser: Browser) -> None:
    context = browser.new_context()
    watch = Watch(app_url)
    watch.over(context)
    page = context.new_page()
    page.goto(app_url)
    page.evaluate("fetch('http://192.0.2.1/a.png').catch(() => null)")
    page.evaluate(
        "new Promise(done => { new WebSocket('ws://192.0.2.1/b').onclose = () => done(null); })"
    )
    context.close()
    assert watch.outside == ["http://192.0.2.1/a.png", "ws://192.0.2.1/b"]


def test_a_program_that_asks_others_is_seen(tmp_path: Path) -> None:
    log = tmp_path / "asked.txt"
    code = "import socket\ntry: socket.getaddrinfo('name.invalid', 80)\nexcept OSError: pass"
    environment = os.environ | {"PYTHONPATH": str(GUARD), "BRIEFMAP_TEST_OUTSIDE": str(log)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert log.read_text("utf-8").splitlines() == ["watching", "socket.getaddrinfo 'name.invalid'"]
