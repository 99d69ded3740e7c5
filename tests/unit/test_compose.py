"""Slides: everything on the page, nothing over anything, at any length, in every layout."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from geo.dataset import Dataset
from geo.select import ids
from slides.compose import slide_of
from slides.marks import PAGE, Box, Chart, Group, Oval, Rect, texts
from slides.slide import LAYOUTS, Layout, Slide
from tests.unit.slidecases import (
    ARABIC,
    EMOJI,
    OPENING,
    beyond,
    collisions,
    folder_of,
    many_sites,
    setting,
    shipped,
    view_of,
    words_on,
)

# Room of the frame, the edge of the map and every group that belongs below or beside it.
BELOW = ("Title", "As of", "Legend", "Charts", "Sources", "Marking")
LONG = "Attacks on bases were reported again and again while the window of this view was open, "


def slide(query: str = "", dataset: Dataset | None = None, **chosen: Any) -> Slide:
    data = dataset or shipped()
    return slide_of(data, view_of(data, query), setting(**chosen))


def frame(of: Slide) -> Box:
    (edge,) = (mark for mark in of.marks if isinstance(mark, Rect) and mark.name == "Map edge")
    return edge.box


def sound(of: Slide) -> None:
    """No text over another, off the page, or of one part inside the map."""
    assert collisions(of) == []
    assert beyond(of, PAGE) == []
    named = [mark for mark in of.marks if isinstance(mark, Group) and mark.name in BELOW]
    stray = [text.plain for text in texts(named) if text.box.grown(-0.01).touches(frame(of))]
    assert stray == []


def sound_everywhere(dataset: Dataset, query: str = "") -> None:
    for layout in LAYOUTS:
        sound(slide(query, dataset, layout=layout))


# ---- the page ----------------------------------------------------


@pytest.mark.parametrize(("layout", "theme"), [*product(LAYOUTS, ("light", "dark"))])
def test_the_opening_view(layout: Layout, theme: str) -> None:
    sound(slide(layout=layout, theme=theme, marking="TLP:CLEAR"))


def test_a_selection_pane_reads_well() -> None:
    named = [mark.name for mark in slide(marking="TLP:CLEAR").marks]
    assert named == [
        *("Title", "As of", "Map", "Map edge", "Inset", "North", "Scale bar"),
        *("Legend", "Charts", "Sources", "Marking"),
    ]


def test_slide_and_screen_name_the_same_incidents() -> None:
    for query in ("", OPENING, "weapon=rocket", "country=Jordan", "mode=to-end&from=2024-01-01"):
        view = view_of(shipped(), query)
        assert slide(query).ids == tuple(ids(shipped(), view))


def test_the_same_slide_twice() -> None:
    assert slide() == slide()


def test_the_stamp_reopens_the_view() -> None:
    stamp = slide().stamp
    assert view_of(shipped(), stamp.view) == view_of(shipped(), "")
    assert stamp.data == shipped().digest


def test_the_page_in_words() -> None:
    words = slide().description
    assert words.startswith("US forces were attacked in two countries and struck back in one.")
    for part in ("As of 17 NOV 2023 (C).", "Al-Asad", "61 reported by the Pentagon, 48 itemised"):
        assert part in words


def test_every_picture_and_chart_has_its_words() -> None:
    made = slide(layout="quad")
    charts = [mark for mark in made.group("Charts").marks if isinstance(mark, Chart)]
    assert len(charts) == 4
    assert all(chart.description and chart.box.width > 0 for chart in charts)
    assert all(
        made.group(name).description for name in ("Map", "Inset", "Scale bar", "North", "Legend")
    )


def test_the_dark_page_is_dark() -> None:
    assert slide(theme="dark").background == "#12171d"


# ---- what a page must bear ----------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "title",
    [
        "A",
        (LONG * 4)[:300],
        "W" * 300,
        (f"{ARABIC} " * 7)[:300],
        (EMOJI * 100)[:300],
    ],
    ids=["short", "long", "one word", "Arabic", "emoji"],
)
def test_titles(layout: Layout, title: str) -> None:
    made = slide(layout=layout, title=title)
    sound(made)
    assert made.title == title
    assert words_on(made.group("Title").marks)[0].replace(" ", "") == title.replace(" ", "")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("marking", ["U", "W" * 120, f"{ARABIC} " * 2, "TLP:AMBER+STRICT // " * 6])
def test_markings(layout: Layout, marking: str) -> None:
    made = slide(layout=layout, marking=marking)
    sound(made)
    above, below = texts(made.group("Marking").marks)
    assert above.plain.replace(" ", "") == below.plain.replace(" ", "") == marking.replace(" ", "")
    assert above.align == below.align == "centre"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("colour", ["weapon", "outcome", "actor", "side", "attribution"])
def test_colours(layout: Layout, colour: str) -> None:
    sound(slide(f"duplicates=show&colour={colour}", layout=layout))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_view_without_incidents_is_calm(layout: Layout) -> None:
    made = slide(f"{OPENING}&weapon=ballistic_missile&country=Syria", layout=layout)
    sound(made)
    assert words_on((made.group("No incident"),))[0] == "No incident in this view"
    assert words_on((made.group("Legend"),))[-1] == "0 attacks, 0 strikes"
    assert made.ids == ()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("query", ["country=Jordan", "mode=instant&to=2024-01-28", "site=al_asad"])
def test_narrow_views(layout: Layout, query: str) -> None:
    sound(slide(query, layout=layout))


@pytest.mark.parametrize("sites", [0, 1, 60])
def test_sites(tmp_path: Path, sites: int) -> None:
    sound_everywhere(many_sites(tmp_path, sites))


@pytest.mark.parametrize("word", ["Very" * 30, "Forward base of the north " * 4, ARABIC * 3])
def test_long_names(tmp_path: Path, word: str) -> None:
    made = many_sites(tmp_path, 9, word)
    sound_everywhere(made)
    sound_everywhere(made, "colour=actor")


def test_a_bare_table(tmp_path: Path) -> None:
    rows = ["a,2023-10-18,33.8,42.4", "b,2023-10-19,34.8,42.4", "c,2023-10-19,35.1,43.0"]
    made = folder_of(tmp_path, ("incidents", "incident_id,date,lat,lon", rows))
    sound_everywhere(made)
    assert slide(dataset=made).title == "3 incidents are itemised here"


def test_many_countries(tmp_path: Path) -> None:
    names = ["United Arab Emirates", "Iraq", "Syria", "Jordan", "Yemen", "Lebanon", "Oman", "Iran"]
    rows = [f"r{n},2023-10-18,{name},attack,33.{n},42.4" for n, name in enumerate(names)]
    table = ("incidents", "incident_id,date,country,action,lat,lon", rows)
    sound_everywhere(folder_of(tmp_path, table))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    word = '<script>alert(1)</script>"" \u202eevil\u0007'
    made = slide(dataset=many_sites(tmp_path, 3, word.replace('""', "")))
    sound(made)
    parts = [made.group(name) for name in BELOW if name != "Marking"]
    assert "<script>" in " ".join(words_on(parts))
    assert not any("\u202e" in text or "\u0007" in text for text in words_on(parts))


# ---- the map's furniture ------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "camera=33.8,42.4,9&mode=window", "country=Iraq"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_lies_on_the_map_hides_no_incident(layout: Layout, query: str) -> None:
    made = slide(query, layout=layout)
    marks = [mark for mark in made.marks if isinstance(mark, Group)]
    found = {mark.name: mark for mark in marks if mark.name in ("Inset", "North", "Scale bar")}
    assert {"North", "Scale bar"} <= set(found)
    symbols = [mark for mark in _ovals(made.group("Map")) if mark.name == "Disc"]
    inset = found["Inset"].clip if "Inset" in found else None
    assert inset is None or not any(inset.touches(_room(disc)) for disc in symbols)


def _ovals(group: Group) -> list[Oval]:
    inner = [mark for part in group.marks if isinstance(part, Group) for mark in _ovals(part)]
    return [*inner, *(mark for mark in group.marks if isinstance(mark, Oval))]


def _room(disc: Oval) -> Box:
    return Box(*disc.centre, *disc.centre).grown(disc.radius)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    bar = slide().group("Scale bar")
    assert bar.description == "Scale: 100 km at the map's centre"
    assert words_on(bar.marks) == ["0", "50", "100 km"]


def test_names_keep_clear_of_what_lies_on_the_map() -> None:
    made = slide()
    inset = made.group("Inset").clip
    assert inset is not None
    assert not any(text.box.touches(inset) for text in texts(made.group("Map").marks))


def test_incidents_beyond_the_map_are_said() -> None:
    words = words_on(slide("camera=33.8,42.4,9&mode=window").group("Legend").marks)
    assert any(word.endswith("incidents beyond the map") for word in words)


def test_a_setting_changes_no_number() -> None:
    one, two = slide(), slide(layout="quad", theme="dark", title="x", marking="y")
    assert one.ids == two.ids
    assert one.stamp == two.stamp
    assert replace(one.notes[1]) == two.notes[1]
