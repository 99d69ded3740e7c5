"""The chart of reported against itemised: two step lines that are never joined."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from geo.palette import tokens
from geo.words import day_words, digits
from slides.lettering import Line, centred, line_at
from slides.marks import Box, Chart, Fill, Group, Mark, Oval, Path, Point, Rect, Run, Series, Stroke
from slides.plane import PX
from slides.published import Dot, day_at, dots_of, itemised_of, standing
from slides.shown import Shown
from slides.type import width

_SIZE, _END = 12.0, 17.0
_DATES = 17.0
# Between two numbers of an axis, and between the labels at the lines' ends.
_APART, _ENDS_APART = 17.0, 22.2
_BLANK = 7.0
_MOST_STEPS = 4
_POWERS = tuple(int(f"1{'0' * power}") for power in range(19))


@dataclass(frozen=True)
class _Plot:
    """Days since the case's start and attacks, laid onto the page."""

    box: Box
    days: int
    most: int

    def x(self, day: float) -> float:
        return self.box.left + self.box.width * day / self.days

    def y(self, value: float) -> float:
        return self.box.bottom - self.box.height * value / self.most


@dataclass(frozen=True)
class _Told:
    """What the chart says: published dots, our count by day, and where both end."""

    dots: tuple[Dot, ...]
    itemised: tuple[int, ...]

    @property
    def ours(self) -> int:
        return self.itemised[-1]

    @property
    def theirs(self) -> int | None:
        return standing(self.dots)

    @property
    def ends(self) -> list[tuple[int, str]]:
        reported = [] if self.theirs is None else [(self.theirs, "reported")]
        return [*reported, (self.ours, "itemised")]


def step_chart(shown: Shown, box: Box) -> tuple[Mark, ...]:
    """The chart, and at its right the labels at the lines' ends; both inside `box`.

    It runs from the case's start to the last day shown; a window that begins later is marked.
    """
    told = _Told(dots_of(shown), itemised_of(shown))
    most = max(1, told.ours, *(dot.value for dot in told.dots))
    labels = max(_label_width(*end) for end in told.ends)
    frame = Box(box.left, box.top, box.right - labels - _BLANK, box.bottom)
    top, bottom = box.top + _END / 2, box.bottom - _DATES
    axis = width(digits(_steps(most, bottom - top)[-1]), _SIZE) + 6.0
    inner = Box(frame.left + axis, top, frame.right - 3.0, bottom)
    plot = _Plot(inner, max(1, len(told.itemised) - 1), most)
    marks = (
        *_grid(shown, plot),
        *_dates(shown, plot),
        *_window(shown, plot),
        *_lines(shown, plot, told),
        *_dots(shown, plot, told.dots),
    )
    words = _words(shown, told)
    drawn = Group("Reported and itemised", marks, words)
    chart = Chart(frame, "steps", drawn.name, words, _series(shown, told), drawn)
    return (chart, *_ends(shown, plot, told))


def _words(shown: Shown, told: _Told) -> str:
    reported = shown.dataset.case.reported
    theirs = "no figure" if told.theirs is None else digits(told.theirs)
    published = f"{theirs} reported by {reported.publisher}, " if reported else ""
    last = day_words(shown.selection.window.last_day)
    start = day_words(shown.dataset.case.start)
    return f"{start} to {last}: {published}{digits(told.ours)} itemised"


def _series(shown: Shown, told: _Told) -> tuple[Series, ...]:
    """Reported and itemised by day, both to the last day shown; figures beside the line apart."""
    last = shown.selection.window.last_day
    firm = [(dot.day, dot.value) for dot in told.dots if not dot.hollow]
    other = [(dot.day, dot.value) for dot in told.dots if dot.hollow]
    held = [(last, firm[-1][1])] if firm and firm[-1][0] < last else []
    ours = [(day_at(shown, day), value) for day, value in _changes(told.itemised)]
    found = (
        replace(_line("Reported", shown.ink("ink"), firm + held), dots=len(firm)),
        _line("Other published figures", shown.ink("ink3"), other, hollow=True),
        _line("Itemised", shown.ink("ink3"), ours),
    )
    return tuple(series for series in found if series.values)


