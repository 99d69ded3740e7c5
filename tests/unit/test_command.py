"""`brief.py export`: what it writes, what it says, and how it ends."""

import csv
import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import brief
from slides import command, movie, writing
from tests.unit.folder import CASE, HEADER, SITES

ROWS = """a,2023-10-18,,day,Iraq,asad,attack,us_official,high,4,,Drones,AP,https://example.org/a
b,2023-10-20,,day,Syria,tanf,attack,claimed,low,,,Rockets,,
c,2023-11-02,,day,Syria,tanf,airstrike,us_official,high,0,,Struck,,
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "incidents.csv").write_text(f"{HEADER}\n{ROWS}", "utf-8")
    (folder / "sites.csv").write_text(SITES, "utf-8")
    opening = 'opening = "from=2023-10-17&to=2023-10-19"\n'
    (folder / "case.toml").write_text(CASE.replace("\n\n", f"\n{opening}\n", 1), "utf-8")
    return folder


Export = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def export(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Export:
    """Runs the command in an empty folder; gives exit code, paths printed, what was said."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = brief.export(brief.parse(["export", *arguments, "--data", str(case)]))
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


def incidents(path: str) -> list[str]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row["incident_id"] for row in csv.DictReader(file)]


def test_without_options_the_opening_view_is_written(export: Export) -> None:
    assert export("rows.csv") == (0, ["rows.csv"], "")
    assert incidents("rows.csv") == ["a"]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--mode", "window"], ["a", "b", "c"]),
        (["--country", "Syria", "--action", "attack"], ["b"]),
        (["--country", "Syria", "--country", "Iraq"], ["a", "b", "c"]),
        (["--from", "2023-10-20", "--to", "2023-10-31"], ["b"]),
        (["--mode", "from-start", "--to", "2023-10-20"], ["a", "b"]),
        (["--q", "rockets"], ["b"]),
        (["--link", "http://localhost:8501/?country=Iraq#top"], ["a"]),
        (["--link", "https://example.org/map"], ["a"]),
        (["--link", "?q=struck"], ["c"]),
        (["--link", "country=Iraq&q=drones", "--country", "Syria", "--q", "struck"], ["c"]),
    ],
)
def test_options_mean_what_they_mean_in_a_link(
    arguments: list[str], wanted: list[str], export: Export
) -> None:
    assert export("rows.csv", *arguments) == (0, ["rows.csv"], "")
    assert incidents("rows.csv") == wanted


def test_what_a_link_asks_for_in_vain_is_said_and_the_rest_written(export: Export) -> None:
    code, _, said = export("rows.csv", "--link", "country=Iraq&weapon=fist&speed=9")
    assert code == 0
    assert said.splitlines() == [
        "“speed” is no parameter of a view and was ignored. Allowed: from, to, mode, step, actor,"
        " side, country, site, action, weapon, outcome, attribution, confidence, q, duplicates,"
        " colour, camera, theme, select.",
        "weapon “fist” was ignored: no incident of this case states it.",
    ]
    assert incidents("rows.csv") == ["a"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--country", "Irak"], "no incident has --country “Irak”; there are Iraq, Syria"),
        (["--weapon", "fist"], "--weapon “fist”; no row of this case states it"),
        (["--select", "z"], "--select “z” is no incident and no site of this case"),
    ],
)
def test_a_value_that_the_case_does_not_have_is_a_wrong_argument(
    arguments: list[str], said: str, export: Export
) -> None:
    code, paths, printed = export("rows.csv", *arguments)
    assert (code, paths) == (2, [])
    assert said in printed
    assert not Path("rows.csv").exists()


def test_the_file_says_its_day_and_marking_and_where_it_is_reopened(export: Export) -> None:
    link = "http://localhost:8501/?country=Iraq"
    arguments = ["--produced-on", "2023-11-18", "--marking", "TLP:RED", "--link", link]
    assert export("map.svg", *arguments) == (0, ["map.svg"], "")
    drawn = Path("map.svg").read_text("utf-8")
    assert "TLP:RED" in drawn
    assert "18 NOV 2023" in drawn
    export("again.geojson", *arguments)
    assert '"Link":"http://localhost:8501/?country=Iraq"' in Path("again.geojson").read_text(
        "utf-8"
    )


