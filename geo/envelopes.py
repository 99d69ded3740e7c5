"""The case as envelopes: what the browser is told, in the front end's words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo import scene
from geo.dataset import Dataset
from geo.facets import Facet, FacetKey, Mask, record_of
from geo.filters import Filters, passes
from geo.palette import actor_slots
from geo.reported import Figure, figures_of
from geo.version import VERSION
from geo.wire import Array, narrow, pack

# Above this many incidents texts are asked for by site or by search.
TEXT_LIMIT = 20_000
# Of one answer, so many rows bring their texts: more than a stack or a table shows at once.
ANSWER_LIMIT = 5_000

_STRIKE_BIT = 0x80
_FILTER_COLUMNS: tuple[FacetKey, ...] = (
    "actor",
    "side",
    "country",
    "action",
    "outcome",
    "attribution",
    "confidence",
)
# Most important first: what a briefer names when asked what happened.
_CONTEXT_RANKS = (
    "trigger",
    "casualty",
    "us_response",
    "diplomacy",
    "milestone",
    "militia",
    "regional",
    "deployment",
    "background",
)

Json = dict[str, Any]


# ---- what is sent ---------------------------------------------------------------------------


def case_envelope(dataset: Dataset) -> bytes:
    """Everything that does not grow with the incidents: facets, sites, context, figures, scene."""
    layers, segments = scene.scene_json(dataset)
    return pack({"kind": "case", "scene": layers} | case_meta(dataset), segments)


def map_envelope(dataset: Dataset) -> bytes:
    """What the first map needs of each incident: 13 bytes, and one or two more where sites are."""
    record = record_of(dataset)
    incidents = dataset.incidents
    strike = np.where(record.strike, _STRIKE_BIT, 0)
    columns: dict[str, Array] = {
        "lon": incidents["lon"].to_numpy(np.float32),
        "lat": incidents["lat"].to_numpy(np.float32),
        "minute": record.offset_minutes.astype(np.float32),
        "category": (record.facet("weapon").codes | strike).astype(np.uint8),
    }
    if incidents["site_id"].notna().any():
        columns["site"] = narrow(_site_places(dataset))
    return pack({"kind": "map"}, columns)


def filters_envelope(dataset: Dataset) -> bytes:
    """The facet columns that the map itself does not need, at most 12 bytes an incident."""
    record = record_of(dataset)
    columns: dict[str, Array] = {key: record.facet(key).codes for key in _FILTER_COLUMNS}
    columns["duplicate"] = record.duplicate.astype(np.uint8)
    columns["spanDays"] = narrow(dataset.incidents["span_days"])
    return pack({"kind": "filters"}, columns)


def texts_envelope(dataset: Dataset) -> bytes:
    """Ids, summaries and sources of every incident, by column."""
    return pack({"kind": "texts"} | texts(dataset.incidents), {})


def passes_envelope(dataset: Dataset, filters: Filters) -> bytes:
    """The filters' verdict on every row, one bit each: what the first map needs of the filters.

    With a text among them also which rows hold it, so that the texts on their way change no count.
    """
    verdict = passes(record_of(dataset), filters)
    columns = {"bits": bits(verdict.all())}
    if filters.texts:
        columns["found"] = bits(verdict.texts)
    return pack({"kind": "passes", "q": filters.texts or None}, columns)


def answer_envelope(dataset: Dataset, asked: Mapping[str, Any]) -> bytes:
    """The texts of the rows asked for, and for a search one bit a row: whether it holds a text.

    Parameters
    ----------
    asked : `{"site": site_id}` or `{"q": [text, ...]}` as the browser sent it; anything else is
        answered with no rows
    """
    record, site = record_of(dataset), asked.get("site")
    words = asked.get("q")
    texts_asked = [w for w in words if isinstance(w, str)] if isinstance(words, list) else []
    if texts_asked:
        mask = passes(record, Filters(texts=tuple(texts_asked), duplicates=True)).all()
    else:
        mask = (dataset.incidents["site_id"] == site).to_numpy(dtype=bool)
    rows = np.flatnonzero(mask)[:ANSWER_LIMIT]
    meta = {
        "kind": "answer",
        "q": texts_asked or None,
        "rows": rows.tolist(),
        "texts": texts(dataset.incidents.iloc[rows]),
    }
    return pack(meta, {"found": bits(mask)} if texts_asked else {})


def bits(mask: Mask) -> Array:
    """One bit a row, lowest first."""
    return np.packbits(mask, bitorder="little")


def carries_texts(dataset: Dataset) -> bool:
    """Whether the texts of all incidents are few enough to be sent."""
    return len(dataset.incidents) <= TEXT_LIMIT


def later_names(dataset: Dataset) -> tuple[str, ...]:
    """The envelopes that follow the first map."""
    return ("filters", "texts") if carries_texts(dataset) else ("filters",)


ENVELOPES: Mapping[str, Callable[[Dataset], bytes]] = {
    "case": case_envelope,
    "map": map_envelope,
    "filters": filters_envelope,
    "texts": texts_envelope,
}


def _site_places(dataset: Dataset) -> "pd.Series[int]":
    """1 + the row of an incident's site in `sites`; 0 = it has none."""
    places = {site_id: at for at, site_id in enumerate(dataset.sites["site_id"], start=1)}
    return dataset.incidents["site_id"].astype(object).map(places).fillna(0).astype(int)


# ---- the case -------------------------------------------------------------------------------


