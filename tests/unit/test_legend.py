"""The legend: what is shown and nothing else, with counts, in the order of the charts."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from slides.legend import Key, key_expected, key_sizes, legend_below, legend_beside, legend_height
from slides.mapping import map_of
from slides.marks import Box, Diamond, Group, Mark, Oval, Rect, Ring, texts
from slides.shown import shown_of
from slides.symbols import attack_radius
from tests.unit.slidecases import OPENING, shipped, shown, view_of, words_on

BELOW = Box(30.0, 400.0, 625.0, 480.0)
BESIDE = Box(754.0, 80.0, 930.0, 480.0)
FULL = Key((1, 5), date(2023, 11, 17), True, True, outside=3)


def below(query: str = "", key: Key = FULL) -> Group:
    return legend_below(shown(query), key, BELOW)


def test_the_opening_view() -> None:
    key = Key((1, 5), date(2023, 11, 17), True)
    assert words_on(below(key=key).marks) == [
        *("Drone 32", "Rocket 14", "Drone + rocket 1", "Roadside bomb 1"),
        *("US strike, places hit 4", "1", "5", "attacks at one site", "newest: 17 Nov"),
        "place known only to a town or area",
    ]


def test_only_what_is_shown() -> None:
    assert words_on(below(f"{OPENING}&weapon=ied", Key()).marks) == ["Roadside bomb 1"]
    assert words_on(below(f"{OPENING}&action=airstrike", Key()).marks) == [
        "US strike, places hit 4"
    ]


def test_what_else_a_map_may_have() -> None:
    said = words_on(below(key=FULL).marks)
    assert said[-2:] == ["incident at no listed site", "3 incidents beyond the map"]
    grid = words_on(below(key=Key(grid=(1, 4, 1500))).marks)
    assert grid[-1] == "1 to 1,500+ a cell"


def test_a_view_without_incidents_says_its_zeros() -> None:
    none = f"{OPENING}&weapon=ballistic_missile&country=Syria"
    assert words_on(below(none, Key()).marks) == ["0 attacks, 0 strikes"]


def test_a_hollow_value_has_a_hollow_ring() -> None:
    marks = below("duplicates=show", Key()).marks
    unknown = [mark for mark in marks if isinstance(mark, Ring) and mark.name == "Unknown, hollow"]
    assert len(unknown) == 1


def test_strikes_are_diamonds_and_sizes_are_true() -> None:
    marks = below().marks
    assert any(isinstance(mark, Diamond) for mark in marks)
    (five,) = (mark for mark in marks if isinstance(mark, Oval) and mark.name == "Size of 5")
    assert five.radius == pytest.approx(attack_radius(5), abs=0.6)


@pytest.mark.parametrize(
    ("largest", "sizes"), [(0, ()), (1, ()), (3, (1, 3)), (5, (1, 5)), (900, (1, 5))]
)
def test_sizes_that_the_map_reaches(largest: int, sizes: tuple[int, ...]) -> None:
    assert key_sizes(largest) == sizes


def test_the_legend_is_described() -> None:
    assert below().description.startswith("Legend: Drone 32; Rocket 14;")


# ---- room -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "colour"),
    [
        *product(
            ["", "duplicates=show", "country=Jordan", "camera=33.8,42.4,9&mode=window"],
            ["weapon", "outcome", "actor", "confidence"],
        )
    ],
)
def test_the_room_kept_before_the_map_is_drawn_is_enough(query: str, colour: str) -> None:
    asked = f"{query}&colour={colour}" if query else OPENING
    about = shown(asked)
    box = Box(30.0, 79.0, 625.0, 420.0)
    drawing = map_of(shipped(), view_of(shipped(), asked), box, "light")
    expected = key_expected(about)[0]
    assert expected.uncertain or not drawing.uncertain
    assert bool(expected.sizes) >= (drawing.largest > 1)
    assert bool(expected.newest) >= bool(drawing.newest)
    assert expected.outside >= drawing.outside
    height = legend_height(about, BELOW.width)
    legend = legend_below(about, expected, BELOW)
    assert max(bottom(mark) for mark in legend.marks) <= BELOW.top + height + 0.01


def bottom(mark: Mark) -> float:
    match mark:
        case Oval() | Ring() | Diamond():
            return mark.centre[1] + mark.radius
        case _ if hasattr(mark, "box"):
            return float(mark.box.bottom)
        case _:
            return 0.0


def labelled(label: str) -> Group:
    """A legend beside a map, its values called so."""
    about = shown_of(shipped(), view_of(shipped(), "colour=actor&duplicates=show"), "light")
    facet = about.colouring
    values = tuple(entry._replace(label=f"{label} {n}") for n, entry in enumerate(facet.values))
    facets = tuple(
        replace(each, values=values) if each.key == "actor" else each
        for each in about.record.facets
    )
    facts = replace(about.facts, record=replace(about.record, facets=facets))
    return legend_beside(replace(about, facts=facts), FULL, BESIDE)


@pytest.mark.parametrize("label", ["Short", "A front of many words and then some", "Word" * 40])
def test_a_list_beside_the_map_keeps_its_room(label: str) -> None:
    found = list(texts(labelled(label).marks))
    assert all(BESIDE.grown(0.01).holds(text.box) for text in found)
    assert not any(
        one.box.grown(-0.01).touches(two.box)
        for at, one in enumerate(found)
        for two in found[at + 1 :]
    )


def test_text_is_twelve_points() -> None:
    sizes = {run.size for text in texts(below().marks) for line in text.lines for run in line}
    assert min(sizes) == 12.0


def test_the_grid_shows_its_steps() -> None:
    cells = [m for m in below(key=Key(grid=(1, 9))).marks if isinstance(m, Rect)]
    assert len(cells) == 6
