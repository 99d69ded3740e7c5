"""Filters: which incidents pass, and the sentence that says so. One object does both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from geo.facets import FACET_KEYS, FACETS, UNCLAIMED, Facet, FacetKey, Mask, Record
from geo.words import in_prose, listed, quoted

CONFIRMED = "us_official"


@dataclass(frozen=True)
class Filters:
    """What is asked of incidents.

    The values of one facet are alternatives, and so are the texts; facets, texts and duplicates
    all hold together.

    Parameters
    ----------
    chosen : facet to its values; kept in the order of the link, values sorted, each once, so that
        two filters that ask the same are equal. A facet without values asks nothing and is left out
    texts : parts of a summary, id, site, actor or claimant, in capitals or not; blank ones are
        left out
    duplicates : True shows rows that likely repeat another; False hides them

    Raises
    ------
    ValueError : a facet that does not exist
    """

    chosen: Mapping[FacetKey, tuple[str, ...]] = field(default_factory=dict, hash=False)
    texts: tuple[str, ...] = ()
    duplicates: bool = False

    def __post_init__(self) -> None:
        unknown = set(self.chosen) - set(FACET_KEYS)
        if unknown:
            raise ValueError(f"no such facet: {sorted(unknown)}; allowed: {', '.join(FACET_KEYS)}")
        chosen = {key: in_order(self.chosen[key]) for key in FACET_KEYS if self.chosen.get(key)}
        object.__setattr__(self, "chosen", chosen)
        object.__setattr__(self, "texts", in_order(text for text in self.texts if text))

    def values(self, key: FacetKey) -> tuple[str, ...]:
        """The chosen values of a facet; none: the facet asks nothing."""
        return self.chosen.get(key, ())

    def only(self, key: FacetKey, *values: str) -> "Filters":
        """The same filters with these values alone chosen in one facet; no value clears it."""
        return Filters({**self.chosen, key: values}, self.texts, self.duplicates)


def in_order(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, sorted by UTF-16 code units: the order in which JavaScript sorts."""
    return tuple(sorted(set(values), key=lambda value: value.encode("utf-16-be", "surrogatepass")))


# ---- rows ---------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Passes:
    """Which of a run of incidents hold to each part of the filters.

    Parameters
    ----------
    facets : facet to True where the incident has a chosen value; facets that ask nothing are absent
    texts, duplicates : True where nothing is held against the incident
    """

    facets: Mapping[FacetKey, Mask]
    texts: Mask
    duplicates: Mask

    def all(self, but: FacetKey | None = None) -> Mask:
        """True where everything holds; `but` names a facet that is not asked."""
        passing = self.texts & self.duplicates
        for key, mask in self.facets.items():
            if key != but:
                passing &= mask
        return passing


def passes(record: Record, filters: Filters, rows: slice = slice(None)) -> Passes:
    """Holds the incidents of `rows` against the filters, part by part."""
    size = len(range(*rows.indices(len(record))))
    everything = np.ones(size, dtype=bool)
    return Passes(
        {key: _chosen(record.facet(key), filters.values(key), rows) for key in filters.chosen},
        _found(record, filters.texts, rows) if filters.texts else everything,
        everything if filters.duplicates else ~record.duplicate[rows],
    )


def _chosen(facet: Facet, values: tuple[str, ...], rows: slice) -> Mask:
    wanted = np.array([entry.value in values for entry in facet.values])
    mask: Mask = wanted[facet.codes[rows]]
    return mask


def _found(record: Record, texts: tuple[str, ...], rows: slice) -> Mask:
    parts = [text.lower() for text in texts]
    found = (any(part in hay for part in parts) for hay in record.haystacks[rows])
    return np.fromiter(found, dtype=bool)


@dataclass(frozen=True)
class Hidden:
    """Incidents of a window that are not shown, each counted once: as a possible duplicate first,
    then for its attribution, then for anything else."""

    duplicates: int
    unconfirmed: int
    other: int


def hidden(passing: Passes) -> Hidden:
    """Counts what the filters hold back, each incident under the first reason that holds."""
    shown = passing.all()
    repeated = ~passing.duplicates
    attribution = passing.facets.get("attribution", np.ones_like(shown))
    unconfirmed = ~attribution & ~repeated
    other = ~shown & ~repeated & ~unconfirmed
    return Hidden(int(repeated.sum()), int(unconfirmed.sum()), int(other.sum()))


# ---- words --------------------------------------------------------------------------------

_ATTRIBUTIONS = {
    CONFIRMED: "confirmed by a US official",
    "reported": "reported without US confirmation",
    "claimed": "claimed only",
}
_NAMES: tuple[FacetKey, ...] = ("country", "site", "actor")


def sentence(filters: Filters, facets: Iterable[Facet]) -> str:
    """What the filters ask, in words; blank where they ask nothing.

    "Country is Syria, weapon is ballistic missile, confirmed by a US official"
    """
    words = ", ".join(_clauses(filters, {facet.key: facet for facet in facets}))
    return words[:1].upper() + words[1:]


def _clauses(filters: Filters, facets: Mapping[FacetKey, Facet]) -> Iterator[str]:
    for key in FACETS:
        if filters.values(key) and key in facets:
            yield _clause(facets[key], filters.values(key))
    if filters.texts:
        yield f"text has {listed([quoted(text) for text in filters.texts], 'or')}"
    if filters.duplicates:
        yield "possible duplicates shown"


def _clause(facet: Facet, values: tuple[str, ...]) -> str:
    foreign = [value for value in values if facet.position(value) is None]
    words = [value_words(facet, value) for value in (*facet.in_order(values), *foreign)]
    if facet.key == "attribution":
        return listed(words, "or")
    return f"{facet.label.lower()} is {listed(words, 'or')}"


def value_words(facet: Facet, value: str) -> str:
    """A value as it reads inside a sentence: names stay, other words lose their capital."""
    if facet.key == "attribution":
        return _ATTRIBUTIONS.get(value, "attribution not stated")
    label = facet.label_of(value)
    is_name = facet.key in _NAMES and value not in ("", UNCLAIMED)
    return label if is_name else in_prose(label)
