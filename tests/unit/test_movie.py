"""Films: which views their frames are, and what is written, or not."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from geo.dataset import load_dataset
from geo.link import pairs_of, words_of
from geo.view import View
from slides import movie
from slides.drawing import drawn
from slides.frames import frames_of
from slides.marks import Box, Fill, Group, Mark, Rect, Text
from slides.movie import CancelledError, MovieError, ffmpeg, gif, mp4
from slides.slide import Setting, Slide
from slides.stamped import stamp_in
from slides.svg import svg_of
from slides.writing import WritingError
from tests.unit.cases import SHIPPED, case_of
from tests.unit.tinyslide import STAMP, label, slide_with

SETTING = Setting(date(2024, 1, 2))
SMALL = (320, 180)
RED, BLUE, GREEN = (0xCF, 0x00, 0x5B), (0x21, 0x88, 0xC9), (0x00, 0x5F, 0x46)


# ---- frames -------------------------------------------------------------------------------

# One attack a day from 17 to 23 October.
WEEK = case_of(*({"date": date(2023, 10, day)} for day in range(17, 24)))


def days(view: View, steps: int | None = None) -> list[str]:
    """What the frames show, as "17-19"."""
    extent = words_of(WEEK).extent
    shown = (each.resolve(extent) for each in frames_of(WEEK, view, SETTING, steps).views)
    return [f"{each.first_day.day}-{each.last_day.day}" for each in shown]


def view_of(query: str) -> View:
    view, notes = View.from_query(pairs_of(query), words_of(WEEK))
    assert notes == ()
    return view


@pytest.mark.parametrize(
    ("query", "steps", "shown"),
    [
        ("from=2023-10-18&to=2023-10-20", None, ["18-18", "18-19", "18-20"]),
        ("from=2023-10-18&to=2023-10-21", 2, ["18-19", "19-20", "20-21"]),
        ("from=2023-10-18&to=2023-10-20", 3, ["18-20"]),
        ("to=2023-10-19&mode=from-start", None, ["17-17", "17-18", "17-19"]),
        ("to=2023-10-19&mode=instant", None, ["17-17", "18-18", "19-19"]),
        ("from=2023-10-21&mode=to-end", None, ["21-23", "22-23", "23-23"]),
        ("to=2023-10-19&mode=from-start", 2, ["17-17", "17-18", "17-19"]),
        ("from=2023-10-17&to=2023-10-22&step=week", None, ["17-22"]),
        ("mode=window&step=week", None, ["17-23"]),
    ],
)
def test_a_film_runs_through_the_time_of_its_view(
    query: str, steps: int | None, shown: list[str]
) -> None:
    assert days(view_of(query), steps) == shown


def test_the_last_step_may_be_a_short_one() -> None:
    long = case_of(*({"date": date(2023, 10, day)} for day in (17, 27)))
    frames = frames_of(long, View(step="week"), SETTING)
    assert [view.last for view in frames.views] == [datetime(2023, 10, 23), datetime(2023, 10, 27)]


def test_the_last_frame_is_the_view_itself() -> None:
    view = view_of("from=2023-10-18&to=2023-10-20&q=asad")
    assert frames_of(WEEK, view, SETTING).views[-1] == view


@pytest.mark.parametrize("steps", [0, -1, 4])
def test_a_window_must_fit_into_the_film(steps: int) -> None:
    with pytest.raises(ValueError, match=r"in a time of 3; allowed: 1 to 3"):
        frames_of(WEEK, view_of("from=2023-10-18&to=2023-10-20"), SETTING, steps)


def test_a_film_without_end_is_refused() -> None:
    ages = case_of({"date": date(2023, 10, 17)}, {"date": date(2053, 10, 17)})
    with pytest.raises(ValueError, match="10,959 frames are too many; 3,000 are the most"):
        frames_of(ages, View(), SETTING)


def test_the_map_stands_still_while_time_moves() -> None:
    dataset = load_dataset(SHIPPED)
    view, _ = View.from_query((), words_of(dataset))
    frames = frames_of(dataset, view, SETTING)
    first, last = frames[8], frames[len(frames) - 1]
    assert len(frames) == 32
    assert len(first.ids) < len(last.ids) == 52
    assert first.group("Map").clip == last.group("Map").clip
    assert _named(first, "Borders") == _named(last, "Borders")
    assert _text(first, "Al-Asad") == _text(last, "Al-Asad")


def _named(slide: Slide, name: str) -> Mark:
    return next(m for m in slide.group("Map").marks if isinstance(m, Group) and m.name == name)


def _text(slide: Slide, words: str) -> Box:
    return next(mark.box for mark in _texts(slide.group("Map").marks) if mark.plain == words)


def _texts(marks: tuple[Mark, ...]) -> Iterator[Text]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from _texts(mark.marks)
        elif isinstance(mark, Text):
            yield mark


# ---- files --------------------------------------------------------------------------------


def coloured(colour: tuple[int, int, int], view: str) -> Slide:
    paint = Fill("#" + bytes(colour).hex())
    stamp = replace(STAMP, view=view)
    return slide_with(Rect(Box(0, 0, 960, 540), paint), label(view), title=view, stamp=stamp)


FILM = [coloured(RED, "one"), coloured(BLUE, "two"), coloured(GREEN, "three")]


def near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) <= 4


def frames_in(path: Path, folder: Path) -> list[Image.Image]:
    """A film's frames, as its own decoder sees them."""
    subprocess.run(
        [ffmpeg(), "-loglevel", "error", "-i", str(path), str(folder / "frame%03d.png")], check=True
    )
    return [Image.open(each).convert("RGB") for each in sorted(folder.glob("frame*.png"))]


