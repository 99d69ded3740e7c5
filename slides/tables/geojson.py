"""The rows of a view as GeoJSON (RFC 7946): degrees WGS84, longitude first."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from geo.dataset import Dataset
from geo.sheet import records
from geo.view import View
from slides.slide import Setting
from slides.tables.rows import Rows, rows_of

Json = dict[str, Any]


def geojson_of(dataset: Dataset, view: View, setting: Setting) -> bytes:
    """A collection with one feature per incident, in UTF-8, one feature a line.

    An incident without coordinates is a feature whose geometry is null, and `about` says how many
    there are. Properties are the columns of the CSV file but for `lat` and `lon`; a blank is null.
    `about` is for people, `briefmap` is the stamp.
    """
    rows = rows_of(dataset, view, setting)
    head: Json = {"type": "FeatureCollection", **_box(rows)}
    head |= {"about": dict(rows.about), "briefmap": asdict(rows.stamp)}
    features = ",\n".join(_text(_feature(row)) for row in records(rows.incidents))
    return f'{_text(head)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _feature(row: Mapping[str, Any]) -> Json:
    return {
        "type": "Feature",
        "id": row["incident_id"],
        "geometry": _point(row["lon"], row["lat"]),
        "properties": {k: _plain(v) for k, v in row.items() if k not in ("lat", "lon")},
    }


def _point(lon: float | None, lat: float | None) -> Json | None:
    if lon is None or lat is None:
        return None
    return {"type": "Point", "coordinates": [lon, lat]}


def _box(rows: Rows) -> Json:
    """West, south, east, north; nothing where no incident has coordinates."""
    placed = rows.incidents[~rows.unplaced]
    if placed.empty:
        return {}
    lon, lat = placed["lon"], placed["lat"]
    return {"bbox": [float(edge) for edge in (lon.min(), lat.min(), lon.max(), lat.max())]}


def _plain(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
