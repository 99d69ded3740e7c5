"""SVG becomes pixels, here or in a process beside this one.

The renderer would follow addresses in an SVG; `slides.svg` writes none but the data of pictures. It
holds the interpreter's lock while it draws, so that a thread would not help where one slide is
drawn while the next is composed.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO

import vl_convert

from slides.marks import PAGE_WIDTH
from slides.type import FONTS

POINTS_PER_INCH = 72

_HOUSE = Path(__file__).resolve().parents[1]
# Of a message: so many bytes say how many follow.
_LENGTH = 8


def pixels_of(svg: str, width: int) -> bytes:
    """An SVG of 960 user units as a PNG of `width` pixels."""
    register_type()
    return vl_convert.svg_to_png(svg, ppi=width * POINTS_PER_INCH / PAGE_WIDTH)


@cache
def register_type() -> None:
    """Tells the renderer of the shipped type, once."""
    vl_convert.register_font_directory(str(FONTS))


# ---- a process beside this one ------------------------------------------------------------


def drawn(svgs: Iterable[str], width: int) -> Iterator[bytes]:
    """PNGs of `width` pixels, one for each SVG, in order: one is drawn while the next is made.

    Raises
    ------
    EOFError : the other process ended early, for want of memory, for example
    """
    command = [sys.executable, "-m", "slides.drawing", str(width)]
    # Without buffers of its own a pipe has nothing left to write when its reader is gone.
    with subprocess.Popen(
        command, bufsize=0, cwd=_HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as artist:
        assert artist.stdin is not None
        assert artist.stdout is not None
        try:
            at_work = False
            for svg in svgs:
                # Never both ways at once: two full pipes would wait for each other.
                picture = received(artist.stdout) if at_work else None
                send(artist.stdin, svg.encode())
                at_work = True
                if picture is not None:
                    yield picture
            if at_work:
                yield received(artist.stdout)
        finally:
            artist.kill()


def send(pipe: IO[bytes], message: bytes) -> None:
    """Writes a message.

    Raises
    ------
    EOFError : nobody reads it
    """
    try:
        write_all(pipe, len(message).to_bytes(_LENGTH) + message)
    except OSError:
        raise EOFError("nobody reads the message") from None


def received(pipe: IO[bytes]) -> bytes:
    """Waits for a message.

    Raises
    ------
    EOFError : the pipe ended before it
    """
    return _exactly(pipe, int.from_bytes(_exactly(pipe, _LENGTH)))


def write_all(pipe: IO[bytes], data: bytes) -> None:
    """Writes to a pipe without a buffer, which may take a part at a time."""
    left = memoryview(data)
    while left:
        left = left[pipe.write(left) :]


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = pipe.read(count)
        if not part:
            raise EOFError("the pipe ended within a message")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _draw_all(width: int) -> None:
    """What the other process does, until nobody sends any more."""
    while True:
        try:
            svg = received(sys.stdin.buffer)
        except EOFError:
            return
        send(sys.stdout.buffer, pixels_of(svg.decode(), width))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _draw_all(int(sys.argv[1]))
