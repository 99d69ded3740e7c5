"""A reader's own presentation as the template: its master, type, colours and footers are kept."""

from dataclasses import dataclass
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from slides.marks import Box
from slides.powerpoint.fit import Fit, fit_into
from slides.powerpoint.footers import Footer, footers_of, room_between
from slides.powerpoint.judge import TemplateError, judge
from slides.powerpoint.markup import EMU, NAMESPACES
from slides.powerpoint.package import leave_out

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

# Points; PowerPoint has no smaller page.
_SMALLEST = 72


@dataclass(frozen=True)
class Template:
    """A presentation without slides, and how slides come onto it.

    Parameters
    ----------
    layout : that slides are made of
    fit : of a slide onto the page, clear of the footers
    footers : copied onto every slide
    """

    deck: Deck
    layout: SlideLayout
    fit: Fit
    footers: tuple[Footer, ...] = ()


def opened(template: bytes) -> Template:
    """A template, ready for slides.

    Raises
    ------
    TemplateError : it is no .pptx, has a password or macros, is too large unpacked, misses a part,
        has no blank layout, or is broken otherwise
    """
    judge(template)
    try:
        deck = Presentation(BytesIO(template))
        layout = blank_layout(deck)
        footers = footers_of(deck, layout)
        _take_slides_out(deck)
        page = _page_of(deck)
        return Template(deck, layout, fit_into(room_between(page, footers)), footers)
    except TemplateError:
        raise
    except Exception as problem:
        # A file made by anybody can be wrong in any way, and the library raises what comes.
        raise TemplateError(f"The template is broken ({problem}).") from problem


def blank_layout(deck: Deck) -> SlideLayout:
    """The layout of the kind "blank", else the first that has footers alone.

    Raises
    ------
    TemplateError : there is none
    """
    layouts: list[SlideLayout] = [
        layout for master in deck.slide_masters for layout in master.slide_layouts
    ]
    blank = [layout for layout in layouts if _is_blank(layout)]
    if not blank:
        named = ", ".join(f"“{layout.name}”" for layout in layouts)
        raise TemplateError(
            f"The template has no blank layout (it has {named or 'no layout at all'}).",
            "In PowerPoint, under View, Slide Master, insert a layout, take everything but the"
            " footers out of it, and save.",
        )
    return next((each for each in blank if each._element.get("type") == "blank"), blank[0])


def _page_of(deck: Deck) -> Box:
    width, height = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    if min(width, height) < _SMALLEST:
        raise ValueError(f"its page is {width:.0f} × {height:.0f} points")
    return Box(0, 0, width, height)


def _is_blank(layout: SlideLayout) -> bool:
    """Dates, footers and slide numbers are not what slides take over from a layout."""
    return next(layout.iter_cloneable_placeholders(), None) is None


def _take_slides_out(deck: Deck) -> None:
    """With all that refers to a slide: PowerPoint calls a file broken that names one not there, and
    one that has no settings of its view."""
    for part in list(deck.part.package.iter_parts()):
        if isinstance(part, XmlPart):
            _cut_off(part, RT.SLIDE)
    for each in deck.part.rels.values():
        if each.reltype == RT.VIEW_PROPS:
            each.target_part.blob = f"<p:viewPr {NAMESPACES}/>".encode()
            leave_out(each.target_part, RT.SLIDE)
    for each in deck.part._element.xpath(f"p:custShowLst | p:extLst/p:ext[@uri='{_SECTIONS}']"):
        each.getparent().remove(each)


def _cut_off(part: XmlPart, kind: str) -> None:
    """Drops relationships of a kind together with the elements that use them."""
    for key in [key for key, rel in part.rels.items() if rel.reltype == kind]:
        for element in part._element.xpath(f"//*[@r:id='{key}']"):
            element.getparent().remove(element)
    leave_out(part, kind)
