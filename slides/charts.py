"""The charts beside the map: which stand in which column, and how they share its height."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.words import day_words
from slides.barchart import SIZE, bar_chart
from slides.bars import ROW, site_bars, value_bars
from slides.countrychart import COUNTRY_ROW, country_chart
from slides.layout import Boxes
from slides.lettering import LINE, Line, paragraph
from slides.marks import Box, Chart, Group, Mark, Run, Text
from slides.published import country_rows, dots_of, note_of
from slides.shown import Shown
from slides.slide import Layout
from slides.steps import step_chart
from slides.type import fitted, line_width

_HEAD = 13.0
_HEAD_ROOM = LINE * _HEAD + 2.0
_GAP = 8.0
_MOST_COUNTRIES = 5
# Height of the plot: in a low column, in any other; less than the least is none.
_PLOTS = (78.0, 90.0)
_LOW = 330.0
_LEAST_PLOT = 46.0
_LEAST_ROWS = 2
_NOTHING = "Nothing to count under these filters."


@dataclass(frozen=True)
class _Column:
    """Marks from the top of a box down, and where the next ones begin."""

    shown: Shown
    box: Box
    marks: tuple[Mark, ...] = ()
    top: float = 0.0

    @property
    def left_over(self) -> float:
        """Height that is free."""
        return self.box.bottom - self.top

    def and_then(self, marks: Sequence[Mark], bottom: float) -> "_Column":
        """The column with marks that end at `bottom`."""
        return _Column(self.shown, self.box, (*self.marks, *marks), bottom)


def charts_of(shown: Shown, layout: Layout, boxes: Boxes) -> Group | None:
    """The charts of a layout; None where it has none."""
    columns = [_Column(shown, box, top=box.top) for box in boxes.charts]
    if layout == "map-and-charts":
        filled = [_by_site(_countries(_reported(columns[0], _plot_height(columns[0].box))))]
    elif layout == "quad":
        sites, reported, counts = columns
        note = _note_height(reported)
        filled = [
            _by_site(sites),
            _reported(reported, reported.box.height - _HEAD_ROOM - note),
            _by_actor(_countries(_headed(counts, "By country", _noun(shown)))),
        ]
    else:
        return None
    marks = tuple(mark for column in filled for mark in column.marks)
    words = " ".join(f"{mark.description}." for mark in marks if isinstance(mark, Chart))
    return Group("Charts", marks, words)


def _noun(shown: Shown) -> str:
    return "attacks" if shown.facts.has_actions else "incidents"


def _plot_height(box: Box) -> float:
    return _PLOTS[box.height >= _LOW]


def _headed(column: _Column, title: str, qualifier: str) -> _Column:
    """A chart's title, with its qualifier where there is room for it."""
    shown = column.shown
    line: Line = (
        Run(title, _HEAD, shown.ink("ink"), 600),
        Run(f"  {qualifier}", SIZE, shown.ink("ink3")),
    )
    if line_width(line) > column.box.width:
        line = line[:1]
    head = paragraph((line,), column.box.left, column.top, name=title)
    return column.and_then((head,), column.top + _HEAD_ROOM)


def _said(column: _Column, text: str, lines: int = 2) -> _Column:
    """A quiet sentence; blank is none."""
    if not text:
        return column
    told = _note_text(column, text, lines)
    if told.box.bottom > column.box.bottom:
        return column
    return column.and_then((told,), told.box.bottom + 1.0)


def _note_text(column: _Column, text: str, lines: int = 2) -> Text:
    run = Run(text, SIZE, column.shown.ink("ink3"))
    broken = fitted((run,), column.box.width, lines)
    return paragraph(broken, column.box.left, column.top, name="Note")


# ---- reported and itemised ----------------------------------------------------------------------


def _reported(column: _Column, height: float) -> _Column:
    shown = column.shown
    start = day_words(shown.dataset.case.start, year=False)
    titled = "Reported and itemised" if shown.dataset.case.reported else "Itemised"
    headed = _headed(column, titled, "cumulative" if shown.from_start else f"since {start}")
    bottom = min(headed.top + height, column.box.bottom)
    if bottom - headed.top < _LEAST_PLOT:
        return column
    box = Box(column.box.left, headed.top, column.box.right, bottom)
    return _said(headed.and_then(step_chart(shown, box), bottom + 2.0), _note(shown))


def _note(shown: Shown) -> str:
    """What a reader must know of the reported line, else what its hollow dots are."""
    note = note_of(shown)
    has_hollow = any(dot.hollow for dot in dots_of(shown))
    return note or ("Hollow dots: other published figures" if has_hollow else "")


def _note_height(column: _Column) -> float:
    text = _note(column.shown)
    return _note_text(column, text).box.height + 3.0 if text else 0.0


def _countries(column: _Column) -> _Column:
    """Attacks by country, each against the published figure where there is one."""
    most = min(_MOST_COUNTRIES, int(column.left_over // COUNTRY_ROW))
    rows = country_rows(column.shown, most) if most > 0 else ()
    if not rows:
        return column
    chart = country_chart(column.shown, rows, column.box, column.top)
    return column.and_then((chart,), chart.box.bottom + _GAP)


# ---- by site, by actor --------------------------------------------------------------------------


def _by_site(column: _Column) -> _Column:
    shown = column.shown
    if column.left_over < _HEAD_ROOM + _LEAST_ROWS * ROW:
        return column
    bars = site_bars(shown, column.left_over - _HEAD_ROOM)
    below = any(bar.strikes and not bar.is_rest for bar in bars)
    qualifier = f"{_noun(shown)}, strikes below the line" if below else _noun(shown)
    headed = _headed(column, "By site", qualifier)
    if not bars:
        return _said(headed, _NOTHING)
    room = Box(column.box.left, headed.top, column.box.right, column.box.bottom)
    chart = bar_chart(shown, "By site", bars, room)
    return headed.and_then((chart,), chart.box.bottom + _GAP)


def _by_actor(column: _Column) -> _Column:
    shown = column.shown
    if column.left_over < _HEAD_ROOM + _LEAST_ROWS * ROW:
        return column
    headed = _headed(column, "By actor", "who claimed it")
    bars = value_bars(shown, "actor", headed.left_over)
    if not bars:
        return _said(headed, _NOTHING)
    room = Box(column.box.left, headed.top, column.box.right, column.box.bottom)
    chart = bar_chart(shown, "By actor", bars, room, right_labels=False)
    return headed.and_then((chart,), chart.box.bottom + _GAP)
