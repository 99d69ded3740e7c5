"""A reader's own template: what is kept of it, and what is refused."""

import posixpath
import re
from copy import deepcopy
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from slides.marks import Box, Fill, Group, Mark, Oval, Path, Stroke, Text
from slides.powerpoint import TemplateError, judge, pptx_of
from slides.powerpoint.judge import ALLOWED
from slides.slide import Note, Slide
from slides.stamp import stamp_properties
from tests.unit.decks import (
    FOOTER,
    changed,
    house_template,
    opened,
    package,
    page_of,
    parts,
    saved,
    shape_named,
    shapes,
)
from tests.unit.test_powerpoint import every_mark, title_mark
from tests.unit.tinyslide import INK, STAMP, label, slide_with

EMU = 12_700
MAP = Box(30, 80, 600, 400)
CONTENT_TYPES, MAIN = "[Content_Types].xml", "ppt/presentation.xml"


def on_map_and_page() -> Slide:
    """The same ink on the map and beside it."""
    inked: tuple[Mark, ...] = (Oval((100, 100), 5, Fill(INK), name="On the map"),)
    beside = Group("Legend", (Oval((700, 100), 5, Fill(INK), name="Beside"), label("Drone")))
    return slide_with(title_mark("Two countries"), Group("Map", inked, "A map", MAP), beside)


def refusal(template: bytes) -> str:
    with pytest.raises(TemplateError) as raised:
        pptx_of([slide_with()], template)
    message = str(raised.value)
    assert ALLOWED in message
    return message


# ---- kept ---------------------------------------------------------------------------------------


def test_master_and_type_are_kept() -> None:
    made = pptx_of([on_map_and_page()], house_template())
    before, after = parts(house_template()), parts(made)
    assert after["ppt/theme/theme1.xml"] == before["ppt/theme/theme1.xml"]
    assert b"Georgia" in after["ppt/theme/theme1.xml"]
    assert after["ppt/slideMasters/slideMaster1.xml"] == before["ppt/slideMasters/slideMaster1.xml"]
    run = shape_named(opened(made).slides[0], "Drone").text_frame.paragraphs[0].runs[0]
    assert run.font.name == "+mn-lt"


def test_the_slide_stands_on_the_blank_layout_with_the_houses_page() -> None:
    page = page_of(on_map_and_page(), house_template())
    assert page.slide_layout.name == "Blank"
    assert page.follow_master_background
    assert page.shapes.title.text_frame.text == "Two countries"


def test_the_page_takes_the_houses_colours_and_the_map_keeps_its_own() -> None:
    page = page_of(on_map_and_page(), house_template())
    on_map, beside = shape_named(page, "On the map"), shape_named(page, "Beside")
    assert str(on_map.fill.fore_color.rgb) == INK[1:].upper()
    assert beside._element.xpath("p:spPr/a:solidFill/a:schemeClr/@val") == ["tx1"]


@pytest.mark.parametrize(("dark", "changes"), [(False, ["lumMod", "lumOff"]), (True, ["lumMod"])])
def test_quiet_text_is_nearer_to_the_page(dark: bool, changes: list[str]) -> None:
    quiet = Oval((700, 100), 5, Fill("#656d75"), name="Quiet")
    shape = shape_named(page_of(slide_with(quiet), house_template(dark=dark)), "Quiet")
    (role,) = shape._element.xpath("p:spPr/a:solidFill/a:schemeClr")
    assert [change.tag.rsplit("}", 1)[1] for change in role] == changes


def test_footers_and_numbers_are_kept() -> None:
    deck = opened(pptx_of([slide_with(), slide_with()], house_template()))
    for number, page in enumerate(deck.slides, 1):
        found = {
            each.placeholder_format.type: each.text_frame.text
            for each in page.placeholders
            if each.placeholder_format.type != PP_PLACEHOLDER.TITLE
        }
        assert found == {
            PP_PLACEHOLDER.FOOTER: FOOTER,
            PP_PLACEHOLDER.SLIDE_NUMBER: str(number),
        }


def test_a_footer_of_the_templates_slides_comes_before_the_layouts() -> None:
    deck = opened(house_template())
    page = deck.slides.add_slide(deck.slide_layouts[6])
    tree = page.shapes._spTree
    (footer,) = [
        each
        for each in deck.slide_layouts[6].placeholders
        if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    ]
    tree.append(deepcopy(footer._element))
    page.shapes[0].text_frame.text = "Only on slides"
    made = page_of(slide_with(), saved(deck))
    assert "Only on slides" in [shape.text_frame.text for shape in made.placeholders]


def test_the_slide_is_clear_of_footers() -> None:
    page = page_of(
        slide_with(Path(((((0.0, 0.0), (960.0, 540.0))),), False, None)), house_template()
    )
    drawn = page.shapes[0]
    footers = [each for each in page.placeholders if each.text_frame.text == FOOTER]
    assert drawn.top + drawn.height <= min(each.top for each in footers)
    assert drawn.left > 0
    assert drawn.left + drawn.width < 960 * EMU


