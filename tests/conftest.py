"""Order and honesty of the whole run."""

from typing import Any

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs the browser tests last: Playwright keeps an event loop in the main thread."""
    items.sort(key=lambda item: "e2e" in item.path.parts)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fails a run that left a test out: nothing passes by being skipped."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = reporter.stats.get("skipped", []) + reporter.stats.get("xfailed", [])
    if left_out and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\nSkipped, therefore failed: {len(left_out)} tests.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
