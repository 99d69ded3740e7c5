"""What a slide says in its title: the finding, proposed by template from the facts of its view.

The finding is where US forces were attacked and where the US struck back. It stands only where the
facts carry it: attacks and strikes are told apart, no filter but those of attribution and action
hides a place, and every country named was attacked at least once by word of a US official. Any
other view is titled with the first clause of its headline.
"""

from dataclasses import dataclass

import numpy as np

from geo.filters import CONFIRMED
from geo.headline import first_clause
from geo.words import counted, digits, listed, number_words
from slides.shown import Shown

# More countries than this are counted and not named.
_MOST_NAMED = 4


@dataclass(frozen=True)
class Finding:
    """A title, and what stands below it: the figures behind it."""

    title: str
    subtitle: str


def finding_of(shown: Shown, title: str = "") -> Finding:
    """The words over a slide; a title that is given stands as it is, over the same figures."""
    attacked = _attacked(shown)
    if attacked:
        return Finding(title or _title(attacked, shown.facts.struck), _figures(shown, attacked))
    clause = first_clause(shown.facts)
    sentence = shown.headline.text.removeprefix(shown.headline.runs[0].text)
    rest = sentence if title else sentence[len(clause) :].lstrip(" ,;.")
    return Finding(title or clause, rest[:1].upper() + rest[1:])


def _attacked(shown: Shown) -> tuple[str, ...]:
    """The countries of the finding, in the facet's order; none where it does not hold."""
    facts, record = shown.facts, shown.record
    asked = shown.view.filters
    if set(asked.chosen) - {"attribution", "action"} or asked.texts or not record.strike.any():
        return ()
    attribution, country = record.facet("attribution"), record.facet("country")
    rows = shown.selection.rows[~record.strike[shown.selection.rows]]
    confirmed = attribution.codes[rows] == attribution.position(CONFIRMED)
    vouched = set(np.unique(country.codes[rows[confirmed]]).tolist())
    if set(np.unique(country.codes[rows]).tolist()) - vouched:
        return ()
    named = tuple(name for name, _ in facts.countries())
    return () if "" in (*named, *facts.struck) else named


def _title(attacked: tuple[str, ...], struck: tuple[str, ...]) -> str:
    if len(attacked) == 1 or not struck or not set(struck) <= set(attacked):
        where = _named(attacked)
    else:
        where = f"{number_words(len(attacked))} countries"
    return f"US forces were attacked in {where} and {_answer(attacked, struck)}"


def _answer(attacked: tuple[str, ...], struck: tuple[str, ...]) -> str:
    if not struck:
        return "no US strike is itemised"
    if not set(struck) <= set(attacked):
        return f"struck back in {_named(struck)}"
    if len(struck) < len(attacked):
        return f"struck back in {number_words(len(struck))}"
    return f"struck back {({1: 'there', 2: 'in both'}).get(len(struck), 'in all of them')}"


def _named(countries: tuple[str, ...]) -> str:
    if len(countries) > _MOST_NAMED:
        return f"{number_words(len(countries))} countries"
    return listed(countries)


# ---- figures --------------------------------------------------------------------------------


def _figures(shown: Shown, attacked: tuple[str, ...]) -> str:
    """ "22 confirmed attacks in Iraq and 26 in Syria; US strikes on three days, only in Syria"."""
    confirmed = shown.view.filters.values("attribution") == (CONFIRMED,)
    kind = "confirmed attack" if confirmed else "attack"
    if len(attacked) > _MOST_NAMED:
        amount = f"{counted(shown.facts.total, kind)} in {_named(attacked)}"
    else:
        (first, n), *others = shown.facts.countries()
        rest = [f"{digits(more)} in {name}" for name, more in others]
        amount = listed([f"{counted(n, kind)} in {first}", *rest])
    return f"{amount}; {_strikes(shown)}"


def _strikes(shown: Shown) -> str:
    days, struck = shown.facts.strike_days, shown.facts.struck
    if not days:
        return "no US strike in this window"
    only = "only " if len(struck) == 1 else ""
    when = f"{number_words(days)} day{'' if days == 1 else 's'}"
    return f"US strikes on {when}, {only}in {_named(struck)}"
