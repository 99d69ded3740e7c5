"""Files are written whole or not at all: the old file stays until the new one is ready."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

# Windows says the same of a file that a program holds open.
_FORBIDDEN = (
    "its folder cannot be written, or a program has the file open; "
    "close that program or name another place"
)
_REASONS = {
    errno.ENOSPC: "the disk is full; make room",
    errno.EDQUOT: "your quota on this disk is used up; make room",
    errno.EROFS: "the disk is read-only; name another place",
    errno.ENOENT: "its folder does not exist; make it or name another",
    errno.ENOTDIR: "a part of its path is no folder; name another place",
    errno.ENAMETOOLONG: "its name is too long; name a shorter one",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: "a folder of that name is there; name a file",
}


class WritingError(Exception):
    """A file was not written: one sentence says which, why, and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} was not written: {reason}.")


def write_file(path: Path, data: bytes) -> None:
    """Writes a file in one piece: a reader finds the old one or the new one, never a half.

    Raises
    ------
    WritingError : the disk is full, the folder is missing or cannot be written, a folder stands in
        the file's place; what stood there before is unchanged, and nothing else is left
    """
    with in_place_of(path) as fresh, open(fresh, "wb") as file:
        file.write(data)


@contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; at the end of the block it takes the place of `path`.

    The new file has the ending of `path`, for programs that go by it. Whatever ends the block
    early, the old file stays and the new one goes. A link is written through.

    Raises
    ------
    WritingError : as of `write_file`; other errors of the block pass through
    """
    fresh: Path | None = None
    try:
        target = _checked(path)
        fresh = target.with_name(f".{token_hex(6)}{target.suffix}")
        # Made at once: a folder that cannot be written is known before work is done in vain.
        fresh.touch(exist_ok=False)
        yield fresh
        _flush(fresh)
        os.replace(fresh, target)
        _flush_folder(target.parent)
    except OSError as error:
        if fresh and error.filename and Path(error.filename) != fresh:
            raise  # of another file, that the block read
        raise WritingError(path, _reason(error)) from error
    finally:
        if fresh:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _checked(path: Path) -> Path:
    """Where the file really goes, links followed; a protected file is protected from moves, too."""
    try:
        target = Path(os.path.realpath(path))
    except ValueError as error:
        raise WritingError(path, "its name holds a zero byte; name another") from error
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise WritingError(path, "the file there is write-protected; name another")
    return target


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def _flush(file: Path) -> None:
    """Puts a file's bytes on the disk, so that a power cut after the move leaves no empty file."""
    with open(file, "rb+") as handle:
        os.fsync(handle.fileno())


def _flush_folder(folder: Path) -> None:
    """Puts a move on the disk; Windows has no such call, and some file systems refuse it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
