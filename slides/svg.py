"""A slide as SVG: text stays text, shapes keep their names, nothing is loaded from anywhere."""

import math
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import escape

from slides.faces import faces_for
from slides.marks import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Chart,
    Diamond,
    Fill,
    Group,
    Mark,
    Oval,
    Path,
    Picture,
    Point,
    Rect,
    Ring,
    Run,
    Stroke,
    Text,
    texts,
)
from slides.slide import Slide
from slides.stamp import stamp_text
from slides.type import ARABIC_FAMILY, ASCENT, DESCENT, FAMILY, is_arabic

FONTS = f"'{FAMILY}', '{ARABIC_FAMILY}', 'Helvetica Neue', Arial, sans-serif"
# Readers that find no Arabic in the first family may set the whole line in any font of the machine.
ARABIC_FONTS = f"'{ARABIC_FAMILY}', '{FAMILY}', 'Helvetica Neue', Arial, sans-serif"
# Right-to-left text stands between these: SVG readers disagree about `direction`.
ISOLATE, END_ISOLATE = "\u2067", "\u2069"

_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+"
_ARABIC_WORDS = re.compile(f"{_ARABIC}(?: {_ARABIC})*")

_ANCHORS = {"left": "start", "centre": "middle", "right": "end"}


def svg_of(slide: Slide) -> str:
    """The slide as one SVG document of 960 × 540 user units, for any program.

    It brings the faces it is set in, for browsers. Halos are texts of their own under the letters:
    office programs paint an outline over them.
    """
    marks = _halos_apart(slide.marks)
    return _document(replace(slide, marks=marks), f"<style>{faces_for(texts(marks))}</style>")


def drawing_of(slide: Slide) -> str:
    """The same for readers that have the type and know `paint-order`: every text is there once."""
    return _document(slide)


def _document(slide: Slide, style: str = "") -> str:
    size = f"{number(PAGE_WIDTH)} {number(PAGE_HEIGHT)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"'
        f' width="{number(PAGE_WIDTH)}" height="{number(PAGE_HEIGHT)}" role="img"'
        f' font-family="{FONTS}">'
        f"{_words(slide.title, slide.description)}"
        f'<metadata id="briefmap">{legible(stamp_text(slide.stamp))}</metadata>'
        f"{style}{_clip_paths(slide.marks)}"
        f'<rect width="100%" height="100%" fill="{legible(slide.background)}"/>'
        f"{svg_of_marks(slide.marks)}</svg>\n"
    )


def svg_of_marks(marks: tuple[Mark, ...]) -> str:
    """Marks as SVG elements, in their order; clips refer to paths that `svg_of` defines."""
    return "".join(map(_element, marks))


def number(value: float) -> str:
    """A length in hundredths of a point, written short, the same every time: "3", "0.25"."""
    return repr(round(float(value), 2) + 0.0).removesuffix(".0")


def legible(text: str) -> str:
    """Foreign text for an element or an attribute, without the characters that XML forbids."""
    return escape("".join(filter(_allowed, text)), {'"': "&quot;"})


