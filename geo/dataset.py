"""A case folder becomes one value: the incidents in time order and all that explains them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.case import Case
from geo.join import Disagreement
from geo.load import Rejected


@dataclass(frozen=True)
class Dataset:
    """Everything a case folder holds, read once.

    Parameters
    ----------
    case : what the folder is about
    incidents : one row per incident, sorted by (offset_minutes, incident_id), index 0..n-1: the
        columns of the model and `lon`, `lat` (degrees WGS84), `offset_minutes` (local minutes from
        the local midnight that begins `case.start`; the day's midnight where no time is stated),
        `span_days` (0 for a day, n where `date_end` is n days later), `country_found` and
        `admin1_found` (the polygon that holds the point; blank = none does)
    sites, actors, totals, context, forces, sources, sohr : the other tables, in file order;
        every `site_id` and `actor` of `incidents` has its row here
    rejected : rows set aside, of all tables
    disagreements : places whose stated country or governorate is not the one that holds the point
    digest : twelve hex digits that change when a byte of the case changes
    layers : name to GeoJSON FeatureCollection, basemap included
    """

    case: Case
    incidents: pd.DataFrame
    sites: pd.DataFrame
    actors: pd.DataFrame
    totals: pd.DataFrame
    context: pd.DataFrame
    forces: pd.DataFrame
    sources: pd.DataFrame
    sohr: pd.DataFrame
    rejected: tuple[Rejected, ...]
    disagreements: tuple[Disagreement, ...]
    digest: str
    layers: Mapping[str, Mapping[str, Any]]
