"""Shapes as DrawingML: presets where there is one, so that a reader's handles fit what is seen."""

from collections.abc import Iterator

from slides.marks import Box, Diamond, Fill, Oval, Path, Point, Rect, Ring, Stroke
from slides.powerpoint.fit import Fit
from slides.powerpoint.markup import NO_LINE, Colours, fill, line, quoted

Shape = Path | Rect | Oval | Diamond | Ring

PER_POINT = 100  # a path is drawn in hundredths of a point of the slide
DEGREE = 60_000
WHOLE = 360 * DEGREE


def room_of(shape: Shape) -> Box:
    """The box around a shape, its outline's width left out."""
    match shape:
        case Path():
            xs = [x for contour in shape.contours for x, _ in contour] or [0.0]
            ys = [y for contour in shape.contours for _, y in contour] or [0.0]
            return Box(min(xs), min(ys), max(xs), max(ys))
        case Rect():
            return shape.box
        case _:
            x, y = shape.centre
            return Box(x, y, x, y).grown(shape.radius)


def shape_xml(shape: Shape, number: int, name: str, fit: Fit, colours: Colours) -> str:
    """A shape without text and without a style, which would bring a theme's gradient and shadow.

    Parameters
    ----------
    number : of the shape, its own within the slide
    name : what a selection pane calls it
    """
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{quoted(name)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{_geometry(shape, fit)}{_looks(shape, fit, colours)}</p:spPr></p:sp>"
    )


def _geometry(shape: Shape, fit: Fit) -> str:
    room = room_of(shape)
    match shape:
        case Path():
            return _drawn(shape, room, fit)
        case Rect():
            least = min(room.width, room.height) or 1.0
            corner = min(50_000, round(100_000 * shape.radius / least))
            kind = _preset("roundRect", adj=corner) if corner else _preset("rect")
        case Oval():
            kind = _preset("ellipse")
        case Diamond():
            kind = _preset("diamond")
        case Ring():
            kind = _sector(shape)
    return fit.placed(room) + kind


def _preset(kind: str, **guides: int) -> str:
    values = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in guides.items())
    return f'<a:prstGeom prst="{kind}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def _sector(ring: Ring) -> str:
    """A whole ring is a donut; the angles of a block arc run clockwise from 3 o'clock."""
    thickness = round(50_000 * (ring.radius - ring.inner) / ring.radius)
    begin = round((ring.start - 90) * DEGREE) % WHOLE
    sweep = max(1, round(ring.sweep * DEGREE))
    if sweep >= WHOLE:
        return _preset("donut", adj=thickness)
    return _preset("blockArc", adj1=begin, adj2=(begin + sweep) % WHOLE, adj3=thickness)


def _drawn(path: Path, room: Box, fit: Fit) -> str:
    """All contours in one path: those inside of others are holes, as even-odd has it.

    A path without width or height would not be scaled, so that it gets a hundredth of a point.
    """
    width, height = (max(1, round(side * PER_POINT)) for side in (room.width, room.height))
    box = Box(room.left, room.top, room.left + width / PER_POINT, room.top + height / PER_POINT)
    unfilled = "" if path.fill else ' fill="none"'
    steps = "".join(
        _contour(contour, room, path.closed) for contour in path.contours if len(contour) > 1
    )
    return (
        f"{fit.placed(box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"{unfilled}>{steps}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


def _contour(points: tuple[Point, ...], room: Box, closed: bool) -> str:
    first, *rest = _rounded(points, room)
    return (
        f'<a:moveTo><a:pt x="{first[0]}" y="{first[1]}"/></a:moveTo>'
        + "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
        + ("<a:close/>" if closed else "")
    )


def _rounded(points: tuple[Point, ...], room: Box) -> Iterator[tuple[int, int]]:
    """Points of the path's own grid, those left out that fall onto the one before."""
    last = None
    for x, y in points:
        point = (round((x - room.left) * PER_POINT), round((y - room.top) * PER_POINT))
        if point != last:
            yield point
        last = point


def _looks(shape: Shape, fit: Fit, colours: Colours) -> str:
    inside: Fill | None = shape.fill
    if isinstance(shape, Ring):
        return fill(inside, colours) + NO_LINE
    outline: Stroke | None = shape.stroke
    return fill(inside, colours) + line(outline, fit.scale, colours)
