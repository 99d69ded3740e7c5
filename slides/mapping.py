"""The map of a slide: ground, counted symbols, points and names of a view, as marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.dataset import Dataset
from geo.palette import Theme
from geo.select import select
from geo.view import View
from geo.words import counted, day_words, digits
from slides.gazetteer import gazetteer_of
from slides.ground import ground_of
from slides.labels import Placed
from slides.marks import Box, Group, Mark
from slides.placenames import Lettering
from slides.placing import draw_names, names_of
from slides.plane import PX, Plane, plane_of
from slides.points import Points, points_of
from slides.stands import Symbol, symbols_of
from slides.symbols import attack_symbol, doubt_ring, leader, strike_symbol
from slides.tally import tally_of

# From a name to the frame.
_EDGE = 3 * PX
# A description that is read out names no more sites.
_MOST_TOLD = 20


@dataclass(frozen=True)
class MapDrawing:
    """A map, and what a legend has to explain of it.

    Parameters
    ----------
    group : named "Map", its clip the box; its description says in words what it shows
    newest : day of the newest attack in the window, where a symbol is marked for it; else None
    uncertain : whether a ring of doubt is drawn
    points : incidents without a site that are on the map, one by one or in a grid
    grid : least counts of the grid's steps, where points are too many; else ()
    largest : attacks at the largest symbol; 0 is none
    outside : incidents of the view beyond the frame; all others are on the map
    """

    group: Group
    plane: Plane
    newest: date | None
    uncertain: bool
    points: int
    grid: tuple[int, ...]
    largest: int
    outside: int


def map_of(
    dataset: Dataset,
    view: View,
    box: Box,
    theme: Theme,
    taken: tuple[Box, ...] = (),
    series: View | None = None,
) -> MapDrawing:
    """The map of a view: each of its incidents at its site or as a point, or beyond the frame.

    Parameters
    ----------
    box : what it fills
    taken : room of furniture that will lie on it: no name goes there
    series : for one of several pictures, a view of the same filters whose window holds all of
        theirs: symbols and names then keep their places from picture to picture
    """
    plane, tally = plane_of(dataset, view, box), tally_of(dataset, view, series)
    symbols = symbols_of(dataset, view, tally, plane, theme, taken)
    points = points_of(dataset, view, tally.alone, plane, theme)
    lasting = symbols if series is None else _lasting(dataset, series, plane, theme, taken)
    names = _shown(_names(dataset, lasting, points, plane, theme, taken), symbols)
    newest = tally.newest_day if any(symbol.newest for symbol in symbols) else None
    outside = len(select(dataset, view).rows) - len(points.places)
    outside -= sum(symbol.count for symbol in symbols)
    marks = (
        *ground_of(dataset, plane, theme),
        *((points.group,) if points.group else ()),
        *_drawn(symbols, theme, box),
        *draw_names(names, theme),
    )
    return MapDrawing(
        group=Group("Map", marks, _described(symbols, points, newest, outside), clip=box),
        plane=plane,
        newest=newest,
        uncertain=any(symbol.doubt for symbol in symbols),
        points=len(points.places),
        grid=points.steps,
        largest=max((symbol.count for symbol in symbols if not symbol.strike), default=0),
        outside=outside,
    )


def _lasting(
    dataset: Dataset, series: View, plane: Plane, theme: Theme, taken: tuple[Box, ...]
) -> tuple[Symbol, ...]:
    """Symbols as large as the series makes them, with room for the newest mark."""
    symbols = symbols_of(dataset, series, tally_of(dataset, series), plane, theme, taken)
    return tuple(replace(symbol, newest=True) for symbol in symbols)


def _names(
    dataset: Dataset,
    symbols: Sequence[Symbol],
    points: Points,
    plane: Plane,
    theme: Theme,
    taken: tuple[Box, ...],
) -> tuple[Placed, ...]:
    edge = min(_EDGE, plane.box.width / 2, plane.box.height / 2)
    lettering = Lettering(plane, theme, plane.box.grown(-edge))
    # A grid is ground: names may lie on it.
    alone = points.places[:0] if points.steps else points.places
    return names_of(gazetteer_of(dataset), symbols, alone, lettering, taken)


def _shown(names: Sequence[Placed], symbols: Sequence[Symbol]) -> list[Placed]:
    """Without the names of sites that have no symbol in this picture."""
    present = {"", *(symbol.stand.key for symbol in symbols)}
    return [one for one in names if one.wish.site in present]


# ---- drawing ------------------------------------------------------------------------------


def _drawn(symbols: Sequence[Symbol], theme: Theme, frame: Box) -> tuple[Group, ...]:
    """Rings of doubt, leaders, attacks with the large below the small, strikes."""
    attacks = [symbol for symbol in symbols if not symbol.strike]
    strikes = [symbol for symbol in symbols if symbol.strike]
    attacks.sort(key=lambda symbol: -symbol.count)
    groups = (
        Group("Uncertain places", _doubts(symbols, theme, frame)),
        Group("Leaders", _leaders(symbols, theme)),
        Group("Attacks", tuple(_symbol(symbol, theme) for symbol in attacks)),
        Group("Strikes", tuple(_symbol(symbol, theme) for symbol in strikes)),
    )
    return tuple(group for group in groups if group.marks)


def _doubts(symbols: Sequence[Symbol], theme: Theme, frame: Box) -> tuple[Mark, ...]:
    return tuple(
        mark
        for symbol in symbols
        if symbol.doubt
        for mark in doubt_ring(symbol.stand.name, symbol.doubt, theme, frame)
    )


def _leaders(symbols: Sequence[Symbol], theme: Theme) -> tuple[Mark, ...]:
    return tuple(
        mark
        for symbol in symbols
        if symbol.leads
        for mark in leader(symbol.stand.name, *symbol.leader, theme)
    )


def _symbol(symbol: Symbol, theme: Theme) -> Group:
    name = f"{symbol.stand.name}: {_counted(symbol)}"
    if symbol.strike:
        return strike_symbol(name, symbol.at, symbol.count, theme, symbol.newest)
    return attack_symbol(name, symbol.at, symbol.shares, theme, symbol.newest)


# ---- words --------------------------------------------------------------------------------


def _described(symbols: Sequence[Symbol], points: Points, newest: date | None, outside: int) -> str:
    attacks = _told([symbol for symbol in symbols if not symbol.strike], "Attacks")
    strikes = _told([symbol for symbol in symbols if symbol.strike], "US strikes")
    day = f"Newest attack: {day_words(newest)}." if newest else ""
    alone = _alone(points)
    beyond = f"{counted(outside, 'incident')} beyond the frame." if outside else ""
    nothing = "" if symbols or alone else "No incident in the frame."
    return " ".join(filter(None, (attacks, strikes, day, alone, beyond, nothing)))


def _told(symbols: Sequence[Symbol], what: str) -> str:
    """ "Attacks by site: Al-Asad 12, Conoco 6 and 3 at 2 more sites."."""
    ordered = sorted(symbols, key=lambda symbol: (-symbol.count, symbol.stand.key))
    told, rest = ordered[:_MOST_TOLD], ordered[_MOST_TOLD:]
    sites = ", ".join(f"{symbol.stand.name} {digits(symbol.count)}" for symbol in told)
    more = sum(symbol.count for symbol in rest)
    ending = f" and {digits(more)} at {counted(len(rest), 'more site')}" if rest else ""
    return f"{what} by site: {sites}{ending}." if told else ""


def _alone(points: Points) -> str:
    if not len(points.places):
        return ""
    number = counted(len(points.places), "incident")
    how = "counted by the cells of a grid" if points.steps else "each a point"
    return f"{number} at no listed site, {how}."


def _counted(symbol: Symbol) -> str:
    return counted(symbol.count, "US strike" if symbol.strike else "attack")
