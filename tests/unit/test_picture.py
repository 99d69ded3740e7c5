"""PNG and PDF: what a viewer finds in them, and that they are the same every time."""

import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from slides.marks import Box, Fill, Group, Oval, Picture, Rect
from slides.picture import pdf_of, png_of
from slides.slide import Slide
from slides.stamp import stamp_text
from tests.unit.tinyslide import STAMP, label, slide_with

HOUSE = Path(__file__).resolve().parents[2]
SMALL = (160, 90)


def tiny() -> Slide:
    left = Rect(Box(0, 0, 480, 540), Fill("#cf005b"))
    cut = Group("Map", (Oval((480, 270), 100, Fill("#2188c9")),), clip=Box(0, 0, 480, 540))
    return slide_with(left, cut, label("Al-Asad"), label("العراق", " 22"))


def opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("size", [(160, 90), (1280, 720), (1920, 1080), (3840, 2160)])
def test_a_png_has_the_size_asked_for(size: tuple[int, int]) -> None:
    assert opened(png_of(tiny(), size)).size == size


def test_a_png_shows_marks_in_order_and_cut_to_their_clip() -> None:
    picture = opened(png_of(tiny(), SMALL))
    assert picture.getpixel((10, 80)) == (0xCF, 0x00, 0x5B)
    assert picture.getpixel((75, 45)) == (0x21, 0x88, 0xC9)
    assert picture.getpixel((85, 45)) == (0xFB, 0xFA, 0xF7)


def test_a_png_prints_as_wide_as_the_page() -> None:
    with Image.open(BytesIO(png_of(tiny()))) as picture:
        assert picture.width / picture.info["dpi"][0] == pytest.approx(960 / 72, rel=1e-4)


def test_a_png_carries_title_description_and_stamp() -> None:
    with Image.open(BytesIO(png_of(slide_with(title="Two “countries” عراق"), SMALL))) as picture:
        assert picture.info["Title"] == "Two “countries” عراق"
        assert picture.info["Description"] == "A map of 52 incidents."
        assert picture.info["Briefmap"] == stamp_text(STAMP)


@pytest.mark.parametrize("size", [(100, 100), (0, 0), (-1920, -1080), (1081, 1920)])
def test_another_proportion_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="16 to 9"):
        png_of(tiny(), size)


def test_a_picture_in_a_slide_is_drawn() -> None:
    dots = BytesIO()
    Image.new("RGB", (2, 2), "#005f46").save(dots, "PNG")
    slide = slide_with(Picture(Box(0, 0, 960, 540), dots.getvalue(), "Points"))
    assert opened(png_of(slide, SMALL)).getpixel((80, 45)) == (0x00, 0x5F, 0x46)


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    """Names of the embedded fonts, without the letters that mark a subset."""
    faces = (face for face in pdf.objects if isinstance(face, pikepdf.Dictionary))
    return {str(face.FontName)[8:] for face in faces if "/FontFile2" in face}


def test_a_pdf_is_one_page_of_the_slide_s_size_with_its_words() -> None:
    with pikepdf.open(BytesIO(pdf_of(tiny()))) as pdf:
        (page,) = pdf.pages
        assert [float(edge) for edge in page.mediabox] == [0, 0, 960, 540]
        assert _fonts(pdf) == {"IBMPlexSans-Regular", "IBMPlexSansArabic-Regular"}
        assert pdf.docinfo["/Title"] == "Two countries"
        assert pdf.docinfo["/CreationDate"] == "D:20240102000000Z"
        assert pdf.docinfo["/Briefmap"] == stamp_text(STAMP)
        assert pdf.Root.Lang == "en"


def test_the_same_slide_is_the_same_bytes_in_another_process() -> None:
    code = (
        "from hashlib import sha256; from slides.picture import *; from tests.unit.test_picture"
        " import tiny; print(sha256(png_of(tiny()) + pdf_of(tiny())).hexdigest())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == sha256(png_of(tiny()) + pdf_of(tiny())).hexdigest()
