"""The shipped type: what it holds, and what is said where it holds a sign not."""

import pytest

from slides.compose import slide_of
from slides.marks import texts
from slides.slide import LAYOUTS, Layout
from slides.type import boxed
from tests.unit.slidecases import ARABIC, EMOJI, setting, shipped, view_of

SAID = "The shipped type has no {}: pictures, PDF and films may show a box instead."


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_holds_every_sign_of_the_shipped_case(layout: Layout) -> None:
    slide = slide_of(shipped(), view_of(shipped()), setting(layout=layout, title=ARABIC))
    assert boxed("".join(text.plain for text in texts(slide.marks))) == ""


def test_a_sign_that_it_does_not_hold_is_named_once() -> None:
    assert boxed(f"{ARABIC} {EMOJI} and again {EMOJI}") == SAID.format(f"“{EMOJI}”")
    assert boxed("基地 an der Grenze") == SAID.format("“基地”")


def test_of_many_the_first_are_named() -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E20)))
    assert boxed(many) == SAID.format(f"“{many[:12]}” and more")


@pytest.mark.parametrize(
    "text", ["", "a\N{NO-BREAK SPACE}b", "e\N{COMBINING ACUTE ACCENT}", "\t\n"]
)
def test_blanks_and_marks_on_letters_are_no_signs(text: str) -> None:
    assert boxed(text) == ""