def _line(name: str, colour: str, points: list[tuple[date, int]], hollow: bool = False) -> Series:
    values = tuple(float(value) for _, value in points)
    return Series(name, colour, values, tuple(day for day, _ in points), hollow)


def _changes(values: tuple[int, ...]) -> list[tuple[int, int]]:
    """Day and value where a running count changes, its first and its last day."""
    last = len(values) - 1
    return [
        (day, value)
        for day, value in enumerate(values)
        if day in (0, last) or value != values[day - 1]
    ]


# ---- axes -------------------------------------------------------------------------------------


def grid_step(most: int, height: float) -> int:
    """Round distance between the lines of a grid: at most four above zero, and their numbers apart.

    Parameters
    ----------
    height : points that stand for `most`
    """
    steps = (digit * power for power in _POWERS for digit in (1, 2, 5))
    return next(
        step
        for step in steps
        if most // step <= _MOST_STEPS and (step > most or height * step / most >= _APART)
    )


def _steps(most: int, height: float) -> range:
    return range(0, most + 1, grid_step(most, height))


def _grid(shown: Shown, plot: _Plot) -> Iterable[Mark]:
    line, box = Stroke(shown.ink("line"), 0.75), plot.box
    for value in _steps(plot.most, box.height):
        y = plot.y(value)
        yield Path((((box.left, y), (box.right, y)),), False, None, line, f"Line at {value}")
        number: Line = (Run(digits(value), _SIZE, shown.ink("ink3")),)
        yield centred(number, box.left - 6.0, y, "right", digits(value))


def _dates(shown: Shown, plot: _Plot) -> Iterable[Mark]:
    """The first and the last day, and between them the first of a month that has room."""
    last = plot.days
    first_words, last_words = _day(shown, 0), _day(shown, last)
    left, right = plot.box.left, max(plot.box.right, plot.box.left + width(last_words, _SIZE))
    baseline = plot.box.bottom + 13.2
    taken = [left + width(first_words, _SIZE) + 8.0, right - width(last_words, _SIZE) - 8.0]
    ink = shown.ink("ink3")
    yield line_at((Run(first_words, _SIZE, ink),), left, baseline, name="First day")
    if taken[0] > taken[1] + 8.0:
        return
    middle = _month_between(shown, plot, taken[0], taken[1])
    if middle is not None:
        run = Run(_day(shown, middle), _SIZE, ink)
        yield line_at((run,), plot.x(middle), baseline, "centre", name="Month")
    yield line_at((Run(last_words, _SIZE, ink),), right, baseline, "right", name="Last day")


def _day(shown: Shown, number: int) -> str:
    return day_words(day_at(shown, number), year=False)


def _month_between(shown: Shown, plot: _Plot, left: float, right: float) -> int | None:
    """First of a month whose words have room between two places, nearest the middle."""
    firsts = (day for day in range(1, plot.days) if day_at(shown, day).day == 1)
    half = width("1 Nov", _SIZE) / 2 + 2.0
    clear = [day for day in firsts if left < plot.x(day) - half and plot.x(day) + half < right]
    return min(clear, key=lambda day: abs(day - plot.days / 2), default=None)


def _window(shown: Shown, plot: _Plot) -> Iterable[Mark]:
    """The window, where it does not reach back to the case's start."""
    if shown.from_start:
        return
    first = (shown.selection.window.first_day - shown.dataset.case.start).days
    left, box = plot.x(min(plot.days, first)), plot.box
    band = Box(left, box.top, max(box.right, left + 0.9), box.bottom)
    yield Rect(band, Fill(shown.ink("ink"), tokens()[shown.theme]["windowBand"]), name="Window")
    edge = ((left, box.top), (left, box.bottom))
    yield Path((edge,), False, None, Stroke(shown.ink("ink3"), 0.9), "Window begins")


