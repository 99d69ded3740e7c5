"""Speaker notes: paragraphs of text, those with an address as links."""

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.slide import NotesSlide
from pptx.slide import Slide as Page

from slides.address import is_web
from slides.powerpoint.markup import NAMESPACES, quoted
from slides.slide import Note

# Signs an address holds as they are. Office takes a file for broken that has others in one.
_PLAIN = "!#$%&'()*+,/:;=?@~"
_STRAY = re.compile("%(?![0-9a-fA-F]{2})")
# Office opens no longer ones.
_LONGEST_ADDRESS = 2000

_HOLDER = (
    '<p:nvSpPr><p:cNvPr id="{number}" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
)


def write_notes(page: Page, notes: Sequence[Note]) -> None:
    """Gives a page its notes; without any it stays as it is.

    Only http and https become links; what else stands for an address is left out of the links.
    """
    if not notes:
        return
    sheet = page.notes_slide
    paragraphs = "".join(_paragraph(note, sheet.part) for note in notes)
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
    _fill(sheet, body)


def address(url: str) -> str:
    """An address as a link may hold it; blank where it is none, or too long for one."""
    if not is_web(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        return ""
    whole = _STRAY.sub("%25", parts._replace(netloc=host).geturl())
    safe = quote(whole, safe=_PLAIN)
    return safe if len(safe) <= _LONGEST_ADDRESS else ""


def _paragraph(note: Note, part: XmlPart) -> str:
    target = address(note.url)
    link = part.relate_to(target, RT.HYPERLINK, is_external=True) if target else ""
    click = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    return (
        f'<a:p><a:r><a:rPr lang="en-GB" b="{int(note.heading)}" dirty="0">{click}</a:rPr>'
        f"<a:t>{quoted(note.text)}</a:t></a:r></a:p>"
    )


def _fill(sheet: NotesSlide, body: str) -> None:
    """Text into the place that the notes master has for it, or into one made here."""
    holder = sheet.notes_placeholder
    if holder is None:
        tree = sheet.shapes._spTree
        number = 1 + max(map(int, tree.xpath("//p:cNvPr/@id")), default=0)
        tree.append(parse_xml(f"<p:sp {NAMESPACES}>{_HOLDER.format(number=number)}{body}</p:sp>"))
        return
    shape = holder._element
    for old in shape.xpath("p:txBody"):
        shape.remove(old)
    shape.append(parse_xml(body.replace("<p:txBody>", f"<p:txBody {NAMESPACES}>", 1)))
