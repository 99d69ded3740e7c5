"""Slides as a PowerPoint file."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.slide import Slide as Page

from geo.palette import Theme
from slides.powerpoint.base import base, title_layout
from slides.powerpoint.chartml import Look
from slides.powerpoint.charts import add_chart
from slides.powerpoint.drawing import Desk, drawing_of
from slides.powerpoint.fit import Fit
from slides.powerpoint.footers import add_footers
from slides.powerpoint.housecolours import house_colours
from slides.powerpoint.markup import NAMESPACES, colour
from slides.powerpoint.notes import write_notes
from slides.powerpoint.package import packed
from slides.powerpoint.properties import sign, stamp
from slides.powerpoint.template import Template, opened
from slides.slide import Slide
from slides.stamp import stamp_properties


def pptx_of(slides: Sequence[Slide], template: bytes | None = None) -> bytes:
    """Slides as an editable presentation of 13.333 × 7.5 in, or of a template's size.

    Title, shapes, charts and notes are PowerPoint's own. With a template its master, type, colours
    and footers are kept, its slides are left out; ours are scaled to its page and stand clear of
    its footers. The same slides and template give the same bytes.

    Parameters
    ----------
    slides : at least one; document properties and stamp are those of the first
    template : bytes of a .pptx file; None takes our own type and colours

    Raises
    ------
    TemplateError : the template cannot be used; the message says why and what to do
    ValueError : no slides
    """
    if not slides:
        raise ValueError("a presentation needs a slide; none came")
    house = opened(template) if template is not None else _our_own(slides[0].theme)
    for number, slide in enumerate(slides, 1):
        _add(slide, number, house, is_ours=template is None)
    sign(house.deck, slides[0].title, slides[0].produced_on)
    stamp(house.deck, stamp_properties(slides[0].stamp))
    written = BytesIO()
    house.deck.save(written)
    return packed(written.getvalue())


def _our_own(theme: Theme) -> Template:
    deck = Presentation(BytesIO(base(theme)))
    return Template(deck, title_layout(deck), Fit())


def _add(slide: Slide, number: int, house: Template, is_ours: bool) -> None:
    page = house.deck.slides.add_slide(house.layout)
    tree = page.shapes._spTree
    for placeholder in list(page.placeholders):
        tree.remove(placeholder._element)
    colours = {} if is_ours else house_colours(house.layout, slide.theme)
    look = Look(slide.theme, house.fit.scale, colours)
    desk = Desk(
        house.fit,
        lambda png: page.part.get_or_add_image_part(BytesIO(png))[1],
        lambda chart: add_chart(page.part, chart, look),
        colours,
    )
    tree.extend(parse_xml(drawing_of(slide.marks, desk)))
    if is_ours:
        _paint(page, slide.background)
    else:
        _take_roles(page)
    add_footers(page, house.footers, number)
    write_notes(page, slide.notes)


def _paint(page: Page, background: str) -> None:
    plain = f"<a:solidFill>{colour(background, 1, {})}</a:solidFill><a:effectLst/>"
    (content,) = page._element.xpath("p:cSld")
    content.insert(0, parse_xml(f"<p:bg {NAMESPACES}><p:bgPr>{plain}</p:bgPr></p:bg>"))


def _take_roles(page: Page) -> None:
    """A layout that gives the theme's colours other roles than its master gives them to its slides,
    too."""
    for own in page.slide_layout._element.xpath("p:clrMapOvr[a:overrideClrMapping]"):
        for old in page._element.xpath("p:clrMapOvr"):
            old.getparent().replace(old, deepcopy(own))