# ---- lines ------------------------------------------------------------------------------------


def _lines(shown: Shown, plot: _Plot, told: _Told) -> Iterable[Mark]:
    ours = _stepped(plot, list(enumerate(told.itemised)))
    area = (*ours, (plot.box.right, plot.box.bottom), (plot.box.left, plot.box.bottom))
    opacity = tokens()[shown.theme]["itemisedFill"]
    yield Path((area,), True, Fill(shown.ink("ink"), opacity), name="Itemised, area")
    yield Path((ours,), False, None, Stroke(shown.ink("ink3"), 1.8 * PX), "Itemised")
    start = shown.dataset.case.start
    firm = [((dot.day - start).days, dot.value) for dot in told.dots if not dot.hollow]
    if firm:
        line = _stepped(plot, firm)
        yield Path((line,), False, None, Stroke(shown.ink("ink"), 2 * PX), "Reported")


def _stepped(plot: _Plot, points: list[tuple[int, int]]) -> tuple[Point, ...]:
    """A line that holds each value until the next point's day, the last one until the plot's end.

    A point before the case's start stands at it.
    """
    day, level = points[0]
    line = [(plot.x(max(0, day)), plot.y(level))]
    for day, value in points[1:]:
        if value != level:
            x = plot.x(max(0, day))
            line += [(x, plot.y(level)), (x, plot.y(value))]
        level = value
    return (*line, (plot.box.right, plot.y(level)))


def _dots(shown: Shown, plot: _Plot, dots: tuple[Dot, ...]) -> Iterable[Mark]:
    start = shown.dataset.case.start
    """Figures beside the line below those on it."""
    seen = (dot for dot in dots if dot.day >= start)
    for dot in sorted(seen, key=lambda dot: not dot.hollow):
        at = (plot.x((dot.day - start).days), plot.y(dot.value))
        name = f"{day_words(dot.day)}: {digits(dot.value)}"
        if dot.hollow:
            ring = Stroke(shown.ink("ink3"), 1.2 * PX)
            yield Oval(at, 2.4 * PX, Fill(shown.ink("page")), ring, f"{name}, other figure")
        else:
            yield Oval(at, 2.6 * PX, Fill(shown.ink("ink")), name=name)


# ---- the lines' ends ----------------------------------------------------------------------------


def _ends(shown: Shown, plot: _Plot, told: _Told) -> Iterable[Mark]:
    """The two numbers at the right, as near to their lines as they may stand."""
    x = plot.box.right + 3.0
    heights = [plot.y(value) for value, _ in told.ends]
    if len(heights) == 2:
        gap = ((plot.box.right, heights[0]), (plot.box.right, heights[1]))
        dashes = Stroke(shown.ink("ink3"), 0.9, (2 * PX, 2.5 * PX))
        yield Path((gap,), False, None, dashes, "Gap")
        heights = list(apart(heights[0], heights[1], plot.box.top + 3.0, plot.box.bottom))
    for (value, word), y in zip(told.ends, heights, strict=True):
        number = Run(digits(value), _END, shown.ink("ink" if word == "reported" else "ink2"), 600)
        line: Line = (number, Run(f" {word}", _SIZE, shown.ink("ink2")))
        yield centred(line, x + _BLANK, y, name=f"{digits(value)} {word}")


def apart(first: float, second: float, top: float, bottom: float) -> tuple[float, float]:
    """Heights of two labels, as near to those asked for as the room between them lets them be.

    The higher one stays above; of equal ones the first.
    """
    upper, lower = min(first, second), max(first, second)
    short = max(0.0, _ENDS_APART - (lower - upper))
    raised = max(top, min(upper - short / 2, bottom - _ENDS_APART))
    placed = max(raised + _ENDS_APART, min(lower + short / 2, bottom))
    return (raised, placed) if first <= second else (placed, raised)


def _label_width(value: int, word: str) -> float:
    return width(digits(value), _END, 600) + width(f" {word}", _SIZE)
