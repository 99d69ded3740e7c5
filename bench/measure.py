"""What is measured of one page: steps, held keys, the first map, what crosses the wire."""

import asyncio
import hashlib
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import Browser, CDPSession, Page, ViewportSize, WebSocket

from bench.contestants import Contestant

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
# A patch that lies in every contestant's map, for the changed pixels.
PATCH = {"x": 210, "y": 170, "width": 640, "height": 400, "scale": 1}
WARM_UP = 5
HELD_KEYS = 60
HELD_PER_SECOND = 20
REST_SECONDS = 1.0
READY_POLL_MS = 5


@dataclass
class Wire:
    """Bytes over websockets and plain responses since the page began."""

    received: int = 0
    sent: int = 0
    sockets: list[WebSocket] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Counts from now on."""
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        self.sockets.append(socket)
        socket.on("framereceived", lambda frame: self._count("received", frame))
        socket.on("framesent", lambda frame: self._count("sent", frame))

    def _count(self, way: str, frame: Any) -> None:
        size = len(frame) if isinstance(frame, bytes) else len(str(frame).encode())
        setattr(self, way, getattr(self, way) + size)


@dataclass(frozen=True)
class Steps:
    """Medians over single steps. Milliseconds, bytes, and server CPU milliseconds a step."""

    key_to_draw_ms: float
    key_to_pixels_ms: float
    script_ms: float
    bytes_per_step: float
    server_cpu_ms: float
    states_for_held_keys: int

    def as_json(self) -> dict[str, float]:
        """Rounded for the report."""
        return {name: round(value, 2) for name, value in asdict(self).items()}


@dataclass
class Visit:
    """An open page and what watches it."""

    contestant: Contestant
    page: Page
    cdp: CDPSession
    wire: Wire
    first_map_ms: float = 0.0
    first_map_bytes: int = 0

    async def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        return await self.page.evaluate(script)

    async def metric(self, name: str) -> float:
        """One of Chromium's performance counters; durations are seconds."""
        answer = await self.cdp.send("Performance.getMetrics")
        return float(next(m["value"] for m in answer["metrics"] if m["name"] == name))


async def opened(browser: Browser, contestant: Contestant, query: str = "") -> Visit:
    """A fresh page on a contestant, once its first map is painted."""
    context = await browser.new_context(viewport=VIEWPORT)
    page = await context.new_page()
    page.set_default_timeout(180_000)
    await page.add_init_script(PROBE)
    wire = Wire()
    wire.watch(page)
    cdp = await context.new_cdp_session(page)
    await cdp.send("Performance.enable")
    begun = time.perf_counter()
    await page.goto(contestant.url + query, wait_until="commit")
    # By the clock: frames that follow the first map would delay the news of it.
    await page.wait_for_function(contestant.ready, polling=READY_POLL_MS)
    visit = Visit(contestant, page, cdp, wire)
    visit.first_map_ms = (time.perf_counter() - begun) * 1000
    visit.first_map_bytes = wire.received
    return visit


async def settled(visit: Visit) -> None:
    """Lets what follows the first map arrive, and puts focus where the key counts."""
    before = -1
    while before != visit.wire.received:
        before = visit.wire.received
        await asyncio.sleep(REST_SECONDS)
    if visit.contestant.focus:
        await visit.page.locator(visit.contestant.focus).first.focus()
    await visit.evaluate(f"benchProbe.stateOf = () => {visit.contestant.state}")


async def steps(visit: Visit, count: int) -> Steps:
    """Single steps with the arrow key, then held keys.

    Parameters
    ----------
    count : measured steps after a warm-up
    """
    for _ in range(WARM_UP):
        await _step(visit)
    bytes_before, cpu_before = visit.wire.received + visit.wire.sent, cpu_ms(visit.contestant.pid)
    draws, scripts = [], []
    for _ in range(count):
        script = await visit.metric("ScriptDuration")
        draws.append(await _step(visit))
        scripts.append((await visit.metric("ScriptDuration") - script) * 1000)
    crossed = visit.wire.received + visit.wire.sent - bytes_before
    cpu = cpu_ms(visit.contestant.pid) - cpu_before
    pixels = [await _step_to_pixels(visit) for _ in range(5)]
    held = await held_keys(visit)
    return Steps(median(draws), median(pixels), median(scripts), crossed / count, cpu / count, held)


async def _step(visit: Visit) -> float:
    """One arrow key; milliseconds from the key press to the draw call that follows it."""
    before = await visit.evaluate(visit.contestant.state)
    await visit.page.keyboard.press("ArrowRight")
    await visit.page.wait_for_function(
        f"benchProbe.draw > benchProbe.key && ({visit.contestant.state}) !== {before!r}",
        polling="raf",
    )
    return float(await visit.evaluate("benchProbe.draw - benchProbe.key"))


async def _step_to_pixels(visit: Visit) -> float:
    """One arrow key; milliseconds until a picture of the map differs. Blurred by one capture."""
    before = await _patch(visit)
    begun = time.perf_counter()
    await visit.page.keyboard.press("ArrowRight")
    while await _patch(visit) == before:
        if time.perf_counter() - begun > 60:
            break
    return (time.perf_counter() - begun) * 1000


async def _patch(visit: Visit) -> str:
    picture = await visit.cdp.send("Page.captureScreenshot", {"format": "png", "clip": PATCH})
    return hashlib.sha256(picture["data"].encode()).hexdigest()


async def held_keys(visit: Visit) -> int:
    """Sixty key presses at twenty a second; how many different states were painted."""
    await visit.evaluate("benchProbe.states.clear()")
    event = {"key": "ArrowRight", "code": "ArrowRight", "windowsVirtualKeyCode": 39}
    sent = []
    for number in range(HELD_KEYS):
        press = {"type": "keyDown", "autoRepeat": number > 0, **event}
        sent.append(asyncio.create_task(visit.cdp.send("Input.dispatchKeyEvent", press)))
        await asyncio.sleep(1 / HELD_PER_SECOND)
    await asyncio.gather(*sent)
    painted = int(await visit.evaluate("benchProbe.states.size"))
    await visit.cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})
    await asyncio.sleep(REST_SECONDS)
    return painted


def cpu_ms(pid: int | None) -> float:
    """Processor time of a process so far, milliseconds; 0 without a process."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """Resident memory of a process, MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
