"""What a slide is about: a view's rows and facts, looked up once for all parts of the page."""

from dataclasses import dataclass
from functools import cached_property

from geo.dataset import Dataset
from geo.facets import Facet, Record
from geo.facts import Facts, facts_of
from geo.headline import Headline, headline
from geo.palette import Swatch, Theme, colour, strike_colour, swatches
from geo.reported import Figure, figures_of
from geo.select import Selection, select
from geo.summary import Chart, chart
from geo.view import View
from slides.sources import Source, sources_of


@dataclass(frozen=True, eq=False)
class Shown:
    """A view of a dataset in a theme, with what its slide says of it.

    Parameters
    ----------
    selection : the incidents of the view
    facts : what its headline is made of
    """

    dataset: Dataset
    view: View
    theme: Theme
    selection: Selection
    facts: Facts

    @property
    def record(self) -> Record:
        """The incidents as arrays."""
        return self.facts.record

    @property
    def is_empty(self) -> bool:
        """Whether the view shows no incident."""
        return not len(self.selection.rows)

    @property
    def from_start(self) -> bool:
        """Whether the window reaches back to the case's start, so that totals compare with it."""
        return self.selection.window.first_day <= self.dataset.case.start

    @property
    def colouring(self) -> Facet:
        """The facet that colours the view."""
        return self.record.facet(self.view.colour)

    @cached_property
    def paints(self) -> tuple[Swatch, ...]:
        """Paint of each value of `colouring`, in its order."""
        return swatches(self.record, self.theme, self.view.colour)

    @property
    def blue(self) -> str:
        """A strike's colour."""
        return strike_colour(self.theme)

    @cached_property
    def by_site(self) -> Chart:
        """Attacks and strikes in view by site."""
        return chart(self.dataset, self.view, "site")

    @cached_property
    def headline(self) -> Headline:
        """The sentence of the view."""
        return headline(self.dataset, self.view)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What was published."""
        return figures_of(self.dataset)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """What the incidents of the view cite."""
        return sources_of(self.dataset, self.selection.rows)

    def ink(self, token: str) -> str:
        """A colour of the theme."""
        return colour(self.theme, token)


def shown_of(dataset: Dataset, view: View, theme: Theme) -> Shown:
    """Looks a view up."""
    return Shown(dataset, view, theme, select(dataset, view), facts_of(dataset, view))
