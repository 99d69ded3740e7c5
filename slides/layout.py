"""The layouts: named boxes of the page.

Header and footer grow with what they say, and the legend with what it explains; what is between
them is the body, which a layout shares out.
"""

from dataclasses import dataclass

from slides.marks import PAGE_WIDTH, Box
from slides.slide import Layout

LEFT, RIGHT = 30.0, PAGE_WIDTH - 30.0

_GAP = 22.0
_SIDE = 176.0
# Above the legend, where it stands below the map.
_ABOVE_LEGEND = 6.0
# Shares of the body's width and height.
_MAP_SHARE = 0.661
_QUAD_ACROSS, _QUAD_DOWN = 0.575, 0.565


@dataclass(frozen=True)
class Boxes:
    """Where things stand on a page.

    Parameters
    ----------
    map : the map's frame
    legend : of which the legend fills what it needs, from the top
    charts : one box for each column of charts; none on a page that is all map
    """

    map: Box
    legend: Box
    charts: tuple[Box, ...]


def legend_width(layout: Layout, body: Box) -> float:
    """How wide the legend's room is."""
    return {
        "map": _SIDE,
        "map-and-charts": body.width * _MAP_SHARE,
        "quad": body.width,
    }[layout]


def boxes_of(layout: Layout, body: Box, legend_height: float) -> Boxes:
    """Shares out the body; `legend_height` is used where the legend stands below."""
    if layout == "map":
        return _side_legend(body)
    below = body.bottom - legend_height
    ground = max(body.top, below - (_ABOVE_LEGEND if legend_height else 0.0))
    width = legend_width(layout, body)
    legend = Box(body.left, max(body.top, below), body.left + width, body.bottom)
    if layout == "quad":
        return _quad(Box(body.left, body.top, body.right, ground), legend)
    frame = Box(body.left, body.top, body.left + width, ground)
    return Boxes(frame, legend, (Box(frame.right + _GAP, body.top, body.right, body.bottom),))


def _side_legend(body: Box) -> Boxes:
    edge = body.right - _SIDE
    frame = Box(body.left, body.top, edge - 18.0, body.bottom)
    return Boxes(frame, Box(edge, body.top, body.right, body.bottom), ())


def _quad(ground: Box, legend: Box) -> Boxes:
    """Four quarters; the upper left one, the map, is the largest."""
    x = ground.left + ground.width * _QUAD_ACROSS
    y = ground.top + ground.height * _QUAD_DOWN
    right = x + _GAP
    return Boxes(
        map=Box(ground.left, ground.top, x, y),
        legend=legend,
        charts=(
            Box(right, ground.top, ground.right, y),
            Box(ground.left, y + 12.0, x, ground.bottom),
            Box(right, y + 12.0, ground.right, ground.bottom),
        ),
    )