def _allowed(sign: str) -> bool:
    """Whether XML 1.0 has the character (its production 2, Char)."""
    code = ord(sign)
    return (
        0x20 <= code <= 0xD7FF
        or sign in "\t\n\r"
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


def _element(mark: Mark) -> str:
    match mark:
        case Group():
            return _group(mark)
        case Chart():
            return _group(Group(mark.name, mark.drawn.marks, mark.description, mark.drawn.clip))
        case Text():
            return _text(mark)
        case Picture():
            return _picture(mark)
        case _:
            return _shape(mark)


def _words(title: str, description: str) -> str:
    """What a reader without eyes gets of an element."""
    return "".join(
        f"<{tag}>{legible(text)}</{tag}>"
        for tag, text in (("title", title), ("desc", description))
        if text
    )


# ---- groups -------------------------------------------------------------------------------


def _group(group: Group) -> str:
    clip = f' clip-path="url(#{_clip_id(group.clip)})"' if group.clip else ""
    return f"<g{clip}>{_words(group.name, group.description)}{svg_of_marks(group.marks)}</g>"


def _clip_id(box: Box) -> str:
    """The same box has the same id, so that it is defined once."""
    edges = (box.left, box.top, box.right, box.bottom)
    return "briefmap-clip-" + "_".join(map(number, edges))


def _clip_paths(marks: tuple[Mark, ...]) -> str:
    found = dict.fromkeys(_clips(marks))
    paths = (f'<clipPath id="{_clip_id(box)}"><rect{_place(box)}/></clipPath>' for box in found)
    return f"<defs>{''.join(paths)}</defs>" if found else ""


def _clips(marks: tuple[Mark, ...]) -> Iterator[Box]:
    for mark in marks:
        group = mark.drawn if isinstance(mark, Chart) else mark
        if isinstance(group, Group):
            if group.clip:
                yield group.clip
            yield from _clips(group.marks)


# ---- shapes -------------------------------------------------------------------------------


def _shape(mark: Path | Rect | Oval | Diamond | Ring) -> str:
    words = _words(mark.name, "")
    match mark:
        case Rect():
            shape = f"rect{_place(mark.box)}" + _attribute("rx", mark.radius)
        case Oval():
            x, y = mark.centre
            shape = f'circle cx="{number(x)}" cy="{number(y)}" r="{number(mark.radius)}"'
        case _:
            shape = f'path d="{_outline(mark)}"'
    stroke = None if isinstance(mark, Ring) else mark.stroke
    looks = _filled(mark.fill) + _stroked(stroke)
    if isinstance(mark, Path) and len(mark.contours) > 1 and mark.fill:
        looks += ' fill-rule="evenodd"'
    return f"<{shape}{looks}>{words}</{shape.split()[0]}>" if words else f"<{shape}{looks}/>"


def _outline(mark: Path | Diamond | Ring) -> str:
    match mark:
        case Path():
            return "".join(_contour(points, mark.closed) for points in mark.contours if points)
        case Diamond():
            (x, y), r = mark.centre, mark.radius
            return _contour(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), closed=True)
        case Ring():
            return _sector(mark)


def _contour(points: tuple[Point, ...], closed: bool) -> str:
    steps = " ".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def _sector(ring: Ring) -> str:
    """Out and back along the two arcs; a whole ring takes two halves, as an arc cannot close."""
    if ring.sweep == 360:
        halves = (
            Ring(ring.centre, ring.radius, ring.inner, start, 180, ring.fill) for start in (0, 180)
        )
        return "".join(map(_sector, halves))
    begin, end = ring.start, ring.start + ring.sweep
    large = int(ring.sweep > 180)
    return (
        f"M{_at(ring.centre, ring.radius, begin)}"
        f"{_arc(ring.radius, large, 1)}{_at(ring.centre, ring.radius, end)}"
        f"L{_at(ring.centre, ring.inner, end)}"
        f"{_arc(ring.inner, large, 0)}{_at(ring.centre, ring.inner, begin)}Z"
    )


def _arc(radius: float, large: int, clockwise: int) -> str:
    return f"A{number(radius)} {number(radius)} 0 {large} {clockwise} "


def _at(centre: Point, radius: float, degrees: float) -> str:
    """A point of a circle, degrees clockwise from 12 o'clock."""
    turn = math.radians(degrees)
    x, y = centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)
    return f"{number(x)} {number(y)}"


def _place(box: Box) -> str:
    return (
        f' x="{number(box.left)}" y="{number(box.top)}"'
        f' width="{number(box.width)}" height="{number(box.height)}"'
    )


def _picture(picture: Picture) -> str:
    data = b64encode(picture.png).decode("ascii")
    return (
        f'<image{_place(picture.box)} preserveAspectRatio="none"'
        f' href="data:image/png;base64,{data}">'
        f"{_words(picture.name, picture.description)}</image>"
    )


