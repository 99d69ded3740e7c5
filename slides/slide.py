"""The slide: what a view looks like on paper, ready for any writer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.palette import Theme
from slides.marks import Group, Mark

Layout = Literal["map", "map-and-charts", "quad"]
Size = Literal["1920x1080", "3840x2160"]

LAYOUTS: tuple[Layout, ...] = ("map", "map-and-charts", "quad")
SIZES: tuple[Size, ...] = ("1920x1080", "3840x2160")


@dataclass(frozen=True)
class Setting:
    """What a briefer chooses beside the view.

    Parameters
    ----------
    layout, theme : how it looks
    title : blank proposes one from the view
    marking : exactly as it stands top and bottom; blank is none stated
    produced_on : day the file says it was made; the same day gives the same bytes
    link : address that reopens the view, without which notes name the view's parameters alone
    """

    produced_on: date
    layout: Layout = "map-and-charts"
    theme: Theme = "light"
    title: str = ""
    marking: str = ""
    link: str = ""


@dataclass(frozen=True)
class Note:
    """A paragraph of the notes page; `url` makes it a link, http or https alone."""

    text: str
    url: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Stamp:
    """What made a file: enough to reopen its view and to tell whether the data has changed.

    Parameters
    ----------
    view : link text of the view
    data : `Dataset.digest`
    version : of this program
    """

    view: str
    data: str
    version: str


@dataclass(frozen=True)
class Slide:
    """A page of 960 × 540 points.

    Parameters
    ----------
    title : plain, for the document's own title
    marks : drawing order
    description : alt text of the whole page, for writers that make one picture of it
    notes : the notes page
    ids : incident ids that the slide shows, in the dataset's order
    """

    title: str
    theme: Theme
    background: str
    marks: tuple[Mark, ...]
    description: str
    notes: tuple[Note, ...]
    stamp: Stamp
    produced_on: date
    ids: tuple[str, ...]

    def group(self, name: str) -> Group:
        """The group of a name.

        Raises
        ------
        KeyError : there is none
        """
        found = next((m for m in self.marks if isinstance(m, Group) and m.name == name), None)
        if found is None:
            named = [mark.name for mark in self.marks if isinstance(mark, Group)]
            raise KeyError(f"no group {name!r}; there are {', '.join(named)}")
        return found
