"""What a publisher reported beside what is itemised, as the screen's chart has it.

Figures follow the window and the countries asked for, and no other filter. They are never joined
with our own count, and where none is given there is none, never zero.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from geo.filters import CONFIRMED
from geo.reported import Figure, reported_at
from geo.summary import lanes
from geo.words import day_words, digits, listed
from slides.shown import Shown


@dataclass(frozen=True)
class Dot:
    """A published figure: its day, its value, and whether it stands beside the line."""

    day: date
    value: int
    hollow: bool


def dots_of(shown: Shown) -> tuple[Dot, ...]:
    """The figures up to the last day shown, of all countries or of those asked for, by day.

    A figure that does not give a country asked for has no dot.
    """
    last = shown.selection.window.last_day
    found = ((figure, _value(figure, _asked(shown))) for figure in shown.figures)
    return tuple(
        Dot(figure.day, value, figure.role != "stands")
        for figure, value in found
        if value is not None and figure.day <= last
    )


def standing(dots: tuple[Dot, ...]) -> int | None:
    """The value that stands at the end; None where there is none yet."""
    return next((dot.value for dot in reversed(dots) if not dot.hollow), None)


def itemised_of(shown: Shown) -> tuple[int, ...]:
    """Attacks under the filters from the case's first day to the end of each day shown."""
    days = (shown.selection.window.last_day - shown.dataset.case.start).days + 1
    return tuple(lanes(shown.dataset, shown.view).itemised[:days].tolist())


def day_at(shown: Shown, number: int) -> date:
    """A day by its number; 0 is the case's first."""
    return shown.dataset.case.start + timedelta(days=number)


# ---- by country -----------------------------------------------------------------------------


@dataclass(frozen=True)
class CountryRow:
    """Attacks in view in a country, and the figure they are set against; None is no figure.

    `is_part` says that the itemised are a part of the reported.
    """

    label: str
    count: int
    reported: int | None
    is_part: bool


def country_rows(shown: Shown, most: int | None = None) -> tuple[CountryRow, ...]:
    """The publisher's countries first, then the others with attacks in view; in the facet's order.

    None where the table names no country at all.

    Parameters
    ----------
    most : rows; of more, the unknown, the publisher's and those with most attacks stand, and one
        row counts the rest. None is as many as there are
    """
    facet = shown.record.facet("country")
    if all(not entry.value for entry in facet.values):
        return ()
    columns = _columns(shown)
    rows = [
        (entry.value, _row(shown, entry.value, entry.label, count))
        for entry, count in zip(facet.values, shown.facts.attacks.tolist(), strict=True)
        if count or entry.value in columns
    ]
    rows.sort(key=lambda each: each[0] not in columns)
    if most is None or len(rows) <= most:
        return tuple(row for _, row in rows)
    ranked = sorted(rows, key=lambda each: (each[0] != "", each[0] not in columns, -each[1].count))
    kept = {country for country, _ in ranked[: most - 1]}
    left = [row.count for country, row in rows if country not in kept]
    more = CountryRow(f"{digits(len(left))} more", sum(left), None, False)
    return (*(row for country, row in rows if country in kept), more)


def _row(shown: Shown, country: str, label: str, count: int) -> CountryRow:
    reported = _reported_in(shown, country)
    filters = shown.view.filters
    alone = filters.values("attribution") == (CONFIRMED,) and not filters.duplicates
    return CountryRow(label, count, reported, alone and reported is not None and count <= reported)


def _reported_in(shown: Shown, country: str) -> int | None:
    asked = _asked(shown)
    if not shown.from_start or not _comparable(shown) or (asked and country not in asked):
        return None
    figure = reported_at(shown.figures, shown.selection.window.last_day)
    return figure.split.get(country) if figure else None


# ---- what a reader must know ------------------------------------------------------------------


def note_of(shown: Shown) -> str:
    """That filters leave the line alone, or that there is none; blank where all is plain."""
    if not shown.dataset.case.reported:
        return ""
    asked = _asked(shown)
    names = listed([name or "a country not stated" for name in asked]) if asked else ""
    where = f" in {names}" if asked else ""
    if not set(asked) <= set(_columns(shown)):
        return f"No published figure for {names}."
    if not _comparable(shown):
        filters = "other filters" if asked else "filters"
        return f"The reported line counts every attack{where}; {filters} do not change it."
    return ""


def hollow_note(shown: Shown) -> str:
    """What the hollow dots are, and the last of them; blank where there are none."""
    hollow = [dot for dot in dots_of(shown) if dot.hollow]
    if not hollow:
        return ""
    day = hollow[-1].day
    values = sorted({dot.value for dot in hollow if dot.day == day})
    also = listed([digits(value) for value in values])
    return f"Hollow dots: other published figures ({day_words(day)}: also {also})."


def _asked(shown: Shown) -> tuple[str, ...]:
    """Countries whose column stands for the filters; none is the total of all."""
    return shown.view.filters.values("country")


def _columns(shown: Shown) -> tuple[str, ...]:
    reported = shown.dataset.case.reported
    return tuple(reported.columns) if reported else ()


def _value(figure: Figure, countries: tuple[str, ...]) -> int | None:
    if not countries:
        return figure.total
    if not set(countries) <= set(figure.split):
        return None
    return sum(figure.split[country] for country in countries)


def _comparable(shown: Shown) -> bool:
    """Whether the filters leave attacks that published figures can be set against.

    Country does, and an attribution that holds what US officials confirm; strikes alone do not.
    """
    filters = shown.view.filters
    attribution, action = filters.values("attribution"), filters.values("action")
    return (
        set(filters.chosen) <= {"country", "attribution", "action"}
        and not filters.texts
        and (not attribution or CONFIRMED in attribution)
        and (not action or "attack" in action)
    )
