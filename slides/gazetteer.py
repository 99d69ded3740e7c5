"""The names of the base map and where on earth they belong, in world units; made once."""

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import finalize

import numpy as np
import shapely

from geo.dataset import Dataset
from geo.scene import Json, labels
from slides.marks import Point
from slides.plane import Places, world


@dataclass(frozen=True)
class Place:
    """A name at a point.

    Parameters
    ----------
    name, arabic : as on screen; no Arabic name is blank
    at : world units
    kind : "capital", "city", "sea" and others; blank where none is stated
    rank : 0 is the most important
    population : 0 where none is stated
    """

    name: str
    arabic: str
    at: Point
    kind: str
    rank: int
    population: int


@dataclass(frozen=True, eq=False)
class Country:
    """A country's name and the outline of its largest part, a polygon."""

    place: Place
    outline: shapely.Polygon


@dataclass(frozen=True, eq=False)
class River:
    """A river's name and its stream, shape (n, 2)."""

    name: str
    stream: Places


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All names, of each kind the most important first."""

    countries: tuple[Country, ...]
    capitals: tuple[Place, ...]
    towns: tuple[Place, ...]
    rivers: tuple[River, ...]
    regions: tuple[Place, ...]
    physical: tuple[Place, ...]
    lakes: tuple[Place, ...]


_GAZETTEERS: dict[int, Gazetteer] = {}


def gazetteer_of(dataset: Dataset) -> Gazetteer:
    """The names that the screen's map has; made at the first call, let go with the dataset."""
    key = id(dataset)
    if key not in _GAZETTEERS:
        _GAZETTEERS[key] = _gazetteer(labels(dataset))
        finalize(dataset, _GAZETTEERS.pop, key, None)
    return _GAZETTEERS[key]


def _gazetteer(named: Json) -> Gazetteer:
    places = _places(named["places"])
    physical = _places(named["physical"])
    return Gazetteer(
        countries=tuple(map(_country, named["countries"])),
        capitals=tuple(place for place in places if place.kind == "capital"),
        towns=tuple(place for place in places if place.kind != "capital"),
        rivers=tuple(River(one["name"], _worldly(one["line"])) for one in named["rivers"]),
        regions=_places(named["regions"]),
        physical=tuple(place for place in physical if place.kind != "sea"),
        lakes=(*(place for place in physical if place.kind == "sea"), *_places(named["lakes"])),
    )


def _country(label: Json) -> Country:
    return Country(_place(label), shapely.make_valid(shapely.Polygon(_worldly(label["ring"]))))


def _places(named: Iterable[Json]) -> tuple[Place, ...]:
    places = map(_place, named)
    return tuple(sorted(places, key=lambda one: (one.rank, -one.population, one.name)))


def _place(label: Json) -> Place:
    x, y = _worldly([[label["lon"], label["lat"]]])[0].tolist()
    return Place(label["name"], label["nameAr"], (x, y), label["kind"], label["rank"], label["pop"])


def _worldly(lonlat: list[list[float]]) -> Places:
    return world(np.array(lonlat, dtype=np.float64))
