"""The names of a map: what each says, how it looks, and the positions it would take, in order.

The rules of the screen's `names.ts`, at the slide's measures. Lengths are points.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, radians, sin, sqrt
from typing import NamedTuple

import numpy as np
import shapely

from geo.palette import Theme, colour
from slides.gazetteer import Country, Gazetteer, Place, River
from slides.labels import Name, Position, Wish
from slides.marks import Align, Box, Point, Run, Weight
from slides.nameroom import country_positions, river_positions
from slides.plane import PX, Plane
from slides.shapes import Disc, Line, box_around, touches_disc
from slides.type import ASCENT, DESCENT, line_width, shortened


class _Look(NamedTuple):
    """Size and letter spacing in pixels of the screen."""

    size: float
    token: str
    weight: Weight = 400
    italic: bool = False
    spacing: float = 0.0
    opacity: float = 1.0


_SITE = _Look(12.5, "ink", 600)
_COUNTRY = _Look(13, "ink2", 500, spacing=3.2, opacity=0.8)
_LARGE_COUNTRY = _Look(14, "ink2", 500, spacing=3.2, opacity=0.8)
_COUNTRY_ARABIC = _Look(14, "ink3")
_CAPITAL = _Look(12.5, "ink2", 500)
_TOWN = _Look(11.5, "ink2")
_TOWN_ARABIC = _Look(11.5, "ink3")
_RIVER = _Look(11, "riverLabel", italic=True, spacing=0.6)
_REGION = _Look(11, "ink3", spacing=1.8)
_PHYSICAL = _Look(11, "ink3", italic=True, spacing=1)
_LAKE = _Look(11, "riverLabel", italic=True, spacing=0.3)

_LEADING = 14.5 * PX
_LONGEST = 240 * PX
_LARGE_POPULATION = 500_000
_EVERY_ARABIC_ZOOM = 7.3
_TURKISH = set("çğıöşüÇĞİÖŞÜ")

# Right, left, four diagonals, above, below.
_SIDES = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
# As degrees clockwise from the right, and then all directions between them.
_TURNS = (0.0, 180.0, -45.0, 45.0, -135.0, 135.0, -90.0, 90.0)
_DIRECTIONS = (*_TURNS, *(turn for turn in np.arange(-180, 180, 11.25) if turn not in _TURNS))
# Beside the symbol, 14 pixels further with a leader, and on until there is room.
_OFF = (0, 14, 28, 44, 60, 80, 104, 132, 164, 200)
# Among more sites no eye could follow leaders: names stand beside their symbols or nowhere.
_MOST_LED = 60
_BESIDE = 2 * PX
# Below it, names of regions take room that other names lack.
_REGION_ZOOM = 6.0


@dataclass(frozen=True)
class Reach:
    """A site's name and what its symbols cover, marks and rings included.

    Parameters
    ----------
    count : incidents shown there
    """

    key: str
    name: str
    count: int
    box: Box


@dataclass(frozen=True, eq=False)
class Lettering:
    """What names are made for: where, in which colours, and in what room."""

    plane: Plane
    theme: Theme
    room: Box


def wishes(gazetteer: Gazetteer, reaches: Iterable[Reach], lettering: Lettering) -> Iterator[Wish]:
    """All wishes of a map, the most important first.

    A town that a site is named after is left to the site.
    """
    zoom = lettering.plane.zoom
    sites = sorted(reaches, key=lambda one: (-one.count, one.key))
    told = {site.name for site in sites}
    towns = [one for one in gazetteer.towns if one.rank <= zoom + 2.2 and one.name not in told]
    capitals = [one for one in gazetteer.capitals if one.name not in told]
    regions = gazetteer.regions if zoom >= _REGION_ZOOM else ()
    physical = [one for one in gazetteer.physical if one.rank <= zoom - 0.5]
    offs = _OFF if len(sites) <= _MOST_LED else _OFF[:1]
    for site in sites:
        yield _site_wish(site, offs, lettering)
    for country in gazetteer.countries:
        yield _country_wish(country, lettering)
    for place, at in _shown(capitals, lettering):
        yield _place_wish(place, at, _CAPITAL, lettering)
    for place, at in _shown(towns, lettering):
        yield _place_wish(place, at, _TOWN, lettering)
    for river in gazetteer.rivers:
        yield from _river_wishes(river, lettering)
    for look, places in (
        (_REGION, regions),
        (_PHYSICAL, physical),
        (_LAKE, gazetteer.lakes),
    ):
        for place, at in _shown(places, lettering):
            yield _area_wish(place, at, look, lettering)


def capital_letters(name: str) -> str:
    """Capital letters; a name with Turkish letters keeps its dotted I."""
    turkish = name.replace("i", "İ") if _TURKISH & set(name) else name
    return turkish.upper()


def _shown(places: Sequence[Place], lettering: Lettering) -> Iterator[tuple[Place, Point]]:
    """The places in the frame, and where."""
    box = lettering.plane.box
    worldly = np.array([place.at for place in places]).reshape(-1, 2)
    for place, (x, y) in zip(places, lettering.plane.of_world(worldly).tolist(), strict=True):
        if box.left < x < box.right and box.top < y < box.bottom:
            yield place, (x, y)


def _name(texts: Iterable[tuple[str, _Look]], theme: Theme, dot: str | None = None) -> Name:
    lines = tuple((_run(text, look, theme),) for text, look in texts)
    first, last = lines[0][0].size, lines[-1][0].size
    height = ASCENT * first + _LEADING * (len(lines) - 1) + DESCENT * last
    return Name(lines, max(map(line_width, lines)), height, _LEADING, dot)


def _run(text: str, look: _Look, theme: Theme) -> Run:
    words = " ".join(text.split())
    run = Run(
        words,
        look.size * PX,
        colour(theme, look.token),
        look.weight,
        look.italic,
        look.spacing * PX,
        look.opacity,
    )
    return run if line_width([run]) <= _LONGEST else shortened([run], _LONGEST)[0]


# ---- sites --------------------------------------------------------------------------------


def _site_wish(site: Reach, offs: Sequence[float], lettering: Lettering) -> Wish:
    name = _name([(site.name, _SITE)], lettering.theme)
    return Wish(name, _SitePositions(site.box, name, offs), 2 * PX, site.key)


class _SitePositions:
    """The positions of a site's name around what its symbols cover."""

    def __init__(self, reach: Box, name: Name, offs: Sequence[float]) -> None:
        self._reach, self._name, self._offs = reach, name, offs

    def __iter__(self) -> Iterator[Position]:
        for off in self._offs:
            for turn in _DIRECTIONS:
                yield _slot(radians(turn), off * PX, self._reach, self._name)