def case_meta(dataset: Dataset) -> Json:
    """`CaseMeta` of types.ts without its base layers."""
    case, record = dataset.case, record_of(dataset)
    zone = case.zone
    last = int(record.offset_minutes[-1]) // 1440 if len(record) else 0
    return {
        "title": case.title,
        "start": case.start.isoformat(),
        "days": last + 1,
        "zone": f"local days, {zone.name}" if zone else "local days",
        "zoneLetter": zone.military_letter if zone else "",
        "hours": bool(dataset.incidents.get("time_local", pd.Series(dtype=object)).notna().all())
        and len(record) > 0,
        "digest": dataset.digest,
        "version": VERSION,
        "opening": case.opening,
        "facets": [_facet(facet) for facet in record.facets],
        "sites": [_site(row) for row in _records(dataset.sites)],
        "context": [_context(row, case.start) for row in _records(dataset.context)],
        "reported": _reported(dataset),
        "focus": list(case.focus_countries),
        "boxes": _boxes(dataset),
        "actorColours": actor_slots(entry.value for entry in record.facet("actor").values),
        "labels": scene.labels(dataset),
        "dashed": scene.dashed_lines(dataset),
        "rejected": [
            {
                "file": row.file,
                "line": row.line,
                "column": row.column,
                "value": row.value,
                "reason": row.reason,
                "hint": row.hint,
            }
            for row in dataset.rejected
        ],
        "rowCount": len(record),
        "piled": dataset.piled,
        "textLimit": TEXT_LIMIT,
    }


def _facet(facet: Facet) -> Json:
    values = [{"value": entry.value, "label": entry.label} for entry in facet.values]
    return {"key": facet.key, "label": facet.label, "values": values}


def _site(row: Json) -> Json:
    return {
        "id": row["site_id"],
        "name": row["name"],
        "short": row["short_name"] or row["name"],
        "nameAr": row["name_ar"] or "",
        "kind": row["kind"] or "base",
        "country": row["country"] or "",
        "admin1": row["admin1"] or "",
        "lon": row["lon"],
        "lat": row["lat"],
        "precision": row["coord_precision"] or "",
        "uncertaintyKm": row["coord_uncertainty_km"],
        "hint": row["geometry_hint"] or "",
        "host": row["host"] or "",
        "source": _source(row["coord_source"], row["coord_source_url"], ""),
    }


def _context(row: Json, start: date) -> Json:
    category = row["category"] or ""
    rank = _CONTEXT_RANKS.index(category) if category in _CONTEXT_RANKS else len(_CONTEXT_RANKS)
    return {
        "minute": (row["date"].date() - start).days * 1440,
        "label": row["label"] or "",
        "description": row["description"] or "",
        "category": category,
        "rank": rank,
        "source": _source(row["source_title"], row["source_url"], row["source_quality"]),
    }


def _reported(dataset: Dataset) -> Json | None:
    """The series set against the itemised incidents; null where the case names none."""
    case = dataset.case
    if case.reported is None:
        return None
    return {
        "publisher": case.reported.publisher,
        "countries": list(case.reported.columns),
        "figures": [_figure(figure, case.start) for figure in figures_of(dataset)],
    }


def _figure(figure: Figure, start: date) -> Json:
    return {
        "day": (figure.day - start).days,
        "total": figure.total,
        "split": dict(figure.split),
        "role": figure.role,
        "source": _source(figure.title, figure.url, figure.quality),
        "note": figure.note,
    }


def _boxes(dataset: Dataset) -> dict[str, list[float]]:
    """West, south, east, north: `all` incidents, and each focus country hit in several places."""
    incidents = dataset.incidents
    boxes = {"all": _box(incidents)} if len(incidents) else {}
    for country in dataset.case.focus_countries:
        there = incidents[incidents["country"] == country]
        if there["lon"].nunique() > 1:
            boxes[country] = _box(there)
    return boxes


def _box(incidents: pd.DataFrame) -> list[float]:
    lon, lat = incidents["lon"], incidents["lat"]
    return [float(edge) for edge in (lon.min(), lat.min(), lon.max(), lat.max())]


# ---- texts ----------------------------------------------------------------------------------


def texts(incidents: pd.DataFrame) -> Json:
    """`Texts` of types.ts for these incidents: one entry a row in every list; blank is unknown."""
    rows = _records(incidents)
    return {
        "id": [row["incident_id"] for row in rows],
        "summary": _column(rows, "summary"),
        "time": _column(rows, "time_local"),
        "dateNote": _column(rows, "date_note"),
        "claimedBy": _column(rows, "claimed_by"),
        "responseNote": _column(rows, "response_note"),
        "injured": [row.get("us_injured") for row in rows],
        "killed": [row.get("us_killed") for row in rows],
        "otherKilled": [row.get("other_killed") for row in rows],
        "duplicateOf": _column(rows, "possible_duplicate_of"),
        "sources": [_sources(row) for row in rows],
    }


def _column(rows: list[Json], name: str) -> list[str]:
    return [row.get(name) or "" for row in rows]


def _sources(row: Json) -> list[Json]:
    numbered = [
        _source(
            row.get(f"source_{n}_title"), row.get(f"source_{n}_url"), row.get(f"source_{n}_kind")
        )
        for n in (1, 2, 3)
    ]
    return [source for source in numbered if source is not None]


def _source(title: str | None, url: str | None, kind: str | None) -> Json | None:
    """A source link; None where neither title nor address is given."""
    if not title and not url:
        return None
    return {"title": title or url, "url": url or "", "kind": kind or ""}


def _records(table: pd.DataFrame) -> list[Json]:
    """Rows as plain values: blank is None, numbers are Python's own."""
    plain = table.astype(object).where(table.notna(), None)
    names = [str(name) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in plain.itertuples(index=False, name=None)]
