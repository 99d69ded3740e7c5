"""Tiny cases: a few named rows become a dataset without any file."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from geo.case import Case, Reported
from geo.dataset import Dataset
from geo.schema import ACTIONS, ATTRIBUTIONS, CONFIDENCES, OUTCOMES, SIDES, WEAPONS, Incidents

SHIPPED = Path(__file__).resolve().parents[2] / "data"
START = date(2023, 10, 17)

# As in data/case.toml.
PENTAGON = Reported("pentagon", "the Pentagon", columns={"Iraq": "iraq", "Syria": "syria"})

_SETS = {
    "actor_side": SIDES,
    "action": ACTIONS,
    "weapon": WEAPONS,
    "outcome": OUTCOMES,
    "attribution": ATTRIBUTIONS,
    "confidence": CONFIDENCES,
}
_NUMBERS = dict.fromkeys(("lat", "lon"), "float64") | dict.fromkeys(
    ("us_injured", "us_killed", "other_killed"), "Int64"
)
_SITES = {
    "asad": ("Ain al-Asad Air Base", "Al-Asad"),
    "tanf": ("Al-Tanf Garrison", "Al-Tanf"),
    "bukamal": ("Albukamal area", None),
}


def case_of(
    *rows: dict[str, Any],
    totals: Sequence[dict[str, Any]] = (),
    opening: str = "",
    reported: Reported | None = PENTAGON,
) -> Dataset:
    """A dataset of these incidents; what a row does not say is blank. A day is enough of a row."""
    case = Case(
        "Tiny", START, focus_countries=("Iraq", "Syria"), opening=opening, reported=reported
    )
    nothing = pd.DataFrame()
    return Dataset(
        case=case,
        incidents=_incidents(rows),
        sites=pd.DataFrame(
            [(key, *names) for key, names in _SITES.items()],
            columns=["site_id", "name", "short_name"],
        ),
        spots=(),
        piled=False,
        actors=nothing,
        totals=totals_of(*totals),
        context=nothing,
        forces=nothing,
        sources=nothing,
        sohr=nothing,
        rejected=(),
        disagreements=(),
        digest="",
        layers={},
    )


def totals_of(*rows: dict[str, Any]) -> pd.DataFrame:
    """A table of running totals; what a row does not say is blank."""
    columns = ["as_of", "series", "total_attacks", "iraq", "syria", "source_quality"]
    table = pd.DataFrame(rows, columns=[*columns, "source_title", "source_url", "note"])
    table["as_of"] = pd.to_datetime(table["as_of"])
    return table.astype(dict.fromkeys(("total_attacks", "iraq", "syria"), "Int64"))


def _incidents(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    named = [{"incident_id": f"row-{at}"} | row for at, row in enumerate(rows)]
    table = pd.DataFrame(named, columns=list(Incidents.to_schema().columns), dtype=object)
    table["offset_minutes"] = [_offset(row) for row in named]
    table["span_days"] = 0
    table["country_found"] = table["admin1_found"] = None
    for column in ("date", "date_end", "date_us"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    table = table.astype(_NUMBERS)
    for column in ("country", "site_id", "actor", "claimed_by", *_SETS):
        values = _SETS.get(column) or sorted(table[column].dropna().unique())
        table[column] = pd.Categorical(table[column], categories=values)
    return table.sort_values(["offset_minutes", "incident_id"], ignore_index=True)


def _offset(row: dict[str, Any]) -> int:
    moment = datetime.fromisoformat(f"{row['date']}T{row.get('time_local', '00:00')}")
    return (moment - datetime.combine(START, datetime.min.time())) // pd.Timedelta(minutes=1)


def attack(day: str, country: str | None = "Iraq", **more: Any) -> dict[str, Any]:
    """An attack on `day`, confirmed by a US official unless said otherwise."""
    said = {"date": day, "country": country, "action": "attack", "attribution": "us_official"}
    return said | more


def strike(day: str, country: str | None = "Syria", **more: Any) -> dict[str, Any]:
    """A US strike on `day`."""
    return attack(day, country, action="airstrike", weapon="aircraft_munition", **more)
