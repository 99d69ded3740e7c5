"""Which country and governorate holds a point: by geometry, never by name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disagreement:
    """A place whose table says one thing and whose point says another.

    Parameters
    ----------
    table : "sites", or "incidents" for a row with its own coordinate
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
