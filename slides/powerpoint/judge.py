"""What a template is, read from its bytes before anything of it is unpacked or believed."""

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

# Unpacked, bytes and parts: the template of a house with all its pictures is far below.
LARGEST, MOST_PARTS = 250_000_000, 5_000

ALLOWED = "A template is a PowerPoint presentation (.pptx) without password and without macros."
SAVE_AS = "Open it in PowerPoint and save it as “PowerPoint Presentation (.pptx)”."

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_OTHERS = {
    CT.PML_TEMPLATE_MAIN: "The template is a PowerPoint template (.potx).",
    CT.PML_SLIDESHOW_MAIN: "The template is a slide show (.ppsx).",
    CT.WML_DOCUMENT_MAIN: "The template is a Word document.",
    CT.SML_SHEET_MAIN: "The template is an Excel workbook.",
}
# What a broken archive or document can raise while its lists are read.
_BROKEN = (BadZipFile, zlib.error, SyntaxError, EOFError, OSError, ValueError, NotImplementedError)


class TemplateError(ValueError):
    """A template that cannot be used; the message says what came, what is allowed, what to do."""

    def __init__(self, came: str, remedy: str = SAVE_AS) -> None:
        super().__init__(f"{came} {ALLOWED} {remedy}")


def judge(template: bytes) -> None:
    """Passes what looks like a presentation that can be opened.

    Raises
    ------
    TemplateError : it is something else, has a password or macros, is too large unpacked, or
        misses a part
    """
    if template.startswith(_OLE):
        raise _of_an_old_container(template)
    try:
        with ZipFile(BytesIO(template)) as package:
            _judge_size(package)
            _judge_kind(package)
            _judge_parts(package)
    except TemplateError:
        raise
    except _BROKEN as problem:
        came = "is no PowerPoint file" if template else "is an empty file"
        raise TemplateError(f"The template {came}.") from problem


def _of_an_old_container(template: bytes) -> TemplateError:
    """Files of PowerPoint 97 and files with a password share a container."""
    if _ENCRYPTED in template:
        return TemplateError(
            "The template is protected by a password.",
            "Open it in PowerPoint, take the password off under File, Info, and save it again.",
        )
    return TemplateError("The template is a file of an older Office (.ppt).")


def _judge_size(package: ZipFile) -> None:
    entries = package.infolist()
    size = sum(entry.file_size for entry in entries)
    if size > LARGEST or len(entries) > MOST_PARTS:
        raise TemplateError(
            f"The template unpacks to {size / 1e6:,.0f} MB in {len(entries):,} parts.",
            f"Make it smaller, {LARGEST / 1e6:.0f} MB and {MOST_PARTS:,} parts at most: take"
            " slides, videos and large pictures out.",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise TemplateError(
            "The template is a ZIP file with a password.", "Save it without the password."
        )


def _judge_kind(package: ZipFile) -> None:
    if _CONTENT_TYPES not in package.namelist():
        raise TemplateError("The template is a ZIP file, but no PowerPoint file.")
    types = {each.get("ContentType", "") for each in parse_xml(package.read(_CONTENT_TYPES))}
    macros = any("macroEnabled" in kind or "vbaProject" in kind for kind in types)
    if macros or any(name.lower().endswith("vbaproject.bin") for name in package.namelist()):
        raise TemplateError("The template holds macros.")
    for kind, came in _OTHERS.items():
        if kind in types and CT.PML_PRESENTATION_MAIN not in types:
            raise TemplateError(came)
    if any(kind == _STRICT for kind, _ in _targets(package, "")):
        raise TemplateError("The template is a Strict Open XML presentation.")
    if CT.PML_PRESENTATION_MAIN not in types:
        raise TemplateError("The template is no PowerPoint presentation.")


def _judge_parts(package: ZipFile) -> None:
    """Parts that only the template's slides refer to may be missing: slides are left out."""
    there, seen, queue = set(package.namelist()), {""}, [""]
    while queue:
        for kind, target in _targets(package, queue.pop()):
            if kind == RT.SLIDE or target in seen:
                continue
            if target not in there:
                raise TemplateError(
                    f"The template misses a part, “{target}”.",
                    "Open it in PowerPoint, let it repair the file, and save it again.",
                )
            seen.add(target)
            queue.append(target)


def _targets(package: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Kinds and names of the parts that a part, or with a blank name the package, refers to."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in package.namelist():
        return
    for each in parse_xml(package.read(listing)):
        target = each.get("Target", "")
        if each.get("TargetMode") != "External" and not target.startswith("#"):
            whole = posixpath.normpath(posixpath.join("/", folder, target))
            yield each.get("Type", ""), whole.lstrip("/")
