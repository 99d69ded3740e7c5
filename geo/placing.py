"""Places that are not what they seem: points in doubt, and points that contradict their table."""

from collections.abc import Mapping
from typing import Any

from geo.dataset import Dataset
from geo.join import Disagreement
from geo.schema import on_screen
from geo.sheet import Column, Link, Sheet, records


def rough_places_sheet(dataset: Dataset) -> Sheet:
    """Sites that incidents name and whose spot is not known to the site, widest doubt first."""
    sites = dataset.sites
    hit = sites["site_id"].isin(dataset.incidents["site_id"])
    rough = (sites["coord_precision"].notna() & (sites["coord_precision"] != "site")) | (
        sites["coord_status"] == "approximate"
    )
    columns = (
        Column("Site"),
        Column("Country", blank="not stated"),
        Column("Known to the", blank="not stated"),
        Column("Within, km", "number", "not stated"),
        Column("Coordinate", blank="not stated"),
        Column("What the point stands for"),
        Column("Source of the point", "links", "not stated"),
    )
    chosen = sites[hit & rough].sort_values(
        "coord_uncertainty_km", ascending=False, kind="stable", na_position="first"
    )
    rows = tuple(
        (
            row["name"],
            row["country"],
            (row["coord_precision"] or "").lower() or None,
            row["coord_uncertainty_km"],
            on_screen("coord_status", row["coord_status"]) if row["coord_status"] else None,
            row["geometry_hint"],
            _point_source(row),
        )
        for row in records(chosen)
    )
    return Sheet("Places known only roughly", columns, rows, empty="Every site is known exactly.")


def disagreements_sheet(dataset: Dataset) -> Sheet:
    """Places whose table names one country or governorate and whose point lies in another."""
    columns = (
        Column("Place"),
        Column("Table says"),
        Column("Point lies in", blank="no named area"),
        Column("Outside by, km", "number", "no area of that name"),
    )
    names = dict(zip(dataset.sites["site_id"], dataset.sites["name"], strict=True))
    rows = tuple(_disagreement(entry, names) for entry in dataset.disagreements)
    return Sheet("Where table and point differ", columns, rows, empty="Every point agrees.")


def _disagreement(
    entry: Disagreement, names: Mapping[str, str]
) -> tuple[str, str, str | None, float | None]:
    distance = entry.distance_km
    return (
        names.get(entry.key, entry.key) if entry.table == "sites" else entry.key,
        entry.stated,
        entry.found or None,
        None if distance is None else round(distance, 1),
    )


def _point_source(row: Mapping[str, Any]) -> tuple[Link, ...] | None:
    title, url = row["coord_source"], row["coord_source_url"]
    return (Link(title or url, url or ""),) if title or url else None
