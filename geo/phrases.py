"""Filters as parts of a sentence: "with a drone or rocket", "at Al-Asad"."""

from collections.abc import Iterator

from geo.facets import UNCLAIMED, FacetKey, Record
from geo.filters import Filters, value_words
from geo.words import listed, quoted

# More alternatives than this are counted and not named.
_MOST_NAMED = 3

_SIDES = {
    "militia": "by militias",
    "us_coalition": "by the US and its partners",
    "unattributed": "by an unknown side",
    "": "by a side not stated",
}
_OUTCOMES = {
    "casualties": "with casualties",
    "damage": "with damage",
    "impact_no_damage": "without reported harm",
    "intercepted": "that were intercepted",
    "unknown": "with an unknown outcome",
    "": "with no outcome stated",
}
_ATTRIBUTIONS = {
    "us_official": "confirmed by US officials",
    "reported": "reported without US confirmation",
    "claimed": "known from claims alone",
    "": "of no stated attribution",
}
_PLURALS: dict[FacetKey, str] = {
    "actor": "by one of {} actors",
    "weapon": "with one of {} weapons",
    "outcome": "with one of {} outcomes",
    "site": "at one of {} sites",
    "country": "in one of {} countries",
}

_ORDER: tuple[FacetKey, ...] = (
    *("actor", "side", "weapon", "outcome", "site", "country", "confidence"),
)


def participles(filters: Filters, record: Record) -> str:
    """Who vouches for the attacks; blank where the filters do not ask."""
    chosen = record.facet("attribution").in_order(filters.values("attribution"))
    return listed([_ATTRIBUTIONS[value] for value in chosen], "or") if chosen else ""


def modifiers(filters: Filters, record: Record) -> list[str]:
    """What else the filters ask of attacks, as phrases that follow the noun."""
    return [*_facet_phrases(filters, record), *_text_phrases(filters)]


def _text_phrases(filters: Filters) -> Iterator[str]:
    if filters.texts:
        yield f"that mention {listed([quoted(text) for text in filters.texts], 'or')}"


def _facet_phrases(filters: Filters, record: Record) -> Iterator[str]:
    for key in _ORDER:
        values = record.facet(key).in_order(filters.values(key))
        if len(values) > _MOST_NAMED and key in _PLURALS:
            yield _PLURALS[key].format(len(values))
        elif values:
            words = [value_words(record.facet(key), value) for value in values]
            yield _phrase(key, values, words)


def _phrase(key: FacetKey, values: list[str], words: list[str]) -> str:
    match key:
        case "actor":
            return _claims(values)
        case "side":
            return listed([_SIDES[value] for value in values], "or")
        case "outcome":
            return listed([_OUTCOMES[value] for value in values], "or")
        case "weapon":
            named = [f"{word} weapon" if word == "unknown" else word for word in words]
            named = ["weapon not stated" if word == "not stated" else word for word in named]
            return f"with {_article(named[0])} {listed(named, 'or')}"
        case "confidence":
            return f"of {listed(words, 'or')} confidence"
        case "site":
            return f"at {listed(_places(words), 'or')}"
        case _:
            return f"in {listed(_places(words), 'or')}"


def _claims(actors: list[str]) -> str:
    named = [actor for actor in actors if actor not in (UNCLAIMED, "")]
    claimed = [f"claimed by {listed(named, 'or')}"] if named else []
    unclaimed = ["without a known claim"] if UNCLAIMED in actors else []
    blank = ["with no actor stated"] if "" in actors else []
    return listed([*claimed, *unclaimed, *blank], "or")


def _places(words: list[str]) -> list[str]:
    return ["a place not stated" if word == "not stated" else word for word in words]


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"
