"""A template's footers: the library leaves them out of new slides, but their owners count on them.

Dates are not kept: one that follows the clock would stand beside the slide's own "as of".
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout

from slides.marks import Box
from slides.powerpoint.markup import EMU, NAMESPACES

KINDS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

# A footer in the highest or lowest part of the page leaves the rest of it to the slide.
_MARGIN = 0.2


@dataclass(frozen=True)
class Footer:
    """A footer to be copied: what it says, and its room on the page in points."""

    shape: BaseOxmlElement
    room: Box


def footers_of(deck: Presentation, layout: SlideLayout) -> tuple[Footer, ...]:
    """Footer and slide number with the words of the first slide that has them, else the layout's.

    They stand where the layout has them, else where that slide has them. One without words is
    none.
    """
    found = (_footer(kind, deck.slides, layout) for kind in KINDS)
    return tuple(footer for footer in found if footer)


def room_between(page: Box, footers: Iterable[Footer]) -> Box:
    """The part of a page that footers at its upper and lower edge leave free."""
    top, bottom = page.top, page.bottom
    for footer in footers:
        if footer.room.top >= page.bottom - _MARGIN * page.height:
            bottom = min(bottom, footer.room.top)
        elif footer.room.bottom <= page.top + _MARGIN * page.height:
            top = max(top, footer.room.bottom)
    return Box(page.left, top, page.right, bottom)


def add_footers(page: Page, footers: Sequence[Footer], number: int) -> None:
    """Copies footers onto a slide; `number` is what its slide number says."""
    tree = page.shapes._spTree
    for footer in footers:
        shape = deepcopy(footer.shape)
        (identity,) = shape.xpath("p:nvSpPr/p:cNvPr")
        identity.set("id", str(1 + max(map(int, tree.xpath("//p:cNvPr/@id")), default=1)))
        for words in shape.xpath(".//a:fld[@type='slidenum']/a:t"):
            words.text = str(number)
        tree.append(shape)


def _footer(kind: PP_PLACEHOLDER, pages: Iterable[Page], layout: SlideLayout) -> Footer | None:
    own = next(_of_kind(kind, layout.placeholders), None)
    on_pages = (each for page in pages for each in _of_kind(kind, page.placeholders))
    said = next((each for each in (*on_pages, own) if each is not None and _words(each)), None)
    if said is None:
        return None
    place = said if own is None else own
    sides = (place.left, place.top, place.width, place.height)
    if any(side is None for side in sides):
        return None
    left, top, width, height = (side / EMU for side in sides)
    return Footer(_copied(said, place, own is None), Box(left, top, left + width, top + height))


def _of_kind(kind: PP_PLACEHOLDER, placeholders: Iterable[BaseShape]) -> Iterator[BaseShape]:
    return (each for each in placeholders if each.placeholder_format.type == kind)


def _words(shape: BaseShape) -> str:
    return "".join(shape._element.xpath("p:txBody//a:t/text()")).strip()


def _copied(said: BaseShape, place: BaseShape, is_placed: bool) -> BaseOxmlElement:
    """The words of one placeholder in the place of another; links lead to a slide left behind."""
    shape: BaseOxmlElement = parse_xml(
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="0" name=""/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr/></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:lstStyle/></p:txBody></p:sp>"
    )
    shape.xpath("p:nvSpPr/p:cNvPr")[0].set("name", place.name)
    shape.xpath("p:nvSpPr/p:nvPr")[0].append(
        deepcopy(place._element.xpath("p:nvSpPr/p:nvPr/p:ph")[0])
    )
    if is_placed:
        shape.xpath("p:spPr")[0].extend(deepcopy(place._element.xpath("p:spPr/a:xfrm")))
    shape.xpath("p:txBody")[0].extend(deepcopy(said._element.xpath("p:txBody/a:p")))
    for link in shape.xpath(".//a:hlinkClick | .//a:hlinkMouseOver"):
        link.getparent().remove(link)
    return shape
