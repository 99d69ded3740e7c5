"""What a document says of itself: who made it, when, and of what."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.package import Package
from pptx.presentation import Presentation

from slides.powerpoint.markup import clean, quoted
from slides.powerpoint.package import leave_out

AUTHOR = "Briefmap"

# The library and Office refuse more.
_LONGEST_TITLE = 255
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
# Properties that anybody may add are of this format, and are counted from two.
_FORMAT, _LOWEST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2


def sign(deck: Presentation, title: str, produced_on: date) -> None:
    """Sets title, author and dates; a template's would tell of another work.

    Parameters
    ----------
    title : cut to 255 characters
    produced_on : the document was created at its midnight
    """
    package = deck.part.package
    for kind in (RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES, RT.THUMBNAIL, RT.ORIGIN):
        leave_out(package, kind)
    core = deck.core_properties
    core.title = clean(title)[:_LONGEST_TITLE]
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = datetime.combine(produced_on, time(), UTC)
    application = parse_xml(
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Slides>{len(deck.slides)}</Slides>'
        f"<Application>{AUTHOR}</Application></Properties>"
    )
    name, kind = PackURI("/docProps/app.xml"), RT.EXTENDED_PROPERTIES
    package.relate_to(XmlPart(name, CT.OFC_EXTENDED_PROPERTIES, package, application), kind)


def stamp(deck: Presentation, properties: Iterable[tuple[str, str]]) -> None:
    """Adds custom properties, name and text, to those of a template, which may be its labels.

    A stamp that the template carries itself is replaced.
    """
    package = deck.part.package
    root = _custom_properties(package)
    for each in list(root):
        if each.get("name", "").split(" ")[0] == AUTHOR:
            root.remove(each)
    for name, text in properties:
        root.append(
            parse_xml(
                f'<property xmlns="{_OFFICE}/custom-properties"'
                f' xmlns:vt="{_OFFICE}/docPropsVTypes" fmtid="{_FORMAT}" pid="{_LOWEST}"'
                f' name="{quoted(name)}"><vt:lpwstr>{quoted(text)}</vt:lpwstr></property>'
            )
        )
    for number, each in enumerate(root, _LOWEST):
        each.set("pid", str(number))
    leave_out(package, RT.CUSTOM_PROPERTIES)
    part = XmlPart(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, package, root)
    package.relate_to(part, RT.CUSTOM_PROPERTIES)


def _custom_properties(package: Package) -> BaseOxmlElement:
    """Those that are there, else an empty list of them."""
    empty = f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"/>'
    try:
        xml = package.part_related_by(RT.CUSTOM_PROPERTIES).blob
    except KeyError:
        xml = empty.encode()
    root: BaseOxmlElement = parse_xml(xml)
    return root
