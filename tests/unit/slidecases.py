"""Cases for slides: the shipped one, and folders of what a page must bear."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from geo.dataset import Dataset, load_dataset
from geo.link import pairs_of, words_of
from geo.view import View
from slides.marks import Box, Group, Mark, boxes, texts
from slides.shown import Shown, shown_of
from slides.slide import Setting, Slide
from tests.unit.cases import SHIPPED

OPENING = "from=2023-10-17&to=2023-11-17&attribution=us_official"
# A balloon, a flag of two signs and a face that is joined of three.
EMOJI = "\N{BALLOON}\N{REGIONAL INDICATOR SYMBOL LETTER I}\N{REGIONAL INDICATOR SYMBOL LETTER Q}"
ARABIC = "هجمات على القوات الأمريكية في العراق وسوريا"


@cache
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


def view_of(dataset: Dataset, query: str = "") -> View:
    view, notes = View.from_query(pairs_of(query), words_of(dataset))
    assert notes == ()
    return view


def shown(query: str = "", dataset: Dataset | None = None) -> Shown:
    data = dataset or shipped()
    return shown_of(data, view_of(data, query), "light")


def setting(**chosen: Any) -> Setting:
    """A setting of one day."""
    return Setting(date(2026, 11, 22), **chosen)


def many_sites(folder: Path, sites: int, words: str = "Site") -> Dataset:
    """A folder with an attack at each of so many sites, spread over Iraq, one of them struck; nine
    actors, if there are as many sites."""
    places = [(34 + 3 * (n % 8) / 8, 41 + 4 * (n // 8) / 8) for n in range(sites)]
    site_rows = [f"s{n},{words} {n},{lat},{lon}" for n, (lat, lon) in enumerate(places)]
    rows = [
        f"a{n},2023-10-{18 + n % 12},Iraq,s{n},attack,{_WEAPONS[n % len(_WEAPONS)]},"
        f'{words} Front {n % 9},"{words} Daily: news {n}",https://example.org/{n},,'
        for n in range(sites)
    ]
    if sites:
        rows.append("x,2023-10-20,Iraq,s0,airstrike,aircraft_munition,US,Wire: x,,,")
    else:
        rows.append("none,2023-10-20,Iraq,,attack,drone,,,,33.8,42.4")
    return folder_of(folder, ("sites", _SITES, site_rows), ("incidents", _INCIDENTS, rows))


_SITES = "site_id,name,lat,lon"
_INCIDENTS = (
    "incident_id,date,country,site_id,action,weapon,actor,source_1_title,source_1_url,lat,lon"
)
_WEAPONS = ("drone", "rocket", "mixed", "ballistic_missile", "missile", "ied", "unknown", "")


def folder_of(folder: Path, *tables: tuple[str, str, Iterable[str]]) -> Dataset:
    """Writes tables, each a name, a header and rows, and reads the folder."""
    for name, header, rows in tables:
        (folder / f"{name}.csv").write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return load_dataset(folder)


# ---- marks --------------------------------------------------------------------------------


def words_on(marks: Iterable[Mark]) -> list[str]:
    return [text.plain for text in texts(marks)]


def collisions(slide: Slide) -> list[tuple[str, str]]:
    """Texts that share more than a hair with another; names on the map among themselves aside."""
    on_map = tuple(texts(slide.group("Map").marks))
    others = [
        text
        for mark in slide.marks
        if not (isinstance(mark, Group) and mark.name == "Map")
        for text in texts((mark,))
    ]
    pairs = [(one, two) for at, one in enumerate(others) for two in (*others[at + 1 :], *on_map)]
    return [(one.plain, two.plain) for one, two in pairs if _inner(one.box).touches(two.box)]


def beyond(slide: Slide, page: Box) -> list[Box]:
    """Room of texts, pictures and charts that leaves the page."""
    return [box for box in boxes(slide.marks) if not page.grown(0.01).holds(box)]


def _inner(box: Box) -> Box:
    """A box less a hair: neighbours may share an edge, and rounding moves it."""
    x, y = min(0.01, box.width / 2), min(0.01, box.height / 2)
    return Box(box.left + x, box.top + y, box.right - x, box.bottom - y)
