"""The headline: one sentence for any view, built from the rows by template, to be read aloud.

What it says, in this order: the window; the attacks that are itemised under the filters, and where;
what a publisher reported by then; on how many days the US struck back, and where.

Reported totals count every attack since the case's start. They are said only where the window
reaches back to that start, and only under filters they can be set against: by country, where the
publisher gives that country's column; by attribution, if what a US official confirmed is in;
nothing else. "Of" says that the itemised are a part of the reported. It stands only where all of
them are confirmed and none is a possible duplicate; otherwise the two figures stand side by side.

The strikes clause follows the window and not the filters, with one exception: where filters leave
no attack at all, the sentence is about that and ends there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.dataset import Dataset
from geo.facets import STRIKE
from geo.facts import Facts, facts_of
from geo.phrases import modifiers, participles
from geo.view import View
from geo.words import counted, digits, listed, number_words, window_words

# More countries than this are not all named: the largest are, and the rest is counted.
_MOST_COUNTRIES = 4


@dataclass(frozen=True)
class Run:
    """A part of the headline.

    Parameters
    ----------
    text : to be read as it stands, blanks included
    figure : True for a number that can be traced
    rows : link text of the view that shows the rows behind the figure; blank where they are not
        incidents (a published figure) or there are none
    """

    text: str
    figure: bool = False
    rows: str = ""


@dataclass(frozen=True)
class Headline:
    """The sentence as runs; the first is the window, and ends with a colon and a blank."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The plain sentence."""
        return "".join(run.text for run in self.runs)


def headline(dataset: Dataset, view: View) -> Headline:
    """The one sentence of a view."""
    return Headline(tuple(_merged(_sentence(facts_of(dataset, view)))))


def first_clause(facts: Facts) -> str:
    """What the sentence says first, without the window, as a sentence of its own without its stop:
    "48 attacks confirmed by US officials are itemised here"."""
    if facts.filters.values("action") == (STRIKE,):
        runs = _strikes(facts, "The US")
    else:
        runs = _opening(facts, modifiers(facts.filters, facts.record))
    clause = "".join(run.text for run in runs)
    return clause[:1].upper() + clause[1:]


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring runs of plain text become one; the first run stays by itself."""
    yield next(runs)
    plain = ""
    for run in runs:
        if run.figure:
            if plain:
                yield Run(plain)
            yield run
            plain = ""
        else:
            plain += run.text
    if plain:
        yield Run(plain)


# ---- the sentence -------------------------------------------------------------------------


def _sentence(facts: Facts) -> Iterator[Run]:
    yield Run(f"{window_words(facts.window)}: ")
    if facts.filters.values("action") == (STRIKE,):
        yield from _strikes(facts, "the US")
    else:
        phrases = modifiers(facts.filters, facts.record)
        yield from _attacks(facts, phrases)
        if facts.record.strike.any() and (facts.total or not phrases):
            yield Run(". ")
            yield from _strikes(facts, "The US")
    yield Run(".")


def _attacks(facts: Facts, phrases: list[str]) -> Iterator[Run]:
    yield from _opening(facts, phrases)
    if not _is_part_of_one_country(facts):
        yield from _by_country(facts)
        yield from _reported_by_then(facts)


def _is_part_of_one_country(facts: Facts) -> bool:
    return facts.is_part and len(facts.filters.values("country")) == 1


def _opening(facts: Facts, phrases: list[str]) -> Iterator[Run]:
    if _is_part_of_one_country(facts):
        yield from _part_of_one_country(facts)
        return
    noun = "attack" if facts.has_actions else "incident"
    amount = counted(facts.total, noun) if facts.total else f"no {noun}s"
    yield Run(amount, True, facts.rows() if facts.total else "")
    yield Run(_itemised(facts, phrases))


def _part_of_one_country(facts: Facts) -> Iterator[Run]:
    (country,) = facts.filters.values("country")
    yield Run(f"attacks {participles(facts.filters, facts.record)} and itemised here are ")
    yield Run(digits(facts.total), True, facts.rows())
    yield Run(" of the ")
    yield Run(digits(facts.reported[""]), True)
    yield Run(f" {facts.publisher} reported in {country}{facts.reported_on}")


def _itemised(facts: Facts, phrases: list[str]) -> str:
    """What follows the number: " confirmed by US officials are itemised here"."""
    vouched = participles(facts.filters, facts.record)
    if facts.filters.duplicates:
        phrases = [*phrases, "with possible duplicates"]
    verb = "is" if facts.total == 1 else "are"
    if phrases and vouched:
        return f" {' '.join(phrases)} {verb} itemised here as {vouched}"
    words = [*phrases, vouched, verb] if vouched else [*phrases, verb]
    return f" {' '.join(words)} itemised here"


def _by_country(facts: Facts) -> Iterator[Run]:
    """ ", 22 in Iraq and 26 in Syria", or ", all in Iraq"."""
    found = facts.countries()
    if found == [("", facts.total)] or len(facts.filters.values("country")) == 1:
        return
    if len(found) == 1:
        together = {1: "", 2: "both "}.get(facts.total, "all ")
        yield Run(f", {together}in {_name(found[0][0])}")
        return
    named = found if len(found) <= _MOST_COUNTRIES else _largest(found)
    shares = [
        Run(f"{digits(n)} in {_name(country)}", True, facts.rows(country)) for country, n in named
    ]
    if len(named) < len(found):
        others = facts.total - sum(n for _, n in named)
        shares.append(Run(f"{digits(others)} in {len(found) - len(named)} other countries"))
    yield from _listed(", ", shares)


def _largest(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The few with most attacks, largest first; ties in the facet's order."""
    return sorted(found, key=lambda share: -share[1])[: _MOST_COUNTRIES - 1]


