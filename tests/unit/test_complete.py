"""What a picture needs to stand alone is in every format that is one."""

import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation
from pptx.shapes.group import GroupShape

from slides.compose import slide_of
from slides.frames import frames_of
from slides.marks import Box, Group, Mark, boxes
from slides.movie import ffmpeg, gif, mp4
from slides.picture import pdf_of, png_of
from slides.powerpoint import pptx_of
from slides.slide import LAYOUTS, Layout, Slide
from slides.svg import svg_of
from tests.unit.slidecases import OPENING, setting, shipped, view_of, words_on

SIZE = (960, 540)
MARKING = "TLP:CLEAR"
# Of each part the words by which a reader knows it; the disclaimer stands below the sources.
PARTS = {
    "As of": ("AS OF", "17 NOV 2023"),
    "Scale bar": ("km",),
    "Legend": ("Drone 32", "US strike, places hit 4"),
    "Sources": ("Sources: ", "n = 52", "data to 17 NOV 2023", "do not imply endorsement"),
    "Marking": (MARKING,),
}
EACH = pytest.mark.parametrize(("layout", "part"), [*product(LAYOUTS, PARTS)])


@cache
def slide(layout: Layout) -> Slide:
    view = view_of(shipped(), OPENING)
    return slide_of(shipped(), view, setting(layout=layout, marking=MARKING))


@cache
def lacking(whole: Slide, part: str) -> Slide:
    """The same slide without one of its groups."""
    return replace(whole, marks=tuple(mark for mark in whole.marks if mark is not of(whole, part)))


def of(whole: Slide, part: str) -> Mark:
    (group,) = (m for m in whole.marks if isinstance(m, Group) and m.name == part)
    return group


def cut(picture: Image.Image, box: Box) -> Image.Image:
    """The pixels of a part of the page."""
    scale = picture.width / 960
    return picture.crop(
        (
            int(box.left * scale),
            int(box.top * scale),
            int(box.right * scale) + 1,
            int(box.bottom * scale) + 1,
        )
    )


@cache
def drawn(whole: Slide) -> Image.Image:
    return Image.open(BytesIO(png_of(whole, SIZE))).convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def shows(picture: Image.Image, whole: Slide, part: str) -> bool:
    """Whether a picture looks, where each text of a part stands, like the slide that has it."""
    with_it, without = drawn(whole), drawn(lacking(whole, part))
    places = [box for box in boxes((of(whole, part),)) if box.width > 1 and box.height > 1]
    assert places
    return all(
        unlike(cut(picture, box), cut(with_it, box)) < unlike(cut(picture, box), cut(without, box))
        for box in places
    )


@EACH
def test_a_drawing(layout: Layout, part: str) -> None:
    words = " ".join(words_on((of(slide(layout), part),)))
    assert [each for each in PARTS[part] if each not in words] == []
    text, bare = svg_of(slide(layout)), svg_of(lacking(slide(layout), part))
    assert [each for each in PARTS[part] if text.count(each) <= bare.count(each)] == []


@EACH
def test_a_picture(layout: Layout, part: str) -> None:
    assert shows(drawn(slide(layout)), slide(layout), part)


@EACH
def test_a_page_to_print(layout: Layout, part: str) -> None:
    def letters(whole: Slide) -> int:
        with pikepdf.open(BytesIO(pdf_of(whole))) as pdf:
            steps = pikepdf.parse_content_stream(pdf.pages[0])
            return sum(str(step.operator) in ("Tj", "TJ") for step in steps)

    assert letters(slide(layout)) > letters(lacking(slide(layout), part))


@EACH
def test_a_slide_to_edit(layout: Layout, part: str) -> None:
    (page,) = Presentation(BytesIO(pptx_of([slide(layout)]))).slides
    (group,) = (each for each in page.shapes if each.name == part)
    words = " ".join(_words(group))
    assert [each for each in PARTS[part] if each not in words] == []


def _words(shape: Any) -> list[str]:
    if isinstance(shape, GroupShape):
        return [words for each in shape.shapes for words in _words(each)]
    return [shape.text_frame.text] if shape.has_text_frame else []


@pytest.mark.parametrize("ending", ["gif", "mp4"])
def test_every_frame_of_a_film(ending: str, tmp_path: Path) -> None:
    view = view_of(shipped(), "from=2023-11-15&to=2023-11-17&attribution=us_official")
    frames = frames_of(shipped(), view, setting(marking=MARKING))
    path = tmp_path / f"film.{ending}"
    (gif if ending == "gif" else mp4)(frames, path, 1, SIZE)
    pictures = (_frames_of_gif if ending == "gif" else _frames_of_mp4)(path)
    seen = [(frames[number], pictures[number]) for number in range(3)]
    missing = [
        (number, part)
        for number, (whole, picture) in enumerate(seen)
        for part in PARTS
        if not shows(picture, whole, part)
    ]
    assert missing == []


def _frames_of_gif(path: Path) -> list[Image.Image]:
    with Image.open(path) as film:
        return [_frame(film, number) for number in range(3)]


def _frame(film: Image.Image, number: int) -> Image.Image:
    film.seek(number)
    return film.convert("RGB")


def _frames_of_mp4(path: Path) -> list[Image.Image]:
    folder = path.parent
    subprocess.run(
        [ffmpeg(), "-loglevel", "error", "-i", str(path), str(folder / "%03d.png")], check=True
    )
    return [Image.open(each).convert("RGB") for each in sorted(folder.glob("*.png"))]
