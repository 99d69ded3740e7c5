"""The stamp: what goes into a file comes out of it, and nothing hostile comes along."""

import html
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from PIL import Image

from geo.dataset import Dataset, load_dataset
from geo.link import words_of
from geo.view import View
from slides import stamped
from slides.picture import pdf_of, png_of
from slides.slide import Setting, Stamp
from slides.stamp import stamp_of, stamp_properties, stamp_text
from slides.stamped import StampError, stamp_from, stamp_in
from slides.svg import svg_of
from slides.tables.geojson import geojson_of
from slides.tables.geopackage import geopackage_of
from slides.tables.kml import kml_of, kmz_of
from slides.tables.xlsx import xlsx_of
from tests.unit.cases import SHIPPED
from tests.unit.tinyslide import STAMP, slide_with

LONG = replace(STAMP, view="from=2023-10-17&" + "&".join(f"site=place-{n}" for n in range(60)))
STAMPS = [STAMP, LONG, Stamp("", "", ""), Stamp('q=")</x>\\', "العراق", "\x00")]
SMALL = (160, 90)


def package(properties: Sequence[tuple[str, str]], head: str = "") -> bytes:
    """A package of Office with these custom properties."""
    inside = "".join(
        f'<property name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for name, text in properties
    )
    xml = (
        f'<?xml version="1.0"?>{head}<Properties'
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{inside}</Properties>"
    )
    return zipped({"docProps/custom.xml": xml.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parcel:
        for name, content in parts.items():
            parcel.writestr(name, content)
    return made.getvalue()


def page(stamp: Stamp) -> bytes:
    meta = f'<meta name="briefmap" content="{html.escape(stamp_text(stamp))}">'
    return f"<!doctype html><html><head>{meta}</head><body></body></html>".encode()


def gif(stamp: Stamp) -> bytes:
    made = BytesIO()
    Image.new("P", (2, 2)).save(made, "GIF", comment=stamp_text(stamp).encode())
    return made.getvalue()


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (8 + len(body)).to_bytes(4) + kind + body


def movie(stamp: Stamp) -> bytes:
    comment = box(b"data", bytes((0, 0, 0, 1, 0, 0, 0, 0)), stamp_text(stamp).encode())
    tags = box(b"ilst", box(b"\xa9too"), box(b"\xa9cmt", comment))
    moov = box(b"moov", box(b"mvhd", bytes(20)), box(b"udta", box(b"meta", bytes(4), tags)))
    return box(b"ftyp", b"isom") + box(b"mdat", bytes(99)) + moov


@pytest.mark.parametrize("stamp", STAMPS)
def test_every_format_gives_its_stamp_back(stamp: Stamp) -> None:
    slide = slide_with(stamp=stamp)
    assert stamp_in(png_of(slide, SMALL)) == stamp
    assert stamp_in(pdf_of(slide)) == stamp
    assert stamp_in(svg_of(slide).encode()) == stamp
    assert stamp_in(package(stamp_properties(stamp))) == stamp
    assert stamp_in(page(stamp)) == stamp
    assert stamp_in(gif(stamp)) == stamp
    assert stamp_in(movie(stamp)) == stamp


@pytest.mark.parametrize("made", [geojson_of, geopackage_of, kml_of, kmz_of, xlsx_of])
def test_the_rows_of_a_view_carry_its_stamp(
    made: Callable[[Dataset, View, Setting], bytes],
) -> None:
    dataset = load_dataset(SHIPPED)
    view, _ = View.from_query((), words_of(dataset))
    data = made(dataset, view, Setting(date(2024, 1, 2)))
    assert stamp_in(data) == stamp_of(dataset, view)


def test_the_text_of_a_stamp_is_one_line_of_ascii() -> None:
    assert stamp_text(Stamp("q=é\n", "d", "v")) == r'{"data":"d","version":"v","view":"q=\u00e9\n"}'


def test_no_piece_is_longer_than_office_takes() -> None:
    pieces = stamp_properties(LONG)
    assert [name for name, _ in pieces] == ["Briefmap", "Briefmap 2", "Briefmap 3", "Briefmap 4"]
    assert max(len(text) for _, text in pieces) <= 255


def test_a_pdf_that_another_program_saved_keeps_its_stamp() -> None:
    again = BytesIO()
    with pikepdf.open(BytesIO(pdf_of(slide_with()))) as pdf:
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert stamp_in(again.getvalue()) == STAMP


def plain_png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"date,country\n2023-10-18,Iraq\n",
        b"\xff\xfe\x00",
        b"<html><head></head></html>",
        plain_png(),
        gif(STAMP).replace(b'{"data"', b'["data"'),
        zipped({"word/document.xml": b"<x/>"}),
        package([("Other", "text")]),
        box(b"ftyp", b"isom") + box(b"moov", box(b"udta")),
    ],
)
def test_a_file_without_a_stamp_has_none(data: bytes) -> None:
    assert stamp_in(data) is None


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (plain_png()[:20], "picture is damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture is damaged"),
        (b"GIF89a", "picture is damaged"),
        (b"%PDF-1.7\nnothing", "PDF is damaged"),
        (zipped({"a": b"b"})[:-30], "list of parts"),
        (zipped({"a": b"b"}) + b"PK\5\6", "list of parts"),
        (package(stamp_properties(STAMP), BOMB), "properties are damaged"),
        (zipped({"docProps/custom.xml": b"<Properties>"}), "properties are damaged"),
        (zipped({"docProps/custom.xml": bytes(10**8)}), "properties are damaged"),
        (zipped({f"{n:099}": b"" for n in range(10_000)}), "list of parts"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "password"),
        (page(STAMP).replace(b"view", b"look"), "stamp is damaged"),
        (page(STAMP).replace(b"{", b"[" * 60_000), "stamp is damaged"),
        (page(STAMP).replace(b"&quot;1.2.0&quot;", b"12"), "other things than text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(StampError, match=said):
        stamp_in(data)


def test_a_locked_pdf_is_refused() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf_of(slide_with()))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(StampError, match="protected by a password"):
        stamp_in(locked.getvalue())


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    """Everything in one compressed stream of objects, that holds nothing but blanks."""
    blanks = zlib.compress(b"1 0 2 0 " + b" " * (80 * 2**20), 1)
    filled = BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(filled, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    packed = filled.getvalue()
    start, end = packed.index(b"stream\n") + 7, packed.index(b"\nendstream")
    with pytest.raises(StampError, match="damaged"):
        stamp_in(packed[:start] + blanks + packed[end:])


def test_a_file_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamped, "LARGEST_FILE", 2**20)
    with pytest.raises(StampError, match="only files up to 1 MB"):
        stamp_in(bytes(2**20 + 1))


@pytest.mark.parametrize(
    "text", ["", "null", "{}", '{"view":"a"}', "[1,2,3]", '"text"', "{" * 9999]
)
def test_text_that_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(StampError):
        stamp_from(text)
