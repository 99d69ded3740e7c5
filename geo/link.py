"""The link: names and values in and out, what a case lets them say, notes on the rest."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast
from urllib.parse import parse_qsl, quote_plus

import pandas as pd

from geo.dataset import Dataset
from geo.facets import FACET_KEYS, FacetKey, facets_of
from geo.window import DAY, TimeWindow, midnight
from geo.words import quoted

Pairs = Sequence[tuple[str, str]]
Value = TypeVar("Value")
Word = TypeVar("Word", bound=str)

PARAMETERS = (
    *("from", "to", "mode", "step"),
    *FACET_KEYS,
    *("q", "duplicates", "colour", "camera", "theme", "select"),
)
# Streamlit's own, which frames the page and says nothing of a view.
_FRAME = ("embed", "embed_options")
_MOST_LISTED = 12


def encoded(pairs: Pairs) -> str:
    """Names and values as JavaScript's URLSearchParams writes them: a blank is "+"."""
    return "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def _escaped(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")


def pairs_of(query: str) -> Pairs:
    """Names and values of a link text, in order; a leading "?" is none of it."""
    return parse_qsl(query.removeprefix("?"), keep_blank_values=True)


@dataclass(frozen=True)
class CaseWords:
    """What a link may say about a case.

    Parameters
    ----------
    extent : the whole time of the data, in whole days
    opening : the link text of the opening view; blank is the whole time without filters
    hours : True where every incident has a time, so that there is an hour step
    values : facet to the values that occur; a facet that the table lacks is absent
    selectable : incident and site keys
    """

    extent: TimeWindow
    opening: str
    hours: bool
    values: Mapping[FacetKey, tuple[str, ...]]
    selectable: Container[str]


class _Keys:
    """Keys looked up where they stand: a set of a million texts would be a second copy."""

    def __init__(self, *columns: "pd.Series[str]") -> None:
        self._columns = columns

    def __contains__(self, key: object) -> bool:
        return any(bool((column == key).any()) for column in self._columns)


def words_of(dataset: Dataset) -> CaseWords:
    """What a link may say about the case of a dataset."""
    incidents = dataset.incidents
    return CaseWords(
        extent_of(dataset),
        dataset.case.opening,
        bool(len(incidents)) and bool(incidents["time_local"].notna().all()),
        {facet.key: tuple(v.value for v in facet.values) for facet in facets_of(dataset)},
        _Keys(incidents["incident_id"], dataset.sites["site_id"]),
    )


def extent_of(dataset: Dataset) -> TimeWindow:
    """The whole time of a case: its first midnight to the midnight after its last incident's day.

    A case without incidents has one day, its first.
    """
    minutes = dataset.incidents["offset_minutes"]
    days = int(minutes.iloc[-1]) // (24 * 60) if len(minutes) else 0
    return TimeWindow.from_days(
        dataset.case.start, (midnight(dataset.case.start) + days * DAY).date()
    )


class Reader:
    """A link read parameter by parameter; what cannot be honoured is left out and noted in words.

    Foreign text in a note stands between quotation marks, cut to 60 characters.
    """

    def __init__(self, pairs: Pairs) -> None:
        self.notes: list[str] = []
        self._given: dict[str, list[str]] = {}
        for name, value in pairs:
            self._given.setdefault(name, []).append(value)
        for name in self._given:
            if name not in (*PARAMETERS, *_FRAME):
                self.note(f"{quoted(name)} is no parameter of a view and was ignored.", PARAMETERS)

    def note(self, what: str, allowed: Sequence[str] = ()) -> None:
        """Adds a note, and what would have been allowed."""
        self.notes.append(f"{what} Allowed: {_some(allowed)}." if allowed else what)

    @property
    def is_blank(self) -> bool:
        """True where the link asks for no view: a theme alone is how the opening view looks."""
        return not any(name in PARAMETERS and name != "theme" for name in self._given)

    def all(self, name: str) -> list[str]:
        """Every value of a parameter, in order."""
        return self._given.get(name, [])

    def one(self, name: str) -> str | None:
        """The value of a parameter that is read once; of several the first counts."""
        values = self.all(name)
        if len(values) > 1:
            self.note(f"{name} is given {len(values)} times; {quoted(values[0])} counts.")
        return values[0] if values else None

    def word(self, name: str, allowed: Sequence[Word]) -> Word | None:
        """One of the allowed words; None where there is none."""
        value = self.one(name)
        if value is None or value in allowed:
            return cast("Word | None", value)
        self.unknown(name, value, allowed)
        return None

    def values(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """The values of a parameter that may repeat, those that are allowed."""
        for value in dict.fromkeys(self.all(name)):
            if value not in allowed:
                self.unknown(name, value, allowed)
        return tuple(value for value in self.all(name) if value in allowed)

    def parsed(self, name: str, parse: Callable[[str], Value], allowed: str) -> Value | None:
        """One value as `parse` reads it; a text it refuses with ValueError is noted."""
        value = self.one(name)
        try:
            return None if value is None else parse(value)
        except ValueError:
            self.unknown(name, value or "", (allowed,))
            return None

    def unknown(self, name: str, value: str, allowed: Sequence[str]) -> None:
        """Notes a value that is not among the allowed ones."""
        if allowed:
            self.note(f"{name} {quoted(value)} is unknown and was ignored.", allowed)
        else:
            self.note(f"{name} {quoted(value)} was ignored: no incident of this case states it.")


def _some(allowed: Sequence[str]) -> str:
    """Not more than a dozen of them; parameters are always all named."""
    if len(allowed) <= _MOST_LISTED or allowed is PARAMETERS:
        return ", ".join(allowed)
    return f"{', '.join(allowed[:_MOST_LISTED])} and {len(allowed) - _MOST_LISTED} more"