def _slot(turn: float, off: float, reach: Box, name: Name) -> Position:
    """A name just clear of the ellipse that its symbols fill; `off` further has a leader."""
    x, y = cos(turn), sin(turn)
    # On a diagonal a corner is nearest to the symbol, at a side the middle of an edge.
    lean_x, lean_y = (min(1.0, max(-1.0, sqrt(2) * part)) for part in (x, y))
    out = _BESIDE + off
    while True:
        box = box_around(
            reach.centre[0] + x * (reach.width / 2 + out) + lean_x * name.width / 2,
            reach.centre[1] + y * (reach.height / 2 + out) + lean_y * name.height / 2,
            name.width,
            name.height,
        )
        if not _touches_ellipse(box, reach):
            return Position(
                box, (box,), _align(lean_x), leader=_leader(reach, box) if off else None
            )
        out += PX


def _touches_ellipse(box: Box, around: Box) -> bool:
    """Whether a name comes too close to the ellipse in a box; a circle once x is stretched."""
    stretch = around.height / around.width
    (x, y), clear = around.centre, _BESIDE / 2
    stretched = Box(
        (box.left - x) * stretch, box.top - y, (box.right - x) * stretch, box.bottom - y
    )
    return touches_disc(stretched.grown(clear), Disc(0, 0, around.height / 2))


