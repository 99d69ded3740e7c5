"""Facets: what a filter can ask of an incident, and every incident's answer as a small number."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal, NamedTuple, get_args
from weakref import finalize

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset import Dataset
from geo.schema import on_screen

FacetKey = Literal[
    "actor", "side", "country", "site", "action", "weapon", "outcome", "attribution", "confidence"
]
# As the link has them.
FACET_KEYS: tuple[FacetKey, ...] = get_args(FacetKey)

# Facet to its words and its column, in the order of the rail and of sentences.
FACETS: dict[FacetKey, tuple[str, str]] = {
    "country": ("Country", "country"),
    "weapon": ("Weapon", "weapon"),
    "outcome": ("Outcome", "outcome"),
    "actor": ("Actor", "actor"),
    "site": ("Site", "site_id"),
    "action": ("Action", "action"),
    "side": ("Side", "actor_side"),
    "attribution": ("Attribution", "attribution"),
    "confidence": ("Confidence", "confidence"),
}

STRIKE = "airstrike"
UNCLAIMED = "Unattributed"
_NO_CLAIM = "No claim found"

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
Mask = npt.NDArray[np.bool_]


class FacetValue(NamedTuple):
    """A value as tables and links have it, and its words on screen; blank is "Not stated"."""

    value: str
    label: str


NOT_STATED = FacetValue("", "Not stated")


@dataclass(frozen=True, eq=False)
class Facet:
    """One question and every incident's answer.

    Parameters
    ----------
    key : as in the link
    label : as on screen
    values : the answers that occur in the table, in the order of charts, legend and stack; blank
        last, and only where a row is blank
    codes : position in `values`, one per incident, in the table's order
    """

    key: FacetKey
    label: str
    values: tuple[FacetValue, ...]
    codes: Codes

    def position(self, value: str) -> int | None:
        """Where `value` stands in `values`; None: no incident has it."""
        return self._positions.get(value)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {entry.value: at for at, entry in enumerate(self.values)}

    def label_of(self, value: str) -> str:
        """The words for `value`; a value that does not occur speaks for itself."""
        at = self.position(value)
        return value if at is None else self.values[at].label

    def in_order(self, values: Iterable[str]) -> list[str]:
        """The values that occur, in the facet's order."""
        wanted = set(values)
        return [entry.value for entry in self.values if entry.value in wanted]


@dataclass(frozen=True, eq=False)
class Record:
    """The incidents of a dataset as arrays, made once and read by every view.

    Parameters
    ----------
    facets : in the order of `FACETS`; a facet whose column is wholly blank is absent
    offset_minutes : ascending, since the midnight that begins the case
    strike : True for a strike, False for an attack or an incident that says neither
    duplicate : True where the row names another row that it likely repeats
    searched : gives the columns in which a text is looked for, as on screen: summary, id, site,
        actor, claimant. Asked once, at the first search: a million texts take their time
    """

    facets: tuple[Facet, ...]
    offset_minutes: npt.NDArray[np.int64]
    strike: Mask
    duplicate: Mask
    searched: Callable[[], Iterable[Iterable[str]]]

    def __len__(self) -> int:
        return len(self.offset_minutes)

    def has(self, key: FacetKey) -> bool:
        """Whether the table says anything of the facet `key`."""
        return any(facet.key == key for facet in self.facets)

    def facet(self, key: FacetKey) -> Facet:
        """The facet `key`; one that the table lacks has every row "Not stated"."""
        found = (facet for facet in self.facets if facet.key == key)
        return next(found, None) or Facet(
            key, FACETS[key][0], (NOT_STATED,), np.zeros(len(self), dtype=np.uint8)
        )

    @cached_property
    def haystacks(self) -> list[str]:
        """What a text search looks through, one text per incident, in lower case.

        Lower case rather than case folding: both Python and JavaScript have it, and agree on it.
        """
        return ["\n".join(line).lower() for line in zip(*self.searched(), strict=True)]


_RECORDS: dict[int, Record] = {}


def record_of(dataset: Dataset) -> Record:
    """The record of a dataset; made at the first call, let go with the dataset."""
    key = id(dataset)
    if key not in _RECORDS:
        _RECORDS[key] = _record(dataset)
        finalize(dataset, _RECORDS.pop, key, None)
    return _RECORDS[key]


def facets_of(dataset: Dataset) -> tuple[Facet, ...]:
    """The facets of a dataset, in the order of the rail."""
    return record_of(dataset).facets


def _record(dataset: Dataset) -> Record:
    incidents = dataset.incidents
    facets = tuple(
        _facet(dataset, key) for key in FACETS if incidents[FACETS[key][1]].notna().any()
    )
    return Record(
        facets,
        incidents["offset_minutes"].to_numpy(dtype=np.int64),
        (incidents["action"] == STRIKE).to_numpy(dtype=bool),
        incidents["possible_duplicate_of"].notna().to_numpy(dtype=bool),
        partial(_searched, incidents, dataset.sites),
    )


def _facet(dataset: Dataset, key: FacetKey) -> Facet:
    label, column = FACETS[key]
    answers = dataset.incidents[column].astype("category")
    rows = {str(value): int(n) for value, n in answers.value_counts().items() if n}
    labels = _labels(dataset, key, rows)
    order = _ordered(key, rows, labels, dataset.case.focus_countries, answers.cat.categories)
    values = [FacetValue(value, labels[value]) for value in order]
    codes = answers.cat.set_categories(order).cat.codes.to_numpy()
    if answers.isna().any():
        values.append(NOT_STATED)
        codes = np.where(codes < 0, len(order), codes)
    return Facet(key, label, tuple(values), codes.astype(np.min_scalar_type(len(values))))


def _ordered(
    key: FacetKey,
    rows: Mapping[str, int],
    labels: Mapping[str, str],
    focus: Sequence[str],
    listed: Iterable[str],
) -> list[str]:
    """Actors by rows, sites by name, the case's countries first, the others as listed."""
    if key == "actor":
        return sorted(rows, key=lambda value: (-rows[value], value))
    if key == "site":
        return sorted(rows, key=lambda value: (labels[value].lower(), value))
    if key == "country":
        return sorted(rows, key=lambda v: (focus.index(v) if v in focus else len(focus), v))
    return [value for value in listed if value in rows]


def _labels(dataset: Dataset, key: FacetKey, values: Iterable[str]) -> dict[str, str]:
    if key == "site":
        sites = dataset.sites
        shown = sites["short_name"].fillna(sites["name"])
        known = dict(zip(sites["site_id"], shown, strict=True))
    else:
        known = {UNCLAIMED: _NO_CLAIM} if key == "actor" else {}
    return {value: known.get(value, on_screen(FACETS[key][1], value)) for value in values}


def _searched(incidents: pd.DataFrame, sites: pd.DataFrame) -> Iterator[list[str]]:
    named = sites.set_index("site_id")
    site_id, actor = incidents["site_id"].astype(object), incidents["actor"].astype(object)
    columns = (
        incidents["summary"],
        incidents["incident_id"],
        site_id.map(named["name"]),
        site_id.map(named["short_name"]),
        actor.replace(UNCLAIMED, _NO_CLAIM),
        incidents["claimed_by"],
    )
    return (column.astype(object).fillna("").tolist() for column in columns)
