"""SVG: what another program reads out of it."""

import re
from xml.etree import ElementTree as ET

import pytest

from slides.marks import (
    Box,
    Chart,
    Diamond,
    Fill,
    Group,
    Mark,
    Oval,
    Path,
    Picture,
    Rect,
    Ring,
    Run,
    Series,
    Stroke,
    Text,
)
from slides.stamp import stamp_text
from slides.svg import ARABIC_FONTS, END_ISOLATE, ISOLATE, drawing_of, legible, number, svg_of
from tests.unit.tinyslide import INK, STAMP, label, slide_with

SVG = "{http://www.w3.org/2000/svg}"
RED = Fill("#cf005b")


def drawn(*marks: Mark, title: str = "Two countries") -> ET.Element:
    return ET.fromstring(svg_of(slide_with(*marks, title=title)))


def only(root: ET.Element, tag: str) -> ET.Element:
    (found,) = root.iter(SVG + tag)
    return found


def test_the_page_is_named_described_stamped_and_filled() -> None:
    root = drawn(title="Attacks & <strikes>")
    assert root.get("viewBox") == "0 0 960 540"
    assert root.findtext(SVG + "title") == "Attacks & <strikes>"
    assert root.findtext(SVG + "desc") == "A map of 52 incidents."
    assert only(root, "metadata").text == stamp_text(STAMP)
    assert only(root, "rect").get("fill") == "#fbfaf7"


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (0.25, "0.25"), (-0.001, "0"), (959.999, "960"), (1e-9, "0"), (-12.346, "-12.35")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_holes_are_left_out() -> None:
    outer, hole = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)), ((5.0, 1.0), (7.0, 1.0), (7.0, 3.0))
    path = only(drawn(Path((outer, hole), True, RED, name="Iraq")), "path")
    assert path.get("d") == "M0 0 9 0 9 9ZM5 1 7 1 7 3Z"
    assert path.get("fill-rule") == "evenodd"
    assert path.findtext(SVG + "title") == "Iraq"


def test_an_open_line_stays_open_and_unfilled() -> None:
    line = Path((((0, 0), (5, 5)),), False, stroke=Stroke("#85888a", 0.6, (5, 3.2), 0.5))
    path = only(drawn(line), "path")
    assert path.get("d") == "M0 0 5 5"
    assert path.get("fill") == "none"
    assert (path.get("stroke-dasharray"), path.get("stroke-opacity")) == ("5 3.2", "0.5")


def test_a_sector_runs_clockwise_from_the_top() -> None:
    path = only(drawn(Ring((100, 100), 20, 10, 0, 90, RED)), "path")
    assert path.get("d") == "M100 80A20 20 0 0 1 120 100L110 100A10 10 0 0 0 100 90Z"


@pytest.mark.parametrize(("sweep", "arcs"), [(90.0, 2), (270.0, 2), (360.0, 4)])
def test_a_whole_ring_is_two_halves(sweep: float, arcs: int) -> None:
    path = only(drawn(Ring((100, 100), 20, 10, 30, sweep, RED)), "path")
    assert (path.get("d") or "").count("A") == arcs


def test_circles_squares_and_diamonds() -> None:
    root = drawn(
        Oval((5, 6), 2, RED), Diamond((10, 10), 4, RED), Rect(Box(1, 2, 4, 8), RED, radius=1)
    )
    circle = only(root, "circle")
    assert [circle.get(name) for name in ("cx", "cy", "r")] == ["5", "6", "2"]
    assert only(root, "path").get("d") == "M10 6 14 10 10 14 6 10Z"
    square = list(root.iter(SVG + "rect"))[-1]
    assert [square.get(name) for name in ("width", "height", "rx")] == ["3", "6", "1"]


def test_groups_are_named_and_clipped_once_for_each_box() -> None:
    box = Box(10, 20.5, 300, 400)
    inner = Group("Borders", (), clip=box)
    root = drawn(Group("Map", (inner,), "Iraq and Syria", box))
    outer = next(root.iter(SVG + "g"))
    assert outer.findtext(SVG + "title") == "Map"
    assert outer.findtext(SVG + "desc") == "Iraq and Syria"
    clip = only(root, "clipPath")
    assert outer.get("clip-path") == f"url(#{clip.get('id')})"
    assert (clip.get("id") or "").startswith("briefmap-")


def test_a_chart_is_its_drawing() -> None:
    bars = Group("Bars", (Oval((1, 1), 1, RED),))
    chart = Chart(
        Box(0, 0, 9, 9), "bars", "By site", "Al-Asad 12", (Series("Drone", "#bd7d12", (12,)),), bars
    )
    group = only(drawn(chart), "g")
    assert group.findtext(SVG + "title") == "By site"
    assert group.findtext(SVG + "desc") == "Al-Asad 12"
    assert group.find(SVG + "circle") is not None


