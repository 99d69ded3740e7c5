"""How one symbol is drawn: where, how large and of what in; marks out. Lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sin, sqrt

import shapely

from geo.palette import Swatch, Theme, colour, strike_colour, tokens
from geo.words import digits
from slides.cut import clipped, contours
from slides.marks import (
    Box,
    Diamond,
    Fill,
    Group,
    Mark,
    Oval,
    Path,
    Point,
    Ring,
    Run,
    Stroke,
    Text,
    Weight,
)
from slides.plane import PX
from slides.shapes import Disc, box_around
from slides.type import ASCENT, DESCENT, width

# From a symbol to the middle of the line that marks it as newest.
NEWEST_GAP, NEWEST_GAP_STRIKE = 3.6 * PX, 5 * PX
_NEWEST_WIDTH = 1.6 * PX
# So far a marked symbol reaches beyond its radius, at most.
NEWEST_REACH = NEWEST_GAP_STRIKE + _NEWEST_WIDTH / 2

_LARGEST = 48.0
_CAP_HEIGHT = 0.698


@dataclass(frozen=True)
class Share:
    """A run of a ring: how many attacks are of a colour. `name` is the value's words."""

    name: str
    swatch: Swatch
    count: int


def attack_radius(count: int) -> float:
    """Outer radius of a ring that counts attacks: its area follows the count, up to 54."""
    return min(_LARGEST, 4 + 6 * sqrt(count)) * PX


def strike_radius(count: int) -> float:
    """Half the diagonal of a diamond that counts strikes."""
    return min(_LARGEST, 7 + 4.5 * sqrt(count)) * PX


def attack_symbol(
    name: str, at: Point, shares: Sequence[Share], theme: Theme, newest: bool = False
) -> Group:
    """A ring split by colour, clockwise from 12 o'clock, with the count in it.

    Parameters
    ----------
    name : what a selection pane calls it
    shares : in the order of the legend, none of them empty; together they are the count
    newest : whether a line around it marks it
    """
    count = sum(share.count for share in shares)
    radius = attack_radius(count)
    halo = 1.4 * PX
    disc = Oval(
        at,
        radius + halo / 2,
        Fill(colour(theme, "sym")),
        Stroke(colour(theme, "halo"), halo),
        "Disc",
    )
    mark = Oval(at, radius + NEWEST_GAP, None, _newest_line(theme), "Newest")
    number = _number(at, count, radius, _number_size(radius), 600, colour(theme, "ink"))
    return Group(
        name, (disc, *_ring(at, radius, shares, theme), number, *((mark,) if newest else ()))
    )


def strike_symbol(name: str, at: Point, count: int, theme: Theme, newest: bool = False) -> Group:
    """A filled diamond with the count in it, blue under every colouring."""
    radius = strike_radius(count)
    diamond = _haloed_diamond(at, radius, 2 * PX, strike_colour(theme), theme)
    mark = Diamond(at, radius + NEWEST_GAP_STRIKE, None, _newest_line(theme), "Newest")
    ink = tokens()[theme]["strikeNumber"]
    number = _number(at, count, radius * 0.75, 11.5 * PX, 700, ink)
    return Group(name, (diamond, number, *((mark,) if newest else ())))


def doubt_ring(name: str, ring: Disc, theme: Theme, frame: Box) -> tuple[Mark, ...]:
    """The dashed circle around a place known to a town or an area, cut to the frame."""
    ink, line = colour(theme, "ink"), colour(theme, "ink2")
    stroke = Stroke(line, 1.1 * PX, (2.6 * PX, 2.8 * PX))
    return within(Oval((ring.x, ring.y), ring.radius, Fill(ink, 0.045), stroke, name), frame)


def leader(name: str, place: Point, end: Point, theme: Theme) -> tuple[Mark, ...]:
    """From a dot at the true place to the edge of a symbol that stands beside it."""
    dot = Oval(
        place,
        (2.3 + 0.55) * PX,
        Fill(colour(theme, "ink")),
        Stroke(colour(theme, "halo"), 1.1 * PX),
        name,
    )
    return (leader_line(name, place, end, theme), dot)


def leader_line(name: str, start: Point, end: Point, theme: Theme) -> Path:
    """A thin line that joins a thing to what says what it is."""
    return Path(
        ((start, end),), closed=False, stroke=Stroke(colour(theme, "ink2"), 1.1 * PX), name=name
    )


