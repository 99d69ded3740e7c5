"""What there is to say of a view: the facts behind its headline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from geo.dataset import Dataset
from geo.facets import STRIKE, FacetKey, Record, record_of
from geo.filters import CONFIRMED, Filters
from geo.link import extent_of
from geo.reported import Figure, figures_of, reported_at
from geo.select import Numbers, rows_in, select
from geo.summary import day_numbers
from geo.view import View
from geo.window import TimeWindow
from geo.words import day_words

# Facets that change which attacks are itemised, but leave something to set them against.
_COMPARABLE: set[FacetKey] = {"country", "attribution", "action"}


@dataclass(frozen=True, eq=False)
class Facts:
    """What the sentence of a view needs to know.

    Parameters
    ----------
    view : with both ends said
    attacks : itemised attacks by value of the country facet
    publisher : "the Pentagon"
    reported : country to the published figure, "" to that of all countries asked for; empty where
        there is nothing to set the attacks against
    reported_on : " by 9 Nov" where the figure is older than the window's last day, else blank
    strike_days : how many days of the window have a strike
    struck : countries struck in the window, in the facet's order
    """

    view: View
    window: TimeWindow
    record: Record
    attacks: Numbers
    publisher: str
    reported: Mapping[str, int]
    reported_on: str
    strike_days: int
    struck: tuple[str, ...]

    @property
    def filters(self) -> Filters:
        """The view's."""
        return self.view.filters

    @property
    def total(self) -> int:
        """Itemised attacks in view."""
        return int(self.attacks.sum())

    @property
    def has_actions(self) -> bool:
        """A table that does not say what was done has incidents, neither attacks nor strikes."""
        return self.record.has("action")

    @property
    def is_part(self) -> bool:
        """Whether the itemised attacks are a part of the reported ones."""
        confirmed = self.filters.values("attribution") == (CONFIRMED,)
        fits = 0 < self.total <= self.reported.get("", 0)
        return confirmed and fits and not self.filters.duplicates

    def countries(self) -> list[tuple[str, int]]:
        """Countries with attacks in view and how many, in the facet's order."""
        values = self.record.facet("country").values
        pairs = zip(values, self.attacks.tolist(), strict=True)
        return [(entry.value, n) for entry, n in pairs if n]

    def strike_rows(self) -> str:
        """The link of the strikes in the window, whatever the filters."""
        strikes = Filters({"action": (STRIKE,)})
        return replace(self.view, filters=strikes, selection=None).to_query()

    def rows(self, country: str | None = None) -> str:
        """The link of the itemised attacks, or of those in one country."""
        filters = self.filters.only("action", "attack") if self.has_actions else self.filters
        if country is not None:
            filters = filters.only("country", country)
        return replace(self.view, filters=filters, selection=None).to_query()


def facts_of(dataset: Dataset, view: View) -> Facts:
    """The facts of a view; published figures and strikes follow its window, not its filters."""
    record, extent = record_of(dataset), extent_of(dataset)
    window = view.resolve(extent)
    figure = _figure(dataset, view.filters, window) if window.start <= extent.start else None
    reported = dataset.case.reported
    span = rows_in(record, window, dataset)
    strikes = np.flatnonzero((record.strike & ~record.duplicate)[span]) + span.start
    country = record.facet("country")
    return Facts(
        view=view.settled(extent),
        window=window,
        record=record,
        attacks=_attacks_by_country(record, select(dataset, view).rows),
        publisher=reported.publisher if reported else "",
        reported=_asked(figure, view.filters.values("country")) if figure else {},
        reported_on=_age(figure, window.last_day) if figure else "",
        strike_days=len(np.unique(day_numbers(record)[strikes])),
        struck=tuple(country.values[code].value for code in np.unique(country.codes[strikes])),
    )


def _attacks_by_country(record: Record, rows: Numbers) -> Numbers:
    country = record.facet("country")
    codes = country.codes[rows[~record.strike[rows]]]
    return np.bincount(codes, minlength=len(country.values))


def _figure(dataset: Dataset, filters: Filters, window: TimeWindow) -> Figure | None:
    """The figure that stands at the window's end, where the filters can be set against it."""
    return reported_at(figures_of(dataset), window.last_day) if _comparable(filters) else None


def _asked(figure: Figure, countries: tuple[str, ...]) -> dict[str, int]:
    """A figure's total and split for these countries, or for all; nothing where one has none."""
    if not countries:
        return {"": figure.total, **figure.split}
    if not set(countries) <= set(figure.split):
        return {}
    shares = {country: n for country, n in figure.split.items() if country in countries}
    return {"": sum(shares.values()), **shares}


def _age(figure: Figure, last: date) -> str:
    if figure.day >= last:
        return ""
    return f" by {day_words(figure.day, year=figure.day.year != last.year)}"


def _comparable(filters: Filters) -> bool:
    attribution = filters.values("attribution")
    return (
        set(filters.chosen) <= _COMPARABLE
        and not filters.texts
        and (not attribution or CONFIRMED in attribution)
    )