def test_an_mp4_shows_each_slide_and_holds_the_last(tmp_path: Path) -> None:
    mp4(FILM, tmp_path / "film.mp4", 2, SMALL)
    frames = frames_in(tmp_path / "film.mp4", tmp_path)
    assert {frame.size for frame in frames} == {SMALL}
    expected = [RED, BLUE, GREEN, GREEN, GREEN, GREEN, GREEN]
    corners = [frame.crop((300, 160, 301, 161)).tobytes() for frame in frames]
    assert len(corners) == len(expected)
    assert all(near(tuple(seen), colour) for seen, colour in zip(corners, expected, strict=True))


def test_a_gif_shows_each_slide_in_its_own_colours(tmp_path: Path) -> None:
    gif(FILM, tmp_path / "film.gif", 2, SMALL)
    with Image.open(tmp_path / "film.gif") as film:
        seen = [
            (frame.convert("RGB").crop((300, 160, 301, 161)).tobytes(), frame.info["duration"])
            for frame in ImageSequence.Iterator(film)
        ]
        assert film.info["loop"] == 0
    assert seen == [(bytes(RED), 500), (bytes(BLUE), 500), (bytes(GREEN), 2500)]


@pytest.mark.parametrize("write", [mp4, gif])
def test_a_film_carries_the_stamp_of_its_last_slide(write: movie.Writer, tmp_path: Path) -> None:
    write(FILM, tmp_path / "film", 2, SMALL)
    assert stamp_in((tmp_path / "film").read_bytes()) == replace(STAMP, view="three")


@pytest.mark.parametrize("write", [mp4, gif])
def test_the_same_film_is_the_same_bytes(write: movie.Writer, tmp_path: Path) -> None:
    write(FILM, tmp_path / "one", 2, SMALL)
    write(FILM, tmp_path / "other", 2, SMALL)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


@pytest.mark.parametrize("write", [mp4, gif])
def test_progress_grows_to_the_whole(write: movie.Writer, tmp_path: Path) -> None:
    told: list[float] = []
    write(FILM, tmp_path / "film", 2, SMALL, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) >= len(FILM)


@pytest.mark.parametrize("write", [mp4, gif])
@pytest.mark.parametrize("after", [0, 2])
def test_a_cancelled_film_leaves_what_was_there(
    write: movie.Writer, after: int, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"old")
    told: list[float] = []
    with pytest.raises(CancelledError):
        write(FILM, path, 2, SMALL, told.append, lambda: len(told) >= after)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["film"]


class Broken:
    """A film whose second slide cannot be composed."""

    def __len__(self) -> int:
        return 3

    def __getitem__(self, at: int, /) -> Slide:
        if at == 1:
            raise RuntimeError("no such day")
        return FILM[at]


@pytest.mark.parametrize("write", [mp4, gif])
def test_a_slide_that_fails_leaves_nothing(write: movie.Writer, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such day"):
        write(Broken(), tmp_path / "film", 2, SMALL)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("write", [mp4, gif])
def test_a_folder_that_is_not_there_is_named(write: movie.Writer, tmp_path: Path) -> None:
    with pytest.raises(WritingError, match="its folder does not exist"):
        write(FILM, tmp_path / "none" / "film", 2, SMALL)


@pytest.mark.parametrize("write", [mp4, gif])
@pytest.mark.parametrize(
    ("film", "fps", "size", "said"),
    [([], 4, SMALL, "0 slides"), (FILM, 0, SMALL, "at 0 a second"), (FILM, 4, (9, 9), "16 to 9")],
)
def test_a_film_of_nothing_is_refused(
    write: movie.Writer,
    film: list[Slide],
    fps: int,
    size: tuple[int, int],
    said: str,
    tmp_path: Path,
) -> None:
    with pytest.raises(ValueError, match=said):
        write(film, tmp_path / "film", fps, size)
    assert os.listdir(tmp_path) == []


def test_without_ffmpeg_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(movie, "find_spec", lambda name: None)
    with pytest.raises(MovieError, match=r"apt install ffmpeg.*or take GIF"):
        mp4(FILM, tmp_path / "film.mp4", 2, SMALL)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ("echo Unknown encoder \\'libx264\\' >&2; exit 1", "cannot write H.264"),
        ("echo one >&2; echo broken pipe dream >&2; exit 1", "film: broken pipe dream"),
        ("exit 3", "it gave no reason"),
    ],
)
def test_an_ffmpeg_that_fails_is_quoted(
    says: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ffmpeg").write_text(f"#!/bin/sh\n{says}\n", "utf-8")
    (tmp_path / "ffmpeg").chmod(0o755)
    monkeypatch.setattr(movie, "ffmpeg", lambda: str(tmp_path / "ffmpeg"))
    with pytest.raises(MovieError, match=said):
        mp4(FILM, tmp_path / "film.mp4", 2, SMALL)
    assert os.listdir(tmp_path) == ["ffmpeg"]


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ffmpeg").write_text("#!/bin/sh\necho No space left >&2\nexit 1\n", "utf-8")
    (tmp_path / "ffmpeg").chmod(0o755)
    monkeypatch.setattr(movie, "ffmpeg", lambda: str(tmp_path / "ffmpeg"))
    with pytest.raises(WritingError, match="the disk is full"):
        mp4(FILM, tmp_path / "film.mp4", 2, SMALL)


def test_a_drawing_that_fails_ends_in_a_word() -> None:
    with pytest.raises(EOFError):
        list(drawn([svg_of(FILM[0]), "no drawing", svg_of(FILM[1])], 320))


def test_no_drawing_is_no_picture() -> None:
    assert list(drawn([], 320)) == []