def test_the_same_arguments_give_the_same_bytes(export: Export) -> None:
    for name in ("one.kmz", "two.kmz"):
        export(name, "--produced-on", "2023-11-18")
    assert Path("one.kmz").read_bytes() == Path("two.kmz").read_bytes()


def test_today_is_the_day_of_making_unless_said(export: Export) -> None:
    before = date.today()
    export("rows.geojson")
    text = Path("rows.geojson").read_text("utf-8")
    assert any(f'"Produced on":"{day.day} ' in text for day in (before, date.today()))


def test_the_theme_is_that_of_the_option_else_of_the_link_else_light(export: Export) -> None:
    for at, arguments in enumerate(
        ([], ["--link", "theme=dark"], ["--link", "theme=dark", "--theme", "light"])
    ):
        export(f"{at}.svg", *arguments, "--produced-on", "2023-11-18")
    drawn = [Path(f"{at}.svg").read_text("utf-8") for at in range(3)]
    assert ["#12171d" in one for one in drawn] == [False, True, False]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "2023-12-01", "--to", "2023-11-01"),
        ("--from", "2030-12-01"),
        ("--camera", "90,180,0"),
        ("--step", "hour"),
    ],
)
def test_an_option_that_cannot_be_honoured_is_a_wrong_one(
    arguments: tuple[str, ...], export: Export
) -> None:
    code, _, said = export("rows.csv", *arguments)
    assert code == 2
    assert said.endswith("Nothing was written.\n")
    assert not Path("rows.csv").exists()


def test_a_link_that_is_no_address_is_named(export: Export) -> None:
    Path("links.txt").write_text("?country=Iraq\nhttp://[::bad\n", "utf-8")
    code, _, said = export("rows.csv", "--links", "links.txt")
    assert code == 0
    assert "line 2: “http://[::bad” is no address; the opening view stands" in said


def test_a_sign_that_pictures_cannot_show_is_said(export: Export) -> None:
    for name, count in (("map.png", 1), ("map.svg", 0)):
        code, _, said = export(name, "--title", "Up \N{BALLOON} and away")
        assert code == 0
        assert said.count("The shipped type has no “\N{BALLOON}”: pictures") == count


def test_what_a_format_has_no_place_for_is_said(export: Export) -> None:
    code, _, said = export("rows.csv", "--size", "1920x1080", "--marking", "X", "--theme", "dark")
    assert code == 0
    assert said == (
        "A .csv file has no place for --size, --theme and --marking; nothing was made of them.\n"
    )


@pytest.mark.parametrize(
    ("out", "names"),
    [
        ("rows.csv", ["rows_01.csv", "rows_02.csv"]),
        ("{n}-rows.csv", ["01-rows.csv", "02-rows.csv"]),
        ("{name}.geojson", ["20231102_iraq_incidents.geojson", "20231102_syria_incidents.geojson"]),
    ],
)
def test_each_link_of_a_file_becomes_a_file(out: str, names: list[str], export: Export) -> None:
    links = "# by country\n\ncountry=Iraq  # the first\nhttp://localhost/?country=Syria\n"
    Path("links.txt").write_text(links, "utf-8")
    assert export(out, "--links", "links.txt") == (0, names, "")
    assert [Path(name).is_file() for name in names] == [True, True]


def test_the_links_of_a_file_become_one_deck(export: Export) -> None:
    Path("links.txt").write_text("country=Iraq\ncountry=Syria\n", "utf-8")
    assert export("week.pptx", "--links", "links.txt") == (0, ["week.pptx"], "")


def test_a_note_on_a_link_of_a_file_names_its_line(export: Export) -> None:
    Path("links.txt").write_text("# none\ncountry=Mars\n", "utf-8")
    code, _, said = export("rows.csv", "--links", "links.txt")
    assert code == 0
    assert said.startswith("line 2: country “Mars” is unknown and was ignored.")


