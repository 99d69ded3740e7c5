"""The shipped type as a document carries it: rules for its faces, each with its file inside."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from slides.marks import Text

FOLDER = Path(__file__).resolve().parents[1] / "static" / "fonts"

_RULE = re.compile(
    r"@font-face \{[^}]*?font-style: (?P<style>\w+);[^}]*?font-weight: (?P<weight>\d+);"
    r'[^}]*?url\("(?P<file>[^"]+)"\)[^}]*?unicode-range: (?P<signs>[^;]+);[^}]*\}'
)


@dataclass(frozen=True)
class _Face:
    """One rule of the stylesheet.

    Parameters
    ----------
    css : the rule, the address of its file replaced by the file
    signs : first and last code points of what the file is for
    """

    css: str
    weight: int
    italic: bool
    signs: tuple[tuple[int, int], ...]

    def sets(self, text: str) -> bool:
        """Whether the file is for a sign of a text."""
        return any(first <= ord(sign) <= last for sign in text for first, last in self.signs)


def every_face() -> str:
    """The rules of all faces."""
    return "\n".join(face.css for face in _faces())


def faces_for(texts: Iterable[Text]) -> str:
    """The rules of the faces that texts are set in, in the order of the stylesheet."""
    runs = [run for text in texts for line in text.lines for run in line]
    said: dict[tuple[int, bool], str] = {}
    for run in runs:
        look = (run.weight, run.italic)
        said[look] = said.get(look, "") + run.text
    needed = [face for face in _faces() if face.sets(said.get((face.weight, face.italic), ""))]
    return "\n".join(face.css for face in needed)


@cache
def _faces() -> tuple[_Face, ...]:
    style = (FOLDER / "fonts.css").read_text("utf-8")
    return tuple(map(_face, _RULE.finditer(style)))


def _face(rule: re.Match[str]) -> _Face:
    file = (FOLDER / rule["file"]).read_bytes()
    address = f"data:font/woff2;base64,{b64encode(file).decode()}"
    ranges = (each.strip().removeprefix("U+").partition("-") for each in rule["signs"].split(","))
    signs = tuple((int(first, 16), int(last or first, 16)) for first, _, last in ranges)
    css = rule[0].replace(rule["file"], address)
    return _Face(css, int(rule["weight"]), rule["style"] == "italic", signs)
