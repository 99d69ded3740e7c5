"""Spots: coordinates that incidents without a site share. Each is a site of its own, so that it is
counted and opens as a stack; one dot over the others would hide how many they are."""

from collections.abc import Callable

import pandas as pd

from geo.load import with_all_columns
from geo.schema import Sites

# Counted symbols stand clear of each other; with more of them than this they would stand too far
# from their places.
MOST = 40


def shared_coordinates(incidents: pd.DataFrame) -> pd.DataFrame:
    """Columns `lat` and `lon`: the coordinates that incidents without a site share, most hit first.

    Coordinates are alike to the last digit or not at all: nearness is not sameness. Ties: in the
    table's order.

    Parameters
    ----------
    incidents : as of `geo.load.load_table`; `lat` and `lon` in degrees WGS84
    """
    alone = incidents[incidents["site_id"].isna()]
    counts = alone.groupby(["lat", "lon"], sort=False).size()
    shared = counts[counts > 1].sort_values(ascending=False, kind="stable")
    return shared.index.to_frame(index=False)


def spots_at(coordinates: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Coordinates as rows of sites, called by where they are: nobody said how well that is known.

    Parameters
    ----------
    coordinates : as of `shared_coordinates`
    sites : a coordinate by whose name one of them goes already is left out
    """
    places = list(coordinates.itertuples(index=False, name=None))
    columns = {
        "site_id": [_at(lat, lon, repr, "") for lat, lon in places],
        "name": [_at(lat, lon, _four_digits, "° ", ", ") for lat, lon in places],
        "short_name": [_at(lat, lon, "{:.2f}".format, "", " ") for lat, lon in places],
    }
    spots = with_all_columns(coordinates.assign(**columns), Sites)
    return spots[~spots["site_id"].isin(sites["site_id"])].reset_index(drop=True)


def with_spots(
    incidents: pd.DataFrame, sites: pd.DataFrame, spots: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Both tables by file name: incidents at their spots, and the spots after the sites."""
    alone = incidents.index[incidents["site_id"].isna()]
    places = pd.MultiIndex.from_frame(incidents.loc[alone, ["lat", "lon"]])
    at = pd.MultiIndex.from_frame(spots[["lat", "lon"]]).get_indexer(places)
    keys = spots["site_id"].to_numpy(dtype=object)
    site_id = incidents["site_id"].cat.add_categories(keys)
    site_id[alone[at >= 0]] = keys[at[at >= 0]]
    # As objects: a column that is blank in one table has no type of its own beside the other's.
    joined = pd.concat([sites.astype(object), spots.astype(object)], ignore_index=True)
    return {
        "incidents.csv": incidents.assign(site_id=site_id),
        "sites.csv": with_all_columns(joined, Sites).astype(sites.dtypes),
    }


def _at(
    lat: float, lon: float, written: Callable[[float], str], unit: str, between: str = ""
) -> str:
    """ "33.31N44.37E", "33.31° N, 44.37° E"."""
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{written(abs(lat))}{unit}{north}{between}{written(abs(lon))}{unit}{east}"


def _four_digits(angle: float) -> str:
    """About ten metres, without zeros that nobody measured."""
    return f"{angle:.4f}".rstrip("0").rstrip(".")
