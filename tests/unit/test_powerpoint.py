"""PPTX: what PowerPoint, a screen reader or another program finds in it."""

import math
import posixpath
import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

from slides.compose import slide_of
from slides.marks import (
    Box,
    Diamond,
    Fill,
    Group,
    Mark,
    Oval,
    Path,
    Picture,
    Point,
    Rect,
    Ring,
    Run,
    Stroke,
    Text,
)
from slides.powerpoint import pptx_of
from slides.powerpoint.notes import address
from slides.slide import LAYOUTS, Layout, Note, Slide, Stamp
from slides.stamp import stamp_properties
from slides.type import width
from tests.unit.decks import opened, page_of, parts, shape_named, shapes
from tests.unit.slidecases import ARABIC, EMOJI, OPENING, many_sites, setting, shipped, view_of
from tests.unit.tinyslide import INK, label, slide_with

EMU = 12_700
RED = Fill("#cf005b")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SQUARE: tuple[Point, ...] = ((10.0, 10.0), (50.0, 10.0), (50.0, 50.0), (10.0, 50.0))
# One pixel, transparent.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6300010000000500010d0a2db40000000049454e44ae426082"
)


def title_mark(words: str) -> Group:
    text = Text(Box(30, 20, 400, 49), ((Run(words, 22, INK, 600),),), name="Title")
    return Group("Title", (text, label("Subtitle")))


def shape_of(mark: Mark) -> Any:
    (shape,) = page_of(slide_with(mark)).shapes
    return shape


def points_of(shape: Any) -> tuple[float, ...]:
    """Left, top, width, height."""
    return tuple(side / EMU for side in (shape.left, shape.top, shape.width, shape.height))


# ---- the file -----------------------------------------------------------------------------------


def every_mark() -> Slide:
    on_map = (
        Rect(Box(0, 0, 90, 90), RED, Stroke("#000000", 1, (2, 1)), 4),
        Path((SQUARE,), True, RED, name="Iraq"),
        Path((((1.0, 1.0), (1.0, 9.0)),), False, None, Stroke("#000000", 1)),
        Oval((20, 20), 5, RED),
        Diamond((20, 20), 5, RED),
        Ring((20, 20), 9, 5, 0, 120, RED),
        Ring((20, 20), 9, 5, 0, 360, RED),
        Picture(Box(0, 0, 9, 9), PNG, "Points"),
        label("Iraq", halo=Stroke("#ffffff", 2)),
        label("العراق", angle=30),
        Group("Nothing", (Group("Nothing in it", ()),)),
    )
    map_group = Group("Map", on_map, "A map", Box(0, 0, 100, 100))
    notes = (Note("Sources", heading=True), Note("Wire", "https://example.org/a"))
    return replace(slide_with(title_mark("Two countries"), map_group), notes=notes)


@pytest.fixture(scope="module", params=[*LAYOUTS, None])
def made(request: pytest.FixtureRequest) -> bytes:
    """The file of each layout of the shipped case, and of every mark there is."""
    layout = request.param
    if layout is None:
        return pptx_of([every_mark()])
    return pptx_of([slide_of(shipped(), view_of(shipped(), OPENING), setting(layout=layout))])


def test_every_part_is_xml_that_can_be_read(made: bytes) -> None:
    for name, data in parts(made).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(data)


def test_shapes_have_numbers_of_their_own(made: bytes) -> None:
    ids = [shape.shape_id for shape in shapes(opened(made).slides[0])]
    assert len(ids) == len(set(ids))
    assert min(ids) > 1


def test_references_lead_somewhere(made: bytes) -> None:
    entries = parts(made)
    for name, data in entries.items():
        folder, file = posixpath.split(name)
        listing = entries.get(f"{folder}/_rels/{file}.rels")
        known = {each.get("Id"): each for each in ET.fromstring(listing)} if listing else {}
        if name.endswith(".xml"):
            used = {
                value
                for element in ET.fromstring(data).iter()
                for key, value in element.attrib.items()
                if key.startswith(R)
            }
            assert used <= set(known), name
        for each in known.values():
            if each.get("TargetMode") != "External":
                assert posixpath.normpath(posixpath.join(folder, each.get("Target", ""))) in entries


def test_every_part_has_a_content_type(made: bytes) -> None:
    entries = parts(made)
    types = ET.fromstring(entries["[Content_Types].xml"])
    named = {(each.get("PartName") or "").lstrip("/") for each in types}
    endings = {each.get("Extension") for each in types}
    assert [
        name
        for name in entries
        if name not in named | {"[Content_Types].xml"} and name.rsplit(".", 1)[1] not in endings
    ] == []