def _name(country: str) -> str:
    return country or "a country not stated"


def _listed(first: str, runs: list[Run]) -> Iterator[Run]:
    """Runs with ", " between them and " and " before the last."""
    for at, run in enumerate(runs):
        yield Run(first if at == 0 else " and " if at == len(runs) - 1 else ", ")
        yield run


def _reported_by_then(facts: Facts) -> Iterator[Run]:
    """ ", of 61 the Pentagon reported (29 and 32)", or "; the Pentagon reported 61 (…)"."""
    if not facts.reported:
        return
    total = Run(digits(facts.reported[""]), True)
    there = f"{' there' if facts.filters.values('country') else ''}{facts.reported_on}"
    if facts.is_part:
        yield from (Run(", of "), total, Run(f" {facts.publisher} reported{there}"))
    else:
        yield from (Run(f"; {facts.publisher} reported "), total, Run(there))
    yield from _reported_split(facts)


def _reported_split(facts: Facts) -> Iterator[Run]:
    """Shares without names where the sentence has just named the same countries."""
    shares = {country: n for country, n in facts.reported.items() if country}
    if len(shares) < 2:
        return
    order = facts.record.facet("country").in_order(shares)
    countries = [*order, *(country for country in shares if country not in order)]
    bare = countries == [country for country, _ in facts.countries()]
    names = {country: "" if bare else f" in {country}" for country in countries}
    yield from _listed(
        " (", [Run(f"{digits(shares[country])}{names[country]}", True) for country in countries]
    )
    yield Run(")")


def _strikes(facts: Facts, us: str) -> Iterator[Run]:
    """ "The US struck back on three days, only in Syria"."""
    if not facts.strike_days:
        yield Run(f"{us} did not strike back in this window")
        return
    days = f"{number_words(facts.strike_days)} day{'' if facts.strike_days == 1 else 's'}"
    yield from (Run(f"{us} struck back on "), Run(days, True, facts.strike_rows()))
    if facts.struck == ("",):
        return
    only = "only " if len(facts.struck) == 1 else ""
    yield Run(f", {only}in {listed([_name(country) for country in facts.struck])}")
