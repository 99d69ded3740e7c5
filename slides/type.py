"""The shipped type: how wide a text is, and where its lines break.

IBM Plex Sans with IBM Plex Sans Arabic, SIL OFL 1.1; the files in `slides/fonts` are as packaged.
Widths are sums of advances, without kerning and with Arabic letters in the form they have alone:
neither is ever narrower than what a writer draws by more than a point a word.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import bidirectional, category

from fontTools.ttLib import TTFont

from slides.marks import Run, Weight

FONTS = Path(__file__).parent / "fonts"
FAMILY, ARABIC_FAMILY = "IBM Plex Sans", "IBM Plex Sans Arabic"
# Of the type's em: from the top of a line's room to its baseline, and from there to the bottom.
ASCENT, DESCENT = 1.025, 0.275
ELLIPSIS = "…"

# Names of the files begin with these.
_LATIN, _ARABIC = "IBMPlexSans", "IBMPlexSansArabic"
# Categories of blanks, controls, and marks that stand on a letter or say how it looks.
_BARE = ("Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs")
_MOST_NAMED = 12

_NAMES: dict[Weight, str] = {
    400: "400Regular",
    500: "500Medium",
    600: "600SemiBold",
    700: "700Bold",
}


@cache
def _advances(file: str) -> tuple[dict[int, float], float]:
    """Code point to advance, in ems, and the advance of what the file does not hold."""
    with TTFont(FONTS / file, lazy=True) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        known = {code: widths[name][0] / em for code, name in font.getBestCmap().items()}
        return known, widths[".notdef"][0] / em


@lru_cache(maxsize=65536)
def width(text: str, size: float, weight: Weight = 400, italic: bool = False) -> float:
    """Width of one line of text in points; `size` in points. A letter of neither file is one em."""
    latin = "400Regular_Italic" if italic else _NAMES[weight]
    faces = [_advances(f"{_LATIN}_{latin}.ttf")[0], _advances(f"{_ARABIC}_{_NAMES[weight]}.ttf")[0]]
    ems = (next((face[ord(sign)] for face in faces if ord(sign) in face), 1.0) for sign in text)
    return size * sum(ems)


def boxed(text: str) -> str:
    """A sentence on the signs of a text that the shipped type does not hold; blank if it has all.

    Blanks, joiners and marks on letters are no signs of their own.
    """
    faces = [_advances(f"{family}_{_NAMES[400]}.ttf")[0] for family in (_LATIN, _ARABIC)]
    signs = dict.fromkeys(sign for sign in text if category(sign) not in _BARE)
    lacking = [sign for sign in signs if not any(ord(sign) in face for face in faces)]
    if not lacking:
        return ""
    named = f"“{''.join(lacking[:_MOST_NAMED])}”{' and more' if lacking[_MOST_NAMED:] else ''}"
    return f"The shipped type has no {named}: pictures, PDF and films may show a box instead."


def run_width(run: Run) -> float:
    """Width of a run in points, its letter spacing included."""
    return width(run.text, run.size, run.weight, run.italic) + run.spacing * len(run.text)


def line_width(line: Sequence[Run]) -> float:
    """Width of a line of runs in points."""
    return sum(run_width(run) for run in line)


def is_arabic(text: str) -> bool:
    """Whether the first strong letter of a text runs from right to left."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def broken(line: Sequence[Run], room: float) -> tuple[tuple[Run, ...], ...]:
    """A line of runs broken at blanks into lines no wider than `room` points.

    A word wider than the room is broken within; blanks at a break are dropped; never empty.
    """
    lines: list[list[Run]] = [[]]
    left = room
    for word in _words(line):
        if run_width(_stripped(word)) > left and lines[-1]:
            lines.append([])
            left = room
        for part in _cut(word if lines[-1] else _leading_stripped(word), room):
            if lines[-1] and run_width(_stripped(part)) > left:
                lines.append([])
                left = room
            lines[-1].append(part)
            left -= run_width(part)
    return tuple(_joined(_ended(each)) for each in lines)


def fitted(line: Sequence[Run], room: float, most: int) -> tuple[tuple[Run, ...], ...]:
    """`line` broken into at most `most` lines; what does not fit ends with an ellipsis."""
    lines = broken(line, room)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], shortened(lines[most - 1], room))


def shortened(line: Sequence[Run], room: float) -> tuple[Run, ...]:
    """A line cut to `room` points with an ellipsis at its end, also where it fits without."""
    runs = list(line)
    while runs:
        text = runs[-1].text.rstrip()
        last = _with(runs[-1], text + ELLIPSIS)
        if line_width([*runs[:-1], last]) <= room or (len(runs) == 1 and not text):
            return (*runs[:-1], last)
        if len(text) > 1:
            runs[-1] = _with(runs[-1], text[:-1])
        else:
            runs.pop()
    return tuple(line)


def _words(line: Sequence[Run]) -> list[Run]:
    """Runs cut after each run of blanks."""
    return [
        _with(run, piece)
        for run in line
        for piece in run.text.replace(" ", " \0").split("\0")
        if piece
    ]


def _cut(word: Run, room: float) -> list[Run]:
    """A word that is wider than a whole line, in pieces that are not."""
    if run_width(_stripped(word)) <= room or len(word.text) < 2:
        return [word]
    fits = 1
    while fits < len(word.text) and run_width(_with(word, word.text[: fits + 1])) <= room:
        fits += 1
    return [_with(word, word.text[:fits]), *_cut(_with(word, word.text[fits:]), room)]


def _with(run: Run, text: str) -> Run:
    return Run(text, run.size, run.colour, run.weight, run.italic, run.spacing, run.opacity)


def _stripped(run: Run) -> Run:
    return _with(run, run.text.rstrip())


def _leading_stripped(run: Run) -> Run:
    return _with(run, run.text.lstrip() or run.text)


def _ended(line: list[Run]) -> list[Run]:
    return [*line[:-1], _stripped(line[-1])] if line else line


def _joined(line: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one style as one run."""
    joined: list[Run] = []
    for run in line:
        if joined and _with(joined[-1], "") == _with(run, ""):
            joined[-1] = _with(run, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
