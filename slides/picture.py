"""A slide as a picture: PNG of any size and PDF, drawn from its SVG without a browser."""

import zlib
from io import BytesIO

import pikepdf
import vl_convert

from slides.drawing import pixels_of, register_type
from slides.marks import PAGE_HEIGHT, PAGE_WIDTH
from slides.slide import Slide
from slides.stamp import stamp_text
from slides.svg import drawing_of

# A PNG begins with its signature and the one chunk that says its size; texts may follow it.
_FIRST_CHUNKS = 33


def png_of(slide: Slide, size: tuple[int, int] = (1920, 1080)) -> bytes:
    """The slide as a PNG that knows its print size, its title and its stamp.

    Parameters
    ----------
    size : width and height in pixels, 16 to 9 as the page

    Raises
    ------
    ValueError : another proportion, or no pixel at all
    """
    check_size(size)
    texts = {"Title": slide.title, "Description": slide.description}
    return _with_texts(
        pixels_of(drawing_of(slide), size[0]), {**texts, "Briefmap": stamp_text(slide.stamp)}
    )


def pdf_of(slide: Slide) -> bytes:
    """The slide as a PDF of one page, 13.333 × 7.5 in: vectors, text as text, type embedded."""
    register_type()
    made = BytesIO()
    with pikepdf.open(BytesIO(vl_convert.svg_to_pdf(drawing_of(slide)))) as pdf:
        _describe(pdf, slide)
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def check_size(size: tuple[int, int]) -> None:
    """Refuses a width and height in pixels that are not the page's.

    Raises
    ------
    ValueError : not 16 to 9, or no pixel at all
    """
    width, height = size
    if width <= 0 or width * PAGE_HEIGHT != height * PAGE_WIDTH:
        raise ValueError(
            f"{width} × {height} pixels are not 16 to 9; 1920 × 1080 and 3840 × 2160 are"
        )


def _describe(pdf: pikepdf.Pdf, slide: Slide) -> None:
    """Title, language and stamp; the day stands for the moment, which would differ every time."""
    moment = pikepdf.String(f"D:{slide.produced_on:%Y%m%d}000000Z")
    pdf.docinfo = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=pikepdf.String(slide.title),
            Subject=pikepdf.String(slide.description),
            Creator=pikepdf.String(f"Briefmap {slide.stamp.version}"),
            CreationDate=moment,
            ModDate=moment,
            Briefmap=pikepdf.String(stamp_text(slide.stamp)),
        )
    )
    pdf.Root.Lang = pikepdf.String("en")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _with_texts(png: bytes, texts: dict[str, str]) -> bytes:
    """A PNG with international text chunks (PNG specification 11.3.3.4) behind its header."""
    chunks = b"".join(_text_chunk(keyword, text) for keyword, text in texts.items())
    return png[:_FIRST_CHUNKS] + chunks + png[_FIRST_CHUNKS:]


def _text_chunk(keyword: str, text: str) -> bytes:
    """Keyword, not compressed, no language, no translated keyword, text."""
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    return (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
