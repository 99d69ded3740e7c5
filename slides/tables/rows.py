"""The rows of a view, their sources, and what a file of them says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from geo.dataset import Dataset
from geo.download import incidents_table, rejected_table
from geo.facets import facets_of
from geo.filters import sentence
from geo.headline import headline
from geo.schema import Incidents
from geo.select import select, status
from geo.view import View
from geo.words import counted, day_words
from slides.slide import Setting, Stamp
from slides.stamp import stamp_hash, stamp_of

# "source_1" and so on: the table has a title, an address and a kind for each.
SOURCE_COLUMNS = tuple(
    name.removesuffix("_url")
    for name in Incidents.to_schema().columns
    if re.fullmatch(r"source_\d+_url", name)
)


@dataclass(frozen=True, eq=False)
class Rows:
    """What a view shows, as tables.

    Parameters
    ----------
    incidents : as of `geo.download.incidents_table`, in the dataset's order
    sources : every source of them once, in the order of first use: `title`, `url`, `kind`, `host`,
        `how_read`, `incidents` (how many name it), `incident_ids`
    set_aside : as of `geo.download.rejected_table`, of the whole case
    about : what there is to say, label and words
    stamp : what made the file
    """

    incidents: pd.DataFrame
    sources: pd.DataFrame
    set_aside: pd.DataFrame
    about: tuple[tuple[str, str], ...]
    stamp: Stamp

    @property
    def unplaced(self) -> "pd.Series[bool]":
        """True for a row without a coordinate."""
        return self.incidents["lon"].isna() | self.incidents["lat"].isna()


def rows_of(dataset: Dataset, view: View, setting: Setting) -> Rows:
    """The rows that a view shows, and what a file of them says of itself."""
    incidents = incidents_table(dataset, select(dataset, view).rows)
    stamp = stamp_of(dataset, view)
    return Rows(
        incidents,
        _sources(incidents, dataset.sources),
        rejected_table(dataset.rejected),
        tuple(_about(dataset, view, setting, stamp)),
        stamp,
    )


def _sources(incidents: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                **{part: incidents[f"{name}_{part}"].astype(object) for part in _PARTS},
                "incident_id": incidents["incident_id"],
            }
        )
        for name in SOURCE_COLUMNS
    ]
    named = pd.concat(parts).sort_index(kind="stable")
    named["key"] = named["url"].where(named["url"].notna(), named["title"])
    groups = named.dropna(subset="key").groupby("key", sort=False)
    found = groups[list(_PARTS)].first()
    found = found.join(_read(known), on="url")
    found["incidents"] = groups["incident_id"].nunique()
    found["incident_ids"] = groups["incident_id"].unique().map(", ".join)
    return found.reset_index(drop=True)


_PARTS = ("title", "url", "kind")


def _read(known: pd.DataFrame) -> pd.DataFrame:
    """By address, whose page it is and how it was read; of a case that says so."""
    if known.empty:
        return pd.DataFrame({"host": [], "how_read": []}, dtype=object)
    return known.set_index("url")[["host", "how_read"]]


def _about(
    dataset: Dataset, view: View, setting: Setting, stamp: Stamp
) -> Iterator[tuple[str, str]]:
    selection, case = select(dataset, view), dataset.case
    unplaced = int(dataset.incidents["lon"].iloc[selection.rows].isna().sum())
    yield "Case", case.title
    if setting.title:
        yield "Title", setting.title
    yield "Headline", headline(dataset, view).text
    yield "As of", day_words(selection.window.last_day)
    yield "Filters", sentence(view.filters, facets_of(dataset)) or "None"
    yield "Shown", status(selection, view.filters)
    if unplaced:
        yield "Without coordinates", f"{counted(unplaced, 'incident')}, listed all the same"
    yield "Rows set aside", _set_aside(len(dataset.rejected))
    yield "Blank cells", "Unknown or not applicable, never zero"
    yield "Clock", f"Local, {case.zone.name}" if case.zone else "Local days"
    yield "Coordinates", "Degrees, WGS84; those of the site where an incident has one"
    if setting.marking:
        yield "Marking", setting.marking
    yield "Produced on", day_words(setting.produced_on)
    yield "Link", setting.link or f"?{stamp.view}"
    yield "Data", stamp.data
    yield "Version", f"Briefmap {stamp.version}"
    yield "Stamp", stamp_hash(stamp)


def _set_aside(count: int) -> str:
    if not count:
        return "None"
    return f"{counted(count, 'row')} of the whole case could not be used; in no count"
