"""Who says so: the sources that incidents cite, each once, and who published them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from geo.dataset import Dataset
from geo.select import Numbers
from slides.address import is_web
from slides.lettering import tidy

_COLUMNS = (1, 2, 3)


@dataclass(frozen=True)
class Source:
    """One source.

    Parameters
    ----------
    title : as in the table; the address where it has none
    url : http or https alone; blank is not stated, or no address that may be a link
    uses : how many incidents cite it
    """

    title: str
    url: str
    uses: int

    @property
    def publisher(self) -> str:
        """The words before a title's first colon or bracket, as on screen; else the host."""
        if self.title == self.url:
            return urlsplit(self.url).hostname or ""
        return self.title.partition(":")[0].partition("(")[0].strip()


def sources_of(dataset: Dataset, rows: Numbers) -> tuple[Source, ...]:
    """The sources that incidents cite, the most cited first, ties by title.

    Parameters
    ----------
    rows : row numbers of the incidents
    """
    uses: Counter[tuple[str, str]] = Counter()
    for number in _COLUMNS:
        uses.update(_cited(dataset.incidents, rows, number))
    found = [Source(tidy(title) or tidy(url), _link(url), n) for (title, url), n in uses.items()]
    return tuple(sorted(found, key=lambda source: (-source.uses, source.title, source.url)))


def publishers(sources: Sequence[Source]) -> tuple[str, ...]:
    """Who published sources, the most cited first, ties by name; nameless ones are left out."""
    cited: Counter[str] = Counter()
    for source in sources:
        if source.publisher:
            cited[source.publisher] += source.uses
    return tuple(sorted(cited, key=lambda name: (-cited[name], name)))


def _cited(incidents: pd.DataFrame, rows: Numbers, number: int) -> Mapping[tuple[str, str], int]:
    """Title and address to how many incidents cite them in the columns of that number."""
    names = [f"source_{number}_title", f"source_{number}_url"]
    cited = incidents[names].iloc[rows].dropna(how="all")
    sizes = cited.groupby(names, dropna=False, sort=False, observed=True).size()
    pairs = sizes.index.to_frame().astype(object).fillna("").itertuples(index=False, name=None)
    return dict(zip(pairs, sizes.tolist(), strict=True))


def _link(url: str) -> str:
    return url.strip() if is_web(url.strip()) else ""
