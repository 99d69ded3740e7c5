"""What sessions share, what a rerun costs at the largest size, and the shipped first map."""

import asyncio
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import Browser

from bench import contestants, measure

ROOT = Path(__file__).parent.parent
FURTHER_SESSIONS = 3
FIRST_MAPS = 11


async def measured(browser: Browser, case: Path) -> dict[str, Any]:
    """Memory of the server with more sessions, bytes of a rerun, bytes while the hand moves."""
    with contestants.briefmap(case) as contestant:
        assert contestant.pid is not None
        first = await measure.opened(browser, contestant)
        await measure.settled(first)
        rerun = await _rerun_bytes(first)
        alone = measure.memory_mb(contestant.pid)
        visits = []
        for _ in range(FURTHER_SESSIONS):
            visit = await measure.opened(browser, contestant)
            await measure.settled(visit)
            visits.append(visit)
        shared = measure.memory_mb(contestant.pid)
        for visit in [first, *visits]:
            await visit.page.context.close()
    return {
        "rerun_bytes": rerun,
        "server_mb": round(alone, 1),
        "mb_per_further_session": round((shared - alone) / FURTHER_SESSIONS, 2),
    }


async def _rerun_bytes(visit: measure.Visit) -> int:
    """Bytes both ways of a rerun by the bar's theme button, the map mounted."""
    wire = visit.wire
    before = wire.received + wire.sent
    await visit.page.get_by_test_id("theme").click()
    await asyncio.sleep(measure.REST_SECONDS)
    await measure.settled(visit)
    return wire.received + wire.sent - before


async def first_maps(browser: Browser) -> dict[str, Any]:
    """First map of the shipped case, in turn with one `st.pydeck_chart` of the same rows."""
    chart_script = ROOT / "bench" / "shipped_app.py"
    with (
        contestants.briefmap(ROOT / "data") as ours,
        contestants.streamlit(chart_script, {}) as (url, pid),
    ):
        chart = contestants.Contestant("chart", url, pid, "benchProbe.painted", "''")
        times: dict[str, list[float]] = {"briefmap": [], "chart": []}
        for _ in range(FIRST_MAPS):
            for name, contestant in (("briefmap", ours), ("chart", chart)):
                visit = await measure.opened(browser, contestant)
                await visit.page.context.close()
                times[name].append(visit.first_map_ms)
    result: dict[str, Any] = {f"{name}_ms": round(median(t), 1) for name, t in times.items()}
    return result | {"ratio": round(median(times["briefmap"]) / median(times["chart"]), 2)}
