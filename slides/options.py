"""The arguments of `export`.

Reading them needs nothing but Python: `brief.py` does so before there is anything else.
"""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

# As in `slides.export`, `slides.slide` and `geo.link`, which a test holds against these.
ENDINGS = (
    *("pptx", "png", "pdf", "svg", "mp4", "gif", "html"),
    *("csv", "xlsx", "geojson", "gpkg", "kml", "kmz"),
)
SIZES = ("1920x1080", "3840x2160")
LAYOUTS = ("map", "map-and-charts", "quad")
WORDS = {
    "mode": ("instant", "window", "from-start", "to-end"),
    "step": ("hour", "day", "week"),
    "duplicates": ("show",),
    "colour": ("weapon", "outcome", "actor", "side", "attribution", "confidence"),
    "theme": ("dark", "light"),
}
VIEW_OPTIONS = {
    "from": "first day shown, YYYY-MM-DD",
    "to": "last day shown",
    "mode": "how time is shown",
    "step": "step of time; of a film, what one frame moves on",
    "actor": "an actor of the table; may repeat, as all of these down to --confidence",
    "side": "a side",
    "country": "a country",
    "site": "a site's key",
    "action": "attack or airstrike",
    "weapon": "a weapon",
    "outcome": "an outcome",
    "attribution": "who vouches for it",
    "confidence": "how sure the table is",
    "q": "text in a summary, id, site or actor; may repeat",
    "duplicates": "show: rows that likely repeat another",
    "colour": "what colours the symbols",
    "camera": "lat,lon,zoom",
    "theme": "colours of the file",
    "select": "an incident's or a site's key",
}
# What stands in OUT for a proposed name and for a link's place among the links.
NAME, NUMBER = "{name}", "{n}"


def describe(parser: argparse.ArgumentParser, folder: Callable[[str], Path]) -> None:
    """Adds the arguments of `export`.

    Parameters
    ----------
    folder : reads the folder of a case
    """
    parser.add_argument("out", type=out_file, metavar="OUT", help=_OUT)
    seen = parser.add_argument_group("what is shown (none of these: the case's opening view)")
    links = seen.add_mutually_exclusive_group()
    links.add_argument("--link", type=text, metavar="URL", help="a link of the app, or its query")
    links.add_argument("--links", type=links_file, metavar="FILE", help=_LINKS)
    for name, words in VIEW_OPTIONS.items():
        kind = moment if name in ("from", "to") else text
        seen.add_argument(
            f"--{name}", action="append", type=kind, choices=WORDS.get(name), help=words,
            metavar=None if name in WORDS else name.upper(), dest=f"view_{name}",
        )  # fmt: skip
    looks = parser.add_argument_group("how it looks")
    looks.add_argument("--size", choices=SIZES, help="pixels, default 1920x1080")
    looks.add_argument("--layout", choices=LAYOUTS, help="default map-and-charts")
    looks.add_argument("--marking", type=text, default="", help="stands on every page as given")
    looks.add_argument("--title", type=text, default="", help="default: the finding of the view")
    looks.add_argument("--template", type=file_bytes, metavar="FILE", help="a .pptx to build on")
    looks.add_argument("--fps", type=frames, metavar="N", help="frames a second of a film")
    looks.add_argument("--steps", type=steps, metavar="N", help=_STEPS)
    parser.add_argument("--produced-on", type=day, metavar="DATE", help="default: today")
    parser.add_argument(
        "--data", type=folder, metavar="DIR", default=argparse.SUPPRESS,
        help="folder of another case",
    )  # fmt: skip


_OUT = (
    "file to write; its ending says the format: "
    + ", ".join(f".{ending}" for ending in ENDINGS)
    + ". {name} in it stands for a proposed name that begins with the date"
)
_STEPS = "steps in the moving window of a film; without it the window grows"
_LINKS = (
    "a link a line, # begins a comment. A .pptx becomes one deck; of other formats each link is a "
    "file, numbered, or where {n} or {name} stands in OUT"
)


def out_file(given: str) -> Path:
    """Reads the path of a file to write."""
    path = Path(given)
    if path.suffix.lower().removeprefix(".") not in ENDINGS:
        allowed = ", ".join(f".{ending}" for ending in ENDINGS)
        raise argparse.ArgumentTypeError(
            f"{given!r} names no format; end it in one of {allowed}"
            f" (into a folder: {(path / NAME).as_posix()}.png)"
        )
    return path


def text(given: str) -> str:
    """Reads words; bytes that are no text cannot stand on a slide."""
    try:
        given.encode("utf-8")
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(f"{given!r} is no UTF-8; write it as text") from None
    return given


def moment(given: str) -> str:
    """Reads a day or a full hour, which only the hour step takes."""
    day(given.partition("T")[0])
    if not re.fullmatch(r".{10}(T([01]\d|2[0-3]):00)?", given, re.ASCII):
        raise argparse.ArgumentTypeError(f"{given!r} is no day; write YYYY-MM-DD")
    return given


def day(given: str) -> date:
    """Reads a day."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{given!r} is no day; write YYYY-MM-DD")


def frames(given: str) -> int:
    """Reads frames a second."""
    if given.isascii() and given.isdecimal() and 1 <= int(given) <= 60:
        return int(given)
    raise argparse.ArgumentTypeError(f"{given!r} is no frame rate; give a number, 1 to 60")


def steps(given: str) -> int:
    """Reads how many steps long a film's moving window is."""
    if given.isascii() and given.isdecimal() and int(given) > 0:
        return int(given)
    raise argparse.ArgumentTypeError(f"{given!r} is no window; give a number of steps, from 1 on")


def file_bytes(given: str) -> bytes:
    """Reads a whole file."""
    try:
        return Path(given).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise argparse.ArgumentTypeError(f"{given!r} cannot be read: {why}") from None


def links_file(given: str) -> dict[int, str]:
    """Reads links by the number of their line."""
    try:
        lines = file_bytes(given).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError(f"{given!r} is no UTF-8; save it as text") from None
    links = {at: re.split(r"(?:^|\s+)#", line)[0].strip() for at, line in enumerate(lines, 1)}
    found = {at: link for at, link in links.items() if link}
    if not found:
        raise argparse.ArgumentTypeError(f"{given!r} holds no link; write one a line")
    return found
