"""Bars in parts: a stacked bar chart with the first row on top and each row's sum at its end."""

from slides.marks import Box, Chart, Series
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
from slides.powerpoint.markup import NO_LINE
from slides.powerpoint.workbook import Cell
from slides.type import width

_SIZE, _BLANK, _OUTLINE = 12.0, 8.0, 1.25
# A bar's share of its row is 4 : 7.
_GAP = 75
_WIDEST_LABELS = 0.45


def bar_columns(chart: Chart) -> list[list[Cell]]:
    """The columns of the workbook: the rows' names, then each series."""
    return [["", *chart.categories], *([each.name, *each.values] for each in chart.series)]


def bars_xml(chart: Chart, look: Look) -> str:
    """A chart of the kind "bars"; hollow series are outlines."""
    sums = [sum(values) for values in zip(*(each.values for each in chart.series), strict=True)]
    room = _room(chart, sums)
    series = "".join(
        _series(at, each, chart, sums, room, look) for at, each in enumerate(chart.series)
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{_GAP}"/><c:overlap val="100"/>'
        f'<c:axId val="{DOWN}"/><c:axId val="{ACROSS}"/></c:barChart>'
    )
    return chart_space(plot, _name_axis(look) + _sum_axis(max(sums)), room, chart.box, look)


def _room(chart: Chart, sums: list[float]) -> Box:
    """The bars' room, names to its left, the longest bar's sum to its right."""
    box = chart.box
    names = max(width(name, _SIZE) for name in chart.categories)
    left = min(names, _WIDEST_LABELS * box.width) + _BLANK
    right = _sum_width(max(sums)) + _BLANK
    return Box(box.left + left, box.top, max(box.left + left + 1, box.right - right), box.bottom)


def _sum_width(value: float) -> float:
    return width(f"{value:,.0f}", _SIZE, 600)


def _series(
    number: int, series: Series, chart: Chart, sums: list[float], room: Box, look: Look
) -> str:
    paint = (
        f"<a:noFill/>{look.lined(series.colour, _OUTLINE)}"
        if series.hollow
        else look.filled(series.colour) + NO_LINE
    )
    ends = (
        _sum_label(row, series.values[row] / max(sums), total, chart.box, room, look)
        for row, total in enumerate(sums)
        if _is_last(number, row, chart)
    )
    return (
        f"<c:ser>{named(number, series, number + 1)}<c:spPr>{paint}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls>{"".join(ends)}{shows()}{NO_LEADERS}</c:dLbls>'
        f"{words('cat', 0, chart.categories)}{numbers('val', number + 1, series.values)}</c:ser>"
    )


def _is_last(number: int, row: int, chart: Chart) -> bool:
    """Whether a series has the last part of a row's bar."""
    later = chart.series[number + 1 :]
    return chart.series[number].values[row] > 0 and not any(each.values[row] for each in later)


def _sum_label(row: int, share: float, total: float, box: Box, room: Box, look: Look) -> str:
    """A row's sum as the label of its last part, moved from that part's middle to its end.

    A stacked chart has no labels at the ends of its bars, and a series of sums beside the others
    would count everything twice.
    """
    moved = share * room.width / 2 + _sum_width(total) / 2 + _BLANK / 2
    letters = look.letters(_SIZE, "ink", bold=True)
    return (
        f'<c:dLbl><c:idx val="{row}"/><c:layout><c:manualLayout>'
        f'<c:x val="{moved / box.width:.5f}"/><c:y val="0"/></c:manualLayout></c:layout>'
        f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{letters}</a:pPr>"
        f"<a:r>{look.letters(_SIZE, 'ink', 'a:rPr', bold=True)}<a:t>{total:,.0f}</a:t></a:r></a:p>"
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
