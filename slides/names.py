"""File names: the date first, so that a folder of them sorts by what they show."""

import re

from geo.dataset import Dataset
from geo.facets import record_of
from geo.select import Selection, select
from geo.view import View
from slides.slide import Size
from slides.stamp import stamp_hash, stamp_of

# Formats that hold the rows of a view; all others show its map.
ROWS = ("csv", "xlsx", "geojson", "gpkg", "kml", "kmz")
# Formats that are made of pixels, and so of one size.
PIXELS = ("png", "gif", "mp4")

_MOST_COUNTRIES = 3


def file_name(dataset: Dataset, view: View, ending: str, size: Size = "1920x1080") -> str:
    """What a file of a view is called, "20231117_iraq-syria_map_1920x1080.png".

    The day is the last one shown, the countries are those of the incidents, in the order of the
    rail; more than three are "and N more". CSV is plain text without room for a stamp, and has the
    stamp's hash in its name: "20231117_iraq-syria_incidents_89879ac3.csv".

    Parameters
    ----------
    ending : of the format, without a dot
    size : pixels, for formats that are made of them
    """
    selection = select(dataset, view)
    parts = (
        f"{selection.window.last_day:%Y%m%d}",
        _countries(dataset, selection),
        "incidents" if ending in ROWS else "map",
        size if ending in PIXELS else "",
        stamp_hash(stamp_of(dataset, view)) if ending == "csv" else "",
    )
    return f"{'_'.join(part for part in parts if part)}.{ending}"


def _countries(dataset: Dataset, selection: Selection) -> str:
    country = record_of(dataset).facet("country")
    found = sorted(set(country.codes[selection.rows].tolist()))
    words = [slug for at in found if (slug := _slug(country.values[at].value))]
    if len(words) > _MOST_COUNTRIES:
        rest = len(words) - _MOST_COUNTRIES
        words = [*words[:_MOST_COUNTRIES], f"and-{rest}-more"]
    return "-".join(words)


def _slug(text: str) -> str:
    """Letters, digits and hyphens: a name that is safe in every file system."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_")[:40]