def _filled(fill: Fill | None) -> str:
    if fill is None:
        return ' fill="none"'
    return f' fill="{legible(fill.colour)}"' + _attribute("fill-opacity", fill.opacity, 1)


def _stroked(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = " ".join(map(number, stroke.dash))
    return (
        f' stroke="{legible(stroke.colour)}" stroke-width="{number(stroke.width)}"'
        + (f' stroke-dasharray="{dash}"' if dash else ' stroke-linejoin="round"')
        + _attribute("stroke-opacity", stroke.opacity, 1)
    )


def _attribute(name: str, value: float, default: float = 0) -> str:
    """Nothing where the value is what SVG takes by itself."""
    return "" if value == default else f' {name}="{number(value)}"'


# ---- text ---------------------------------------------------------------------------------


def _halos_apart(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(part for mark in marks for part in _halo_apart(mark))


def _halo_apart(mark: Mark) -> tuple[Mark, ...]:
    match mark:
        case Group():
            return (replace(mark, marks=_halos_apart(mark.marks)),)
        case Chart():
            drawn = replace(mark.drawn, marks=_halos_apart(mark.drawn.marks))
            return (replace(mark, drawn=drawn),)
        case Text(halo=Stroke() as halo):
            painted = tuple(
                tuple(replace(run, colour=halo.colour) for run in line) for line in mark.lines
            )
            return (replace(mark, lines=painted), replace(mark, halo=None))
    return (mark,)


def _text(text: Text) -> str:
    anchor = "" if text.align == "left" else f' text-anchor="{_ANCHORS[text.align]}"'
    x, y = text.box.centre
    turn = (
        f' transform="rotate({number(text.angle)} {number(x)} {number(y)})"' if text.angle else ""
    )
    halo = f'{_stroked(text.halo)} paint-order="stroke"' if text.halo else ""
    lines = (
        f'<text x="{number(_edge(text))}" y="{number(baseline)}" xml:space="preserve"'
        f"{anchor}{turn}{halo}{_fonts(line)}>{_line(line)}</text>"
        for line, baseline in zip(text.lines, baselines(text), strict=True)
    )
    return "".join(lines)


def _edge(text: Text) -> float:
    edges = {"left": text.box.left, "centre": text.box.centre[0], "right": text.box.right}
    return edges[text.align]


def baselines(text: Text) -> tuple[float, ...]:
    """Where each line of a text stands, points from the top of the page.

    Without `leading` lines stand as close as the type allows.
    """
    largest = max((run.size for run in text.lines[0]), default=0.0)
    leading = text.leading or largest * (ASCENT + DESCENT)
    return tuple(text.box.top + ASCENT * largest + leading * at for at in range(len(text.lines)))


def _fonts(line: tuple[Run, ...]) -> str:
    arabic = any(_ARABIC_WORDS.search(run.text) for run in line)
    return f' font-family="{ARABIC_FONTS}"' if arabic else ""


def _line(line: tuple[Run, ...]) -> str:
    """Arabic words that are a line alone need no isolates, which readers of a PDF may copy."""
    alone = len(line) == 1 and _ARABIC_WORDS.fullmatch(line[0].text)
    return "".join(_run(run, isolated=not alone and is_arabic(run.text)) for run in line)


def _run(run: Run, isolated: bool) -> str:
    words = legible(run.text)
    looks = (
        f' font-size="{number(run.size)}" fill="{legible(run.colour)}"'
        + _attribute("font-weight", run.weight, 400)
        + (' font-style="italic"' if run.italic else "")
        + _attribute("letter-spacing", run.spacing)
        + _attribute("fill-opacity", run.opacity, 1)
    )
    return f"<tspan{looks}>{ISOLATE + words + END_ISOLATE if isolated else words}</tspan>"
