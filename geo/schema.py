"""The tables: one model each, the allowed values once, and how a value is called on screen.

Units: dates are local days, distances kilometres, coordinates degrees WGS84, people and attacks
whole counts. A blank is unknown or not applicable, never zero. `docs/data-dictionary.md` says what
each column means.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.dtypes import DateTime
from pandera.typing import Series

from geo.incident_rules import IncidentRules

Category = pd.CategoricalDtype
Count = pd.Int64Dtype

DATE_PRECISIONS = ("day", "range")
SIDES = ("militia", "us_coalition", "unattributed")
ACTIONS = ("attack", "airstrike")
WEAPONS = (
    "drone",
    "rocket",
    "mixed",
    "ballistic_missile",
    "missile",
    "ied",
    "aircraft_munition",
    "unknown",
)
OUTCOMES = ("casualties", "damage", "impact_no_damage", "intercepted", "unknown")
ATTRIBUTIONS = ("us_official", "reported", "claimed")
CONFIDENCES = ("high", "medium", "low")
SOURCE_KINDS = ("primary", "wire", "outlet", "aggregator", "partisan", "mirror")
SITE_KINDS = ("base", "strike_site", "reference")
COORD_PRECISIONS = ("site", "town", "area")
COORD_STATUSES = ("verified", "approximate")
CONTEXT_CATEGORIES = (
    "background",
    "trigger",
    "militia",
    "casualty",
    "regional",
    "diplomacy",
    "deployment",
    "us_response",
    "milestone",
)
MEASURES = ("present", "reinforcement")
ROLES = (
    "umbrella",
    "member",
    "claimant",
    "none",
    "striker",
    "partner",
    "parent",
    "sponsor",
    "named_in_article",
    "context",
    "mentioned",
)

# By column: the allowed values in the order of every stack and legend.
VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "date_precision": DATE_PRECISIONS,
        "actor_side": SIDES,
        "action": ACTIONS,
        "weapon": WEAPONS,
        "outcome": OUTCOMES,
        "attribution": ATTRIBUTIONS,
        "confidence": CONFIDENCES,
        "source_quality": SOURCE_KINDS,
        "kind": SITE_KINDS,
        "coord_precision": COORD_PRECISIONS,
        "coord_status": COORD_STATUSES,
        "category": CONTEXT_CATEGORIES,
        "measure": MEASURES,
    }
)

# Where the words on screen are more than the value itself, written out.
_WORDS = {
    "range": "Range of days",
    "us_coalition": "US and coalition",
    "airstrike": "Strike",
    "mixed": "Drone + rocket",
    "ied": "Roadside bomb",
    "impact_no_damage": "No harm reported",
    "us_official": "Confirmed by a US official",
    "claimed": "Claimed only",
    "primary": "US government page",
    "wire": "News agency",
    "partisan": "Party-aligned",
    "mirror": "Copy",
    "reference": "Reference place",
    "us_response": "US response",
}

# By column: allowed value to the words on screen.
ON_SCREEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        column: {value: _WORDS.get(value, value.replace("_", " ").capitalize()) for value in values}
        for column, values in VALUES.items()
    }
)


def on_screen(column: str, value: str) -> str:
    """Words for `value` of `column`; a value without words of its own speaks for itself."""
    return ON_SCREEN.get(column, {}).get(value, value)


def _text() -> Any:
    return pa.Field(nullable=True)


def _key() -> Any:
    return pa.Field(unique=True)


def _one_of(values: tuple[str, ...]) -> Any:
    return pa.Field(nullable=True, dtype_kwargs={"categories": list(values), "ordered": False})


def _count() -> Any:
    return pa.Field(nullable=True, ge=0)


def _degrees(limit: int, nullable: bool = False) -> Any:
    return pa.Field(nullable=nullable, in_range={"min_value": -limit, "max_value": limit})


def _form(pattern: str, words: str) -> Any:
    return pa.Field(nullable=True, str_matches=pattern, description=words)


class Incidents(IncidentRules):
    """One row per reported attack, or per place hit by a strike."""

    incident_id: Series[str] = _key()
    date: Series[DateTime]
    date_precision: Series[Category] | None = _one_of(DATE_PRECISIONS)
    date_end: Series[DateTime] | None = pa.Field(nullable=True)
    date_us: Series[DateTime] | None = pa.Field(nullable=True)
    time_local: Series[str] | None = _form(
        "^([01][0-9]|2[0-3]):[0-5][0-9]$", "a local time HH:MM, 00:00 to 23:59"
    )
    time_utc: Series[str] | None = _form(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]Z$",
        "a UTC instant YYYY-MM-DDTHH:MMZ",
    )
    date_note: Series[str] | None = _text()
    country: Series[Category] | None = _text()
    site_id: Series[Category] | None = _text()
    lat: Series[float] | None = _degrees(90, nullable=True)
    lon: Series[float] | None = _degrees(180, nullable=True)
    actor: Series[Category] | None = _text()
    actor_side: Series[Category] | None = _one_of(SIDES)
    action: Series[Category] | None = _one_of(ACTIONS)
    weapon: Series[Category] | None = _one_of(WEAPONS)
    outcome: Series[Category] | None = _one_of(OUTCOMES)
    us_injured: Series[Count] | None = _count()
    us_killed: Series[Count] | None = _count()
    other_killed: Series[Count] | None = _count()
    claimed_by: Series[Category] | None = _text()
    attribution: Series[Category] | None = _one_of(ATTRIBUTIONS)
    confidence: Series[Category] | None = _one_of(CONFIDENCES)
    possible_duplicate_of: Series[str] | None = _text()
    in_response_to: Series[str] | None = _text()
    response_note: Series[str] | None = _text()
    summary: Series[str] | None = _text()
    source_quality: Series[Category] | None = _one_of(SOURCE_KINDS)
    source_1_title: Series[str] | None = _text()
    source_1_url: Series[str] | None = _text()
    source_1_kind: Series[Category] | None = _one_of(SOURCE_KINDS)
    source_2_title: Series[str] | None = _text()
    source_2_url: Series[str] | None = _text()
    source_2_kind: Series[Category] | None = _one_of(SOURCE_KINDS)
    source_3_title: Series[str] | None = _text()
    source_3_url: Series[str] | None = _text()
    source_3_kind: Series[Category] | None = _one_of(SOURCE_KINDS)


class Sites(pa.DataFrameModel):
    """Bases, places that were struck, and places named on the map for reference."""

    site_id: Series[str] = _key()
    name: Series[str]
    short_name: Series[str] | None = _text()
    name_ar: Series[str] | None = _text()
    alternative_names: Series[str] | None = _text()
    kind: Series[Category] | None = _one_of(SITE_KINDS)
    country: Series[str] | None = _text()
    admin1: Series[str] | None = _text()
    lat: Series[float] = _degrees(90)
    lon: Series[float] = _degrees(180)
    coord_precision: Series[Category] | None = _one_of(COORD_PRECISIONS)
    coord_uncertainty_km: Series[float] | None = pa.Field(nullable=True, ge=0, le=20_000)
    coord_status: Series[Category] | None = _one_of(COORD_STATUSES)
    coord_source: Series[str] | None = _text()
    coord_source_url: Series[str] | None = _text()
    polygon_check: Series[str] | None = _text()
    geometry_hint: Series[str] | None = _text()
    host: Series[str] | None = _text()
    source_title: Series[str] | None = _text()
    source_url: Series[str] | None = _text()


class Actors(pa.DataFrameModel):
    """Groups and states that incidents name."""

    actor: Series[str] = _key()
    side: Series[Category] | None = _one_of(SIDES)
    parent: Series[str] | None = _text()
    sponsor: Series[str] | None = _text()
    short_name: Series[str] | None = _text()
    role: Series[Category] | None = _one_of(ROLES)
    rows_as_actor: Series[Count] | None = _count()
    note: Series[str] | None = _text()
    source_title: Series[str] | None = _text()
    source_url: Series[str] | None = _text()
    source_quality: Series[Category] | None = _one_of(SOURCE_KINDS)


class Totals(pa.DataFrameModel):
    """Published running totals; never computed from the incidents."""

    as_of: Series[DateTime]
    series: Series[str]
    total_attacks: Series[Count] | None = _count()
    iraq: Series[Count] | None = _count()
    syria: Series[Count] | None = _count()
    us_injured: Series[Count] | None = _count()
    us_responses: Series[Count] | None = _count()
    note: Series[str] | None = _text()
    source_quality: Series[Category] | None = _one_of(SOURCE_KINDS)
    source_title: Series[str] | None = _text()
    source_url: Series[str] | None = _text()
    source_2_title: Series[str] | None = _text()
    source_2_url: Series[str] | None = _text()


class ContextEvents(pa.DataFrameModel):
    """What happened around the incidents: the ticks above the scrubber."""

    date: Series[DateTime]
    label: Series[str]
    description: Series[str] | None = _text()
    category: Series[Category] | None = _one_of(CONTEXT_CATEGORIES)
    source_quality: Series[Category] | None = _one_of(SOURCE_KINDS)
    source_title: Series[str] | None = _text()
    source_url: Series[str] | None = _text()


class Forces(pa.DataFrameModel):
    """Published troop figures."""

    as_of: Series[DateTime]
    country: Series[str] | None = _text()
    measure: Series[Category] = pa.Field(
        dtype_kwargs={"categories": list(MEASURES), "ordered": False}
    )
    troops: Series[Count] = pa.Field(ge=0)
    qualifier: Series[str] | None = _text()
    source_title: Series[str] | None = _text()
    source_url: Series[str] | None = _text()
    source_quality: Series[Category] | None = _one_of(SOURCE_KINDS)
    note: Series[str] | None = _text()


class Sources(pa.DataFrameModel):
    """Every address used, once."""

    url: Series[str] = _key()
    title: Series[str] | None = _text()
    host: Series[str] | None = _text()
    kind: Series[Category] | None = _one_of(SOURCE_KINDS)
    how_read: Series[str] | None = _text()
    used_in: Series[str] | None = _text()
    uses: Series[Count] | None = _count()


class SohrBaseCounts(pa.DataFrameModel):
    """The Syrian Observatory's own running count of attacks per base."""

    as_of: Series[DateTime] | None = pa.Field(nullable=True)
    as_of_note: Series[str] | None = _text()
    site_id: Series[str] | None = _text()
    base_name: Series[str]
    cumulative_attacks: Series[Count] = pa.Field(ge=0)
    page_total: Series[Count] | None = _count()
    source_url: Series[str] | None = _text()


Model = type[pa.DataFrameModel]

# File name to model: what a case folder may hold.
TABLES: Mapping[str, Model] = MappingProxyType(
    {
        "incidents.csv": Incidents,
        "sites.csv": Sites,
        "actors.csv": Actors,
        "totals.csv": Totals,
        "context_events.csv": ContextEvents,
        "forces.csv": Forces,
        "sources.csv": Sources,
        "sohr_base_counts.csv": SohrBaseCounts,
    }
)
