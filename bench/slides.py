"""Slides: how long each format takes in a warm process, and what the largest case needs."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import Browser

from bench import measure
from geo.dataset import Dataset, load_dataset
from geo.link import words_of
from geo.remarks import read_remarks
from geo.view import View
from slides.compose import slide_of
from slides.frames import frames_of
from slides.movie import mp4
from slides.picture import pdf_of, png_of
from slides.powerpoint import pptx_of
from slides.singlefile import html_of
from slides.slide import Setting

ROOT = Path(__file__).parent.parent
SETTING = Setting(date(2023, 11, 17))
TIMES = 7
HD, UHD = (1920, 1080), (3840, 2160)


async def measured(browser: Browser, largest: Path) -> dict[str, Any]:
    """Every figure of the report; the shipped opening view, but for the largest case's picture."""
    dataset = load_dataset(ROOT / "data")
    view = View.from_query((), words_of(dataset))[0]
    made = {name: _median_ms(make) for name, make in _formats(dataset, view).items()}
    return {
        "milliseconds": made,
        "film": _film(dataset, view),
        "page": await _page(browser, dataset, view),
        "largest": _largest(largest),
    }


def _formats(dataset: Dataset, view: View) -> dict[str, Callable[[], bytes]]:
    """From view to file, the slide composed anew each time."""
    return {
        "pptx": lambda: pptx_of([slide_of(dataset, view, SETTING)]),
        "png 1920 × 1080": lambda: png_of(slide_of(dataset, view, SETTING), HD),
        "png 3840 × 2160": lambda: png_of(slide_of(dataset, view, SETTING), UHD),
        "pdf": lambda: pdf_of(slide_of(dataset, view, SETTING)),
    }


def _median_ms(make: Callable[[], bytes]) -> float:
    make()
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        make()
        times.append((time.perf_counter() - begun) * 1000)
    return round(median(times), 1)


def _film(dataset: Dataset, view: View) -> dict[str, float]:
    """A film of the opening view's 32 days, a frame a day, at 1920 × 1080."""
    with tempfile.TemporaryDirectory(prefix="briefmap-bench-") as folder:
        path = Path(folder) / "film.mp4"
        begun = time.perf_counter()
        frames = frames_of(dataset, view, SETTING)
        mp4(frames, path)
        seconds = time.perf_counter() - begun
        return {
            "frames": len(frames),
            "seconds": round(seconds, 1),
            "megabytes": round(path.stat().st_size / 1e6, 2),
        }


async def _page(browser: Browser, dataset: Dataset, view: View) -> dict[str, float]:
    """The single file: its size, and from disk to the painted map, median of several."""
    with tempfile.TemporaryDirectory(prefix="briefmap-bench-") as folder:
        path = Path(folder) / "map.html"
        path.write_bytes(html_of(dataset, view, SETTING, read_remarks(ROOT / "data")))
        times = [await _opened_ms(browser, path) for _ in range(TIMES)]
        size = round(path.stat().st_size / 1e6, 2)
    return {"megabytes": size, "ready_ms": round(median(times), 1)}


async def _opened_ms(browser: Browser, path: Path) -> float:
    context = await browser.new_context(viewport=measure.VIEWPORT)
    page = await context.new_page()
    begun = time.perf_counter()
    await page.goto(path.as_uri(), wait_until="commit")
    await page.locator("[data-testid=timemap][data-ready=true]").wait_for(state="attached")
    taken = (time.perf_counter() - begun) * 1000
    await context.close()
    return taken


def _largest(case: Path) -> dict[str, float]:
    """The picture of the largest case in a process of its own, whose memory is then its alone."""
    command = [sys.executable, "-m", "bench.largest_picture", str(case)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    result: dict[str, float] = json.loads(said)
    return result