def test_two_files_of_one_name_are_refused_before_any_is_written(export: Export) -> None:
    Path("links.txt").write_text("q=a\nq=a\n", "utf-8")
    code, paths, said = export("{name}.kml", "--links", "links.txt")
    assert (code, paths) == (2, [])
    assert "lines 1 and 2 would both be 20231102" in said
    assert [path.name for path in Path().iterdir()] == ["links.txt"]


def test_a_file_that_fails_does_not_keep_back_the_others(export: Export) -> None:
    Path("links.txt").write_text("country=Iraq\ncountry=Syria\n", "utf-8")
    Path("rows_01.csv").mkdir()
    code, paths, said = export("rows.csv", "--links", "links.txt")
    assert (code, paths) == (1, ["rows_02.csv"])
    assert said == (
        "brief.py: line 1: rows_01.csv was not written: "
        "a folder of that name is there; name a file.\n"
    )


@pytest.mark.parametrize("content", ["", "\n# nothing\n", "\xff"])
def test_a_file_without_links_is_a_wrong_argument(
    content: str, export: Export, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("links.txt").write_text(content, "latin-1")
    with pytest.raises(SystemExit) as end:
        export("rows.csv", "--links", "links.txt")
    assert end.value.code == 2
    assert "links.txt' " in capsys.readouterr().err


def test_a_proposed_name_begins_with_the_date(export: Export) -> None:
    _, paths, _ = export("{name}.png", "--mode", "window")
    assert paths == ["20231102_iraq-syria_map_1920x1080.png"]


def test_a_folder_that_is_missing_is_one_sentence(export: Export) -> None:
    assert export("missing/rows.csv") == (
        1,
        [],
        "brief.py: missing/rows.csv was not written: "
        "its folder does not exist; make it or name another.\n",
    )


def test_a_disk_that_fills_leaves_the_old_file(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    Path("rows.csv").write_text("old")
    monkeypatch.setattr(writing, "_flush", full)
    code, paths, said = export("rows.csv")
    assert (code, paths) == (1, [])
    assert said == "brief.py: rows.csv was not written: the disk is full; make room.\n"
    assert [path.read_text() for path in Path().iterdir()] == ["old"]


def test_a_film_is_written_and_says_how_far_it_is(export: Export) -> None:
    code, paths, said = export("film.gif", "--from", "2023-10-18", "--to", "2023-10-20")
    assert (code, paths) == (0, ["film.gif"])
    assert said.splitlines()[-1] == "film.gif: 100 %"
    with Image.open("film.gif") as film:
        assert (film.size, getattr(film, "n_frames", 1)) == ((1920, 1080), 3)


def test_a_film_without_a_program_for_it_is_one_line(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise movie.MovieError("No ffmpeg was found.")

    monkeypatch.setattr(movie, "ffmpeg", missing)
    code, paths, said = export("film.mp4")
    assert (code, paths) == (1, [])
    assert said == "brief.py: film.mp4 was not written: No ffmpeg was found.\n"


def test_a_template_that_is_none_is_one_sentence(export: Export) -> None:
    Path("looks.pptx").write_bytes(b"PK no more")
    code, paths, said = export("map.pptx", "--template", "looks.pptx")
    assert (code, paths) == (1, [])
    assert said.startswith("brief.py: map.pptx was not written: The template ")
    assert said.count("\n") == 1


def test_a_case_that_cannot_be_opened_is_one_sentence(export: Export, case: Path) -> None:
    (case / "case.toml").write_text("title = ", "utf-8")
    code, paths, said = export("rows.csv")
    assert (code, paths) == (1, [])
    assert said.startswith("brief.py: case.toml: ")
    assert said.count("\n") == 1


def test_whatever_goes_wrong_a_terminal_gets_one_line(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("two\nlines \x1b[2J")

    monkeypatch.setattr(command, "made", broken)
    code, paths, said = export("rows.csv")
    assert (code, paths) == (1, [])
    assert said == "brief.py: rows.csv was not written: RuntimeError: two lines \\x1b[2J\n"
