"""A view becomes a slide: layout, map, legend, charts, furniture, notes."""

from dataclasses import replace

from geo.dataset import Dataset
from geo.view import View
from slides.charts import charts_of
from slides.finding import Finding, finding_of
from slides.furniture import as_of_words, footer, header, marking
from slides.insets import insets_of
from slides.layout import LEFT, RIGHT, Boxes, boxes_of, legend_width
from slides.legend import Key, key_of, legend_below, legend_beside, legend_height
from slides.lettering import paragraph, tidy
from slides.mapping import MapDrawing, map_of
from slides.marks import Box, Fill, Group, Mark, Rect, Run, Stroke, Text
from slides.notes import notes_of
from slides.plane import plane_of
from slides.shown import Shown, shown_of
from slides.slide import Setting, Slide
from slides.stamp import stamp_of
from slides.type import fitted

_NONE = "No incident in this view"
_NONE_KNOWN = "None is known here; that does not prove there was none."


def slide_of(dataset: Dataset, view: View, setting: Setting, series: View | None = None) -> Slide:
    """The slide of a view; the same data, view and setting make the same slide.

    Parameters
    ----------
    series : for one of several slides, a view of the same filters whose window holds all of
        theirs: map, symbols and names then keep their places from slide to slide
    """
    shown = shown_of(dataset, view, setting.theme)
    finding = finding_of(shown, tidy(setting.title))
    marks, top, bottom = marking(setting.marking, shown)
    head, foot = header(shown, finding, top), footer(shown, setting.produced_on, bottom)
    whole = shown_of(dataset, series, setting.theme) if series else shown
    boxes = _boxes(shown, whole, setting)
    drawing, on_map = _map(shown, whole, boxes.map, series)
    charts = charts_of(shown, setting.layout, boxes)
    legend = _legend(shown, setting, key_of(drawing), boxes.legend)
    stamp = stamp_of(dataset, view)
    return Slide(
        title=finding.title,
        theme=setting.theme,
        background=shown.ink("page"),
        marks=(
            *head.groups,
            drawing.group,
            *on_map,
            legend,
            *((charts,) if charts else ()),
            *foot.groups,
            *marks,
        ),
        description=_description(shown, finding, drawing, charts),
        notes=notes_of(shown, setting, finding, stamp),
        stamp=stamp,
        produced_on=setting.produced_on,
        ids=tuple(dataset.incidents["incident_id"].iloc[shown.selection.rows]),
    )


def _boxes(shown: Shown, whole: Shown, setting: Setting) -> Boxes:
    """Room for what the slide says, and for what its whole series says."""
    tops, bottoms, legends = zip(*(_edges(each, setting) for each in (shown, whole)), strict=True)
    return boxes_of(setting.layout, Box(LEFT, max(tops), RIGHT, min(bottoms)), max(legends))


def _edges(shown: Shown, setting: Setting) -> tuple[float, float, float]:
    """Where the header ends and the footer begins, and how high the legend is."""
    _, top, bottom = marking(setting.marking, shown)
    head = header(shown, finding_of(shown, tidy(setting.title)), top)
    foot = footer(shown, setting.produced_on, bottom)
    room = legend_width(setting.layout, Box(LEFT, head.edge, RIGHT, foot.edge))
    return head.edge, foot.edge, legend_height(shown, room)


def _legend(shown: Shown, setting: Setting, key: Key, box: Box) -> Group:
    drawn = legend_beside if setting.layout == "map" else legend_below
    return drawn(shown, key, box)


# ---- the map ----------------------------------------------------------------------------------


def _map(
    shown: Shown, whole: Shown, frame: Box, series: View | None
) -> tuple[MapDrawing, tuple[Mark, ...]]:
    """The map, and what lies on it: its edge, inset, scale bar, north, a word where it is empty."""
    plane = plane_of(shown.dataset, shown.view, frame)
    empty = (_empty(shown, frame),) if shown.is_empty else ()
    said = [mark.box for group in empty for mark in group.marks if isinstance(mark, Rect)]
    insets = insets_of(whole, plane, said)
    taken = (*said, *(inset.box for inset in insets))
    drawing = map_of(shown.dataset, shown.view, frame, shown.theme, taken, series)
    edge = Rect(frame, None, Stroke(shown.ink("line2"), 0.8), name="Map edge")
    return drawing, (edge, *(inset.group for inset in insets), *empty)


def _empty(shown: Shown, frame: Box) -> Group:
    """A calm word in the middle of a map that shows no incident."""
    x, y = frame.centre
    title = paragraph(((Run(_NONE, 18, shown.ink("ink"), 600),),), x, y - 26.0, align="centre")
    run = Run(_NONE_KNOWN, 12, shown.ink("ink2"))
    room = min(frame.width - 60.0, 400.0)
    below = paragraph(fitted((run,), room, 2), x, title.box.bottom + 2.0, align="centre")
    panel = _around(title, below).grown(12.0)
    marks = (Rect(panel, Fill(shown.ink("page"), 0.92), radius=4.0, name="Panel"), title, below)
    named = replace(title, name=_NONE), replace(below, name="None is known")
    return Group("No incident", (marks[0], *named), _NONE)


def _around(first: Text, second: Text) -> Box:
    return Box(
        min(first.box.left, second.box.left),
        first.box.top,
        max(first.box.right, second.box.right),
        second.box.bottom,
    )


# ---- words ------------------------------------------------------------------------------------


def _description(shown: Shown, finding: Finding, drawing: MapDrawing, charts: Group | None) -> str:
    """The page in words, for who cannot see it."""
    day, letter, _ = as_of_words(shown)
    parts = (
        f"{finding.title}.",
        shown.headline.text,
        f"As of {day}{letter}.",
        f"Map: {drawing.group.description.rstrip('.')}.",
        charts.description if charts else "",
    )
    return " ".join(part for part in parts if part)
