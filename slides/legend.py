"""The legend: what is shown and nothing else, in the order of the charts, with counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from geo.palette import Swatch
from geo.words import counted, day_words, digits
from slides.lettering import HALF_DIGIT, LINE, Line, centred, paragraph, tidy
from slides.mapping import MapDrawing
from slides.marks import Box, Diamond, Fill, Group, Mark, Oval, Point, Rect, Ring, Run, Stroke, Text
from slides.plane import PX
from slides.shown import Shown
from slides.symbols import attack_radius
from slides.type import fitted, line_width, width

_SIZE = 12.0
_ROW = 18.5
# Wide enough for type that is wider than ours.
_APART = 22.0
# From a symbol's middle to its words; the symbol takes as much on its other side, less the blank.
_HALF, _BLANK = 6.0, 6.0
_UNSURE = ("town", "area")
_GRID_STEPS = (0.08, 0.15, 0.23, 0.32, 0.42, 0.54)
_LONGEST_LABEL = 250.0


@dataclass(frozen=True)
class Key:
    """What the symbols of a map need explained.

    Parameters
    ----------
    sizes : counts of the rings that show how large is how many, ascending
    newest : day of the mark around the newest attacks; None is no mark
    uncertain : rings of doubt are drawn
    points : incidents without a site are drawn
    grid : least counts of the grid's steps, where it stands for the points; else ()
    outside : incidents of the view that lie beyond the map
    """

    sizes: tuple[int, ...] = ()
    newest: date | None = None
    uncertain: bool = False
    points: bool = False
    grid: tuple[int, ...] = ()
    outside: int = 0


@dataclass(frozen=True)
class Item:
    """An entry of the legend; `draw` puts it with its left edge at x, its middle at y."""

    width: float
    height: float
    draw: Callable[[float, float], tuple[Mark, ...]]


def key_of(drawing: MapDrawing) -> Key:
    """What a map that is drawn needs explained."""
    return Key(
        key_sizes(drawing.largest),
        drawing.newest,
        drawing.uncertain,
        drawing.points > 0 and not drawing.grid,
        drawing.grid,
        drawing.outside,
    )


def key_expected(shown: Shown) -> tuple[Key, ...]:
    """The most that the map of a view can need explained: what room is kept for before it is drawn.

    Two keys where points may turn out to be a grid.
    """
    chart, sites = shown.by_site, shown.dataset.sites
    counts = {
        entry.value: (int(attacks), int(strikes))
        for entry, attacks, strikes in zip(
            chart.values, chart.attacks.sum(axis=1), chart.strikes, strict=True
        )
        if attacks + strikes
    }
    most = max((attacks for site, (attacks, _) in counts.items() if site), default=0)
    unsure = sites["coord_precision"].isin(_UNSURE) if "coord_precision" in sites else ()
    doubted = set(sites["site_id"][unsure]) if len(unsure) else set()
    day = shown.selection.window.last_day if shown.selection.attacks else None
    # Without a camera the map holds all of its incidents.
    beyond = len(shown.selection.rows) if shown.view.camera else 0
    key = Key(key_sizes(most), day, bool(doubted & set(counts)), "" in counts, outside=beyond)
    return (key, replace(key, points=False, grid=(1, 10**6))) if key.points else (key,)


def key_sizes(largest: int) -> tuple[int, ...]:
    """1 and 5, or 1 and the largest count where that is less; rings of one size explain nothing."""
    return (1, min(5, largest)) if largest > 1 else ()


# ---- the legend -----------------------------------------------------------------------------


def legend_height(shown: Shown, room: float) -> float:
    """Height that the legend below a map needs at most, `room` points wide."""
    return max(_height(_flowed(shown, key, room)) for key in key_expected(shown))


def legend_below(shown: Shown, key: Key, box: Box) -> Group:
    """The legend in rows below a map."""
    return _group(shown, _drawn(_flowed(shown, key, box.width), box))


def legend_beside(shown: Shown, key: Key, box: Box) -> Group:
    """The legend as a list beside a map, under its heading; long labels break if there is room."""
    title = paragraph((_heading(shown),), box.left, box.top, name="Legend title")
    below = Box(box.left, title.box.bottom + 6.0, box.right, box.bottom)
    for lines in (2, 1):
        rows = [[item] for item in _items(shown, key, below.width, lines)]
        if _height(rows) <= below.height:
            break
    return _group(shown, (title, *_drawn(rows, below)))


def _heading(shown: Shown) -> Line:
    noun = "Attacks" if shown.facts.has_actions else "Incidents"
    facet = shown.colouring.label.lower()
    return (
        Run(noun, 13, shown.ink("ink"), 600),
        Run(f"  by {facet}", _SIZE, shown.ink("ink3")),
    )


def _group(shown: Shown, marks: Sequence[Mark]) -> Group:
    texts = [mark.plain for mark in marks if isinstance(mark, Text)]
    return Group("Legend", tuple(marks), f"Legend: {'; '.join(texts)}")


def _flowed(shown: Shown, key: Key, room: float) -> list[list[Item]]:
    """Values in rows, then symbols in rows of their own."""
    values, symbols = _values(shown, room, 1), _symbols(shown, key, room, 1)
    return [*_rows(values, room), *_rows(symbols, room)]


def _items(shown: Shown, key: Key, room: float, lines: int) -> list[Item]:
    return [*_values(shown, room, lines), *_symbols(shown, key, room, lines)]


def _rows(items: Sequence[Item], room: float) -> list[list[Item]]:
    rows: list[list[Item]] = []
    left = 0.0
    for item in items:
        if not rows or item.width > left:
            rows.append([])
            left = room
        rows[-1].append(item)
        left -= item.width + _APART
    return rows


def _height(rows: Sequence[Sequence[Item]]) -> float:
    return sum(max(item.height for item in row) for row in rows)


def _drawn(rows: Sequence[Sequence[Item]], box: Box) -> list[Mark]:
    marks: list[Mark] = []
    top = box.top
    for row in rows:
        tall = max(item.height for item in row)
        lefts = accumulate((item.width + _APART for item in row), initial=box.left)
        for item, left in zip(row, lefts, strict=False):
            marks += item.draw(left, top + tall / 2)
        top += tall
    return marks


# ---- values ---------------------------------------------------------------------------------


def _values(shown: Shown, room: float, lines: int) -> list[Item]:
    """Values with attacks in view, then strikes; where there is nothing, that is said."""
    if shown.is_empty:
        nothing = "0 attacks, 0 strikes" if shown.facts.has_actions else "0 incidents"
        return [_worded(shown, nothing, "", lambda at: (), room, lines, 0.0)]
    counts = shown.by_site.attacks.sum(axis=0).tolist()
    items = [
        _value(shown, paint, tidy(entry.label), count, room, lines)
        for entry, paint, count in zip(shown.colouring.values, shown.paints, counts, strict=True)
        if count
    ]
    strikes = shown.selection.strikes
    if strikes:
        mark = _diamond(shown)
        items.append(_worded(shown, "US strike, places hit", digits(strikes), mark, room, lines))
    return items


def _value(shown: Shown, paint: Swatch, label: str, count: int, room: float, lines: int) -> Item:
    def ring(at: Point) -> tuple[Mark, ...]:
        return ring_marks(at, paint, shown.ink("sym"), label)

    return _worded(shown, label, digits(count), ring, room, lines)


def ring_marks(at: Point, paint: Swatch, within: str, name: str) -> tuple[Mark, ...]:
    """The small ring that stands for a value; a hollow one is two outlines."""
    whole = Ring(at, 5.6, 2.6, 0, 360, Fill(paint.colour), name)
    disc = Oval(at, 5.0, Fill(within), name=f"{name}, inside")
    if not paint.hollow:
        return (disc, whole)
    return (disc, whole, Ring(at, 4.7, 3.5, 0, 360, Fill(within), f"{name}, hollow"))


def _diamond(shown: Shown) -> Callable[[Point], tuple[Mark, ...]]:
    return lambda at: (Diamond(at, 6.5, Fill(shown.blue), name="US strike"),)


def _worded(
    shown: Shown,
    label: str,
    count: str,
    symbol: Callable[[Point], tuple[Mark, ...]],
    room: float,
    lines: int,
    half: float = _HALF,
) -> Item:
    """A symbol `2 × half` wide, its words in up to `lines` lines, and its count behind them."""
    lead = 2 * half + (_BLANK if half else 0.0)
    told = Run(f" {count}", _SIZE, shown.ink("ink"), 600)
    tail = width(told.text, _SIZE, 600) if count else 0.0
    words = Run(label, _SIZE, shown.ink("ink2"))
    broken = fitted(
        (words,), min(room, _LONGEST_LABEL if lines == 1 else room) - lead - tail, lines
    )
    text = (*broken[:-1], (*broken[-1], told)) if count else broken
    wide = lead + max(map(line_width, text))
    tall = max(_ROW, LINE * _SIZE * len(text) + 2.9)

    def draw(x: float, y: float) -> tuple[Mark, ...]:
        first = y - LINE * _SIZE * (len(text) - 1) / 2
        top = first + HALF_DIGIT * _SIZE - 1.025 * _SIZE
        return (*symbol((x + half, first)), paragraph(text, x + lead, top, name=label))

    return Item(wide, tall, draw)


# ---- symbols --------------------------------------------------------------------------------


def _symbols(shown: Shown, key: Key, room: float, lines: int) -> list[Item]:
    quiet, ink = shown.ink("ink3"), shown.ink("ink")
    items: list[Item] = []
    if key.sizes:
        items.append(_sizes(shown, key.sizes, room, lines))
    if key.newest:
        words = f"newest: {day_words(key.newest, year=False)}"
        circle = Stroke(ink, 1.6)
        items.append(_worded(shown, words, "", _oval(6.0, None, circle, "Newest"), room, lines))
    if key.uncertain:
        dashed = Stroke(shown.ink("ink2"), 1.0, (2.6 * PX, 2.8 * PX))
        ring = _oval(6.2, Fill(ink, 0.045), dashed, "Uncertain place")
        words = "place known only to a town or area"
        items.append(_worded(shown, words, "", ring, room, lines))
    if key.points:
        dot = _oval(4 * PX, Fill(quiet), None, "Point")
        piled = shown.dataset.piled
        words = "one or more incidents, no site" if piled else "incident at no listed site"
        items.append(_worded(shown, words, "", dot, room, lines))
    if key.grid:
        items.append(_grid(shown, key.grid, room, lines))
    if key.outside:
        words = f"{counted(key.outside, 'incident')} beyond the map"
        items.append(_worded(shown, words, "", lambda at: (), room, lines, 0.0))
    return items


def _oval(
    radius: float, fill: Fill | None, stroke: Stroke | None, name: str
) -> Callable[[Point], tuple[Mark, ...]]:
    return lambda at: (Oval(at, radius, fill, stroke, name),)


def _sizes(shown: Shown, sizes: Sequence[int], room: float, lines: int) -> Item:
    """Rings of their true size on the map, side by side, with their counts in them."""
    radii = [attack_radius(count) for count in sizes]
    wide = sum(2 * radius + 4.0 for radius in radii)
    noun = "attacks" if shown.facts.has_actions else "incidents"

    def rings(at: Point) -> tuple[Mark, ...]:
        x, y = at[0] - wide / 2, at[1]
        marks: list[Mark] = []
        for count, radius in zip(sizes, radii, strict=True):
            outline = Stroke(shown.ink("ink3"), 1.1)
            marks.append(Oval((x + radius, y), radius - 0.55, None, outline, f"Size of {count}"))
            number = (Run(str(count), _SIZE, shown.ink("ink2")),)
            marks.append(centred(number, x + radius, y, "centre", f"{count}"))
            x += 2 * radius + 4.0
        return tuple(marks)

    item = _worded(shown, f"{noun} at one site", "", rings, room, lines, wide / 2)
    return Item(item.width, max(item.height, 2 * max(radii) + 4.0), item.draw)


def _grid(shown: Shown, grid: Sequence[int], room: float, lines: int) -> Item:
    side = 11.0
    wide = (side + 1.0) * len(_GRID_STEPS)

    def cells(at: Point) -> tuple[Mark, ...]:
        left, top = at[0] - wide / 2, at[1] - side / 2
        return tuple(
            Rect(
                Box(left + n * (side + 1), top, left + n * (side + 1) + side, top + side),
                Fill(shown.ink("ink"), opacity),
                name=f"Grid step {n + 1}",
            )
            for n, opacity in enumerate(_GRID_STEPS)
        )

    words = f"{digits(grid[0])} to {digits(grid[-1])}+ a cell"
    return _worded(shown, words, "", cells, room, lines, wide / 2)
