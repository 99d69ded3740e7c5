"""The presentation a slide stands in where no template is given."""

import re
from functools import cache
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Pt

from geo.palette import Theme, tokens
from slides.marks import PAGE_HEIGHT, PAGE_WIDTH, Box
from slides.powerpoint.package import leave_out
from slides.type import ARABIC_FAMILY, FAMILY

TITLE_LAYOUT, BLANK_LAYOUT = "Title Only", "Blank"
TITLE_ROOM, TITLE_SIZE = Box(30, 22, 650, 52), 22

# What is compared where the family is missing: a plain sans serif, neither wide nor narrow.
_PANOSE = "020B0503050203000203"
# What shapes and charts take that a reader adds.
_ACCENTS = ("drone", "rocket", "mixed", "ied", "aircraft_munition", "unknown")
_TITLE_STYLE = "p:txStyles/p:titleStyle/a:lvl1pPr"


@cache
def base(theme: Theme) -> bytes:
    """A presentation of 13.333 × 7.5 in without slides, its theme of our type and colours."""
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name not in (TITLE_LAYOUT, BLANK_LAYOUT):
            deck.slide_layouts.remove(layout)
    _widen(deck)
    _place_title(deck)
    leave_out(deck.part, RT.PRINTER_SETTINGS)
    paper = deck.slide_master.part.part_related_by(RT.THEME)
    paper.blob = _themed(paper.blob.decode(), theme).encode()
    if theme == "dark":
        _turn_dark(deck)
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def title_layout(deck: Deck) -> SlideLayout:
    """The layout of a base presentation that has room for a title and nothing else."""
    return next(layout for layout in deck.slide_layouts if layout.name == TITLE_LAYOUT)


def _widen(deck: Deck) -> None:
    """The library's own page is 4:3."""
    wider = Pt(PAGE_WIDTH) / (deck.slide_width or 1)
    deck.slide_width, deck.slide_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    del deck.part._element.sldSz.attrib["type"]
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            if shape._element.xpath("p:spPr/a:xfrm"):
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)


def _place_title(deck: Deck) -> None:
    """So that a reset of the slide in PowerPoint puts the title where it stood."""
    title = deck.slide_master.placeholders[0]
    title.left, title.top = Pt(TITLE_ROOM.left), Pt(TITLE_ROOM.top)
    title.width, title.height = Pt(TITLE_ROOM.width), Pt(TITLE_ROOM.height)
    (style,) = deck.slide_master._element.xpath(_TITLE_STYLE)
    style.set("algn", "l")
    (letters,) = deck.slide_master._element.xpath(f"{_TITLE_STYLE}/a:defRPr")
    letters.set("sz", f"{100 * TITLE_SIZE}")
    letters.set("b", "1")


def _turn_dark(deck: Deck) -> None:
    """Text takes the light colours of the theme, the page the dark ones."""
    (roles,) = deck.slide_master._element.xpath("p:clrMap")
    for role, colour in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        roles.set(role, colour)


def _themed(text: str, theme: Theme) -> str:
    """A theme's XML with our colours and type in the place of its own."""
    text = re.sub('name="[^"]*"', 'name="Briefmap"', text, count=1)
    for part, ours in (("clrScheme", _colours(theme)), ("fontScheme", _fonts())):
        text = re.sub(f"<a:{part} .*?</a:{part}>", ours, text, count=1, flags=re.DOTALL)
    return text


def _colours(theme: Theme) -> str:
    of = tokens()[theme]
    dark, light = ("page", "ink") if theme == "dark" else ("ink", "page")
    dark_too, light_too = ("panel", "ink2") if theme == "dark" else ("ink2", "panel")
    accents = {f"accent{at}": of["weapon"][name] for at, name in enumerate(_ACCENTS, 1)}
    colours = {
        "dk1": of[dark],
        "lt1": of[light],
        "dk2": of[dark_too],
        "lt2": of[light_too],
        **accents,
        "hlink": of["ink2"],
        "folHlink": of["ink3"],
    }
    each = "".join(
        f'<a:{name}><a:srgbClr val="{code[1:].upper()}"/></a:{name}>'
        for name, code in colours.items()
    )
    return f'<a:clrScheme name="Briefmap">{each}</a:clrScheme>'


def _fonts() -> str:
    family = (
        f'<a:latin typeface="{FAMILY}" panose="{_PANOSE}" pitchFamily="34" charset="0"/>'
        '<a:ea typeface=""/>'
        f'<a:cs typeface="{ARABIC_FAMILY}"/><a:font script="Arab" typeface="{ARABIC_FAMILY}"/>'
    )
    both = "".join(f"<a:{kind}>{family}</a:{kind}>" for kind in ("majorFont", "minorFont"))
    return f'<a:fontScheme name="Briefmap">{both}</a:fontScheme>'