def test_nothing_is_loaded_from_anywhere(made: bytes) -> None:
    outside = [
        (name, each.get("Type", "").rsplit("/", 1)[1])
        for name, data in parts(made).items()
        if name.endswith(".rels")
        for each in ET.fromstring(data)
        if each.get("TargetMode") == "External"
    ]
    assert {kind for _, kind in outside} <= {"hyperlink"}


def test_shapes_bring_no_style_of_the_theme(made: bytes) -> None:
    assert b"<p:style>" not in parts(made)["ppt/slides/slide1.xml"]


def test_the_same_slide_gives_the_same_bytes() -> None:
    slide = every_mark()
    assert pptx_of([slide]) == pptx_of([slide])


def test_parts_are_packed_in_order_without_an_hour() -> None:
    with ZipFile(BytesIO(pptx_of([every_mark()]))) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[2:] == sorted(names[2:])


def test_a_presentation_needs_a_slide() -> None:
    with pytest.raises(ValueError, match="needs a slide"):
        pptx_of([])


# ---- the document -------------------------------------------------------------------------------


def test_the_page_is_a_wide_screen() -> None:
    deck = opened(pptx_of([slide_with()]))
    assert (deck.slide_width, deck.slide_height) == (960 * EMU, 540 * EMU)


def test_the_document_says_who_made_it_and_when() -> None:
    core = opened(pptx_of([slide_with()])).core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Two countries",
        "Briefmap",
        "Briefmap",
    )
    assert core.created == core.modified == datetime(2024, 1, 2)


@pytest.mark.parametrize("title", ["T" * 300, ARABIC, EMOJI, "a\x00b\ud800\ufffe", "<&\"'>\n\t"])
def test_any_title_can_be_written(title: str) -> None:
    slide = slide_with(title_mark(title), title=title)
    deck = opened(pptx_of([slide]))
    kept = re.sub("[\x00\ud800\ufffe]", "", re.sub("[\n\t]", " ", title))
    assert deck.core_properties.title == kept[:255]
    assert deck.slides[0].shapes.title.text_frame.text == kept


def test_the_stamp_is_in_the_properties() -> None:
    stamp = Stamp("q=" + "é" * 400, "89879ac3", "1.2.0")
    root = ET.fromstring(parts(pptx_of([slide_with(stamp=stamp)]))["docProps/custom.xml"])
    assert tuple((each.get("name"), each[0].text) for each in root) == stamp_properties(stamp)
    assert [each.get("pid") for each in root] == [str(2 + at) for at in range(len(root))]


def test_several_slides_stand_in_their_order() -> None:
    named = [slide_with(title_mark(words)) for words in ("First", "Second")]
    deck = opened(pptx_of(named))
    assert [page.shapes.title.text_frame.text for page in deck.slides] == ["First", "Second"]


def test_the_page_has_the_colour_of_the_slide() -> None:
    fill = page_of(slide_with()).background.fill
    assert str(fill.fore_color.rgb) == "FBFAF7"


@pytest.mark.parametrize(
    ("theme", "text", "page"), [("light", "dk1", "lt1"), ("dark", "lt1", "dk1")]
)
def test_a_readers_own_slides_look_alike(theme: Any, text: str, page: str) -> None:
    deck = opened(pptx_of([replace(slide_with(), theme=theme)]))
    (roles,) = deck.slide_master._element.xpath("p:clrMap")
    assert (roles.get("tx1"), roles.get("bg1")) == (text, page)


# ---- shapes -------------------------------------------------------------------------------------


def test_a_path_is_one_shape_with_its_holes() -> None:
    hole = ((20.0, 20.0), (30.0, 20.0), (30.0, 30.0))
    shape = shape_of(Path((SQUARE, hole), True, RED, name="Iraq"))
    assert shape.name == "Iraq"
    assert points_of(shape) == (10, 10, 40, 40)
    (path,) = ET.fromstring(shape._element.xml).iter(A + "path")
    assert (path.get("w"), path.get("h")) == ("4000", "4000")
    assert [step.tag.removeprefix(A) for step in path].count("moveTo") == 2
    assert [(p.get("x"), p.get("y")) for p in path[5].iter(A + "pt")] == [("1000", "1000")]


def test_a_line_has_no_fill_and_is_never_without_width() -> None:
    shape = shape_of(Path((((5.0, 5.0), (5.0, 9.0)),), False, None, Stroke("#85888a", 1.2)))
    (path,) = ET.fromstring(shape._element.xml).iter(A + "path")
    assert path.get("fill") == "none"
    assert path.get("w") == "1"
    assert shape.width > 0
    assert str(shape.line.color.rgb) == "85888A"
    assert shape.line.width == 1.2 * EMU


