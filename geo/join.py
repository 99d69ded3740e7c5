"""Which country and governorate holds a point: by geometry, never by name. EPSG:4326 throughout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely

MINUTES_PER_DAY = 1440
KM_PER_DEGREE = 111.195  # of a great circle on a sphere of 6,371 km

Degrees = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Disagreement:
    """A place whose table says one thing and whose point says another.

    Parameters
    ----------
    table : "sites", or "incidents" for a row that stands apart from its site's word
    key : its `site_id` or `incident_id`
    level : "country" or "admin1"
    stated : the name in the table
    found : the name of the polygon that holds the point; blank = none does
    distance_km : from the point to the stated polygon; None = no polygon has that name
    """

    table: str
    key: str
    level: str
    stated: str
    found: str
    distance_km: float | None


def areas(layer: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """The named polygons of a GeoJSON layer, in its order, columns `name` and `geometry`."""
    frame = gpd.GeoDataFrame.from_features(
        layer["features"], crs="EPSG:4326", columns=["geometry", "name"]
    )
    named = frame["name"].notna() & frame.geom_type.isin(["Polygon", "MultiPolygon"])
    return frame[named].reset_index(drop=True)


def surrounded(near: gpd.GeoDataFrame, wide: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """`near`, and of `wide` what lies outside the box of `near`.

    Inside that box the finer layer alone speaks: a point off its coast is in no country, however
    generously the coarser one draws it. Both as of `areas`.
    """
    if near.empty:
        return wide
    beyond = wide.assign(geometry=wide.difference(shapely.box(*near.total_bounds)))
    return pd.concat([near, beyond[~beyond.is_empty]], ignore_index=True)


def locate(lon: Degrees, lat: Degrees, polygons: gpd.GeoDataFrame) -> pd.Categorical:
    """The `name` of the polygon that holds each point, of all names; blank where none does.

    A point on a shared border, or in two overlapping polygons, goes to the first in file order.

    Parameters
    ----------
    lon, lat : degrees WGS84, shape (n,)
    polygons : as of `areas`
    """
    codes, names = pd.factorize(polygons["name"])
    found = np.full(len(lon), -1, dtype=codes.dtype)
    # A prepared polygon tests its points in bulk; a tree of polygons would test each point against
    # every vertex. From the last to the first, so that the first has the last word.
    for number in reversed(range(len(polygons))):
        shape = polygons.geometry.iloc[number]
        west, south, east, north = shape.bounds
        near = np.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
        if len(near):
            shapely.prepare(shape)
            found[near[shapely.intersects_xy(shape, lon[near], lat[near])]] = codes[number]
    return pd.Categorical.from_codes(found, categories=names)


def with_found(
    places: pd.DataFrame, countries: gpd.GeoDataFrame, governorates: gpd.GeoDataFrame
) -> pd.DataFrame:
    """`places`, which have `lon` and `lat` in degrees WGS84, with the polygons that hold them.

    Adds `country_found` and `admin1_found`, categories of all names, blank where none holds it.
    """
    lon, lat = places["lon"].to_numpy(), places["lat"].to_numpy()
    return places.assign(
        country_found=locate(lon, lat, countries), admin1_found=locate(lon, lat, governorates)
    )


def join_incidents(
    table: pd.DataFrame,
    sites: pd.DataFrame,
    start: date,
    countries: gpd.GeoDataFrame,
    governorates: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """Incidents with their place and moment, sorted by (offset_minutes, incident_id), index 0..n-1.

    An incident with a site stands at the site, whatever coordinate it has of its own: a site is one
    symbol. Sites are located once each, other incidents one by one. Columns set or added:

    - `lon`, `lat`: float64, degrees WGS84
    - `country`: category; where blank, the site's, else the polygon's that holds the point
    - `country_found`, `admin1_found`: category; the polygon that holds the point, blank = none
    - `offset_minutes`: float64, local minutes from the local midnight that begins `start`; the
      day's own midnight where no time is stated
    - `span_days`: int32, days from `date` to `date_end`, 0 for a single day

    Parameters
    ----------
    table : as of `geo.load.load_table` for `Incidents`
    sites : as of `with_found`; holds every `site_id` of `table`
    start : first day of the case
    countries, governorates : as of `areas`
    """
    row = _site_rows(table["site_id"], sites["site_id"])
    alone = row < 0
    placed = table.assign(
        lon=np.where(alone, table["lon"], _of_site(sites["lon"], row)),
        lat=np.where(alone, table["lat"], _of_site(sites["lat"], row)),
    )
    located = with_found(placed[["lon", "lat"]][alone], countries, governorates)
    for column in ("country_found", "admin1_found"):
        codes = np.append(sites[column].cat.codes, -1)[row]
        codes[alone] = located[column].cat.codes
        names = pd.CategoricalDtype(sites[column].cat.categories)
        placed[column] = pd.Categorical.from_codes(codes, dtype=names)
    placed["country"] = _first_known(
        table["country"],
        _of_site(sites["country"].astype("category"), row),
        placed["country_found"],
    )
    placed["offset_minutes"] = _offset_minutes(table["date"], table["time_local"], start)
    placed["span_days"] = (table["date_end"] - table["date"]).dt.days.fillna(0).astype("int32")
    return _sorted(placed)


def _first_known(*columns: pd.Series | pd.Categorical) -> "pd.Categorical[str]":
    """Row by row the first value that is not blank; categories sorted, those in use."""
    names, (known, *others) = _coded(*columns)
    for later in others:
        known = np.where(known < 0, later, known)
    return pd.Categorical.from_codes(known, categories=names).remove_unused_categories()


def _coded(
    *columns: pd.Series | pd.Categorical,
) -> tuple["pd.Index[str]", list[npt.NDArray[np.integer[Any]]]]:
    """Columns of names as numbers into one sorted list of names, blank = -1."""
    categories = [pd.Series(column).astype("category") for column in columns]
    names = sorted({str(name) for column in categories for name in column.cat.categories})
    codes = [column.cat.set_categories(names).cat.codes.to_numpy() for column in categories]
    return pd.Index(names), codes


def _site_rows(site_ids: pd.Series, keys: pd.Series) -> npt.NDArray[np.intp]:
    """The row of `sites` of each incident, -1 for none."""
    row_of_category = pd.Index(keys).get_indexer(site_ids.cat.categories)
    return np.append(row_of_category, -1)[site_ids.cat.codes]


def _of_site(values: pd.Series, row: npt.NDArray[np.intp]) -> Any:
    """`values[row]`, blank where `row` is -1."""
    return pd.api.extensions.take(values.array, row, allow_fill=True)


def _offset_minutes(days: pd.Series, times: pd.Series, start: date) -> pd.Series:
    clock = pd.Series(0.0, index=days.index)
    told = times.dropna()
    clock[told.index] = told.str[:2].astype(float) * 60 + told.str[3:].astype(float)
    return (days - pd.Timestamp(start)).dt.days * MINUTES_PER_DAY + clock


def _sorted(incidents: pd.DataFrame) -> pd.DataFrame:
    keys = pa.table({name: incidents[name] for name in ("offset_minutes", "incident_id")})
    order = pc.sort_indices(
        keys, sort_keys=[("offset_minutes", "ascending"), ("incident_id", "ascending")]
    )
    return incidents.take(order.to_numpy()).reset_index(drop=True)


def disagreements(
    incidents: pd.DataFrame,
    sites: pd.DataFrame,
    countries: gpd.GeoDataFrame,
    governorates: gpd.GeoDataFrame,
) -> tuple[Disagreement, ...]:
    """Where the stated place is not the found one; a blank states nothing and agrees.

    Sites are held against their polygons, country and governorate; incidents against the country
    alone, and only those that do not simply repeat their site's word.

    Parameters
    ----------
    incidents, sites : as of `join_incidents` and `with_found`
    countries, governorates : as of `areas`
    """
    row = _site_rows(incidents["site_id"], sites["site_id"])
    repeated = _of_site(sites["country"].astype("category"), row)
    own_word = incidents[_differ(incidents["country"], repeated)]
    return (
        *_apart("sites", "country", sites, "site_id", countries),
        *_apart("sites", "admin1", sites, "site_id", governorates),
        *_apart("incidents", "country", own_word, "incident_id", countries),
    )


def _apart(
    table: str, level: str, places: pd.DataFrame, key: str, polygons: gpd.GeoDataFrame
) -> Iterator[Disagreement]:
    stated, found = places[level], places[f"{level}_found"]
    apart = places[stated.notna() & _differ(stated, found)]
    for name, group in apart.groupby(apart[level].astype("str"), sort=False):
        shapes = polygons.geometry[polygons["name"] == name]
        shape = shapely.union_all(shapes) if len(shapes) else None
        distances = _distances_km(group["lon"], group["lat"], shape)
        holders = group[f"{level}_found"].astype("str").fillna("")
        for place, holder, distance in zip(group[key], holders, distances, strict=True):
            yield Disagreement(table, place, level, str(name), holder, distance)


def _differ(one: pd.Series, other: pd.Series | pd.Categorical) -> npt.NDArray[np.bool_]:
    """Where two columns of names differ; two blanks do not."""
    _, (left, right) = _coded(one, other)
    differ: npt.NDArray[np.bool_] = left != right
    return differ


def _distances_km(
    lon: pd.Series, lat: pd.Series, shape: shapely.Geometry | None
) -> list[float] | list[None]:
    """From each point to `shape`, on a plane that is true at the shape's middle latitude.

    Off by less than 1 % within 5 degrees of latitude: enough to say how far a point is out.
    """
    if shape is None:
        return [None] * len(lon)
    middle = (shape.bounds[1] + shape.bounds[3]) / 2
    scale = np.array([np.cos(np.radians(middle)), 1]) * KM_PER_DEGREE
    flat = shapely.transform(shape, lambda degrees: degrees * scale)
    shapely.prepare(flat)
    points = shapely.points(np.column_stack([lon, lat]) * scale)
    return [float(distance) for distance in shapely.distance(points, flat)]