def test_another_page_is_filled_as_far_as_it_goes() -> None:
    whole = Path(((((0.0, 0.0), (960.0, 540.0))),), False, None, Stroke(INK, 2), "Whole")
    page = page_of(slide_with(whole, label("Al-Asad")), house_template(wide=False))
    drawn = shape_named(page, "Whole")
    assert (drawn.left, drawn.width / EMU, drawn.height / EMU) == (0, 720, 405)
    assert drawn.line.width / EMU == 1.5
    assert shape_named(page, "Al-Asad").text_frame.paragraphs[0].runs[0].font.size.pt == 15


def test_the_templates_slides_are_left_out() -> None:
    template = house_template(slides=3)
    made = pptx_of([on_map_and_page()], template)
    assert len(opened(made).slides) == 1
    assert b"Old" not in b"".join(parts(made).values())
    assert [name for name in parts(made) if re.match("ppt/(slides|notesSlides)/", name)] == [
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/slides/slide1.xml",
    ]


def test_nothing_refers_to_a_slide_that_is_gone() -> None:
    deck = opened(house_template(slides=2))
    layout, page = deck.slide_layouts[6], deck.slides[0]
    button = layout.shapes._spTree.xpath("p:sp/p:nvSpPr/p:cNvPr")[0]
    link = layout.part.relate_to(page.part, RT.SLIDE)
    button.get_or_add_hlinkClick().rId = link
    made = pptx_of([slide_with()], saved(deck))
    entries = parts(made)
    assert len([name for name in entries if name.startswith("ppt/slides/slide")]) == 1
    listing = ET.fromstring(entries["ppt/slideLayouts/_rels/slideLayout7.xml.rels"])
    assert [each.get("Type") for each in listing] == [RT.SLIDE_MASTER]
    assert b"hlinkClick" not in entries["ppt/slideLayouts/slideLayout7.xml"]


def test_sections_and_shows_of_old_slides_are_gone() -> None:
    lists = (
        '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
    )
    template = changed(
        house_template(), MAIN, "<p:defaultTextStyle>", f"{lists}<p:defaultTextStyle>"
    )
    assert b"custShow" not in parts(pptx_of([slide_with()], template))[MAIN]


def test_the_document_is_ours_its_labels_stay() -> None:
    deck = opened(house_template())
    deck.core_properties.author, deck.core_properties.subject = "Somebody", "Something"
    label_xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Label">'
        "<vt:lpwstr>Internal</vt:lpwstr></property>"
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="Briefmap 4">'
        "<vt:lpwstr>old</vt:lpwstr></property></Properties>"
    )
    package_of_deck = deck.part.package
    part = Part(
        PackURI("/docProps/custom.xml"),
        CT.OFC_CUSTOM_PROPERTIES,
        package_of_deck,
        label_xml.encode(),
    )
    package_of_deck.relate_to(part, RT.CUSTOM_PROPERTIES)
    made = pptx_of([slide_with()], saved(deck))
    core = opened(made).core_properties
    assert (core.author, core.subject, core.title) == ("Briefmap", "", "Two countries")
    root = ET.fromstring(parts(made)["docProps/custom.xml"])
    stamped = [name for name, _ in stamp_properties(STAMP)]
    assert [each.get("name") for each in root] == ["Label", *stamped]
    assert [each.get("pid") for each in root] == [str(2 + at) for at in range(len(root))]


def test_the_same_template_gives_the_same_bytes() -> None:
    template = house_template(slides=2)
    assert pptx_of([every_mark()], template) == pptx_of([every_mark()], template)


def test_every_part_is_there_and_can_be_read() -> None:
    entries = parts(pptx_of([every_mark()], house_template(slides=2)))
    for name, data in entries.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in ET.fromstring(data):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                assert each.get("TargetMode") == "External" or target.lstrip("/") in entries
        elif name.endswith(".xml"):
            ET.fromstring(data)


def test_what_a_writer_made_can_be_the_template() -> None:
    first = pptx_of([every_mark()])
    page = page_of(on_map_and_page(), first)
    assert page.shapes.title.text_frame.text == "Two countries"
    assert page.slide_layout.name == "Blank"


def test_a_notes_master_without_room_for_notes_gets_some() -> None:
    deck = opened(house_template(slides=1))
    for shape in list(deck.notes_master.placeholders):
        shape._element.getparent().remove(shape._element)
    slide = Slide(**{**vars(slide_with()), "notes": (Note("Filters"),)})
    page = page_of(slide, saved(deck))
    assert page.notes_slide.notes_text_frame is not None
    assert page.notes_slide.notes_text_frame.text == "Filters"


