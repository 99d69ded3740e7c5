"""Reading a stamp back: from any file, however large, broken or hostile it is."""

import html
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

import pikepdf
from PIL import Image

from slides.slide import Stamp

LARGEST_FILE = 256 * 2**20
# A stamp is a few hundred bytes; a part that holds it and other words is not much more.
LARGEST_PART = 256 * 2**10
_HEAD = 64 * 2**10
# A package of slides has some hundred parts, each with about a hundred bytes in the directory.
_LARGEST_DIRECTORY = 2**20
_MOST_BOXES = 10_000

# For the whole process: no page of a PDF is read here, and no file this program writes needs more.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=64 * 2**20,
    png_max_memory=64 * 2**20,
    tiff_max_memory=64 * 2**20,
    run_length_max_memory=64 * 2**20,
)

# HTML, SVG, KML.
_MARKUP = (
    re.compile(r'<meta\s+name="briefmap"\s+content="([^"]*)"'),
    re.compile(r'<(?:\w+:)?metadata\s[^>]*\bid="briefmap"[^>]*>([^<]*)<'),
    re.compile(r'<Data name="Briefmap">\s*<value>([^<]*)<'),
)
_GEOJSON = re.compile(r'"briefmap":\s*(\{[^{}]*\})')
# Cells of one row lie side by side.
_GEOPACKAGE = re.compile(rb"Briefmap(\{[^{}\0]*\})")


class StampError(ValueError):
    """A file that cannot be read, or whose stamp cannot; the message is a sentence for people."""


def stamp_in(data: bytes) -> Stamp | None:
    """The stamp of a file in any of the formats that carry one; None where there is none.

    Raises
    ------
    StampError : too large, broken, protected by a password, or a stamp that cannot be read
    """
    if len(data) > LARGEST_FILE:
        raise StampError(
            f"The file has {len(data) // 2**20} MB; only files up to {LARGEST_FILE // 2**20} MB"
            " are read."
        )
    text = _reader(data)(data)
    return None if text is None else stamp_from(text)


