"""Text put on the page: where a line or a paragraph stands, and the room that it takes."""

from collections.abc import Sequence
from unicodedata import category

from slides.marks import Align, Box, Run, Stroke, Text
from slides.type import ASCENT, DESCENT, line_width

# From a line's middle, where its digits are centred, to its baseline: half their height, in ems.
HALF_DIGIT = 0.349
# From baseline to baseline, in ems: lines as close as the type allows.
LINE = ASCENT + DESCENT

Line = Sequence[Run]

# Controls that turn the direction of the text after them around.
_TURNING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def tidy(text: str) -> str:
    """Foreign text as one line: blanks run together, controls dropped."""
    kept = "".join(
        sign for sign in text if sign.isspace() or (category(sign) != "Cc" and sign not in _TURNING)
    )
    return " ".join(kept.split())


def line_at(
    line: Line,
    x: float,
    baseline: float,
    align: Align = "left",
    halo: Stroke | None = None,
    name: str = "",
) -> Text:
    """One line; `x` is its left end, its middle or its right end, as `align` says."""
    top = baseline - ASCENT * _size(line)
    return paragraph((line,), x, top, align=align, halo=halo, name=name)


def centred(line: Line, x: float, y: float, align: Align = "left", name: str = "") -> Text:
    """One line whose digits are centred on the height `y`."""
    return line_at(line, x, y + HALF_DIGIT * _size(line), align, name=name)


def paragraph(
    lines: Sequence[Line],
    x: float,
    top: float,
    leading: float = 0.0,
    align: Align = "left",
    halo: Stroke | None = None,
    name: str = "",
) -> Text:
    """Lines one below the other; without `leading` as close as the type allows.

    Parameters
    ----------
    x : left end, middle or right end of the lines, as `align` says
    top : upper edge of the first line's room
    """
    size = _size(lines[0])
    pitch = leading or LINE * size
    wide = max(map(line_width, lines))
    left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * wide
    bottom = top + LINE * size + pitch * (len(lines) - 1)
    told = tuple(tuple(line) for line in lines)
    return Text(Box(left, top, left + wide, bottom), told, align, pitch, halo, name=name)


def _size(line: Line) -> float:
    return max(run.size for run in line)