def test_points_that_fall_together_are_one() -> None:
    near = ((1.0, 1.0), (1.001, 1.001), (9.0, 9.0))
    (path,) = ET.fromstring(shape_of(Path((near,), False, None)).element.xml).iter(A + "path")
    assert len(list(path.iter(A + "pt"))) == 2


def test_dashes_are_native() -> None:
    dashed = Path((SQUARE,), True, None, Stroke("#6b6f72", 0.5, (2.5, 1.6)))
    (dash,) = ET.fromstring(shape_of(dashed)._element.xml).iter(A + "ds")
    assert (dash.get("d"), dash.get("sp")) == ("500000", "320000")


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (Oval((20, 20), 5, RED), MSO_SHAPE.OVAL),
        (Diamond((20, 20), 5, RED), MSO_SHAPE.DIAMOND),
        (Rect(Box(15, 15, 25, 25), RED), MSO_SHAPE.RECTANGLE),
        (Rect(Box(15, 15, 25, 25), RED, radius=2), MSO_SHAPE.ROUNDED_RECTANGLE),
        (Ring((20, 20), 5, 3, 0, 360, RED), MSO_SHAPE.DONUT),
        (Ring((20, 20), 5, 3, 0, 90, RED), MSO_SHAPE.BLOCK_ARC),
    ],
)
def test_shapes_are_presets_where_there_are_any(mark: Mark, kind: MSO_SHAPE) -> None:
    shape = shape_of(mark)
    assert shape.auto_shape_type == kind
    assert points_of(shape) == (15, 15, 10, 10)


@pytest.mark.parametrize(
    ("start", "sweep", "first", "last"),
    [(0, 90, 270, 0), (90, 90, 0, 90), (270, 180, 180, 0), (0, 0.000001, 270, 270)],
)
def test_a_sector_runs_clockwise_from_twelve(
    start: float, sweep: float, first: float, last: float
) -> None:
    shape = shape_of(Ring((20, 20), 10, 6, start, sweep, RED))
    begin, end, thickness = (
        int(guide.get("fmla", "").removeprefix("val "))
        for guide in ET.fromstring(shape._element.xml).iter(A + "gd")
    )
    assert begin == first * 60_000
    assert end == pytest.approx(last * 60_000, abs=1)
    assert begin != end, "a sweep of nothing would draw the whole ring"
    assert thickness == 20_000


def test_a_ring_that_is_nearly_whole_is_not_nothing() -> None:
    assert shape_of(Ring((9, 9), 5, 3, 0, 359.9999999, RED)).auto_shape_type == MSO_SHAPE.DONUT


def test_opacity_is_kept() -> None:
    shape = shape_of(Oval((9, 9), 5, Fill(INK, 0.045)))
    assert shape._element.xpath("p:spPr/a:solidFill/a:srgbClr/a:alpha/@val") == ["4500"]


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'red' is not #rrggbb"):
        pptx_of([slide_with(Oval((9, 9), 5, Fill("red")))])


# ---- groups -------------------------------------------------------------------------------------


def test_the_selection_pane_can_be_read() -> None:
    land = Group("Land", (Path((SQUARE,), True, RED, name="Iraq"), Path((SQUARE,), True, RED)))
    page = page_of(slide_with(Group("Map", (land, label("Al-Asad")), "A map of 48 attacks")))
    (whole,) = page.shapes
    assert whole.shape_type == MSO_SHAPE_TYPE.GROUP
    assert [shape.name for shape in shapes(page)] == ["Map", "Land", "Iraq", "Land", "Al-Asad"]
    assert whole._element.xpath("p:nvGrpSpPr/p:cNvPr/@descr") == ["A map of 48 attacks"]


def test_a_group_is_as_large_as_what_is_in_it() -> None:
    shape = shape_of(Group("Land", (Oval((20, 20), 5, RED), Oval((60, 30), 5, RED))))
    assert points_of(shape) == (15, 15, 50, 20)
    assert [points_of(each) for each in shape.shapes] == [(15, 15, 10, 10), (55, 25, 10, 10)]


def test_groups_of_nothing_are_left_out() -> None:
    assert len(page_of(slide_with(Group("A", (Group("B", ()),)))).shapes) == 0


def test_a_picture_has_words() -> None:
    shape = shape_of(Picture(Box(10, 10, 60, 60), PNG, "1,000 points", "Points"))
    assert shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    assert shape.image.blob == PNG
    assert shape._element.xpath("p:nvPicPr/p:cNvPr/@descr") == ["1,000 points"]


