"""The notes page: what was asked, counted, left out, and by whom it is said."""

from pathlib import Path
from typing import Any

from geo.dataset import Dataset
from slides.finding import finding_of
from slides.notes import notes_of
from slides.slide import Note
from slides.stamp import stamp_hash, stamp_of
from tests.unit.slidecases import OPENING, folder_of, setting, shipped, shown, view_of


def notes(query: str = "", dataset: Dataset | None = None, **chosen: Any) -> tuple[Note, ...]:
    data = dataset or shipped()
    about = shown(query, data)
    stamp = stamp_of(data, about.view)
    return notes_of(about, setting(**chosen), finding_of(about), stamp)


def said(query: str = "", dataset: Dataset | None = None, **chosen: Any) -> list[str]:
    return [note.text for note in notes(query, dataset, **chosen)]


def test_the_headings_in_order() -> None:
    assert [note.text for note in notes() if note.heading] == [
        "US forces were attacked in two countries and struck back in one",
        *("Filters", "Counts", "Reported", "Left out", "Sources", "Symbols", "Credits", "Reopen"),
    ]


def test_the_opening_view_in_words() -> None:
    words = said()
    for line in (
        "Confirmed by a US official.",
        "Window: 17 Oct – 17 Nov 2023, local days, UTC+3.",
        "52 of 88 incidents: 48 attacks, 4 strikes;"
        " hidden: 27 not confirmed by a US official, 9 possible duplicates.",
        "Attacks by weapon: Drone 32, Rocket 14, Drone + rocket 1, Roadside bomb 1.",
        "Attacks by country: Iraq 22, Syria 26.",
        "By the Pentagon, by country: Iraq 29, Syria 32.",
        "Hollow dots: other published figures (17 Nov 2023: also 60 and 62).",
        "36 incidents of the window not shown:"
        " 27 not confirmed by a US official, 9 possible duplicates.",
        "No row of the tables was set aside.",
    ):
        assert line in words
    assert any(word.startswith("17 Oct – 17 Nov 2023: 48 attacks confirmed") for word in words)


def test_filters_speak_for_themselves() -> None:
    assert "Possible duplicates shown." in said("mode=window&duplicates=show")
    assert "No filter: every incident of the window." in said("mode=window")
    words = said(f"{OPENING}&weapon=rocket&country=Syria")
    assert "Country is Syria, weapon is rocket, confirmed by a US official." in words


def test_each_source_once_with_its_link() -> None:
    words = said()
    of_sources = notes()[words.index("Sources") + 2 : words.index("Symbols")]
    listed = [note for note in of_sources if note.url]
    assert len(listed) > 50
    assert len({(note.text, note.url) for note in listed}) == len(listed)
    assert all(note.url.startswith(("http://", "https://")) for note in listed)


def test_hostile_sources_are_text(tmp_path: Path) -> None:
    header = "incident_id,date,lat,lon,source_1_title,source_1_url"
    rows = [
        "a,2023-10-18,33.8,42.4,<b>x</b>,javascript:alert(1)",
        "b,2023-10-18,33.8,42.4,ok,https://example.org/ok",
        "c,2023-10-18,33.8,42.4,,",
    ]
    made = notes("", folder_of(tmp_path, ("incidents", header, rows)))
    urls = {note.text: note.url for note in made}
    assert urls["<b>x</b> (1 incident)"] == ""
    assert urls["ok (1 incident)"] == "https://example.org/ok"
    assert "2 sources, the most cited first." in urls


def test_rows_set_aside_are_named(tmp_path: Path) -> None:
    header = "incident_id,date,lat,lon"
    rows = ["a,2023-10-18,33.8,42.4", *(f"b{n},2023-10-32,33.8,42.4" for n in range(25))]
    words = said("", folder_of(tmp_path, ("incidents", header, rows)))
    assert "25 rows of the tables set aside, counted nowhere:" in words
    assert any(word.startswith("incidents.csv, line 3, column date:") for word in words)
    assert "and 5 more rows." in words
    assert "No incident shown states a source." in words


def test_the_link_reopens_the_view() -> None:
    link = "https://example.org/?from=2023-10-17"
    assert Note(f"Open this view: {link}", link) in notes(link=link)
    view = stamp_of(shipped(), view_of(shipped())).view
    assert Note(f"The view: ?{view}") in notes()
    assert Note(f"The view: ?{view}") in notes(link="javascript:alert(1)")


def test_the_last_line_holds_data_version_and_hash() -> None:
    stamp = stamp_of(shipped(), view_of(shipped()))
    assert said()[-1] == (f"Data {stamp.data}, Briefmap {stamp.version}, hash {stamp_hash(stamp)}.")


def test_credits_name_whose_work_the_slide_is_made_of() -> None:
    words = " ".join(said())
    assert "Natural Earth" in words
    assert "CC BY 4.0" in words
    assert "Streamlit" not in words


def test_an_empty_view_says_what_it_leaves_out() -> None:
    words = said(f"{OPENING}&weapon=ballistic_missile&country=Syria")
    assert "No incident shown states a source." in words
    assert not any(word.startswith("A dashed ring") for word in words)
