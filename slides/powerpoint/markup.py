"""Words, colours and lines as DrawingML writes them."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from slides.marks import Fill, Stroke

EMU = 12_700  # in a point

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class Role(NamedTuple):
    """A theme's own colour, and how it is changed: transforms of DrawingML."""

    name: str
    change: str = ""


# Colours of ours that a template has its own for.
Colours = Mapping[str, Role]

NO_LINE = "<a:ln><a:noFill/></a:ln>"

# XML 1.0, production 2: every other sign makes a document unreadable, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RGB = re.compile("#[0-9a-fA-F]{6}")


def clean(text: str) -> str:
    """Foreign text on one line, without the characters that XML forbids."""
    return re.sub(r"[\t\n\r]", " ", _FORBIDDEN.sub("", text))


def quoted(text: str) -> str:
    """Foreign text for an element or an attribute."""
    return escape(clean(text), {'"': "&quot;"})


def colour(code: str, opacity: float, colours: Colours) -> str:
    """A colour, `#rrggbb`, as an element.

    Raises
    ------
    ValueError : the code is no colour
    """
    if not _RGB.fullmatch(code):
        raise ValueError(f"colour {code!r} is not #rrggbb")
    role = colours.get(code.lower())
    tag, value = ("schemeClr", role.name) if role else ("srgbClr", code[1:].upper())
    alpha = round(100_000 * max(0.0, min(1.0, opacity)))
    change = (role.change if role else "") + (f'<a:alpha val="{alpha}"/>' if opacity < 1 else "")
    return f'<a:{tag} val="{value}">{change}</a:{tag}>'


def mixed(code: str, ground: str, opacity: float) -> str:
    """The colour that a half transparent one gives on a plain ground; all are `#rrggbb`."""
    shares = (
        round(int(code[at : at + 2], 16) * opacity + int(ground[at : at + 2], 16) * (1 - opacity))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{share:02x}" for share in shares)


def fill(what: Fill | None, colours: Colours) -> str:
    """A plain fill, or none."""
    if what is None:
        return "<a:noFill/>"
    return f"<a:solidFill>{colour(what.colour, what.opacity, colours)}</a:solidFill>"


def line(stroke: Stroke | None, scale: float, colours: Colours) -> str:
    """An outline with native dashes, which a reader can restyle, or none."""
    if stroke is None:
        return NO_LINE
    return (
        f'<a:ln w="{max(1, round(stroke.width * scale * EMU))}" cap="flat">'
        f"<a:solidFill>{colour(stroke.colour, stroke.opacity, colours)}</a:solidFill>"
        f"{_dash(stroke)}<a:round/></a:ln>"
    )


def _dash(stroke: Stroke) -> str:
    """On and off are told in thousandths of a percent of the line's width."""
    if not stroke.dash:
        return ""
    on, off = (max(1, round(100_000 * part / stroke.width)) for part in stroke.dash)
    return f'<a:custDash><a:ds d="{on}" sp="{off}"/></a:custDash>'