# ---- text ---------------------------------------------------------------------------------------


def test_the_title_is_the_slides_title() -> None:
    page = page_of(slide_with(title_mark("Two countries")))
    assert page.shapes.title.text_frame.text == "Two countries"
    assert [shape.name for shape in shapes(page)] == ["Title", "Title", "Subtitle"]


def test_a_title_keeps_clear_of_what_stands_beside_it() -> None:
    beside = Text(Box(700, 30, 930, 44), ((Run("17 NOV 2023", 11, INK),),), "right")
    title = page_of(slide_with(title_mark("Two countries"), Group("As of", (beside,)))).shapes.title
    # Ten points, and what the date may grow in wider type.
    assert (title.left + title.width) / EMU == 700 - 10 - 0.15 * 230
    assert title.text_frame.word_wrap is True


def test_other_text_is_never_broken_again() -> None:
    shape = shape_of(label("Al-Asad"))
    assert shape.text_frame.word_wrap is False
    assert {shape.text_frame.margin_left, shape.text_frame.margin_top} == {0}


@pytest.mark.parametrize(
    ("align", "left", "right"), [("left", 0, 64), ("right", 64, 0), ("centre", 64, 64)]
)
def test_room_is_where_text_may_grow(align: Any, left: float, right: float) -> None:
    shape = shape_of(label("Al-Asad", align=align))
    x, y, wide, high = points_of(shape)
    assert (100 - x, x + wide - 300) == (left, right)
    assert (y, high) == (50, 26)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_box_leaves_the_slide(layout: Layout) -> None:
    slide = slide_of(
        shipped(),
        view_of(shipped(), OPENING),
        setting(layout=layout, title="Attacks " * 37, marking="TOP SECRET//REL TO ALL//" * 6),
    )
    page = opened(pptx_of([slide]))
    beyond = [
        (shape.name, shape.left / 12700, (shape.left + shape.width) / 12700)
        for shape in page.slides[0].shapes
        for shape in (shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape])
        if shape.has_text_frame and (shape.left < 0 or shape.left + shape.width > page.slide_width)
    ]
    assert beyond == []


def test_turned_text_stands_where_it_is_drawn() -> None:
    shape = shape_of(label("Tigris", angle=90))
    x, y, wide, high = points_of(shape)
    assert shape.rotation == 90
    # The text starts above the middle of its box, which is at 200, 63, and runs down.
    assert (x + wide / 2, y + high / 2 - wide / 2) == pytest.approx((200, 63 - 100))


def test_arabic_runs_from_right_to_left_as_it_is_written() -> None:
    lines = ((Run("IRAQ", 13, INK),), (Run("العراق", 13, INK),))
    shape = shape_of(Text(Box(100, 50, 150, 84), lines, "centre", 17))
    latin, arabic = shape.text_frame.paragraphs
    assert (latin._p.pPr.get("rtl"), arabic._p.pPr.get("rtl")) == ("0", "1")
    assert arabic.text == "العراق"
    assert arabic.runs[0]._r.rPr.get("lang") == "ar-SA"


def test_lines_of_one_text_are_one_paragraph() -> None:
    lines = ((Run("Sources: Wire", 10, INK),), (Run("and Post", 10, INK),))
    shape = shape_of(Text(Box(30, 50, 150, 76), lines, "left", 13))
    (paragraph,) = shape.text_frame.paragraphs
    assert paragraph.text == "Sources: Wire\vand Post"
    assert paragraph.line_spacing.pt == 13


def test_letters_take_the_themes_type() -> None:
    deck = opened(pptx_of([slide_with(label("Al-Asad"))]))
    theme = [
        data.decode() for name, data in parts(pptx_of([slide_with()])).items() if "theme1" in name
    ]
    assert '<a:latin typeface="IBM Plex Sans"' in theme[0]
    assert '<a:cs typeface="IBM Plex Sans Arabic"' in theme[0]
    assert deck.slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font.name == "+mn-lt"


def test_runs_keep_size_colour_weight_and_spacing() -> None:
    runs = (Run("17 NOV", 19, INK, 700, spacing=0.8), Run(" (C)", 11, "#656d75", italic=True))
    shape = shape_of(Text(Box(30, 50, 150, 76), (runs,)))
    first, second = shape.text_frame.paragraphs[0].runs
    assert (first.font.size.pt, first.font.bold, str(first.font.color.rgb)) == (19, True, "15191D")
    assert first._r.rPr.get("spc") == "80"
    assert (second.font.italic, second.font.bold) == (True, False)


