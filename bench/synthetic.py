"""Seeded synthetic cases: as many incidents as asked for, each with a place of its own."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

DAYS = 120
WINDOW = 7
START = date(2023, 10, 17)
FIRST_WINDOW_END = START + timedelta(days=WINDOW - 1)
SIZES = (1_000, 10_000, 100_000, 1_000_000)

# Country to its share and a box that lies inside it: west, south, east, north.
_COUNTRIES: dict[str, tuple[float, tuple[float, float, float, float]]] = {
    "Iraq": (0.45, (42.5, 31.5, 45.0, 35.5)),
    "Syria": (0.50, (37.5, 34.6, 40.8, 36.2)),
    "Jordan": (0.05, (36.0, 30.0, 37.4, 31.8)),
}
_VALUES: dict[str, tuple[tuple[str, ...], tuple[float, ...]]] = {
    "weapon": (("drone", "rocket", "mixed", "ied", "unknown"), (0.5, 0.3, 0.1, 0.05, 0.05)),
    "outcome": (
        ("casualties", "damage", "impact_no_damage", "intercepted", "unknown"),
        (0.1, 0.1, 0.3, 0.3, 0.2),
    ),
    "action": (("attack", "airstrike"), (0.95, 0.05)),
    "attribution": (("us_official", "reported", "claimed"), (0.5, 0.3, 0.2)),
    "confidence": (("high", "medium", "low"), (0.5, 0.3, 0.2)),
}


def incidents(rows: int, seed: int = 20231017) -> pd.DataFrame:
    """`rows` incidents over 120 days, scattered over Iraq, Syria and Jordan, the same each time."""
    draw = np.random.default_rng(seed)
    days = np.sort(draw.integers(0, DAYS, rows))
    table = pd.DataFrame(
        {
            "incident_id": [f"S{number:07d}" for number in range(rows)],
            "date": pd.to_datetime(START) + pd.to_timedelta(days, unit="D"),
        }
    )
    names, shares, boxes = zip(*((n, s, b) for n, (s, b) in _COUNTRIES.items()), strict=True)
    at = draw.choice(len(names), rows, p=shares)
    west, south, east, north = np.array(boxes)[at].T
    table["country"] = np.array(names)[at]
    # So fine that no two share a spot: what is measured is points.
    table["lon"] = draw.uniform(west, east).round(6)
    table["lat"] = draw.uniform(south, north).round(6)
    for column, (values, weights) in _VALUES.items():
        table[column] = draw.choice(values, rows, p=weights)
    table["summary"] = "Synthetic incident " + table["incident_id"]
    return table


def write_case(folder: Path, rows: int) -> Path:
    """A case folder with `rows` synthetic incidents, on the shipped base map."""
    folder.mkdir(parents=True, exist_ok=True)
    incidents(rows).to_csv(folder / "incidents.csv", index=False, date_format="%Y-%m-%d")
    (folder / "case.toml").write_text(
        f'title = "Synthetic, {rows:,} incidents"\n'
        f"start = {START.isoformat()}\n"
        'focus_countries = ["Iraq", "Syria", "Jordan"]\n'
        f'opening = "from={START.isoformat()}&to={FIRST_WINDOW_END.isoformat()}"\n',
        encoding="utf-8",
    )
    return folder
