"""A slide's marks as one text of DrawingML, to be parsed once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from slides.marks import PAGE_WIDTH, Box, Chart, Group, Mark, Picture, Text, boxes
from slides.powerpoint import lettering, shapes
from slides.powerpoint.charts import frame_of
from slides.powerpoint.fit import Fit
from slides.powerpoint.markup import NAMESPACES, Colours, clean, quoted

TITLE, MAP = "Title", "Map"
# Points from which on a text is so wide that other type takes it into what stands beside it, and
# from there to that.
_WIDE, _APART = 300.0, 10.0
# By this share a text that stands at the right may grow to the left in wider type.
_GROWTH = 0.15
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

# Of words that name their own text box.
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Desk:
    """What a slide is drawn with.

    Parameters
    ----------
    fit : of the slide onto its page
    picture, chart : put a file beside the slide and answer the id of the relationship to it
    colours : what a template has its own colours for, beyond the map
    """

    fit: Fit
    picture: Callable[[bytes], str]
    chart: Callable[[Chart], str]
    colours: Colours = field(default_factory=dict)


@dataclass(frozen=True)
class _Pen:
    desk: Desk
    numbers: Iterator[int]
    title: Text | None
    taken: tuple[Box, ...]
    colours: Colours
    group: str = ""


def drawing_of(marks: Sequence[Mark], desk: Desk) -> str:
    """Marks as the shapes of a slide, within one root element.

    Title and charts stand by themselves, whatever group they come in: PowerPoint allows no title
    in a group, and a chart is opened by one click. Colours on the map stay as they are.
    """
    pen = _Pen(desk, count(2), _title(marks), boxes(tuple(marks)), desk.colours)
    panel = next((m.clip for m in marks if isinstance(m, Group) and m.name == MAP), None)
    drawn = "".join(_standing(mark, _over(mark, panel, pen)) for mark in marks)
    return f"<p:spTree {NAMESPACES}>{drawn}</p:spTree>"


def room_of(mark: Mark) -> Box:
    """The box around a mark as it is drawn here; that of nothing is a point."""
    match mark:
        case Group():
            rooms = [room_of(each) for each in _shown(mark)]
            return Box(
                min((room.left for room in rooms), default=0.0),
                min((room.top for room in rooms), default=0.0),
                max((room.right for room in rooms), default=0.0),
                max((room.bottom for room in rooms), default=0.0),
            )
        case Text():
            return lettering.room_of(mark)
        case Chart() | Picture():
            return mark.box
        case _:
            return shapes.room_of(mark)


def _shown(group: Group) -> tuple[Mark, ...]:
    """What a group holds without what is nothing, and without what stands by itself."""
    return tuple(
        mark
        for mark in group.marks
        if not isinstance(mark, Chart) and (not isinstance(mark, Group) or _shown(mark))
    )


def _title(marks: Sequence[Mark]) -> Text | None:
    """The first text that is called the title."""
    for mark in marks:
        if isinstance(mark, Text) and mark.name == TITLE:
            return mark
        if isinstance(mark, Group) and (found := _title(mark.marks)):
            return found
    return None


def _over(mark: Mark, panel: Box | None, pen: _Pen) -> _Pen:
    """What lies on the map is seen against the map's colours, not the template's page."""
    return replace(pen, colours={}) if panel and _lies_in(panel.grown(1), mark) else pen


def _lies_in(panel: Box, mark: Mark) -> bool:
    match mark:
        case Group():
            return all(_lies_in(panel, each) for each in mark.marks)
        case Text():
            return panel.holds(mark.box)
        case _:
            return panel.holds(room_of(mark))


def _standing(mark: Mark, pen: _Pen) -> str:
    """A mark of the slide itself, with what must not stay in its group beside it."""
    if not isinstance(mark, Group):
        return _mark(mark, pen)
    charts = "".join(_mark(chart, pen) for chart in _charts(mark))
    if pen.title is None or not _holds(mark, pen.title):
        return _mark(mark, pen) + charts
    return _mark(pen.title, pen) + _mark(_without(mark, pen.title), pen) + charts


def _holds(group: Group, text: Text) -> bool:
    return any(
        mark is text or (isinstance(mark, Group) and _holds(mark, text)) for mark in group.marks
    )


def _without(group: Group, text: Text) -> Group:
    marks = (
        _without(mark, text) if isinstance(mark, Group) else mark
        for mark in group.marks
        if mark is not text
    )
    return replace(group, marks=tuple(marks))


def _charts(group: Group) -> Iterator[Chart]:
    for mark in group.marks:
        if isinstance(mark, Chart):
            yield mark
        elif isinstance(mark, Group):
            yield from _charts(mark)


def _mark(mark: Mark, pen: _Pen) -> str:
    match mark:
        case Group():
            return _group(mark, pen)
        case Text():
            return _text(mark, pen)
        case Picture():
            return _picture(mark, pen)
        case Chart():
            return _chart(mark, pen)
        case _:
            name = mark.name or pen.group or "Shape"
            return shapes.shape_xml(mark, next(pen.numbers), name, pen.desk.fit, pen.colours)


def _group(group: Group, pen: _Pen) -> str:
    """A named group; an empty one is nothing."""
    marks = _shown(group)
    if not marks:
        return ""
    number, inside = next(pen.numbers), replace(pen, group=group.name)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{_called(number, group.name, group.description)}<p:cNvGrpSpPr/>"
        f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{pen.desk.fit.around(room_of(group))}</p:grpSpPr>"
        f"{''.join(_mark(mark, inside) for mark in marks)}</p:grpSp>"
    )


def _called(number: int, name: str, description: str) -> str:
    words = f' descr="{quoted(description)}"' if description else ""
    return f'<p:cNvPr id="{number}" name="{quoted(name)}"{words}/>'


def _text(text: Text, pen: _Pen) -> str:
    name = text.name or clean(text.plain)[:_LONGEST_NAME] or pen.group
    is_title = text is pen.title
    free = text.align == "left" and not text.angle
    right = (
        _right_of(text.box, pen.taken) if free and (is_title or text.box.width > _WIDE) else None
    )
    return lettering.text_xml(
        text, next(pen.numbers), name, pen.desk.fit, pen.colours, right, is_title
    )


def _right_of(box: Box, taken: tuple[Box, ...]) -> float:
    """Up to where a wide text may go: to what stands at its right, else to the page's margin."""
    beside = (
        each.left - _APART - _GROWTH * each.width
        for each in taken
        if each.left >= box.right and each.top < box.bottom and box.top < each.bottom
    )
    return min(beside, default=PAGE_WIDTH - box.left)


def _picture(picture: Picture, pen: _Pen) -> str:
    name = picture.name or pen.group or "Picture"
    return (
        f"<p:pic><p:nvPicPr>{_called(next(pen.numbers), name, picture.description)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{pen.desk.picture(picture.png)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{pen.desk.fit.placed(picture.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _chart(chart: Chart, pen: _Pen) -> str:
    """A native chart; one without numbers to draw stays the drawing it is."""
    reference = pen.desk.chart(chart)
    if not reference:
        return _group(Group(chart.name, chart.drawn.marks, chart.description), pen)
    return (
        "<p:graphicFrame><p:nvGraphicFramePr>"
        f"{_called(next(pen.numbers), chart.name, chart.description)}"
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f"{pen.desk.fit.placed(frame_of(chart), tag='p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{reference}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