def stamp_from(text: str) -> Stamp:
    """The stamp that `stamp_text` wrote.

    Raises
    ------
    StampError : the text is none
    """
    try:
        found = json.loads(text)
        values = [found[field.name] for field in fields(Stamp)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StampError("The file's stamp is damaged; its view cannot be reopened.") from None
    if not all(isinstance(value, str) for value in values):
        raise StampError("The file's stamp holds other things than text; it is not reopened.")
    return Stamp(*values)


Reader = Callable[[bytes], str | None]


def _reader(data: bytes) -> Reader:
    readers: dict[bytes, Reader] = {
        b"\x89PNG": _in_picture,
        b"GIF8": _in_picture,
        b"%PDF": _in_pdf,
        b"PK\3\4": _in_package,
        b"SQLi": _in_geopackage,
        b"\xd0\xcf\x11\xe0": _in_locked_package,
    }
    if data[4:8] == b"ftyp":
        return _in_movie
    return readers.get(data[:4], _in_text)


def _in_picture(data: bytes) -> str | None:
    """Only what comes before the first pixel is read."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "GIF")) as picture:
            text = picture.info.get("Briefmap", picture.info.get("comment"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise StampError("The picture is damaged; it cannot be read.") from None
    if isinstance(text, bytes):
        text = text.decode("ascii", "replace")
    return text if isinstance(text, str) and text.startswith("{") else None


def _in_pdf(data: bytes) -> str | None:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            text = pdf.docinfo.get("/Briefmap")
            return str(text) if isinstance(text, pikepdf.String) else None
    except pikepdf.PasswordError:
        raise StampError(
            "The PDF is protected by a password; save a copy without one and try again."
        ) from None
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        raise StampError("The PDF is damaged; it cannot be read.") from None


def _in_text(data: bytes) -> str | None:
    head = data[:_HEAD].decode("utf-8", "ignore")
    for kind in _MARKUP:
        if found := kind.search(head):
            return html.unescape(found.group(1))
    found = _GEOJSON.search(head)
    return found.group(1) if found else None


def _in_geopackage(data: bytes) -> str | None:
    found = _GEOPACKAGE.search(data)
    return found.group(1).decode("ascii", "replace") if found else None


# ---- packages: PPTX, XLSX, KMZ ------------------------------------------------------------


def _in_locked_package(data: bytes) -> str | None:
    """Office puts what a password protects into its old container."""
    raise StampError(
        "The file is protected by a password or in an old format of Office;"
        " save it as .pptx or .xlsx without a password and try again."
    )


def _in_package(data: bytes) -> str | None:
    _check_directory(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            if "doc.kml" in package.NameToInfo:
                return _in_text(_head(package, "doc.kml", _HEAD))
            if "docProps/custom.xml" not in package.NameToInfo:
                return None
            part = _head(package, "docProps/custom.xml", LARGEST_PART + 1)
        properties = _properties(part)
    except (BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError):
        raise StampError("The file is damaged; it cannot be read.") from None
    except (ElementTree.ParseError, ValueError):
        raise StampError("The file's properties are damaged; they cannot be read.") from None
    return _whole(properties)


def _check_directory(data: bytes) -> None:
    """A list of millions of parts would fill the memory before a part is looked at."""
    end = data.rfind(b"PK\5\6")
    record = data[end : end + 22] if end >= 0 else b""
    size = int.from_bytes(record[12:16], "little")
    has_larger_record = data[max(end - 20, 0) : end].startswith(b"PK\6\7")
    if len(record) < 22 or size > _LARGEST_DIRECTORY or has_larger_record:
        raise StampError("The file's list of parts is missing or too long; it is not read.")


def _head(package: ZipFile, part: str, most: int) -> bytes:
    """The first bytes of a part, however far it would unpack."""
    with package.open(part) as opened:
        return opened.read(most)


class _Plain(ElementTree.TreeBuilder):
    """XML without a document type, whose entities could grow without end."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError(f"a document type, {name!r}, in properties")


def _properties(xml: bytes) -> dict[str, str]:
    if len(xml) > LARGEST_PART:
        raise ValueError(f"properties of more than {LARGEST_PART} bytes")
    root = ElementTree.fromstring(xml, ElementTree.XMLParser(target=_Plain()))
    return {each.get("name", ""): "".join(each.itertext()) for each in root}


def _whole(properties: dict[str, str]) -> str | None:
    """The pieces of `stamp_properties` together."""
    if "Briefmap" not in properties:
        return None
    pieces = [properties["Briefmap"]]
    while (piece := properties.get(f"Briefmap {len(pieces) + 1}")) is not None:
        pieces.append(piece)
    return "".join(pieces)


# ---- movies -------------------------------------------------------------------------------


def _in_movie(data: bytes) -> str | None:
    """The comment among the tags of an MP4: boxes in boxes (ISO/IEC 14496-12)."""
    inside: memoryview | None = memoryview(data)
    for kind in (b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt", b"data"):
        inside = None if inside is None else _box(inside, kind)
        if kind == b"meta" and inside is not None:
            inside = inside[4:]
    text = bytes(inside[8 : LARGEST_PART + 8]).decode("ascii", "replace") if inside else ""
    return text if text.startswith("{") else None


def _box(boxes: memoryview, kind: bytes) -> memoryview | None:
    at = 0
    for _ in range(_MOST_BOXES):
        size, head = int.from_bytes(boxes[at : at + 4]), 8
        if size == 1:
            size, head = int.from_bytes(boxes[at + 8 : at + 16]), 16
        end = at + size if size else len(boxes)
        if end < at + head or end > len(boxes):
            return None
        if boxes[at + 4 : at + 8] == kind:
            return boxes[at + head : end]
        at = end
    return None
