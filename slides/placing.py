"""The names of a map placed around its symbols, and drawn."""

from collections.abc import Iterable, Sequence

from geo.palette import Theme, colour
from slides.gazetteer import Gazetteer
from slides.labels import Ground, Placed, placed
from slides.marks import Box, Fill, Group, Mark, Oval, Rect, Stroke, Text
from slides.placenames import Lettering, Reach, wishes
from slides.plane import PX, Places
from slides.shapes import Disc, box_around, union
from slides.stands import Symbol
from slides.symbols import leader_line

_HALO = 3.2 * PX
_DOT = 3.4 * PX
# A ring of doubt wider than this has room for the name inside.
_WIDEST = 110 * PX


def names_of(
    gazetteer: Gazetteer,
    symbols: Iterable[Symbol],
    points: Places,
    lettering: Lettering,
    taken: tuple[Box, ...],
) -> tuple[Placed, ...]:
    """The names that find room among symbols, points (shape (n, 2)) and what is taken."""
    sites: dict[str, list[Symbol]] = {}
    for symbol in symbols:
        sites.setdefault(symbol.stand.key, []).append(symbol)
    reaches = [_reach(own) for own in sites.values()]
    ground = _ground([one for own in sites.values() for one in own], points, lettering.room, taken)
    return placed(wishes(gazetteer, reaches, lettering), ground)


def draw_names(names: Sequence[Placed], theme: Theme) -> tuple[Group, ...]:
    """Names of places and, over them, of sites; groups that would be empty are left out."""
    places = tuple(_drawn(one, theme) for one in names if not one.wish.site)
    sites = tuple(_drawn(one, theme) for one in names if one.wish.site)
    groups = (Group("Place names", places), Group("Site names", sites))
    return tuple(group for group in groups if group.marks)


def _reach(symbols: Sequence[Symbol]) -> Reach:
    """What the symbols of one site cover, rings of doubt included where they are narrow."""
    boxes = [_around(symbol.reach) for symbol in symbols]
    doubts = [symbol.doubt for symbol in symbols if symbol.doubt and not symbol.leads]
    boxes += [_around(ring).grown(PX) for ring in doubts if ring.radius <= _WIDEST]
    stand = symbols[0].stand
    return Reach(stand.key, stand.name, sum(symbol.count for symbol in symbols), union(boxes))


def _around(disc: Disc) -> Box:
    return box_around(disc.x, disc.y, 2 * disc.radius, 2 * disc.radius)


def _ground(symbols: Sequence[Symbol], points: Places, room: Box, taken: tuple[Box, ...]) -> Ground:
    leading = [symbol for symbol in symbols if symbol.leads]
    return Ground(
        room=room,
        taken=taken,
        discs=(
            *((symbol.stand.key, symbol.reach) for symbol in symbols),
            *((symbol.stand.key, Disc(*symbol.stand.place, _DOT)) for symbol in leading),
        ),
        lines=tuple((symbol.stand.key, symbol.leader) for symbol in leading),
        rings=tuple(symbol.doubt for symbol in symbols if symbol.doubt),
        points=points,
    )


# ---- drawing ------------------------------------------------------------------------------


def _drawn(one: Placed, theme: Theme) -> Mark:
    """A name alone, or with its dot or its leader as a group of that name."""
    name, position = one.wish.name, one.position
    words = name.lines[0][0].text
    text = Text(
        box=position.box,
        lines=name.lines,
        align=position.align,
        leading=name.leading,
        halo=Stroke(colour(theme, "halo"), _HALO),
        angle=position.angle,
        name=words,
    )
    if position.leader:
        return Group(words, (leader_line(words, *position.leader, theme), text))
    if name.dot:
        return Group(words, (*_dot(name.dot, position.covers[1], theme), text))
    return text


def _dot(kind: str, room: Box, theme: Theme) -> tuple[Mark, ...]:
    """A disc for a town, a hollow square for a capital, both with a halo."""
    (x, y), ink, halo = room.centre, colour(theme, "ink2"), colour(theme, "halo")
    if kind == "town":
        return (Oval((x, y), 2.5 * PX, Fill(ink), Stroke(halo, 1.2 * PX), "Dot"),)
    square = box_around(x, y, 5.2 * PX, 5.2 * PX)
    return (
        Rect(square, None, Stroke(halo, 3.6 * PX), name="Halo"),
        Rect(square, None, Stroke(ink, 1.3 * PX), name="Square"),
    )