def test_a_picture_is_carried_inside() -> None:
    image = only(drawn(Picture(Box(1, 2, 3, 4), b"\x89PNG", "Many points")), "image")
    assert image.get("href") == "data:image/png;base64,iVBORw=="
    assert image.findtext(SVG + "desc") == "Many points"


def test_text_stands_on_the_baseline_of_the_shipped_type() -> None:
    two = (Run("48", 20, "#15191d", 600), Run(" attacks", 12, "#656d75", italic=True, spacing=1.6))
    text = Text(Box(100, 50, 300, 110), (two, (Run("more", 12, "#15191d"),)), "right", 26)
    first, second = drawn(text).iter(SVG + "text")
    assert (first.get("x"), first.get("y"), first.get("text-anchor")) == ("300", "70.5", "end")
    assert second.get("y") == "96.5"
    bold, quiet = first
    assert (bold.text, bold.get("font-weight"), bold.get("font-size")) == ("48", "600", "20")
    assert (quiet.text, quiet.get("font-style")) == (" attacks", "italic")
    assert quiet.get("letter-spacing") == "1.6"


def test_a_halo_is_a_text_under_the_letters() -> None:
    under, over = drawn(label("Harir", halo=Stroke("#f7f5f0", 1.6))).iter(SVG + "text")
    assert under.get("stroke") == under[0].get("fill") == "#f7f5f0"
    assert (over.get("stroke"), over[0].get("fill")) == (None, INK)


def test_a_renderer_that_knows_the_order_gets_every_text_once() -> None:
    haloed = Group("Map", (label("Harir", halo=Stroke("#f7f5f0", 1.6)),))
    text = only(ET.fromstring(drawing_of(slide_with(haloed))), "text")
    assert (text.get("paint-order"), text.get("stroke")) == ("stroke", "#f7f5f0")
    assert text[0].get("fill") == INK


def test_a_name_along_a_river_turns_around_its_middle() -> None:
    text = only(drawn(label("Tigris", align="centre", angle=60)), "text")
    assert text.get("transform") == "rotate(60 200 63)"
    assert (text.get("x"), text.get("text-anchor")) == ("200", "middle")


@pytest.mark.parametrize(
    ("words", "shown", "arabic"),
    [
        (("IRAQ",), "IRAQ", False),
        (("مطار الأسد",), "مطار الأسد", True),
        (("العراق", " 22"), f"{ISOLATE}العراق{END_ISOLATE} 22", True),
        (("العراق (22)",), f"{ISOLATE}العراق (22){END_ISOLATE}", True),
        (("Al-Asad, الأسد",), "Al-Asad, الأسد", True),
    ],
)
def test_arabic_is_set_in_its_own_type_and_kept_apart(
    words: tuple[str, ...], shown: str, arabic: bool
) -> None:
    text = only(drawn(label(*words)), "text")
    assert "".join(text.itertext()) == shown
    assert (text.get("font-family") == ARABIC_FONTS) is arabic
    assert "direction" not in text.attrib


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><image href="http://example.org/a.png"/>',
        "&#x0;]]>",
        "\x00\x0b\ud800\ufffe",
    ],
)
def test_foreign_text_stays_text(hostile: str) -> None:
    kept = "".join(sign for sign in hostile if sign not in "\x00\x0b\ud800\ufffe")
    group = Group(hostile, (label(hostile or "-"),), hostile)
    root = drawn(group, Path((((0, 0), (1, 1)),), True, Fill(hostile), name=hostile), title=hostile)
    assert "".join(only(root, "text").itertext()) == kept
    assert (root.findtext(SVG + "title") or "") == kept
    elements = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert elements - {"title", "desc", "metadata", "style"} == {
        "svg",
        "rect",
        "g",
        "text",
        "tspan",
        "path",
    }


def test_legible_keeps_every_script_and_sign() -> None:
    assert legible("Ağbaba مطار 🎯\ttab") == "Ağbaba مطار 🎯\ttab"


def test_the_same_slide_is_the_same_text() -> None:
    marks = (label("Harir"), Group("Map", (Oval((1 / 3, 2 / 3), 0.1, RED),), clip=Box(0, 0, 9, 9)))
    assert svg_of(slide_with(*marks)) == svg_of(slide_with(*marks))


def test_it_brings_the_faces_it_is_set_in_and_no_other() -> None:
    lines = ((Run("Iraq", 20, INK),), (Run("هجمات", 20, INK, 600),))
    slide = slide_with(Text(Box(100, 50, 300, 76), lines, leading=24))
    style = svg_of(slide).partition("<style>")[2]
    rules = style.partition("</style>")[0].split("@font-face")[1:]
    looks = [re.findall(r'font-family: "([^"]+)"|font-weight: (\d+)', rule) for rule in rules]
    assert [[name or weight for name, weight in look] for look in looks] == [
        ["IBM Plex Sans", "400"],
        ["IBM Plex Sans Arabic", "600"],
    ]
    assert all(rule.count("url(") == rule.count('url("data:font/woff2;base64,') for rule in rules)