def _align(side: float) -> Align:
    return "left" if side == 1 else "right" if side == -1 else "centre"


def _leader(reach: Box, name: Box) -> Line:
    """From the edge of an ellipse around the symbols to the nearest point of a name."""
    x, y = reach.centre
    end = (
        min(max(x, name.left - PX), name.right + PX),
        min(max(y, name.top), name.bottom),
    )
    angle = atan2(end[1] - y, end[0] - x)
    return Line((x + cos(angle) * reach.width / 2, y + sin(angle) * reach.height / 2), end)


# ---- the base map's -----------------------------------------------------------------------


def _country_wish(country: Country, lettering: Lettering) -> Wish:
    place, plane = country.place, lettering.plane
    look = _LARGE_COUNTRY if place.rank <= 2 else _COUNTRY
    latin = capital_letters(place.name)
    name = _with_arabic(latin, place.arabic, (look, _COUNTRY_ARABIC), lettering)
    alone = _name([(latin, look)], lettering.theme)
    outline = shapely.transform(country.outline, plane.of_world)
    less = Wish(alone, country_positions(outline, alone, lettering.room), 3 * PX)
    return Wish(name, country_positions(outline, name, lettering.room), 10 * PX, instead=less)


def _with_arabic(
    name: str, arabic: str, looks: tuple[_Look, _Look], lettering: Lettering, dot: str | None = None
) -> Name:
    texts = zip((name, arabic), looks, strict=True)
    return _name([text for text in texts if text[0]], lettering.theme, dot)


def _place_wish(place: Place, at: Point, look: _Look, lettering: Lettering) -> Wish:
    """A capital or a town, its dot at its place."""
    zoom, capital = lettering.plane.zoom, look is _CAPITAL
    known = capital or place.population >= _LARGE_POPULATION or zoom >= _EVERY_ARABIC_ZOOM
    arabic = place.arabic if known else ""
    dot = "capital" if capital else "town"
    name = _with_arabic(place.name, arabic, (look, _TOWN_ARABIC), lettering, dot)
    lower = max(0.0, place.rank - (zoom - 0.6))
    margin = 6 if capital else 5 + 28 * lower
    return Wish(name, _dot_positions(at, name), margin * PX)


def _dot_positions(at: Point, name: Name) -> Iterator[Position]:
    """Around a dot; at its sides the first line is level with it."""
    off = (5.5 if name.dot == "capital" else 4.5) * PX
    dot = box_around(*at, 5 * PX, 5 * PX)
    level = _LEADING * (len(name.lines) - 1) / 2
    for sx, sy in _SIDES:
        x = at[0] + sx * (off + name.width / 2)
        y = at[1] + (sy * (name.height / 2 + (0 if sx else off)) if sy else level)
        box = box_around(x, y, name.width, name.height)
        yield Position(box, (box, dot), _align(sx))


def _river_wishes(river: River, lettering: Lettering) -> Iterator[Wish]:
    name = _name([(river.name, _RIVER)], lettering.theme)
    stream = lettering.plane.of_world(river.stream)
    for positions in river_positions(stream, name, lettering.plane.box):
        yield Wish(name, positions, 4 * PX)


def _area_wish(place: Place, at: Point, look: _Look, lettering: Lettering) -> Wish:
    text = capital_letters(place.name) if look is _REGION else place.name
    name = _name([(text, look)], lettering.theme)
    margin = (34 if look is _REGION else 14) * PX
    return Wish(name, _area_positions(at, name), margin)


def _area_positions(at: Point, name: Name) -> Iterator[Position]:
    for dx, dy in ((0, 0), (0, -18), (0, 18), (-30, 0), (30, 0)):
        box = box_around(at[0] + dx * PX, at[1] + dy * PX, name.width, name.height)
        yield Position(box, (box,))
