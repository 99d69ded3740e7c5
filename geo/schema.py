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
from pandera.typing import DateTime, Series

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

_SOURCE_LABELS = {
    "primary": "US government page",
    "wire": "News agency",
    "outlet": "Outlet",
    "aggregator": "Aggregator",
    "partisan": "Party-aligned",
    "mirror": "Copy",
}

# Allowed value to the words on screen, by column; the order is the order of every stack and legend.
ON_SCREEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "date_precision": {"day": "Day", "range": "Range of days"},
        "actor_side": {
            "militia": "Militia",
            "us_coalition": "US and coalition",
            "unattributed": "Unattributed",
        },
        "action": {"attack": "Attack", "airstrike": "Strike"},
        "weapon": {
            "drone": "Drone",
            "rocket": "Rocket",
            "mixed": "Drone + rocket",
            "ballistic_missile": "Ballistic missile",
            "missile": "Missile",
            "ied": "Roadside bomb",
            "aircraft_munition": "Aircraft munition",
            "unknown": "Unknown",
        },
        "outcome": {
            "casualties": "Casualties",
            "damage": "Damage",
            "impact_no_damage": "No harm reported",
            "intercepted": "Intercepted",
            "unknown": "Unknown",
        },
        "attribution": {
            "us_official": "Confirmed by a US official",
            "reported": "Reported",
            "claimed": "Claimed only",
        },
        "confidence": {"high": "High", "medium": "Medium", "low": "Low"},
        "source_quality": _SOURCE_LABELS,
        "kind": {"base": "Base", "strike_site": "Strike site", "reference": "Reference place"},
        "coord_precision": {"site": "Site", "town": "Town", "area": "Area"},
        "coord_status": {"verified": "Verified", "approximate": "Approximate"},
        "category": {
            "background": "Background",
            "trigger": "Trigger",
            "militia": "Militia",
            "casualty": "Casualty",
            "regional": "Regional",
            "diplomacy": "Diplomacy",
            "deployment": "Deployment",
            "us_response": "US response",
            "milestone": "Milestone",
        },
        "measure": {"present": "Present", "reinforcement": "Reinforcement"},
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


def _given(table: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """Where `table` has a value; nowhere if it has no such column."""
    if column in table:
        return table[column].notna()
    return pd.Series(False, index=table.index)


class Incidents(pa.DataFrameModel):
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

    @pa.dataframe_check(
        error="neither a site nor a coordinate is given",
        title="site_id",
        description="Give a site_id of sites.csv, or lat and lon",
    )
    @classmethod
    def has_place(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        return _given(table, "site_id") | _given(table, "lat") | _given(table, "lon")

    @pa.dataframe_check(
        error="half of the coordinate is missing",
        title="lon",
        description="Give both lat and lon, or neither",
    )
    @classmethod
    def coordinate_is_whole(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        return _given(table, "lat") == _given(table, "lon")

    @pa.dataframe_check(
        error="time_local and time_utc are one moment, but only one is given",
        title="time_utc",
        description="Fill in both or neither",
    )
    @classmethod
    def time_is_whole(cls, table: pd.DataFrame) -> "pd.Series[bool] | bool":
        if "time_local" not in table or "time_utc" not in table:
            return True
        return _given(table, "time_local") == _given(table, "time_utc")

    @pa.dataframe_check(
        error="the range ends before it begins",
        title="date_end",
        description="date_end is the last possible day: on or after date",
    )
    @classmethod
    def range_runs_forward(cls, table: pd.DataFrame) -> "pd.Series[bool] | bool":
        if "date_end" not in table:
            return True
        return ~(table["date_end"] < table["date"])

    @pa.dataframe_check(
        error="date_precision and date_end contradict each other",
        title="date_end",
        description="A range has a date_end, a day has none",
    )
    @classmethod
    def precision_fits(cls, table: pd.DataFrame) -> "pd.Series[bool] | bool":
        if "date_precision" not in table:
            return True
        is_range = table["date_precision"].eq("range")
        return table["date_precision"].isna() | (is_range == _given(table, "date_end"))


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
