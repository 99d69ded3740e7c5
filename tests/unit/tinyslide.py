"""A slide of a few marks, for what writes slides."""

from datetime import date

from slides.marks import Align, Box, Mark, Run, Stroke, Text
from slides.slide import Slide, Stamp

STAMP = Stamp("from=2023-10-17&q=“a” <b>", "89879ac3f0aa", "1.2.0")
INK = "#15191d"


def slide_with(*marks: Mark, title: str = "Two countries", stamp: Stamp = STAMP) -> Slide:
    """A light slide of these marks."""
    return Slide(
        title=title,
        theme="light",
        background="#fbfaf7",
        marks=marks,
        description="A map of 52 incidents.",
        notes=(),
        stamp=stamp,
        produced_on=date(2024, 1, 2),
        ids=(),
    )


def label(*words: str, align: Align = "left", halo: Stroke | None = None, angle: float = 0) -> Text:
    """One line of runs in the box 100, 50 to 300, 76."""
    runs = tuple(Run(text, 20, INK) for text in words)
    return Text(Box(100, 50, 300, 76), (runs,), align, halo=halo, angle=angle)