# ---- refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "came"),
    [
        (b"", "is an empty file"),
        (b"%PDF-1.7", "is no PowerPoint file"),
        (b"PK\x03\x04 and then nothing", "is no PowerPoint file"),
        (package([("a.txt", b"a")]), "a ZIP file, but no PowerPoint file"),
        (package([(CONTENT_TYPES, b"<Types")]), "is no PowerPoint file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"PowerPoint", "an older Office (.ppt)"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
    ],
)
def test_what_is_no_presentation_is_refused(template: bytes, came: str) -> None:
    assert came in refusal(template)


@pytest.mark.parametrize(
    ("kind", "came"),
    [
        (CT.PML_PRES_MACRO_MAIN, "holds macros"),
        (CT.PML_TEMPLATE_MAIN, "(.potx)"),
        (CT.PML_SLIDESHOW_MAIN, "(.ppsx)"),
        (CT.WML_DOCUMENT_MAIN, "a Word document"),
        (CT.SML_SHEET_MAIN, "an Excel workbook"),
        ("application/xml", "is no PowerPoint presentation"),
    ],
)
def test_other_kinds_are_named(kind: str, came: str) -> None:
    other = changed(house_template(), CONTENT_TYPES, CT.PML_PRESENTATION_MAIN, kind)
    assert came in refusal(other)


def test_macros_are_refused_whatever_the_file_says_it_is() -> None:
    entries = parts(house_template())
    assert "macros" in refusal(package([*entries.items(), ("ppt/vbaProject.bin", b"x")]))


def test_a_strict_presentation_is_named() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    other = changed(house_template(), "_rels/.rels", RT.OFFICE_DOCUMENT, strict)
    assert "Strict Open XML" in refusal(other)


def test_a_template_without_a_blank_layout_is_refused() -> None:
    deck = opened(house_template())
    for layout in list(deck.slide_layouts):
        if layout.name == "Blank":
            deck.slide_layouts.remove(layout)
    message = refusal(saved(deck))
    assert "no blank layout" in message
    assert "“Title Only”" in message


def test_a_blank_layout_is_found_by_what_is_in_it() -> None:
    deck: Any = Presentation()
    (blank,) = [layout for layout in deck.slide_layouts if layout.name == "Blank"]
    blank._element.cSld.set("name", "Leer")
    del blank._element.attrib["type"]
    assert page_of(slide_with(), saved(deck)).slide_layout.name == "Leer"


@pytest.mark.parametrize(
    "name", ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", MAIN]
)
def test_a_missing_part_is_named(name: str) -> None:
    left = {key: data for key, data in parts(house_template()).items() if key != name}
    assert f"misses a part, “{name}”" in refusal(package(left.items()))


def test_parts_of_old_slides_may_be_missing() -> None:
    entries = parts(house_template(slides=2))
    left = {key: data for key, data in entries.items() if "notesSlide1" not in key}
    assert len(left) < len(entries)
    assert len(opened(pptx_of([slide_with()], package(left.items()))).slides) == 1


def test_what_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "LARGEST", 100_000)
    entries = parts(house_template())
    message = refusal(package([*entries.items(), ("ppt/media/blank.bin", bytes(1_000_000))]))
    assert "unpacks to 1 MB" in message
    assert "0 MB and 5,000 parts at most" in message


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "MOST_PARTS", 10)
    assert "parts at most" in refusal(house_template())


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    text = parts(house_template())[MAIN].decode()
    head, rest = text.split("?>", 1)
    template = package({**parts(house_template()), MAIN: f"{head}?>{bomb}{rest}".encode()}.items())
    made = pptx_of([slide_with()], template)
    assert b"root:" not in b"".join(parts(made).values())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (MAIN, "<p:sldSz", "<p:other"),
        (MAIN, 'cx="12192000"', 'cx="127000"'),
        (MAIN, "<p:sldMasterIdLst>", "<p:sldMasterIdLst><p:broken>"),
        ("ppt/slideLayouts/slideLayout7.xml", "<p:spTree>", "<p:other>"),
    ],
)
def test_a_broken_template_is_one_clear_sentence(name: str, old: str, new: str) -> None:
    assert "The template is broken" in refusal(changed(house_template(), name, old, new))


def test_text_fits_on_any_page() -> None:
    text = Text(Box(30, 20, 400, 49), label("x").lines, "left", name="Title")
    made = page_of(slide_with(Group("Title", (text,))), house_template(wide=False))
    for shape in shapes(made):
        assert 0 <= shape.left <= shape.left + shape.width <= 720 * EMU


def test_produced_on_is_the_only_date() -> None:
    made = opened(pptx_of([slide_with()], house_template()))
    assert made.core_properties.created.date() == date(2024, 1, 2)
    kinds: list[Any] = [each.placeholder_format.type for each in made.slides[0].placeholders]
    assert PP_PLACEHOLDER.DATE not in kinds
