"""The app in a browser that may talk to nobody else."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Route,
    WebSocketRoute,
    sync_playwright,
)

from brief import HERE, LOOPBACK
from tests.machine import find_chromium

GUARD = Path(__file__).parent / "guard"
STARTING = urllib3.Retry(total=60, backoff_factor=0.05, backoff_max=1)
READY_MILLISECONDS = 60_000
# On a page that has an address of its own, Streamlit tries these below that address first.
LOOKING_FOR_ITS_ROOT = re.compile(r"/\w+/_stcore/(health|host-config)$")
CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass  # Playwright writes into the objects whose methods it calls.
class Watch:
    """What a browser did that it must not do."""

    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def is_outside(self, url: str) -> bool:
        """Says whether an address is not the app's own."""
        return urlsplit(url).netloc != urlsplit(self.address).netloc

    def deny(self, route: Route) -> None:
        """Lets a request through to the app alone."""
        if self.is_outside(route.request.url):
            self.outside.append(route.request.url)
            route.abort()
        else:
            route.fallback()

    def refuse(self, web_socket: WebSocketRoute) -> None:
        """Closes a web socket that does not lead to the app."""
        self.outside.append(web_socket.url)
        web_socket.close()

    def hear(self, message: ConsoleMessage) -> None:
        """Keeps what the console calls an error."""
        url = str(message.location.get("url"))
        if message.type == "error" and not LOOKING_FOR_ITS_ROOT.search(url):
            self.errors.append(f"{message.text} ({url})")

    def over(self, context: BrowserContext) -> None:
        """Watches every page of a browser context."""
        context.route("**/*", self.deny)
        context.route_web_socket(self.is_outside, self.refuse)
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))


def free_port() -> int:
    """Gives a port nobody listens at."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def asked_outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the server's calls to other machines are written down."""
    path = tmp_path_factory.mktemp("guard") / "asked.txt"
    path.touch()
    return path


@pytest.fixture(scope="session")
def start_app(
    tmp_path_factory: pytest.TempPathFactory, asked_outside: Path
) -> Iterator[Callable[..., str]]:
    """`start_app(*options)` starts the app as a user does and gives its address."""
    environment = os.environ | {
        "PYTHONPATH": str(GUARD),
        "BRIEFMAP_TEST_OUTSIDE": str(asked_outside),
    }
    apps: list[subprocess.Popen[bytes]] = []
    log = tmp_path_factory.mktemp("app") / "stderr.txt"

    def start(*options: str) -> str:
        port = str(free_port())
        command = [sys.executable, str(HERE / "brief.py"), "--no-browser", "--port", port, *options]
        with open(log, "ab") as stderr:
            apps.append(subprocess.Popen(command, env=environment, stderr=stderr))
        address = f"http://{LOOPBACK}:{port}"
        urllib3.request("GET", f"{address}/_stcore/health", retries=STARTING)
        return address

    yield start
    for app in apps:
        app.terminate()
        app.wait(timeout=30)
    print(log.read_text("utf-8", errors="replace"), file=sys.stderr)


@pytest.fixture(scope="session")
def app_url(start_app: Callable[..., str]) -> str:
    """The address of the app with the case it ships."""
    return start_app()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, painting in software."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(app_url: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """`new_page(**options)` opens a page in a browser of its own, as Playwright's new_context.

    Fails the test when a page asked another host for anything or wrote an error to its console.
    """
    watches: list[Watch] = []
    contexts: list[BrowserContext] = []

    def open_page(base_url: str = app_url, **options: Any) -> Page:
        context = browser.new_context(base_url=base_url, service_workers="block", **options)
        contexts.append(context)
        watches.append(Watch(base_url))
        watches[-1].over(context)
        return context.new_page()

    yield open_page
    outside = [url for watch in watches for url in watch.outside]
    errors = [error for watch in watches for error in watch.errors]
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at 1366 × 768 that may talk to the app alone."""
    return new_page(viewport={"width": 1366, "height": 768})


@pytest.fixture(scope="session")
def open_map() -> Callable[..., Locator]:
    """`open_map(page, query="")`: opens a link, waits for the painted map, gives its root."""

    def open_link(page: Page, query: str = "") -> Locator:
        page.goto(f"/?{query.removeprefix('?')}")
        root = page.locator("[data-testid=timemap][data-ready=true]")
        root.wait_for(timeout=READY_MILLISECONDS)
        return root

    return open_link
