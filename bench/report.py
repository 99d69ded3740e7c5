"""The report: what was measured, as a table, and whether each bound is met."""

from collections.abc import Iterator
from typing import Any

Result = dict[str, Any]
FRAME_MS = 1000 / 60
# The clock of a process: over all steps one tick is as good as none.
TICK_MS = 10
# Most milliseconds from a view to a file, in a warm process.
MOST_MS = {"pptx": 1000, "png 1920 × 1080": 700, "png 3840 × 2160": 1500, "pdf": 700}
# How many times faster than the plain way a key must reach the map, by incidents.
FASTER_THAN_PLAIN = {"1000": 10, "100000": 30, "1000000": 200}


def table(results: Result) -> str:
    """The whole report in Markdown."""
    machine = results["machine"]
    lines = [
        f"{machine['processor']}, {machine['cores']} cores, no GPU; {machine['system']},"
        f" Python {machine['python']}, Chromium {machine['browser']};"
        f" medians of {results['steps']} steps.",
        "",
        *_steps(results["sizes"]),
        "",
        *_from_start(results["sizes"]),
        "",
        *_bounds(results),
    ]
    return "\n".join(lines)


def _steps(sizes: Result) -> Iterator[str]:
    yield (
        "| incidents | page | key → draw ms | key → pixels ms | script ms | bytes a step |"
        " server CPU ms | states of 60 held keys | first map ms | bytes before it |"
    )
    yield "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for rows, pages in sizes.items():
        for name, page in pages.items():
            step = page["window"]
            cells = [
                f"{int(rows):,}",
                name,
                f"{step['key_to_draw_ms']:.1f}",
                f"{step['key_to_pixels_ms']:.0f}",
                f"{step['script_ms']:.1f}",
                f"{step['bytes_per_step']:,.0f}",
                f"{step['server_cpu_ms']:.1f}",
                f"{step['states_for_held_keys']:.0f}",
                f"{page['first_map_ms']:,.0f}",
                f"{page['first_map_bytes']:,}",
            ]
            yield "| " + " | ".join(cells) + " |"


def _from_start(sizes: Result) -> Iterator[str]:
    """The other mode, which has no bound: it draws all that has happened so far. Fewer steps."""
    yield "| incidents, from start | page | key → draw ms | script ms | states of 60 held keys |"
    yield "|--:|---|--:|--:|--:|"
    for rows, pages in sizes.items():
        for name, page in pages.items():
            step = page["from_start"]
            draw, script = f"{step['key_to_draw_ms']:.1f}", f"{step['script_ms']:.1f}"
            held = f"{step['states_for_held_keys']:.0f}"
            yield f"| {int(rows):,} | {name} | {draw} | {script} | {held} |"


def _bounds(results: Result) -> Iterator[str]:
    yield "| bound | measured | must be | met |"
    yield "|---|--:|--:|---|"
    for what, measured, bound, met in bounds(results):
        yield f"| {what} | {measured} | {bound} | {'yes' if met else 'NO'} |"


def bounds(results: Result) -> Iterator[tuple[str, str, str, bool]]:
    """Each bound: what, measured, must be, met."""
    for rows, pages in results["sizes"].items():
        yield from _bounds_of_size(rows, pages, results["steps"])
    yield from _bounds_of_payload(results["sizes"])
    sharing = results["sharing"]
    rerun, session = sharing["rerun_bytes"], sharing["mb_per_further_session"]
    yield "rerun by another widget, bytes", f"{rerun:,}", "< 5,000", rerun < 5000
    yield "server memory a further session, MB", f"{session:.1f}", "< 5", session < 5
    ratio = results["shipped"]["ratio"]
    yield "shipped case, first map against one chart", f"{ratio:.2f} ×", "≤ 1.3 ×", ratio <= 1.3
    yield from _bounds_of_slides(results["slides"])


def _bounds_of_slides(slides: Result) -> Iterator[tuple[str, str, str, bool]]:
    for name, most in MOST_MS.items():
        taken = slides["milliseconds"][name]
        yield f"slide as {name}, ms", f"{taken:,.0f}", f"≤ {most:,}", taken <= most
    film, page, largest = slides["film"], slides["page"], slides["largest"]
    days = film["frames"]
    yield f"film of {days} days, s", f"{film['seconds']:.1f}", "≤ 15", film["seconds"] <= 15
    yield f"film of {days} days, MB", f"{film['megabytes']:.2f}", "≤ 5", film["megabytes"] <= 5
    yield "single file, MB", f"{page['megabytes']:.2f}", "≤ 5", page["megabytes"] <= 5
    yield (
        "single file, ms to the map",
        f"{page['ready_ms']:,.0f}",
        "≤ 3,000",
        page["ready_ms"] <= 3000,
    )
    seconds, memory = largest["seconds"], largest["peak_mb"]
    yield "picture of the largest case, s", f"{seconds:.1f}", "≤ 10", seconds <= 10
    yield "memory for it, loading included, MB", f"{memory:,.0f}", "≤ 1,000", memory <= 1000


def _bounds_of_size(rows: str, pages: Result, steps: int) -> Iterator[tuple[str, str, str, bool]]:
    ours, plain, bare = (pages[name]["window"] for name in ("briefmap", "plain", "bare"))
    size = f"{int(rows):,}"
    draw = ours["key_to_draw_ms"] / bare["key_to_draw_ms"]
    yield f"{size}: key → draw against the bare page", f"{draw:.2f} ×", "≤ 1.5 ×", draw <= 1.5
    script = ours["script_ms"]
    yield f"{size}: script of a whole step, ms", f"{script:.1f}", "< 16.7", script < FRAME_MS
    if rows in FASTER_THAN_PLAIN:
        faster, least = plain["key_to_draw_ms"] / ours["key_to_draw_ms"], FASTER_THAN_PLAIN[rows]
        yield f"{size}: faster than plain", f"{faster:.0f} ×", f"≥ {least} ×", faster >= least
    crossed, cpu = ours["bytes_per_step"], ours["server_cpu_ms"]
    yield f"{size}: bytes a step", f"{crossed:.0f}", "0", crossed == 0
    yield f"{size}: server CPU a step, ms", f"{cpu:.1f}", "0, to a tick", cpu <= TICK_MS / steps
    share = ours["states_for_held_keys"] / bare["states_for_held_keys"]
    yield f"{size}: states painted against the bare page", f"{share:.2f}", "≥ 0.9", share >= 0.9


def _bounds_of_payload(sizes: Result) -> Iterator[tuple[str, str, str, bool]]:
    """Bytes an incident: the slope from the smallest to the largest size leaves out the case."""
    low, high = min(sizes, key=int), max(sizes, key=int)
    if low == high:
        return
    rows = int(high) - int(low)
    first, every = (
        (sizes[high]["briefmap"][key] - sizes[low]["briefmap"][key]) / rows
        for key in ("first_map_bytes", "all_bytes")
    )
    yield "bytes an incident before the first map", f"{first:.1f}", "≤ 16", first <= 16
    yield "further bytes an incident after it", f"{every - first:.1f}", "≤ 12", every - first <= 12
