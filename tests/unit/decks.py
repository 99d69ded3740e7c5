"""Presentations for tests: what a writer made, opened again, and templates of a house."""

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from slides.powerpoint import pptx_of
from slides.slide import Slide

FOOTER = "Ministry of Maps"


def opened(data: bytes) -> Any:
    """A presentation; the library's own types say less than it does."""
    return Presentation(BytesIO(data))


def page_of(slide: Slide, template: bytes | None = None) -> Any:
    """The first slide of the file of a slide."""
    return opened(pptx_of([slide], template)).slides[0]


def shapes(holder: Any) -> Iterator[Any]:
    """Every shape, groups before what is in them."""
    for shape in holder.shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes(shape)


def shape_named(holder: Any, name: str) -> Any:
    (found,) = [shape for shape in shapes(holder) if shape.name == name]
    return found


def parts(data: bytes) -> dict[str, bytes]:
    """Names and bytes of what is in a package, in its order."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(entries: Iterable[tuple[str, bytes]]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return written.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """A package with the words of one part changed."""
    entries = parts(data)
    text = entries[name].decode()
    assert old in text
    return package({**entries, name: text.replace(old, new).encode()}.items())


@cache
def house_template(wide: bool = True, dark: bool = False, slides: int = 0) -> bytes:
    """A presentation with a serif, a footer on each layout, and slides of its own."""
    deck: Any = Presentation()
    if wide:
        deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme.blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Georgia"')
    if dark:
        (roles,) = deck.slide_master._element.xpath("p:clrMap")
        roles.set("bg1", "dk1")
        roles.set("tx1", "lt1")
    for layout in deck.slide_layouts:
        for each in layout.placeholders:
            if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                each.text_frame.text = FOOTER
    for number in range(slides):
        page = deck.slides.add_slide(deck.slide_layouts[1])
        page.shapes.title.text = f"Old slide {number}"
        page.notes_slide.notes_text_frame.text = "Old notes"
    return saved(deck)


def saved(deck: Any) -> bytes:
    written = BytesIO()
    deck.save(written)
    return written.getvalue()
