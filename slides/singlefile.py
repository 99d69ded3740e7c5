"""The single file: the interactive map as one HTML page that opens from disk and asks nobody.

It runs the app's own front end. What a server would send stands in the page as data: envelopes as
base64, notes as JSON. The policy in its head lets nothing but that one program run and nothing at
all be loaded; what comes from tables is never markup.
"""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from geo.account import OPENING, Section, account
from geo.dataset import Dataset
from geo.envelopes import ENVELOPES, TEXT_LIMIT, carries_texts
from geo.palette import custom_properties
from geo.remarks import Remarks
from geo.view import View
from geo.words import day_words, digits
from slides.faces import FOLDER, every_face
from slides.slide import Setting
from slides.stamp import stamp_of, stamp_text

_HERE = Path(__file__).parent
_HOUSE = _HERE.parent
BUNDLE = _HOUSE / "static" / "timemap" / "timemap.js"
_MARK = _HOUSE / "static" / "mark.svg"
_FEEDS = ("case", "map", "filters", "texts")
_UNSCRIPTED = (
    "This map is drawn by a program inside this file. Allow JavaScript for it, or open it in "
    "another browser; it asks nothing of the network."
)


def html_of(
    dataset: Dataset, view: View, setting: Setting, remarks: Remarks | None = None
) -> bytes:
    """The page as UTF-8: the whole case, opened on `view`.

    Parameters
    ----------
    view : what the page opens with and what its button *Reset* returns to
    setting : theme it opens with, title (blank: the case's), marking, day it was made
    remarks : what the owner of the case says about its numbers; None is nothing

    Raises
    ------
    ValueError : more incidents than `TEXT_LIMIT`, whose texts a browser would not hold
    """
    count = len(dataset.incidents)
    if not carries_texts(dataset):
        raise ValueError(
            f"The single file holds every incident with its texts, {digits(TEXT_LIMIT)} at most; "
            f"this case has {digits(count)}. Make it of a folder with fewer rows, or choose a "
            "format that holds the view alone."
        )
    program = _in_script(BUNDLE.read_text("utf-8"))
    parts = {
        "theme": setting.theme,
        "policy": _policy(program),
        "stamp": escape(stamp_text(stamp_of(dataset, view))),
        "title": escape(setting.title or dataset.case.title),
        "icon": _data_address("image/svg+xml", _MARK.read_bytes()),
        "style": _style(),
        "marking": _marking(setting.marking),
        "unscripted": escape(_UNSCRIPTED),
        "notes": _notes(
            (OPENING, *account(dataset, remarks or Remarks()), _about(dataset, setting))
        ),
        "feeds": _feeds(dataset, replace(view, theme=setting.theme)),
        "program": program,
    }
    page = Template((_HERE / "singlefile.html").read_text("utf-8")).substitute(parts)
    return page.encode("utf-8", "replace")


def _policy(program: str) -> str:
    """Nothing may be loaded, and no script may run but the one with this text."""
    digest = b64encode(sha256(program.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data: blob:; connect-src 'none'; base-uri 'none'; "
        "form-action 'none'"
    )


def _in_script(program: str) -> str:
    """A program as it may stand inside of a script element, where these words would end it."""
    return re.sub(r"<(?=!--|/?script)", r"\\x3c", program, flags=re.IGNORECASE)


def _json(value: object) -> str:
    """JSON that is no markup, whatever is in it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _marking(marking: str) -> str:
    return f'<p class="bm-marking" dir="auto">{escape(marking)}</p>' if marking else ""


# ---- style ------------------------------------------------------------------------------------


def _style() -> str:
    mark = _data_address("image/svg+xml", _MARK.read_bytes())
    own = (_HERE / "singlefile.css").read_text("utf-8")
    return f'{every_face()}{custom_properties()}:root{{--file-mark:url("{mark}")}}\n{own}'


def _data_address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"


# ---- data -------------------------------------------------------------------------------------


def _feeds(dataset: Dataset, view: View) -> str:
    """The envelopes of the case, which opens on this view."""
    case = replace(dataset.case, opening=view.to_query())
    opened = replace(dataset, case=case)
    blocks = [(name, b64encode(ENVELOPES[name](opened)).decode()) for name in _FEEDS]
    return "\n".join(
        f'<script type="application/octet-stream" data-feed="{name}">{text}</script>'
        for name, text in blocks
    )


def _notes(sections: Sequence[Section]) -> str:
    """What can be read behind the bar, and the licences of what the file is made with."""
    files = (_HOUSE / "NOTICE", *sorted(FOLDER.glob("LICENSE-*.txt")))
    licences = "\n\n".join(path.read_text("utf-8").strip() for path in files)
    return _json({"sections": [each.as_json() for each in sections], "licences": licences})


def _about(dataset: Dataset, setting: Setting) -> Section:
    return Section(
        "This file",
        terms=(
            ("Made on", day_words(setting.produced_on)),
            ("Holds", "the whole case, rows outside of the filters included"),
            ("Data", dataset.digest),
        ),
        words=(
            "Map, filters and charts are in the file and ask nothing of the network; only links "
            "to sources lead out of it.",
        ),
    )
