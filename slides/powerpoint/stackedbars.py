"""Bars in parts: a stacked bar chart with the first row on top and each row's sum at its end."""

from dataclasses import dataclass

from slides.marks import Box, Chart
from slides.powerpoint.chartml import (
    ACROSS,
    DOWN,
    NO_LEADERS,
    Look,
    axis,
    chart_space,
    labels,
    named,
    numbers,
    shows,
    words,
)
from slides.powerpoint.markup import NO_LINE, quoted
from slides.powerpoint.workbook import Cell
from slides.type import width

_SIZE, _BLANK, _OUTLINE = 12.0, 8.0, 1.25
# A bar's share of its row is 4 : 7.
_GAP = 75
_WIDEST_NAMES = 0.45
# Names that are wrapped in wider type hide each other.
_WIDER = 1.12
# LibreOffice squeezes the letters of a chart that is lower than this.
_LOWEST = 90.0


@dataclass(frozen=True)
class _Plan:
    """What a chart is drawn by: its rows' sums and what is said at their ends, and its room."""

    chart: Chart
    sums: tuple[float, ...]
    ends: tuple[str, ...]
    room: Box
    frame: Box
    look: Look

    @property
    def most(self) -> float:
        """The end of the axis."""
        return max(self.sums)


def bar_columns(chart: Chart) -> list[list[Cell]]:
    """The columns of the workbook: the rows' names, then each series."""
    columns: list[list[Cell]] = [["", *chart.categories]]
    for series in chart.series:
        columns.append([series.name, *series.values])
    return columns


def bars_xml(chart: Chart, look: Look) -> str:
    """A chart of the kind "bars"; hollow series are outlines."""
    sums = tuple(map(sum, zip(*(each.values for each in chart.series), strict=True)))
    ends = chart.ends or tuple(f"{value:,.0f}" for value in sums)
    plan = _Plan(chart, sums, ends, _room(chart, ends), bar_frame(chart.box), look)
    series = "".join(_series(at, plan) for at in range(len(chart.series)))
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{_GAP}"/><c:overlap val="100"/>'
        f'<c:axId val="{DOWN}"/><c:axId val="{ACROSS}"/></c:barChart>'
    )
    return chart_space(plot, _name_axis(look) + _sum_axis(plan.most), plan.room, plan.frame, look)


def bar_frame(box: Box) -> Box:
    """The room of the chart, empty above and below where its rows are few."""
    spare = max(0.0, _LOWEST - box.height) / 2
    return Box(box.left, box.top - spare, box.right, box.bottom + spare)


def _room(chart: Chart, ends: tuple[str, ...]) -> Box:
    """The bars' room: names to its left, the widest end to its right."""
    box = chart.box
    names = _WIDER * max(width(name, _SIZE) for name in chart.categories)
    left = box.left + min(names, _WIDEST_NAMES * box.width) + _BLANK
    return Box(left, box.top, max(left + 1, box.right - max(map(_wide, ends)) - _BLANK), box.bottom)


def _wide(end: str) -> float:
    return _WIDER * width(end, _SIZE, 600)


def _series(number: int, plan: _Plan) -> str:
    series, look = plan.chart.series[number], plan.look
    paint = (
        f"<a:noFill/>{look.lined(series.colour, _OUTLINE)}"
        if series.hollow
        else look.filled(series.colour) + NO_LINE
    )
    rows = (row for row in range(len(plan.sums)) if number == _last_part(row, plan.chart))
    ends = "".join(_end(row, series.values[row], plan) for row in rows)
    return (
        f"<c:ser>{named(number, series, number + 1)}<c:spPr>{paint}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls>{ends}{shows()}{NO_LEADERS}</c:dLbls>'
        f"{words('cat', 0, plan.chart.categories)}{numbers('val', number + 1, series.values)}"
        "</c:ser>"
    )


def _last_part(row: int, chart: Chart) -> int:
    """The series that has the last part of a row's bar; of a row without a bar the first."""
    parts = (number for number, each in enumerate(chart.series) if each.values[row])
    return max(parts, default=0)


def _end(row: int, value: float, plan: _Plan) -> str:
    """What is said of a row, as the label of its last part, moved from there to the bar's end.

    A stacked chart has no labels at the ends of its bars, and a series of sums beside the others
    would count everything twice.
    """
    moved = value / plan.most * plan.room.width / 2 + _wide(plan.ends[row]) / 2 + _BLANK / 2
    letters = plan.look.letters(_SIZE, "ink", bold=True)
    run = plan.look.letters(_SIZE, "ink", "a:rPr", bold=True)
    return (
        f'<c:dLbl><c:idx val="{row}"/><c:layout><c:manualLayout>'
        f'<c:x val="{moved / plan.frame.width:.5f}"/><c:y val="0"/></c:manualLayout></c:layout>'
        f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>'
        f"<a:r>{run}<a:t>{quoted(plan.ends[row])}</a:t></a:r></a:p>"
        f'</c:rich></c:tx><c:dLblPos val="ctr"/>{shows(showVal=1)}</c:dLbl>'
    )


def _name_axis(look: Look) -> str:
    looks = f"{labels('General', 'low')}<c:spPr>{NO_LINE}</c:spPr>{look.text(_SIZE, 'ink2')}"
    end = (
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>'
    )
    return axis("catAx", (DOWN, ACROSS), "l", '<c:orientation val="maxMin"/>', looks, end)


def _sum_axis(most: float) -> str:
    limits = f'<c:orientation val="minMax"/><c:max val="{most:.15g}"/><c:min val="0"/>'
    return axis("valAx", (ACROSS, DOWN), "t", limits, "", '<c:crossBetween val="between"/>')
