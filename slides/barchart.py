"""Charts of bars: attacks make bars, in parts by colour; a strike is a diamond below the line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.palette import Swatch
from geo.words import counted, digits
from slides.bars import HAIRLINE, ROW, Bar
from slides.lettering import Line, centred, tidy
from slides.marks import Box, Chart, Diamond, Fill, Group, Mark, Path, Rect, Run, Series, Stroke
from slides.shown import Shown
from slides.type import shortened, width

SIZE = 12.0
_BAR = 9.0
_BLANK = 6.0
_CODE = 16.0
_MOST_DIAMONDS = 6
_DIAMOND, _DIAMONDS_APART = 5.4, 14.0
_LABEL_SHARE = 0.4


def bars_height(bars: Sequence[Bar]) -> float:
    """Room that rows take."""
    return ROW * len(bars) + (HAIRLINE if _first_strike(bars) else 0.0)


def bar_chart(
    shown: Shown, name: str, bars: Sequence[Bar], box: Box, right_labels: bool = True
) -> Chart:
    """Rows as a chart; labels stand left of the bars, on their left or their right edge.

    Parameters
    ----------
    box : left, top and right of the chart; its rows say how high it is
    """
    room = Box(box.left, box.top, box.right, box.top + bars_height(bars))
    columns = _columns(bars, room)
    most = max((bar.count for bar in bars if not bar.is_rest), default=1)
    marks: list[Mark] = []
    top, first_strike = room.top, _first_strike(bars)
    for at, bar in enumerate(bars):
        if at == first_strike and at:
            y = top + HAIRLINE / 2
            line = Stroke(shown.ink("line"), 0.75)
            marks.append(Path((((room.left, y), (room.right, y)),), False, None, line, "Line"))
            top += HAIRLINE
        marks += _row(shown, bar, columns, most, top + ROW / 2, right_labels)
        top += ROW
    words = f"{name}: {'; '.join(bar.words for bar in bars)}"
    drawn = Group(name, tuple(marks), words)
    rows = [row for bar in bars for row in _apart(bar)]
    categories = tuple(f"{row.label}, {row.code}" if row.code else row.label for row in rows)
    return Chart(room, "bars", name, words, _series(shown, rows), drawn, categories)


def _apart(bar: Bar) -> tuple[Bar, ...]:
    """A bar, or two where it counts attacks and strikes: one bar of both would be their sum."""
    if not (bar.count and bar.strikes):
        return (bar,)
    return (replace(bar, strikes=0), Bar(f"{bar.label}, strikes", (), bar.strikes))


def _first_strike(bars: Sequence[Bar]) -> int | None:
    """Where rows of strikes begin, below the line; None where there are none."""
    places = (at for at, bar in enumerate(bars) if bar.strikes and not bar.is_rest)
    return next(places, None)


class _Columns(NamedTuple):
    """Left edge of the labels, right edge of the labels, of the codes; left and right of bars."""

    left: float
    labels: float
    codes: float
    bars: float
    right: float


def _columns(bars: Sequence[Bar], box: Box) -> _Columns:
    longest = max((width(bar.label, SIZE) for bar in bars if not bar.is_rest), default=0.0)
    rest = max((width(bar.label, SIZE) for bar in bars if bar.is_rest), default=0.0)
    code = _BLANK + _CODE if any(bar.code for bar in bars) else 0.0
    labels = min(max(longest, rest - code), _LABEL_SHARE * box.width)
    most = max((bar.count for bar in bars), default=0)
    start = box.left + labels + code + _BLANK + 2.0
    room = width(digits(most), SIZE, 600) + _BLANK
    return _Columns(box.left, box.left + labels, start - _BLANK - 2.0, start, box.right - room)


def _row(
    shown: Shown, bar: Bar, columns: _Columns, most: int, y: float, right_labels: bool
) -> list[Mark]:
    marks = _labels(shown, bar, columns, y, right_labels)
    if bar.is_rest:
        return [*marks, _rest_number(shown, bar, columns, y)]
    if bar.count:
        end = columns.bars + (columns.right - columns.bars) * bar.count / most
        marks += _segments(bar, columns.bars, end, y)
    else:
        diamonds = _diamonds(shown, bar, columns.bars, y)
        end = diamonds[-1].centre[0] + _DIAMOND
        marks += diamonds
    amount = digits(bar.count or bar.strikes)
    number = (Run(amount, SIZE, shown.ink("ink"), 600),)
    return [*marks, centred(number, end + _BLANK, y, name=amount)]


def _labels(shown: Shown, bar: Bar, columns: _Columns, y: float, at_right: bool) -> list[Mark]:
    quiet = shown.ink("ink3")
    edge = columns.codes if bar.is_rest else columns.labels
    line: Line = (Run(bar.label, SIZE, quiet if bar.is_rest else shown.ink("ink2")),)
    if width(bar.label, SIZE) > edge - columns.left + 1e-6:
        line = shortened(line, edge - columns.left)
    x = edge if at_right else columns.left
    label = centred(line, x, y, "right" if at_right else "left", bar.label)
    code: Line = (Run(bar.code, SIZE, quiet),)
    return [label, centred(code, columns.codes, y, "right", bar.code)] if bar.code else [label]


def _rest_number(shown: Shown, bar: Bar, columns: _Columns, y: float) -> Mark:
    """A number without a bar: the rest is many sites and no longer than the longest of them."""
    strikes = counted(bar.strikes, "strike") if bar.strikes else ""
    runs = (
        Run(digits(bar.count) if bar.count else "", SIZE, shown.ink("ink2"), 600),
        Run(f", {strikes}" if bar.count and strikes else strikes, SIZE, shown.ink("ink3")),
    )
    return centred([run for run in runs if run.text], columns.bars, y, name="Rest")


def _segments(bar: Bar, left: float, right: float, y: float) -> list[Mark]:
    """The parts of a bar, half a point apart; a hollow one is an outline."""
    marks: list[Mark] = []
    each = (right - left) / bar.count
    x = left
    for part in bar.parts:
        end = x + each * part.count
        last = part is bar.parts[-1]
        box = Box(x, y - _BAR / 2, max(x + 0.2, end - (0.0 if last else 0.6)), y + _BAR / 2)
        marks.append(bar_mark(box, part.paint, f"{bar.label}, {part.label}"))
        x = end
    return marks


def bar_mark(box: Box, paint: Swatch, name: str) -> Rect:
    """A stretch of a bar in its paint."""
    if not paint.hollow:
        return Rect(box, Fill(paint.colour), name=name)
    line = min(1.3, box.width / 2, box.height / 2)
    return Rect(box.grown(-line / 2), None, Stroke(paint.colour, line), name=name)


def _diamonds(shown: Shown, bar: Bar, left: float, y: float) -> list[Diamond]:
    """One for each strike, beyond six one for all."""
    number = 1 if bar.strikes > _MOST_DIAMONDS else bar.strikes
    return [
        Diamond((left + _DIAMOND + _DIAMONDS_APART * at, y), _DIAMOND, Fill(shown.blue), name=name)
        for at, name in enumerate([f"{bar.label}, strike"] * number)
    ]


def _series(shown: Shown, bars: Sequence[Bar]) -> tuple[Series, ...]:
    """One series for each paint of the chart, in the order of the colouring; strikes last."""
    order = [tidy(entry.label) for entry in shown.colouring.values]
    paints = {part.label: part.paint for bar in bars for part in bar.parts}
    labels = sorted(paints, key=lambda it: order.index(it) if it in order else len(order))
    named = (
        Series(label, paints[label].colour, _values(bars, label), hollow=paints[label].hollow)
        for label in labels
    )
    strikes = tuple(bar.strikes for bar in bars)
    return (*named, *((Series("US strikes", shown.blue, strikes),) if any(strikes) else ()))


def _values(bars: Sequence[Bar], label: str) -> tuple[float, ...]:
    return tuple(sum(p.count for p in bar.parts if p.label == label) for bar in bars)
