"""GeoJSON: layers read and checked, and the point layers that are made from the sites."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from geo.case import CaseError
from geo.load import load_table
from geo.schema import Sites

Layer = Mapping[str, Any]

_LAYER_OF_KIND = {"base": "bases", "strike_site": "strike_sites", "reference": "reference_places"}
_PROPERTIES = (
    "site_id",
    "name",
    "short_name",
    "name_ar",
    "alternative_names",
    "kind",
    "country",
    "admin1",
    "coord_precision",
    "coord_uncertainty_km",
    "coord_status",
    "geometry_hint",
    "host",
)


def site_layers(sites: pd.DataFrame) -> dict[str, Layer]:
    """The sites as three point layers, `bases`, `strike_sites` and `reference_places`.

    A site without a kind is a base. Coordinates are the table's own degrees WGS84; a blank
    property is left out.
    """
    kinds = sites["kind"].astype("str").fillna("base")
    return {
        layer: {"type": "FeatureCollection", "features": _features(sites[kinds == kind])}
        for kind, layer in _LAYER_OF_KIND.items()
    }


def layer_text(layer: Layer) -> str:
    """A layer as it stands in a file: one feature a line, so that a change reads as one."""
    features = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in layer["features"])
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'


def _features(sites: pd.DataFrame) -> list[dict[str, Any]]:
    rows = sites[[*_PROPERTIES, "lon", "lat"]].astype(object)
    return [
        {
            "type": "Feature",
            "properties": {name: row[name] for name in _PROPERTIES if pd.notna(row[name])},
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        }
        for row in rows.to_dict("records")
    ]


def read_layer(path: Path) -> Layer:
    """Read a GeoJSON file that is a FeatureCollection in degrees WGS84.

    Raises
    ------
    CaseError : the file cannot be read, is not JSON, is no FeatureCollection, or a feature has no
        shape or one off the globe
    """
    try:
        text = path.read_text("utf-8-sig")
        layer = json.loads(text, parse_constant=_refuse)
    except OSError as error:
        raise CaseError(path.name, f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise _broken(path, f"is not JSON ({error})") from error
    if not isinstance(layer, dict) or layer.get("type") != "FeatureCollection":
        raise _broken(path, "is not a FeatureCollection")
    features = layer.get("features")
    if not isinstance(features, list):
        raise _broken(path, "has no list of features")
    for number, feature in enumerate(features, 1):
        problem = _feature_problem(feature)
        if problem:
            raise _broken(path, f"feature {number} {problem}")
    return layer


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _broken(path: Path, what: str) -> CaseError:
    allowed = "GeoJSON: a FeatureCollection of features with a geometry in degrees, lon before lat"
    return CaseError(path.name, what, allowed, "Export the layer again, or take the file away")


def _feature_problem(feature: Any) -> str:
    """What is wrong with a feature; blank if nothing is."""
    if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
        return "has no geometry"
    if not isinstance(feature.get("properties"), dict):
        return "has no properties"
    try:
        shape = shapely.geometry.shape(feature["geometry"])
    except (
        shapely.errors.ShapelyError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
    ) as error:
        return f"has a geometry that cannot be read ({error})"
    if shape.is_empty:
        return "has an empty geometry"
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        return f"lies off the globe: {west:g} to {east:g} east, {south:g} to {north:g} north"
    return ""


def _write_site_layers(folder: Path) -> None:
    sites = load_table(folder / "sites.csv", Sites).table
    for name, layer in site_layers(sites).items():
        (folder / f"{name}.geojson").write_text(layer_text(layer), "utf-8")


if __name__ == "__main__":
    _write_site_layers(Path(sys.argv[1]))