def point_symbol(
    name: str, at: Point, paint: str, strike: bool, theme: Theme, frame: Box
) -> tuple[Mark, ...]:
    """An incident without a site: a small disc, or a diamond for a strike, cut to the frame."""
    if strike:
        return within(_haloed_diamond(at, 5.5 * PX, PX, paint, theme, name), frame)
    halo = Stroke(colour(theme, "halo"), PX)
    return within(Oval(at, 4.5 * PX, Fill(paint), halo, name), frame)


def within(mark: Oval | Diamond, frame: Box) -> tuple[Mark, ...]:
    """A mark as it is where it lies in the frame, else what of it does: fill and line apart."""
    reach = mark.radius + (mark.stroke.width / 2 if mark.stroke else 0)
    if frame.holds(box_around(*mark.centre, 2 * reach, 2 * reach)):
        return (mark,)
    shape = _polygon(mark)
    inside = contours(clipped(shape, frame))
    edge = contours(clipped(shape.boundary, frame))
    filled = Path(inside, closed=True, fill=mark.fill, name=mark.name)
    drawn = Path(edge, closed=False, stroke=mark.stroke, name=mark.name)
    return (
        *((filled,) if inside and mark.fill else ()),
        *((drawn,) if edge and mark.stroke else ()),
    )


def _polygon(mark: Oval | Diamond) -> shapely.Polygon:
    x, y = mark.centre
    # A quarter of a diamond is one straight side.
    sides = 1 if isinstance(mark, Diamond) else max(8, ceil(3 * sqrt(mark.radius)))
    return shapely.Point(x, y).buffer(mark.radius, quad_segs=sides)


def _haloed_diamond(
    at: Point, radius: float, halo: float, paint: str, theme: Theme, name: str = "Diamond"
) -> Diamond:
    """The halo's line begins where the diamond of `radius` ends."""
    stroke = Stroke(colour(theme, "halo"), halo)
    return Diamond(at, radius + halo / 2 * sqrt(2), Fill(paint), stroke, name)


def _newest_line(theme: Theme) -> Stroke:
    return Stroke(colour(theme, "ink"), _NEWEST_WIDTH)


def _ring(at: Point, radius: float, shares: Sequence[Share], theme: Theme) -> tuple[Mark, ...]:
    total = sum(share.count for share in shares)
    inner = radius - min(radius, max(3.6 * PX, 0.27 * radius))
    sym = Fill(colour(theme, "sym"))
    marks: list[Mark] = []
    turns: list[float] = []
    start = 0.0
    for share in shares:
        sweep = 360 * share.count / total
        marks.append(Ring(at, radius, inner, start, sweep, Fill(share.swatch.colour), share.name))
        if share.swatch.hollow:
            edge = 1.2 * PX
            marks.append(Ring(at, radius - edge, inner + edge, start, sweep, sym, share.name))
        turns.append(start)
        start += sweep
    if len(shares) > 1:
        marks.append(_gaps(at, inner - 0.5 * PX, radius + 0.2 * PX, turns, sym.colour))
    return tuple(marks)


def _gaps(at: Point, inner: float, outer: float, turns: Sequence[float], paint: str) -> Path:
    """Thin gaps where one colour ends and the next begins; degrees clockwise from 12 o'clock."""
    rays = [(sin(radians(turn)), -cos(radians(turn))) for turn in turns]
    spokes = tuple(
        ((at[0] + inner * x, at[1] + inner * y), (at[0] + outer * x, at[1] + outer * y))
        for x, y in rays
    )
    return Path(spokes, closed=False, stroke=Stroke(paint, 1.2 * PX), name="Gaps")


def _number_size(radius: float) -> float:
    steps = ((11.5, 11.5), (16.0, 13.0), (22.0, 15.0))
    return PX * next((size for below, size in steps if radius < below * PX), 18.0)


def _number(at: Point, count: int, room: float, size: float, weight: Weight, paint: str) -> Text:
    """A count, centred by the height of its digits; smaller where `room`, a radius, asks for it."""
    words = digits(count)
    # Of the disc's width, the ring left out.
    most = 2 * room * 0.68
    size = min(size, size * most / width(words, size, weight))
    top = at[1] + _CAP_HEIGHT / 2 * size - ASCENT * size
    half = width(words, size, weight) / 2
    box = Box(at[0] - half, top, at[0] + half, top + (ASCENT + DESCENT) * size)
    return Text(box, ((Run(words, size, paint, weight),),), align="centre", name="Count")
