"""`python -m bench`: all contestants at all sizes, in turn, in one run; a table and a JSON file."""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import Browser, async_playwright

from bench import contestants, machine, measure, report, sharing, slides, synthetic
from tests.e2e.conftest import CHROMIUM_FLAGS
from tests.machine import need_chromium, need_ffmpeg

Result = dict[str, Any]

# The mode without a bound: at a million incidents a step of the others takes seconds.
FROM_START_STEPS = 5


async def compare(browser: Browser, rows: int, steps: int, folder: Path) -> Result:
    """The three contestants at one size: steps in turn, medians of each."""
    case = synthetic.write_case(folder / f"case-{rows}", rows)
    with ExitStack() as servers:
        entered = [
            servers.enter_context(contestants.briefmap(case)),
            servers.enter_context(contestants.plain(rows)),
            servers.enter_context(contestants.bare(rows, folder / f"bare-{rows}")),
        ]
        results: Result = {}
        for contestant in entered:
            progress(f"{rows:>9,} incidents: {contestant.name}")
            results[contestant.name] = await _one(browser, contestant, steps)
        return results


async def _one(browser: Browser, contestant: contestants.Contestant, steps: int) -> Result:
    first = [await _first_map(browser, contestant) for _ in range(3)]
    result: Result = {"first_map_ms": round(median(first), 1)}
    modes = (("window", "", steps), ("from_start", contestant.from_start, FROM_START_STEPS))
    for mode, query, count in modes:
        visit = await measure.opened(browser, contestant, query)
        await measure.settled(visit)
        crossed = {"first_map_bytes": visit.first_map_bytes, "all_bytes": visit.wire.received}
        taken = await measure.steps(visit, count)
        result = {**crossed, **result, mode: taken.as_json()}
        await visit.page.context.close()
    return result


async def _first_map(browser: Browser, contestant: contestants.Contestant) -> float:
    visit = await measure.opened(browser, contestant)
    await visit.page.context.close()
    return visit.first_map_ms


def progress(text: str) -> None:
    """Progress goes to standard error; standard output carries the report alone."""
    print(text, file=sys.stderr, flush=True)


async def run(sizes: Sequence[int], steps: int) -> Result:
    """Everything, as one JSON value."""
    need_ffmpeg()
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(
            executable_path=need_chromium(), args=CHROMIUM_FLAGS
        )
        stack.push_async_callback(browser.close)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="briefmap-bench-")))
        by_size = {str(rows): await compare(browser, rows, steps, folder) for rows in sizes}
        largest = folder / f"case-{max(sizes)}"
        progress(f"{max(sizes):>9,} incidents: sessions, reruns and slides")
        return {
            "machine": asdict(machine.describe(browser.version)),
            "steps": steps,
            "sizes": by_size,
            "sharing": await sharing.measured(browser, largest),
            "shipped": await sharing.first_maps(browser),
            "slides": await slides.measured(browser, largest),
        }


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, keep the JSON."""
    parser = argparse.ArgumentParser(prog="brief.py bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(synthetic.SIZES))
    parser.add_argument("--steps", type=int, default=20, help="measured steps after a warm-up")
    parser.add_argument("--out", type=Path, default=Path("bench/results.json"))
    given = parser.parse_args(arguments)
    results = asyncio.run(run(given.sizes, given.steps))
    given.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report.table(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
