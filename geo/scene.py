"""The scene: what lies under the symbols, as pydeck layers, bottom to top, and the labels' places.

A further layer is a further `pdk.Layer` in `base_layers`; it shows on the time-slider map, which
draws whatever deck.gl JSON it is given.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pydeck as pdk
from shapely.geometry import Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.dataset import Dataset
from geo.palette import Theme, rgba

Json = dict[str, Any]
Segments = npt.NDArray[np.float32]
Feature = Mapping[str, Any]

# The detailed layers end at this box (west, south, east, north); the wide one goes on around it.
CORE = (31.0, 27.0, 51.0, 40.0)

# Lines are drawn no finer than they are known: 0.003 degrees are 300 m, a pixel at zoom 8.
# Every vertex costs at every redraw, most where the browser draws without a GPU.
_CORE_DEGREES, _WIDE_DEGREES = 0.003, 0.04

# On and off, in pixels of the screen.
_DASH, _DOT = (5.0, 3.2), (1.2, 3.4)


def base_layers(dataset: Dataset, theme: Theme) -> list[pdk.Layer]:
    """The base map as pydeck layers, bottom to top, in the theme's colours.

    Parameters
    ----------
    dataset : its `layers` are GeoJSON in WGS84; a layer that is not there is not drawn

    Returns
    -------
    Layers; `beyond` on one is a box (west, south, east, north) inside of which it draws nothing, so
    that the browser need not carry it until the view leaves the box.
    """
    focus = dataset.case.focus_countries
    countries = features_of(dataset, "countries_10m")
    beyond = {"beyond": list(CORE)} if countries else {}
    wide = around(features_of(dataset, "countries_50m_wide"), countries)
    return [
        _polygons("sea", [_feature(box(-180, -85, 180, 85))], rgba(theme, "water")),
        _polygons("wide-land", wide, rgba(theme, "land"), **beyond),
        _lines("wide-borders", outlines(wide), rgba(theme, "border", 0.6), 0.8, **beyond),
        _polygons("land", _without(countries, focus), rgba(theme, "land")),
        _polygons("focus-land", _only(countries, focus), rgba(theme, "focusLand")),
        _polygons("lakes", features_of(dataset, "lakes_10m"), rgba(theme, "lake")),
        _lines(
            "tributaries",
            features_of(dataset, "rivers_tributaries_schematic"),
            rgba(theme, "river"),
            0.7,
        ),
        _lines("rivers", features_of(dataset, "rivers_10m"), rgba(theme, "river"), 1.1),
        _lines("admin-1", features_of(dataset, "admin1_lines"), rgba(theme, "admin1"), 0.8),
        _lines(
            "borders",
            of_kind(features_of(dataset, "borders_10m"), "international"),
            rgba(theme, "border"),
            1.2,
        ),
    ]


def dashed_lines(dataset: Dataset) -> list[Json]:
    """Ceasefire lines, claims and administrative outlines (`DashedLine` in types.ts).

    They are no deck.gl layer: dashes of one length on the screen at every zoom are what a canvas
    draws by itself, and deck.gl with a shader of its own.
    """
    unsettled = [
        f for f in features_of(dataset, "borders_10m") if f["properties"]["kind"] != "international"
    ]
    claims = features_of(dataset, "disputed_lines")
    regions = of_kind(claims, "autonomous_region")
    others = [f for f in claims if f["properties"]["kind"] != "autonomous_region"]
    return [
        *({"line": path, "dash": _DOT, "width": 1.0, "opacity": 0.62} for path in _paths(regions)),
        *(
            {"line": path, "dash": _DASH, "width": 1.2, "opacity": 1.0}
            for path in _paths([*unsettled, *others])
        ),
    ]


def _polygons(name: str, features: list[Feature], colour: list[int], **more: Any) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=name,
        filled=True,
        stroked=False,
        get_fill_color=colour,
        **more,
    )


def _lines(
    name: str, features: list[Feature], colour: list[int], width: float, **more: Any
) -> pdk.Layer:
    """Thin lines as single segments: without joints they cost a browser half of what paths do."""
    paths = _paths(features)
    segments = [{"from": a, "to": b} for path in paths for a, b in pairwise(path)]
    return pdk.Layer(
        "LineLayer",
        segments,
        id=name,
        get_source_position="from",
        get_target_position="to",
        get_color=colour,
        get_width=width,
        **more,
    )


def scene_json(dataset: Dataset) -> tuple[Json, dict[str, Segments]]:
    """The base layers of both themes as deck.gl JSON, each data set held once.

    Returns
    -------
    `data`: list of data values; `layers`: theme to list of layers whose `data` is
    `{"@@ref": position in data}`. A line layer's data is `{"@@segments": name}`: an array of that
    name, four float32 a segment, longitude and latitude of either end.
    """
    known: dict[str, int] = {}
    segments: dict[str, Segments] = {}
    layers: dict[str, list[Json]] = {}
    for theme in ("dark", "light"):
        themed = base_layers(dataset, theme)
        for layer in themed:
            if layer.type == "LineLayer":
                segments[layer.id] = _flat(layer.data)
                layer.data = {"@@segments": layer.id}
            text = json.dumps(layer.data)
            layer.data = {"@@ref": known.setdefault(text, len(known))}
        layers[theme] = json.loads(pdk.Deck(layers=themed, map_provider=None).to_json())["layers"]
    return {"data": [json.loads(text) for text in known], "layers": layers}, segments


def _flat(segments: list[Json]) -> Segments:
    ends = [(*segment["from"], *segment["to"]) for segment in segments]
    return np.array(ends, dtype=np.float32).ravel()


# ---- labels -------------------------------------------------------------------------------


def labels(dataset: Dataset) -> Json:
    """Where names may stand: countries, places, regions, physical features, lakes, rivers."""
    return {
        "countries": [_country_label(f) for f in features_of(dataset, "countries_10m")],
        "places": [_point_label(f) for f in _distinct(features_of(dataset, "places"))],
        "regions": [_anchor_label(f) for f in features_of(dataset, "admin1_core")]
        + [_point_label(f) for f in features_of(dataset, "admin1_labels_neighbours")],
        "physical": [_point_label(f) for f in features_of(dataset, "labels_physical")],
        "lakes": [_anchor_label(f) for f in features_of(dataset, "lakes_10m")],
        "rivers": [_river_label(f) for f in _named(features_of(dataset, "rivers_10m"))],
    }


def _country_label(feature: Feature) -> Json:
    largest = max(_parts(shape(feature["geometry"])), key=lambda part: part.area)
    outline = largest.simplify(0.05).boundary
    return _anchor_label(feature) | {"ring": _rounded(outline.coords)}


def _river_label(feature: Feature) -> Json:
    longest = max(_parts(shape(feature["geometry"])), key=lambda part: part.length)
    line = longest.simplify(0.01)
    return {"name": feature["properties"]["name"], "line": _rounded(line.coords)}


def _anchor_label(feature: Feature) -> Json:
    properties = feature["properties"]
    return _label(properties, properties["lx"], properties["ly"])


def _point_label(feature: Feature) -> Json:
    lon, lat = feature["geometry"]["coordinates"][:2]
    return _label(feature["properties"], lon, lat)


def _label(properties: Mapping[str, Any], lon: float, lat: float) -> Json:
    return {
        "name": properties["name"],
        "nameAr": properties.get("name_ar") or "",
        "lon": lon,
        "lat": lat,
        "kind": properties.get("kind") or "",
        "rank": properties.get("rank") or 9,
        "pop": properties.get("pop") or 0,
    }


def _distinct(features: list[Feature]) -> Iterator[Feature]:
    """Towns once each: of two with one name within a tenth of a degree, the larger stays."""
    seen: set[tuple[str, int, int]] = set()
    for feature in sorted(features, key=lambda f: -(f["properties"].get("pop") or 0)):
        lon, lat = feature["geometry"]["coordinates"][:2]
        key = (feature["properties"]["name"], round(lon * 10), round(lat * 10))
        if key not in seen:
            seen.add(key)
            yield feature


# ---- features -----------------------------------------------------------------------------


def features_of(dataset: Dataset, layer: str) -> list[Feature]:
    """The features of a layer; none where the dataset has no such layer."""
    return list(dataset.layers.get(layer, {}).get("features", []))


def _only(features: list[Feature], names: tuple[str, ...]) -> list[Feature]:
    return [f for f in features if f["properties"]["name"] in names]


def _without(features: list[Feature], names: tuple[str, ...]) -> list[Feature]:
    return [f for f in features if f["properties"]["name"] not in names]


def of_kind(features: list[Feature], kind: str) -> list[Feature]:
    """Those of the features whose `kind` is this one."""
    return [f for f in features if f["properties"]["kind"] == kind]


def _named(features: list[Feature]) -> list[Feature]:
    return [f for f in features if f["properties"].get("name")]


def _feature(geometry: BaseGeometry) -> Json:
    return {"type": "Feature", "properties": {}, "geometry": mapping(geometry)}


def around(wide: list[Feature], detailed: list[Feature]) -> list[Feature]:
    """The wide layer without the part that the detailed one draws, if there is one."""
    core = box(*CORE) if detailed else Polygon()
    outer = [(f, shape(f["geometry"]).simplify(_WIDE_DEGREES).difference(core)) for f in wide]
    return [
        _feature(geometry) | {"properties": f["properties"]}
        for f, geometry in outer
        if not geometry.is_empty
    ]


def outlines(features: list[Feature]) -> list[Feature]:
    """Boundaries of polygons, without the edge at which the wide layer was cut."""
    edge = box(*CORE).boundary.buffer(1e-6)
    return [_feature(shape(f["geometry"]).boundary.difference(edge)) for f in features]


def _collection(features: list[Feature]) -> Json:
    bare = [_feature(shape(f["geometry"]).simplify(_CORE_DEGREES)) for f in features]
    return {"type": "FeatureCollection", "features": bare}


def _paths(features: list[Feature]) -> list[Any]:
    lines = (shape(f["geometry"]).simplify(_CORE_DEGREES) for f in features)
    return [_rounded(part.coords) for line in lines for part in _parts(line)]


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(geometry, "geoms", [geometry]))


def _rounded(coordinates: Any) -> list[list[float]]:
    """Four decimals are about ten metres: finer than any layer here."""
    return [[round(x, 4), round(y, 4)] for x, y in coordinates]