def test_bold_is_set_as_wide_as_the_semibold_it_stands_for() -> None:
    words = "Two countries"
    shape = shape_of(Text(Box(30, 50, 150, 76), ((Run(words, 20, INK, 600),),)))
    closer = int(shape.text_frame.paragraphs[0].runs[0]._r.rPr.get("spc")) / 100
    wide = width(words, 20, 700) + closer * len(words)
    assert math.isclose(wide, width(words, 20, 600), abs_tol=0.1)


def test_a_halo_is_behind_the_letters() -> None:
    shape = shape_of(label("Al-Asad", halo=Stroke("#f7f5f0", 1.6)))
    (glow,) = ET.fromstring(shape._element.xml).iter(A + "glow")
    assert int(glow.get("rad", "")) == round(1.6 * EMU)
    assert shape._element.xpath(".//a:rPr/a:ln") == []


def test_nothing_is_smaller_than_it_may_be() -> None:
    shape = shape_of(Text(Box(30, 50, 150, 76), ((Run("tiny", 0.2, INK),),)))
    assert shape.text_frame.paragraphs[0].runs[0].font.size.pt == 1


# ---- notes --------------------------------------------------------------------------------------


def notes_of(*notes: Note) -> Any:
    return page_of(replace(slide_with(), notes=notes)).notes_slide.notes_text_frame


def test_notes_are_paragraphs_with_links() -> None:
    frame = notes_of(Note("Sources", heading=True), Note("Wire: <b>", "https://example.org/a?b=1"))
    head, wire = (paragraph.runs[0] for paragraph in frame.paragraphs)
    assert (head.text, head.font.bold, head.hyperlink.address) == ("Sources", True, None)
    assert (wire.text, wire.hyperlink.address) == ("Wire: <b>", "https://example.org/a?b=1")


def test_no_notes_no_notes_page() -> None:
    assert not page_of(slide_with()).has_notes_slide


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ppaction://x", "", "https://", "//host/a"]
)
def test_only_the_web_is_linked(url: str) -> None:
    (run,) = notes_of(Note("Wire", url)).paragraphs[0].runs
    assert (run.text, run.hyperlink.address) == ("Wire", None)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a[1]|b", "https://example.org/a%5B1%5D%7Cb"),
        ("https://example.org/%41%zz", "https://example.org/%41%25zz"),
        ("https://example.org/مقال", "https://example.org/%D9%85%D9%82%D8%A7%D9%84"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[broken/", ""),
        ("https://example.org/" + "a" * 3000, ""),
    ],
)
def test_addresses_are_as_office_takes_them(url: str, safe: str) -> None:
    assert address(url) == safe


# ---- the shipped case ---------------------------------------------------------------------------


def test_the_opening_view_can_be_edited_piece_by_piece() -> None:
    slide = slide_of(shipped(), view_of(shipped(), OPENING), setting(marking="TLP:CLEAR"))
    page = page_of(slide)
    names = [shape.name for shape in shapes(page)]
    assert {"Map", "Land", "Iraq", "Syria", "Al-Asad", "Legend", "Marking"} <= set(names)
    words = [shape.text_frame.text for shape in shapes(page) if shape.has_text_frame]
    assert words.count("TLP:CLEAR") == 2
    assert page.shapes.title.text_frame.text.replace("\v", " ") == slide.title
    land = shape_named(shape_named(page, "Map"), "Land")
    assert shape_named(land, "Iraq").shape_type == MSO_SHAPE_TYPE.FREEFORM
    assert all(shape.image for shape in shapes(page) if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)


@pytest.mark.parametrize(
    "query", ["from=2023-10-17&to=2023-10-17&q=nothing", "mode=to-end&theme=dark"]
)
def test_any_view_can_be_written(query: str) -> None:
    slide = slide_of(shipped(), view_of(shipped(), query), setting(title=ARABIC + EMOJI))
    assert page_of(slide).shapes.title is not None


def test_hostile_tables_are_text(tmp_path: Any) -> None:
    hostile = '=HYPERLINK(""x"") <r>&amp;</r> _x0000_'
    data = many_sites(tmp_path, 3, hostile.replace('""', "'").replace(",", ";"))
    page = page_of(slide_of(data, view_of(data), setting()))
    assert any("<r>&amp;</r>" in shape.name for shape in shapes(page))


def test_produced_on_changes_the_bytes_and_nothing_else_does() -> None:
    slide = every_mark()
    assert pptx_of([slide]) != pptx_of([replace(slide, produced_on=date(2024, 1, 3))])
