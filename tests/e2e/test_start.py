"""How the app starts and ends."""

import signal
import subprocess
import sys
from collections.abc import Callable

import urllib3
from playwright.sync_api import Page, expect

from brief import HERE, LOOPBACK
from tests.e2e.conftest import STARTING, free_port


def test_a_first_visit_may_be_to_any_page(
    start_app: Callable[..., str], new_page: Callable[..., Page]
) -> None:
    page = new_page(base_url=start_app())
    page.goto("/sources")
    expect(page.get_by_role("link", name="Map", exact=True)).to_be_visible()


def test_ctrl_c_ends_the_app_quietly(new_page: Callable[..., Page]) -> None:
    port = free_port()
    command = [sys.executable, str(HERE / "brief.py"), "--no-browser", "--port", str(port)]
    app = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    address = f"http://{LOOPBACK}:{port}"
    urllib3.request("GET", f"{address}/_stcore/health", retries=STARTING)
    new_page(base_url=address).goto("/")
    app.send_signal(signal.SIGINT)
    said, progress = app.communicate(timeout=60)
    assert (app.returncode, said) == (0, b"")
    assert b"Traceback" not in progress
