"""A film of slides: MP4 by ffmpeg, GIF by Pillow. The same slides make the same bytes."""

import errno
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from PIL import Image

from geo.palette import Theme, tokens
from slides.drawing import drawn, write_all
from slides.picture import check_size
from slides.slide import Slide
from slides.stamp import stamp_text
from slides.svg import drawing_of
from slides.writing import in_place_of

NO_FFMPEG = (
    "No ffmpeg was found, and MP4 needs one. Install it (Debian, Ubuntu: apt install ffmpeg; macOS:"
    " brew install ffmpeg; Windows: winget install ffmpeg; anywhere: pip install imageio-ffmpeg)"
    " or take GIF."
)
# The last frame stays so much longer, to be read.
_HOLD_SECONDS = 2
# A GIF has 256 colours; so many frames, spread over the film, say which.
_PALETTE_FRAMES = 6
# Steps of a channel. Pillow looks for the nearest colour to within four.
_APART = 8

Rgb = tuple[int, int, int]
Share = Callable[[float], object]
Asked = Callable[[], bool]


class Film(Protocol):
    """Slides in order: a list of them, or `slides.frames.Frames`, which composes when asked."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Slide: ...


class Writer(Protocol):
    """`mp4` or `gif`."""

    def __call__(
        self,
        film: Film,
        path: Path,
        fps: int = ...,
        size: tuple[int, int] = ...,
        progress: Share = ...,
        cancelled: Asked = ...,
    ) -> None: ...


class MovieError(RuntimeError):
    """A film that could not be made; the message is a sentence for people."""


class CancelledError(Exception):
    """Somebody asked to stop; nothing was written."""


def mp4(
    film: Film,
    path: Path,
    fps: int = 4,
    size: tuple[int, int] = (1920, 1080),
    progress: Share = lambda share: None,
    cancelled: Asked = lambda: False,
) -> None:
    """Writes a film as H.264, with title and stamp of its last slide.

    Parameters
    ----------
    path : replaced when the film is whole; until then, and after any error, as it was
    fps : frames a second
    size : pixels, 16 to 9
    progress : told the share that is done, 0 to 1, after every frame
    cancelled : asked before every frame

    Raises
    ------
    MovieError : no ffmpeg, or one that fails
    CancelledError : `cancelled` said so
    ValueError : no slide, or another proportion
    WritingError : the file cannot be written
    """
    _check(film, fps, size)
    program = ffmpeg()
    with in_place_of(path) as fresh:
        order = _told(range(len(film)), progress, cancelled)
        pictures = _pictures(film, order, size)
        command = [program, *_options(film[len(film) - 1], fps), f"file:{fresh}"]
        _encode(command, _held(pictures, fps * _HOLD_SECONDS))


def gif(
    film: Film,
    path: Path,
    fps: int = 4,
    size: tuple[int, int] = (1280, 720),
    progress: Share = lambda share: None,
    cancelled: Asked = lambda: False,
) -> None:
    """Writes a film as a GIF that runs again and again; parameters and errors as of `mp4`."""
    _check(film, fps, size)
    last, lasts = len(film) - 1, 1000 // fps
    with in_place_of(path) as fresh:
        sampled = _spread(len(film), _PALETTE_FRAMES)
        order = _told([*sampled, *range(len(film))], progress, cancelled)
        pictures = map(_opened, _pictures(film, order, size))
        palette = _palette([next(pictures) for _ in sampled], film[last].theme)
        reduced = (each.quantize(palette=palette, dither=Image.Dither.NONE) for each in pictures)
        next(reduced).save(
            fresh,
            "GIF",
            save_all=True,
            append_images=reduced,
            duration=[*[lasts] * last, lasts + 1000 * _HOLD_SECONDS],
            loop=0,
            comment=stamp_text(film[last].stamp).encode(),
        )


def ffmpeg() -> str:
    """The program: the system's, else the one that comes with the package imageio-ffmpeg.

    Raises
    ------
    MovieError : neither is there
    """
    if found := shutil.which("ffmpeg"):
        return found
    if find_spec("imageio_ffmpeg") is None:
        raise MovieError(NO_FFMPEG)
    return str(import_module("imageio_ffmpeg").get_ffmpeg_exe())


def _check(film: Film, fps: int, size: tuple[int, int]) -> None:
    check_size(size)
    if not len(film) or fps < 1:
        raise ValueError(f"{len(film)} slides at {fps} a second; at least 1 of each is needed")


def _told(items: Sequence[int], progress: Share, cancelled: Asked) -> Iterator[int]:
    """The same items; says how many are done, and stops where somebody asks for it."""
    for done, item in enumerate(items, 1):
        if cancelled():
            raise CancelledError
        yield item
        progress(done / len(items))


def _pictures(film: Film, order: Iterable[int], size: tuple[int, int]) -> Iterator[bytes]:
    """Slides of a film as PNGs."""
    try:
        yield from drawn((drawing_of(film[at]) for at in order), size[0])
    except EOFError:
        raise MovieError(
            "The process that draws the frames ended early; its memory may not have been enough."
            " Take a smaller size."
        ) from None


# ---- MP4 ----------------------------------------------------------------------------------


def _options(last: Slide, fps: int) -> list[str]:
    """PNGs in, H.264 out: one thread, and no word of this moment or of the encoder."""
    frames = ["-f", "image2pipe", "-c:v", "png", "-framerate", str(fps), "-i", "-"]
    colours = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+bitexact"
    tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    codec = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-tune", "animation"]
    # A film can be dragged to any other second.
    seek = ["-g", str(2 * fps), "-movflags", "+faststart"]
    exact = [
        "-threads",
        "1",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-map_metadata",
        "-1",
    ]
    words = ["-metadata", f"title={last.title}", "-metadata", f"comment={stamp_text(last.stamp)}"]
    return [
        *("-hide_banner", "-loglevel", "error", "-y", *frames),
        *("-vf", f"{colours},format=yuv420p", *tags, *codec, *seek, *exact, *words, "-f", "mp4"),
    ]


def _encode(command: list[str], pictures: Iterable[bytes]) -> None:
    with subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as encoder:
        try:
            _feed(encoder, pictures)
        except BaseException:
            encoder.kill()
            raise
        _, said = encoder.communicate()
    if encoder.returncode:
        raise _failure(said.decode("utf-8", "replace"))


def _feed(encoder: subprocess.Popen[bytes], pictures: Iterable[bytes]) -> None:
    """Until an encoder that has ended takes no more: then its own words say why."""
    assert encoder.stdin is not None
    for picture in pictures:
        try:
            write_all(encoder.stdin, picture)
        except OSError:
            return


def _failure(said: str) -> Exception:
    if "No space left" in said:
        return OSError(errno.ENOSPC, "no space left")
    if "libx264" in said:
        return MovieError(
            "This ffmpeg cannot write H.264 (it has no libx264); install a full one or take GIF."
        )
    last = said.strip().splitlines()[-1:] or ["it gave no reason"]
    return MovieError(f"ffmpeg could not make the film: {last[0]}")


def _held(pictures: Iterable[bytes], times: int) -> Iterator[bytes]:
    """The pictures, the last one `times` times more."""
    picture = b""
    for picture in pictures:
        yield picture
    yield from [picture] * times


# ---- GIF ----------------------------------------------------------------------------------


def _opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB")


def _spread(count: int, most: int) -> list[int]:
    """Up to `most` numbers below `count`, the first and the last among them."""
    return sorted({at * (count - 1) // (most - 1) for at in range(most)})


def _palette(pictures: Iterable[Image.Image], theme: Theme) -> Image.Image:
    """A picture whose palette holds the colours of a theme, which mean something, then the most
    frequent ones of these pictures that lie apart from all before them."""
    counts: Counter[Rgb] = Counter()
    for picture in pictures:
        counts.update({colour: count for count, colour in _colours(picture)})
    picked = np.array(list(dict.fromkeys(_named(tokens()[theme]))))
    for colour in sorted(counts, key=lambda colour: (-counts[colour], colour)):
        if len(picked) < 256 and np.abs(picked - colour).max(axis=1).min() >= _APART:
            picked = np.vstack([picked, colour])
    palette = Image.new("P", (1, 1))
    palette.putpalette(picked.ravel().tolist())
    return palette


def _colours(picture: Image.Image) -> list[tuple[int, Rgb]]:
    return cast("list[tuple[int, Rgb]]", picture.getcolors(picture.width * picture.height))


def _named(token: object) -> list[Rgb]:
    """Every colour among a theme's tokens."""
    match token:
        case str():
            return [cast("Rgb", tuple(bytes.fromhex(token.removeprefix("#"))))]
        case dict():
            return [colour for inner in token.values() for colour in _named(inner)]
        case list():
            return [colour for inner in token for colour in _named(inner)]
    return []
