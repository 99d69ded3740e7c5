"""Writing: the whole new file or the old one, and nothing else in the folder."""

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from slides import writing
from slides.writing import WritingError, in_place_of, write_file


class FullDisk(io.FileIO):
    """A file on a disk with room for half of what is written."""

    def write(self, data: Any) -> int:
        super().write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "open", lambda path, _: FullDisk(path, "w"), raising=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_as_given(tmp_path: Path) -> None:
    write_file(tmp_path / "map.png", b"\x00\r\nnew")
    assert (tmp_path / "map.png").read_bytes() == b"\x00\r\nnew"
    assert names(tmp_path) == ["map.png"]


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"old and longer")
    write_file(tmp_path / "map.png", b"new")
    assert (tmp_path / "map.png").read_bytes() == b"new"
    assert names(tmp_path) == ["map.png"]


@pytest.mark.usefixtures("full_disk")
def test_a_disk_that_fills_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"old")
    with pytest.raises(WritingError) as caught:
        write_file(tmp_path / "map.png", b"new and longer")
    assert str(caught.value) == (
        f"{tmp_path / 'map.png'} was not written: the disk is full; make room."
    )
    assert (tmp_path / "map.png").read_bytes() == b"old"
    assert names(tmp_path) == ["map.png"]


@pytest.mark.usefixtures("full_disk")
def test_a_disk_that_fills_leaves_no_new_file(tmp_path: Path) -> None:
    with pytest.raises(WritingError):
        write_file(tmp_path / "map.png", b"new and longer")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("missing/map.png", "its folder does not exist; make it or name another"),
        ("old.txt/map.png", "a part of its path is no folder; name another place"),
        ("folder.png", "a folder of that name is there; name a file"),
        ("n" * 300 + ".png", "its name is too long; name a shorter one"),
        ("nul\0.png", "its name holds a zero byte; name another"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(place: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / "folder.png").mkdir()
    before = names(tmp_path)
    with pytest.raises(WritingError) as caught:
        write_file(tmp_path / place, b"new")
    assert str(caught.value) == f"{tmp_path / place} was not written: {said}."
    assert names(tmp_path) == before


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_refuses_is_told_before_any_work(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(WritingError, match="was not written"), in_place_of(tmp_path / "a.mp4"):
        pytest.fail("the block was entered")


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.png").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WritingError, match="write-protected"):
        write_file(tmp_path / "map.png", b"new")
    assert (tmp_path / "map.png").read_bytes() == b"old"


def test_a_program_writes_beside_the_file_under_its_ending(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"old")
    with in_place_of(tmp_path / "film.mp4") as fresh:
        fresh.write_bytes(b"new")
        assert (fresh.parent, fresh.suffix) == (tmp_path, ".mp4")
        assert (tmp_path / "film.mp4").read_bytes() == b"old"
    assert (tmp_path / "film.mp4").read_bytes() == b"new"
    assert names(tmp_path) == ["film.mp4"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_work_that_breaks_off_leaves_the_old_file(
    error: type[BaseException], tmp_path: Path
) -> None:
    (tmp_path / "film.mp4").write_bytes(b"old")

    def broken_off() -> Iterator[None]:
        with in_place_of(tmp_path / "film.mp4") as fresh:
            fresh.write_bytes(b"ne")
            yield
            raise error

    steps = broken_off()
    next(steps)
    with pytest.raises(error):
        next(steps)
    assert (tmp_path / "film.mp4").read_bytes() == b"old"
    assert names(tmp_path) == ["film.mp4"]


def test_an_error_of_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), in_place_of(tmp_path / "film.mp4"):
        (tmp_path / "missing").read_bytes()
    assert names(tmp_path) == []


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(b"old")
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    write_file(tmp_path / "link.png", b"new")
    assert (tmp_path / "real.png").read_bytes() == b"new"
    assert (tmp_path / "link.png").is_symlink()
