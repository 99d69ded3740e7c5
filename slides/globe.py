"""The base map of a dataset in world units, made once for every theme and plane."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from weakref import finalize

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo import scene
from geo.dataset import Dataset
from slides.plane import world


class Named(NamedTuple):
    """A shape and its name; blank has none."""

    name: str
    geometry: BaseGeometry


class Dashed(NamedTuple):
    """All lines of one dash, as the screen has it: dash, gap and width in its pixels."""

    geometry: BaseGeometry
    dash: tuple[float, float]
    width: float
    opacity: float


@dataclass(frozen=True, eq=False)
class Globe:
    """The base map in world units (x east, y south, 0 to 1).

    Parameters
    ----------
    own : names of the case's countries
    land, lakes : polygons; each country once
    tributaries, rivers : lines; each river once
    governorates, borders, far_borders : all lines of a kind; the far ones are less exact, beyond
        the box of the others
    dashed : disputed, ceasefire and administrative lines
    """

    own: tuple[str, ...]
    land: tuple[Named, ...]
    lakes: tuple[Named, ...]
    tributaries: tuple[Named, ...]
    rivers: tuple[Named, ...]
    governorates: BaseGeometry
    borders: BaseGeometry
    far_borders: BaseGeometry
    dashed: tuple[Dashed, ...]


_GLOBES: dict[int, Globe] = {}


def globe_of(dataset: Dataset) -> Globe:
    """The globe of a dataset, as `geo.scene` draws its layers; one that is not there is empty.

    Made at the first call, let go with the dataset.
    """
    key = id(dataset)
    if key not in _GLOBES:
        _GLOBES[key] = _globe(dataset)
        finalize(dataset, _GLOBES.pop, key, None)
    return _GLOBES[key]


def _globe(dataset: Dataset) -> Globe:
    def layer(name: str) -> list[scene.Feature]:
        return scene.features_of(dataset, name)

    countries = layer("countries_10m")
    wide = scene.around(layer("countries_50m_wide"), countries)
    return Globe(
        own=dataset.case.focus_countries,
        land=_named([*countries, *wide]),
        lakes=_named(layer("lakes_10m")),
        tributaries=_named(layer("rivers_tributaries_schematic")),
        rivers=_named(layer("rivers_10m")),
        governorates=_together(layer("admin1_lines")),
        borders=_together(scene.of_kind(layer("borders_10m"), "international")),
        far_borders=_together(scene.outlines(wide)),
        dashed=_dashed(dataset),
    )


def _named(features: Iterable[scene.Feature]) -> tuple[Named, ...]:
    """Features of one name as one shape, the first first; those without a name one by one."""
    groups: dict[str | int, list[BaseGeometry]] = {}
    for at, feature in enumerate(features):
        groups.setdefault(feature["properties"].get("name") or at, []).append(_shape(feature))
    return tuple(
        Named(
            name if isinstance(name, str) else "",
            shapely.union_all(parts) if len(parts) > 1 else parts[0],
        )
        for name, parts in groups.items()
    )


def _together(features: Iterable[scene.Feature]) -> BaseGeometry:
    return shapely.union_all([_shape(feature) for feature in features])


def _dashed(dataset: Dataset) -> tuple[Dashed, ...]:
    looks: dict[tuple[tuple[float, float], float, float], list[BaseGeometry]] = {}
    for line in scene.dashed_lines(dataset):
        look = (line["dash"], line["width"], line["opacity"])
        looks.setdefault(look, []).append(_worldly(shapely.LineString(line["line"])))
    return tuple(Dashed(shapely.MultiLineString(lines), *look) for look, lines in looks.items())


def _shape(feature: scene.Feature) -> BaseGeometry:
    return _worldly(shape(feature["geometry"]))


def _worldly(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, world)
