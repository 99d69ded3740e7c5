"""What is told apart in grey print and with colour-vision deficiencies."""

from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image

from geo.dataset import load_dataset
from geo.link import words_of
from geo.palette import tokens
from geo.view import View
from slides.compose import slide_of
from slides.marks import Fill, Group, Oval, Ring
from slides.seeing import (
    VISIONS,
    Lab,
    Value,
    Vision,
    alike,
    difference,
    lab_of,
    seen_as,
    values_of,
    warnings_of,
)
from slides.slide import Setting, Slide
from tests.unit.cases import SHIPPED
from tests.unit.tinyslide import slide_with


def legend(*values: Value) -> Slide:
    marks: list[Oval | Ring] = []
    for value in values:
        marks.append(Oval((9, 9), 5, Fill("#ffffff"), name=f"{value.label}, inside"))
        marks.append(Ring((9, 9), 5.6, 2.6, 0, 360, Fill(value.colour), value.label))
        if value.hollow:
            hollow = f"{value.label}, hollow"
            marks.append(Ring((9, 9), 4.7, 3.5, 0, 360, Fill("#ffffff"), hollow))
    return slide_with(Group("Legend", tuple(marks), "Legend"))


# Sharma, Wu and Dalal (2005), table 1.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_formula(one: Lab, other: Lab, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=5e-5)
    assert difference(other, one) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "lab"),
    [("#ffffff", (100, 0, 0)), ("#000000", (0, 0, 0)), ("#ff0000", (53.23, 80.1, 67.22))],
)
def test_lab_of_known_colours(colour: str, lab: Lab) -> None:
    assert lab_of(colour) == pytest.approx(lab, abs=0.02)


@pytest.mark.parametrize(
    ("theme", "expected"),
    [("dark", (19.5, 16.4, 15.9, 18.0)), ("light", (19.8, 16.5, 16.4, 14.3))],
)
def test_the_weapons_are_as_far_apart_as_they_were_chosen(
    theme: str, expected: tuple[float, ...]
) -> None:
    colours = set(tokens()[theme]["weapon"].values())
    visions: tuple[Vision | None, ...] = (None, "protan", "deutan", "tritan")
    least = [
        min(difference(lab_of(a, seen), lab_of(b, seen)) for a, b in combinations(colours, 2))
        for seen in visions
    ]
    assert least == pytest.approx(expected, abs=0.051)


RED, GREEN = Value("Rocket", "#b04a3a"), Value("Bomb", "#6e6e28")


@pytest.mark.parametrize("vision", ["protan", "deutan"])
def test_red_and_green_are_one_without_red_or_green_cones(vision: Vision) -> None:
    assert alike((RED, GREEN), vision) == ((RED, GREEN),)
    assert alike((RED, GREEN), "tritan") == ()


def test_hollow_and_solid_are_told_apart_without_colour() -> None:
    same = Value("Unknown", RED.colour, hollow=True)
    assert [alike((RED, same), vision) for vision in VISIONS] == [()] * 4


def test_one_colour_for_two_values_is_said_for_every_eye() -> None:
    slide = legend(RED, Value("Mortar", RED.colour))
    assert warnings_of(slide) == (
        "In grey print Rocket and Mortar look alike.",
        "Without red cones (protanopia) Rocket and Mortar look alike.",
        "Without green cones (deuteranopia) Rocket and Mortar look alike.",
        "Without blue cones (tritanopia) Rocket and Mortar look alike.",
    )


def test_dark_weapons_fall_together_in_grey_alone() -> None:
    weapons = tokens()["dark"]["weapon"]
    slide = legend(Value("Rocket", weapons["rocket"]), Value("Drone + rocket", weapons["mixed"]))
    assert warnings_of(slide) == ("In grey print Rocket and Drone + rocket look alike.",)


def test_the_values_are_those_of_the_legend() -> None:
    values = (RED, Value("Bombs, large", "#005f46"), Value("Unknown", "#7f8287", hollow=True))
    assert values_of(legend(*values)) == values
    assert values_of(slide_with()) == ()
    assert warnings_of(slide_with()) == ()


def test_a_composed_slide_is_read_by_its_legend() -> None:
    dataset = load_dataset(SHIPPED)
    view, _ = View.from_query((), words_of(dataset))
    slide = slide_of(dataset, view, Setting(date(2024, 1, 2), theme="dark"))
    labels = [value.label for value in values_of(slide)]
    assert labels == ["Drone", "Rocket", "Drone + rocket", "Roadside bomb"]
    assert warnings_of(slide, ("grey",)) == (
        "In grey print Rocket and Drone + rocket look alike.",
        "In grey print Rocket and Roadside bomb look alike.",
        "In grey print Drone + rocket and Roadside bomb look alike.",
    )
    assert warnings_of(slide, ("protan", "deutan", "tritan")) == ()


def dot(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (3, 2), colour).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#808080", "#010101"])
def test_greys_look_the_same_to_all(vision: Vision, colour: str) -> None:
    with Image.open(BytesIO(seen_as(dot(colour), vision))) as seen:
        assert seen.size == (3, 2)
        assert seen.getpixel((0, 0)) == tuple(bytes.fromhex(colour[1:]))


def test_a_preview_in_grey_keeps_the_lightness() -> None:
    with Image.open(BytesIO(seen_as(dot("#cf005b"), "grey"))) as seen:
        pixel = seen.convert("RGB").tobytes()[:3]
    assert len(set(pixel)) == 1
    assert lab_of(f"#{pixel.hex()}")[0] == pytest.approx(lab_of("#cf005b")[0], abs=0.3)
