"""Lines in steps: a scatter chart in which each corner is a point of its own."""

from datetime import date, timedelta

from slides.marks import Box, Chart, Series
from slides.powerpoint.chartml import (
    ACROSS,
    DOWN,
    Look,
    axis,
    chart_space,
    labels,
    named,
    numbers,
)
from slides.powerpoint.markup import NO_LINE
from slides.powerpoint.workbook import Cell
from slides.steps import grid_step
from slides.type import width

# Workbooks count days from here, and are wrong about those before March 1900.
DAY_ZERO, FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)

# Labels at the axis' ends stand half over the chart's edges, and programs leave blanks below them.
OVERHANG, UNDERHANG = 22.0, 8.0

# Around the plot, as the drawing of the same chart has it; points.
_ABOVE, _BELOW, _RIGHT, _BLANK = 8.5, 19.0, 3.0, 6.0
_UNMARKED = '<c:symbol val="none"/>'
# Days, from which on the middle of an odd span may be labelled.
_LONG = 15
_SIZE, _LINE, _DOT = 12.0, 1.25, 4

Corner = tuple[date, float]


def corners(series: Series) -> list[Corner]:
    """The points of a line that holds each value until the next day; those of dots as they are."""
    points = list(zip(series.days, series.values, strict=True))
    if series.hollow:
        return points
    held = [(day, before) for (day, _), (_, before) in zip(points[1:], points, strict=False)]
    return points[:1] + [corner for pair in zip(held, points[1:], strict=True) for corner in pair]


def longest_first(chart: Chart) -> list[Series]:
    """The series in the order they are written: LibreOffice loses those before a longer one."""
    return sorted(chart.series, key=lambda series: -len(corners(series)))


def step_columns(chart: Chart) -> list[list[Cell]]:
    """The columns of the workbook: for each series its days and its values."""
    columns: list[list[Cell]] = []
    for series in longest_first(chart):
        points = corners(series)
        columns.append([f"{series.name}, day", *(day for day, _ in points)])
        columns.append([series.name, *(value for _, value in points)])
    return columns


def steps_xml(chart: Chart, look: Look) -> str:
    """A chart of the kind "steps"; hollow series are rings without a line."""
    frame = step_frame(chart.box)
    days = [day for series in chart.series for day in series.days]
    most = max(1.0, *(value for series in chart.series for value in series.values))
    height = chart.box.height - _ABOVE - _BELOW
    step = grid_step(round(most), height)
    left = chart.box.left + width(f"{most // step * step:,.0f}", _SIZE) + _BLANK
    room = Box(left, chart.box.top + _ABOVE, chart.box.right - _RIGHT, chart.box.bottom - _BELOW)
    series = "".join(_series(at, each, look) for at, each in enumerate(longest_first(chart)))
    plot = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{ACROSS}"/><c:axId val="{DOWN}"/></c:scatterChart>'
    )
    axes = _day_axis(min(days), max(days), look) + _value_axis(most, step, look)
    return chart_space(plot, axes, room, frame, look)


def step_frame(box: Box) -> Box:
    """The room of the chart with the labels that stand over its edges."""
    return Box(box.left - OVERHANG, box.top, box.right + OVERHANG, box.bottom + UNDERHANG)


def _series(number: int, series: Series, look: Look) -> str:
    points = corners(series)
    days = [float((day - DAY_ZERO).days) for day, _ in points]
    values = [value for _, value in points]
    paint, alone = look.lined(series.colour, _LINE), len(points) == 1 or series.hollow
    return (
        f"<c:ser>{named(number, series, 2 * number + 1)}"
        f"<c:spPr>{NO_LINE if alone else paint}</c:spPr>{_markers(series, len(points), look)}"
        f"{numbers('xVal', 2 * number, days, 'yyyy-mm-dd')}"
        f"{numbers('yVal', 2 * number + 1, values)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _markers(series: Series, points: int, look: Look) -> str:
    """Rings, or dots where a line has figures: its corners, and what it holds last have none."""
    if not series.hollow and not series.dots and points > 1:
        return f"<c:marker>{_UNMARKED}</c:marker>"
    inside = "<a:noFill/>" if series.hollow else look.filled(series.colour)
    marked = range(0, 2 * series.dots, 2) if series.dots else range(points)
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{_DOT}"/>'
        f"<c:spPr>{inside}{look.lined(series.colour, _LINE)}</c:spPr></c:marker>"
        + "".join(_without_marker(at) for at in range(points) if at not in marked)
    )


def _without_marker(point: int) -> str:
    return (
        f'<c:dPt><c:idx val="{point}"/><c:marker>{_UNMARKED}</c:marker>'
        '<c:bubble3D val="0"/></c:dPt>'
    )


def _day_axis(first: date, last: date, look: Look) -> str:
    """First and last day are labelled, and the middle, where half a day does not matter."""
    last = max(last, first + timedelta(days=1))
    span = (last - first).days
    limits = (
        '<c:orientation val="minMax"/>'
        f'<c:max val="{(last - DAY_ZERO).days}"/><c:min val="{(first - DAY_ZERO).days}"/>'
    )
    looks = (
        f"{labels('d mmm', 'low')}<c:spPr>{look.lined(look.ink('line2'), 0.75)}</c:spPr>"
        f"{look.text(_SIZE, 'ink3')}"
    )
    unit = span if span % 2 and span < _LONG else span / 2
    end = f'<c:crossBetween val="midCat"/><c:majorUnit val="{unit:g}"/>'
    return axis("valAx", (ACROSS, DOWN), "b", limits, looks, end)


def _value_axis(most: float, step: int, look: Look) -> str:
    limits = f'<c:orientation val="minMax"/><c:max val="{most:.15g}"/><c:min val="0"/>'
    looks = (
        f"<c:majorGridlines><c:spPr>{look.lined(look.ink('line'), 0.75)}</c:spPr>"
        f"</c:majorGridlines>{labels('#,##0', 'low')}<c:spPr>{NO_LINE}</c:spPr>"
        f"{look.text(_SIZE, 'ink3')}"
    )
    end = f'<c:crossBetween val="midCat"/><c:majorUnit val="{step}"/>'
    return axis("valAx", (DOWN, ACROSS), "l", limits, looks, end)
