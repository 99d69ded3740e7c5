"""The display list: what a slide is drawn of, in order, the same for every writer.

Lengths are points on a page of 960 × 540, x right, y down, from the top left corner. Colours are
`#rrggbb`. Marks are drawn in the order of their list, later ones over earlier ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

PAGE_WIDTH, PAGE_HEIGHT = 960.0, 540.0

Point = tuple[float, float]
Align = Literal["left", "centre", "right"]
Weight = Literal[400, 500, 600, 700]


@dataclass(frozen=True)
class Box:
    """A rectangle of the page.

    Raises
    ------
    ValueError : right before left, or bottom above top
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"{self} ends before it begins; give left, top, right, bottom")

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle."""
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def holds(self, other: "Box") -> bool:
        """Whether another box lies inside, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def touches(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, by: float) -> "Box":
        """The box with `by` more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


PAGE = Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT)


@dataclass(frozen=True)
class Fill:
    """A plain colour."""

    colour: str
    opacity: float = 1.0


@dataclass(frozen=True)
class Stroke:
    """A line's looks: `dash` is on and off in points, empty for a solid line."""

    colour: str
    width: float
    dash: tuple[float, float] | tuple[()] = ()
    opacity: float = 1.0


@dataclass(frozen=True)
class Path:
    """One shape of straight segments.

    Parameters
    ----------
    contours : one or more runs of points; holes are further contours (even-odd)
    closed : whether each contour goes back to its first point
    fill, stroke : None is none
    name : what a selection pane calls it; blank takes the group's
    """

    contours: tuple[tuple[Point, ...], ...]
    closed: bool
    fill: Fill | None = None
    stroke: Stroke | None = None
    name: str = ""


@dataclass(frozen=True)
class Rect:
    """A rectangle, its corners rounded by `radius`."""

    box: Box
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    name: str = ""


@dataclass(frozen=True)
class Oval:
    """A disc or a circle."""

    centre: Point
    radius: float
    fill: Fill | None = None
    stroke: Stroke | None = None
    name: str = ""


@dataclass(frozen=True)
class Diamond:
    """A square on its corner; `radius` is half its diagonal."""

    centre: Point
    radius: float
    fill: Fill | None = None
    stroke: Stroke | None = None
    name: str = ""


@dataclass(frozen=True)
class Ring:
    """A sector of a ring.

    Parameters
    ----------
    start, sweep : degrees clockwise from 12 o'clock; a sweep of 360 is the whole ring, one of 0 is
        not allowed: writers would draw it whole

    Raises
    ------
    ValueError : a sweep outside of 0 to 360, or an inner radius that is not the smaller one
    """

    centre: Point
    radius: float
    inner: float
    start: float
    sweep: float
    fill: Fill
    name: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.sweep <= 360:
            raise ValueError(f"sweep {self.sweep} is not in 0 to 360 degrees; leave the ring out")
        if not 0 <= self.inner < self.radius:
            raise ValueError(f"inner radius {self.inner} is not in 0 to {self.radius}")


@dataclass(frozen=True)
class Run:
    """A part of a line of text in one style; `spacing` is points after each letter."""

    text: str
    size: float
    colour: str
    weight: Weight = 400
    italic: bool = False
    spacing: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Text:
    """Lines of text, already broken: a writer never breaks a line again.

    Parameters
    ----------
    box : the room it takes in the shipped type; the first baseline follows from the largest size
        of the first line (`slides.type.ASCENT`). A writer for machines without the type may take
        more room to the side that `align` leaves free
    lines : one or more, each of one or more runs
    leading : from baseline to baseline, points
    halo : outline behind the letters of a map label; None is none
    angle : degrees clockwise around the box's centre, for names along a river
    """

    box: Box
    lines: tuple[tuple[Run, ...], ...]
    align: Align = "left"
    leading: float = 0.0
    halo: Stroke | None = None
    angle: float = 0.0
    name: str = ""

    @property
    def plain(self) -> str:
        """The words, a blank between lines."""
        return " ".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True)
class Picture:
    """A PNG in a box: points too many to be shapes. `description` says what it shows."""

    box: Box
    png: bytes
    description: str
    name: str = ""


@dataclass(frozen=True)
class Group:
    """Marks that belong together; `clip` cuts what it holds where a writer can, and everything in
    it but text and ovals is inside already.

    Parameters
    ----------
    name : what a selection pane calls it
    description : alt text; blank for what only decorates or is described by a group around it
    """

    name: str
    marks: tuple["Mark", ...]
    description: str = ""
    clip: Box | None = None


@dataclass(frozen=True)
class Series:
    """One line or one set of bars of a chart: numbers by day or by category.

    Parameters
    ----------
    days : of a line
    hollow : a line is rings alone, a bar is an outline
    dots : of a line: how many of its points, from the first, are dots on it
    """

    name: str
    colour: str
    values: tuple[float, ...]
    days: tuple[date, ...] = ()
    hollow: bool = False
    dots: int = 0


@dataclass(frozen=True)
class Chart:
    """A chart: its numbers for a writer that has native charts, its drawing for the others.

    Parameters
    ----------
    kind : "steps", lines that hold a value until the next day (`Series.days`); "bars", horizontal
        and stacked, the first category on top
    categories : of bars; empty for steps
    ends : of bars: what is said at the end of each; empty says how long it is
    drawn : the same chart as marks, inside `box`
    """

    box: Box
    kind: Literal["steps", "bars"]
    name: str
    description: str
    series: tuple[Series, ...]
    drawn: Group
    categories: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


Mark = Path | Rect | Oval | Diamond | Ring | Text | Picture | Group | Chart


def texts(marks: Iterable[Mark]) -> tuple[Text, ...]:
    """Every text of a list, groups and drawn charts included, in drawing order."""
    found: list[Text] = []
    for mark in marks:
        match mark:
            case Group():
                found += texts(mark.marks)
            case Chart():
                found += texts(mark.drawn.marks)
            case Text():
                found.append(mark)
    return tuple(found)


def boxes(marks: Iterable[Mark]) -> tuple[Box, ...]:
    """Room taken by every text, picture and chart of a list, groups included, in drawing order."""
    found: list[Box] = []
    for mark in marks:
        match mark:
            case Group():
                found += boxes(mark.marks)
            case Chart():
                found += boxes(mark.drawn.marks)
            case Text() | Picture():
                found.append(mark.box)
    return tuple(found)
