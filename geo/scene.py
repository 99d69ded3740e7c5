"""The scene: what lies under the symbols, as pydeck layers, bottom to top, and the labels' places.

A further layer is a further `pdk.Layer` in `base_layers`; it shows on the time-slider map, which
draws whatever deck.gl JSON it is given.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pydeck as pdk
from pydeck.types import String
from shapely.geometry import box, mapping, shape
from shapely.geometry.base import BaseGeometry

from geo.dataset import Dataset
from geo.palette import Theme, rgba

Json = dict[str, Any]
Feature = Mapping[str, Any]

# The detailed layers end at this box (west, south, east, north); the wide one goes on around it.
CORE = (31.0, 27.0, 51.0, 40.0)

# deck.gl's dash lengths count in line widths.
_DISPUTED_WIDTH, _DASH = 1.2, (5.0, 3.2)
_DOT = (1.2, 3.4)


def base_layers(dataset: Dataset, theme: Theme) -> list[pdk.Layer]:
    """The base map as pydeck layers, bottom to top, in the theme's colours.

    Parameters
    ----------
    dataset : its `layers` are GeoJSON in WGS84; a layer that is not there is not drawn
    """
    focus = dataset.case.focus_countries
    countries = _features(dataset, "countries_10m")
    return [
        _polygons("sea", [_feature(box(-180, -85, 180, 85))], rgba(theme, "water")),
        _outlined("wide-land", _features(dataset, "countries_50m_wide"), theme),
        _polygons("core-sea", [_feature(box(*CORE))] if countries else [], rgba(theme, "water")),
        _polygons("land", _without(countries, focus), rgba(theme, "land")),
        _polygons("focus-land", _only(countries, focus), rgba(theme, "focusLand")),
        _polygons("lakes", _features(dataset, "lakes_10m"), rgba(theme, "lake")),
        _lines(
            "tributaries",
            _features(dataset, "rivers_tributaries_schematic"),
            rgba(theme, "river"),
            0.7,
        ),
        _lines("rivers", _features(dataset, "rivers_10m"), rgba(theme, "river"), 1.1),
        _lines("admin-1", _features(dataset, "admin1_lines"), rgba(theme, "admin1"), 0.8),
        _lines(
            "borders",
            _kind(_features(dataset, "borders_10m"), "international"),
            rgba(theme, "border"),
            1.2,
        ),
        *_disputed_layers(dataset, theme),
    ]


def _disputed_layers(dataset: Dataset, theme: Theme) -> list[pdk.Layer]:
    borders = _features(dataset, "borders_10m")
    unsettled = [f for f in borders if f["properties"]["kind"] != "international"]
    claims = _features(dataset, "disputed_lines")
    outline = [f for f in claims if f["properties"]["kind"] == "autonomous_region"]
    others = [f for f in claims if f["properties"]["kind"] != "autonomous_region"]
    return [
        _dashed("autonomous-region", outline, rgba(theme, "disputed", 0.62), 1.0, _DOT),
        _dashed("disputed", [*unsettled, *others], rgba(theme, "disputed"), _DISPUTED_WIDTH, _DASH),
    ]


def _polygons(name: str, features: list[Feature], colour: list[int]) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=name,
        filled=True,
        stroked=False,
        get_fill_color=colour,
    )


def _outlined(name: str, features: list[Feature], theme: Theme) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=name,
        filled=True,
        get_fill_color=rgba(theme, "land"),
        get_line_color=rgba(theme, "border"),
        get_line_width=0.8,
        line_width_units=String("pixels"),
    )


def _lines(name: str, features: list[Feature], colour: list[int], width: float) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=name,
        filled=False,
        get_line_color=colour,
        get_line_width=width,
        line_width_units=String("pixels"),
        line_joint_rounded=True,
    )


def _dashed(
    name: str, features: list[Feature], colour: list[int], width: float, dash: tuple[float, float]
) -> pdk.Layer:
    """Dashed lines; `dash` is on and off in pixels."""
    return pdk.Layer(
        "PathLayer",
        [{"path": path} for path in _paths(features)],
        id=name,
        get_color=colour,
        get_width=width,
        width_units=String("pixels"),
        get_dash_array=[part / width for part in dash],
        dash_justified=True,
        extensions=[{"@@type": "PathStyleExtension", "dash": True}],
    )


def scene_json(dataset: Dataset) -> Json:
    """The base layers of both themes as deck.gl JSON, each data set held once.

    Returns
    -------
    `data`: list of data values; `layers`: theme to list of layers whose `data` is
    `{"@@ref": position in data}`.
    """
    known: dict[str, int] = {}
    layers: dict[str, list[Json]] = {}
    for theme in ("dark", "light"):
        themed = base_layers(dataset, theme)
        for layer in themed:
            text = json.dumps(layer.data)
            layer.data = {"@@ref": known.setdefault(text, len(known))}
        layers[theme] = json.loads(pdk.Deck(layers=themed, map_provider=None).to_json())["layers"]
    data = [json.loads(text) for text in known]
    return {"data": data, "layers": layers}


# ---- labels -------------------------------------------------------------------------------


def labels(dataset: Dataset) -> Json:
    """Where names may stand: countries, places, regions, physical features, lakes, rivers."""
    return {
        "countries": [_country_label(f) for f in _features(dataset, "countries_10m")],
        "places": [_point_label(f) for f in _distinct(_features(dataset, "places"))],
        "regions": [_anchor_label(f) for f in _features(dataset, "admin1_core")]
        + [_point_label(f) for f in _features(dataset, "admin1_labels_neighbours")],
        "physical": [_point_label(f) for f in _features(dataset, "labels_physical")],
        "lakes": [_anchor_label(f) for f in _features(dataset, "lakes_10m")],
        "rivers": [_river_label(f) for f in _named(_features(dataset, "rivers_10m"))],
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


def _features(dataset: Dataset, layer: str) -> list[Feature]:
    return list(dataset.layers.get(layer, {}).get("features", []))


def _only(features: list[Feature], names: tuple[str, ...]) -> list[Feature]:
    return [f for f in features if f["properties"]["name"] in names]


def _without(features: list[Feature], names: tuple[str, ...]) -> list[Feature]:
    return [f for f in features if f["properties"]["name"] not in names]


def _kind(features: list[Feature], kind: str) -> list[Feature]:
    return [f for f in features if f["properties"]["kind"] == kind]


def _named(features: list[Feature]) -> list[Feature]:
    return [f for f in features if f["properties"].get("name")]


def _feature(geometry: BaseGeometry) -> Json:
    return {"type": "Feature", "properties": {}, "geometry": mapping(geometry)}


def _collection(features: list[Feature]) -> Json:
    bare = [{"type": "Feature", "properties": {}, "geometry": f["geometry"]} for f in features]
    return {"type": "FeatureCollection", "features": bare}


def _paths(features: list[Feature]) -> list[Any]:
    return [_rounded(part.coords) for f in features for part in _parts(shape(f["geometry"]))]


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return list(getattr(geometry, "geoms", [geometry]))


def _rounded(coordinates: Any) -> list[list[float]]:
    """Four decimals are about ten metres: finer than any layer here."""
    return [[round(x, 4), round(y, 4)] for x, y in coordinates]
