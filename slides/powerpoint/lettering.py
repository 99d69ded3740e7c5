"""Text as DrawingML: real text that can be edited, on lines that are broken already."""

import math

from slides.marks import PAGE_WIDTH, Align, Box, Run, Stroke, Text
from slides.powerpoint.fit import Fit
from slides.powerpoint.markup import Colours, colour, mixed, quoted
from slides.type import ASCENT, DESCENT, is_arabic, width

ALIGNED: dict[Align, str] = {"left": "l", "centre": "ctr", "right": "r"}

# Type that stands in for ours may be wider by this share, and by this many points.
ROOMIER, ROOM = 0.3, 4.0
# Points that keep a line from being wrapped in our own type.
_LEAST = 2.0
# From the page's edge to text that would leave it.
_MARGIN = 6.0
BOLD = 600

# In a room of its own, text that is too wide wraps, and shrinks if the program can.
_AS_BROKEN = ' wrap="none"', "<a:noAutofit/>"
_TO_FIT = ' wrap="square"', "<a:normAutofit/>"

_PLACEHOLDER = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
_TEXT_BOX = '<p:cNvSpPr txBox="1"/><p:nvPr/>'


def text_xml(
    text: Text,
    number: int,
    name: str,
    fit: Fit,
    colours: Colours,
    right: float | None = None,
    is_title: bool = False,
) -> str:
    """A text box, or the slide's title, which outline and screen readers find.

    Parameters
    ----------
    number : of the shape, its own within the slide
    name : what a selection pane calls it
    right : up to where the text may go in type that is wider than ours; None where nothing is near
    """
    room = room_of(text)
    if right is not None:
        room = Box(room.left, room.top, max(text.box.right + _LEAST, right), room.bottom)
    inside = _on_page(room, text.align)
    wrap, autofit = _AS_BROKEN if right is None and inside is room else _TO_FIT
    room = inside
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{quoted(name)}"/>'
        f"{_PLACEHOLDER if is_title else _TEXT_BOX}</p:nvSpPr>"
        f"<p:spPr>{fit.placed(room, text.angle)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="ctr"{wrap}>{autofit}</a:bodyPr><a:lstStyle/>'
        f"{_paragraphs(text, fit, colours, '+mj' if is_title else '+mn')}</p:txBody></p:sp>"
    )


def room_of(text: Text) -> Box:
    """The box a text is centred in from top to bottom, with room to spare where `align` leaves it.

    Lines stand where they do in the shipped type, and nearly there in any other: it is the middle
    of the lines that stays, not the top, which is where families differ most.
    """
    first = _size(text.lines[0])
    pitch = _pitch(text)
    top = text.box.top + (ASCENT + DESCENT) * first - pitch
    spare = ROOMIER * text.box.width + ROOM
    room = Box(
        text.box.left - (0 if text.align == "left" else spare),
        top,
        text.box.right + (0 if text.align == "right" else spare),
        top + pitch * len(text.lines),
    )
    return _turned(room, text)


def _on_page(room: Box, align: Align) -> Box:
    """The room; or what the page has of it, the middle of centred text where it was."""
    if room.left >= 0 and room.right <= PAGE_WIDTH:
        return room
    left, right = max(room.left, _MARGIN), min(room.right, PAGE_WIDTH - _MARGIN)
    if align == "centre":
        half = min(room.centre[0] - left, right - room.centre[0])
        left, right = room.centre[0] - half, room.centre[0] + half
    return Box(left, room.top, right, room.bottom)


def _turned(room: Box, text: Text) -> Box:
    """The box moved so that text turned around its middle stands as if turned around its own."""
    (x, y), (middle_x, middle_y) = text.box.centre, room.centre
    right, down = middle_x - x, middle_y - y
    turn = math.radians(text.angle)
    to_right = x + right * math.cos(turn) - down * math.sin(turn) - middle_x
    to_bottom = y + right * math.sin(turn) + down * math.cos(turn) - middle_y
    return Box(
        room.left + to_right, room.top + to_bottom, room.right + to_right, room.bottom + to_bottom
    )


def _size(line: tuple[Run, ...]) -> float:
    return max((run.size for run in line), default=0.0)


def _pitch(text: Text) -> float:
    """From baseline to baseline; a line alone is as high as the type."""
    natural = (ASCENT + DESCENT) * _size(text.lines[0])
    return (text.leading or natural) if len(text.lines) > 1 else natural


def _paragraphs(text: Text, fit: Fit, colours: Colours, family: str) -> str:
    """Lines that run the same way are one paragraph, which is read as one sentence."""
    spacing = (
        f'<a:spcPts val="{fit.size(_pitch(text))}"/>'
        if len(text.lines) > 1
        else '<a:spcPct val="100000"/>'
    )
    paragraphs: list[tuple[bool, list[str]]] = []
    for line in text.lines:
        arabic = is_arabic("".join(run.text for run in line))
        words = "".join(_run(run, arabic, text.halo, fit, colours, family) for run in line)
        if not paragraphs or paragraphs[-1][0] != arabic:
            paragraphs.append((arabic, []))
        paragraphs[-1][1].append(words)
    return "".join(
        f'<a:p><a:pPr marL="0" indent="0" algn="{ALIGNED[text.align]}" rtl="{int(arabic)}">'
        f"<a:lnSpc>{spacing}</a:lnSpc>"
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"<a:buNone/></a:pPr>{'<a:br/>'.join(lines)}</a:p>"
        for arabic, lines in paragraphs
    )


def _run(
    run: Run, arabic: bool, halo: Stroke | None, fit: Fit, colours: Colours, family: str
) -> str:
    """Names of places are not marked as misspelt; a theme's type is named, never a file's."""
    apart = round(100 * (run.spacing + _closer(run)) * fit.scale)
    spacing = f' spc="{apart}"' if apart else ""
    return (
        f'<a:r><a:rPr lang="{"ar-SA" if arabic else "en-GB"}" sz="{fit.size(run.size)}"'
        f' b="{int(run.weight >= BOLD)}" i="{int(run.italic)}" u="none" cap="none"{spacing}'
        ' noProof="1" dirty="0">'
        f"<a:solidFill>{_ink(run, halo, colours)}</a:solidFill>"
        f"{_glow(halo, fit, colours)}"
        f'<a:latin typeface="{family}-lt"/><a:ea typeface="{family}-ea"/>'
        f'<a:cs typeface="{family}-cs"/></a:rPr><a:t>{quoted(run.text)}</a:t></a:r>'
    )


def _closer(run: Run) -> float:
    """Presentations know two weights: bold instead of semibold is set closer, to be as wide.

    Arabic is not: its letters are joined.
    """
    if run.weight != BOLD or not run.text or is_arabic(run.text):
        return 0.0
    wider = width(run.text, run.size, 700) - width(run.text, run.size, BOLD)
    return -wider / len(run.text)


def _ink(run: Run, halo: Stroke | None, colours: Colours) -> str:
    """What shines through letters with a halo is the halo, so that they are mixed with it here:
    not every program draws half transparent letters whole."""
    if halo is None or run.opacity >= 1:
        return colour(run.colour, run.opacity, colours)
    return colour(mixed(run.colour, halo.colour, run.opacity), 1, colours)


def _glow(halo: Stroke | None, fit: Fit, colours: Colours) -> str:
    """A glow lies behind the letters; an outline would lie on them and eat them up."""
    if halo is None:
        return ""
    return (
        f'<a:effectLst><a:glow rad="{fit.length(halo.width)}">'
        f"{colour(halo.colour, halo.opacity, colours)}</a:glow></a:effectLst>"
    )
