"""Registration and mounting of the components; all share one front-end bundle."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from geo.wire import pack

BUNDLE = Path(__file__).parent.parent / "static" / "timemap" / "timemap.js"

# Streamlit runs a component's script from a blob, which has no folder: the bundle is named from
# the page's own address. Its digest makes a new build a new address, the old one may stay cached.
_LOADER = """
const address = new URL("app/static/timemap/timemap.js?v={digest}", document.baseURI).href;
const front = import(address);
export default async (component) => (await front).{mount}(component);
"""


Envelope = Callable[[], bytes]


@dataclass(frozen=True)
class Settled:
    """What the browser said last.

    Parameters
    ----------
    query : link text of the settled view; None = the hand has not moved yet
    held : names of the envelopes the browser holds
    """

    query: str | None
    held: frozenset[str]


def _register(name: str, mount: str) -> Callable[..., Any]:
    digest = sha256(BUNDLE.read_bytes()).hexdigest()[:12]
    script = _LOADER.format(digest=digest, mount=mount)
    return st.components.v2.component(name, js=script, isolate_styles=False)


_map = _register("timemap", "mountMap")
_feed = _register("timemap_feed", "feed")
_bar = _register("bar_actions", "mountBarActions")
_table = _register("incident_table", "mountTable")
_file = _register("handed_file", "handFile")


def _noted() -> None:
    """Streamlit reports a value only where a callback is named."""


def timemap(
    visit: Mapping[str, Any],
    stages: Sequence[Mapping[str, Envelope]],
    held: frozenset[str],
    answer: Callable[[Mapping[str, Any]], bytes],
    settled: Callable[[str | None], None],
) -> Settled:
    """Mount the map and hand it what it lacks.

    Parameters
    ----------
    visit : small JSON value, the same on every rerun of one visit (`Visit` in app.tsx)
    stages : envelopes by name; a stage is sent once the browser holds those before it
    held : what the browser said it holds, on an earlier visit of this session
    answer : the envelope that answers a question of the browser (`Question` in ask.ts)
    settled : told the link text of a view as soon as it comes, also where the same message asks
        for another page, which this one's script does not live to see; None where Streamlit has
        let go of it with the page
    """
    with st.container(key="timemap-feeds"):
        result = _map(
            key="timemap",
            data=dict(visit),
            on_view_change=lambda: settled(st.session_state["timemap"].get("view")),
            on_held_change=_noted,
            on_asked_change=_noted,
        )
        now = held if result.held is None else frozenset(result.held)
        for name, envelope in _lacking(stages, now).items():
            _feed(key=f"feed-{name}", data=envelope())
        if isinstance(result.asked, Mapping):
            _feed(key="feed-answer", data=answer(result.asked))
    return Settled(result.view, now)


def _lacking(
    stages: Sequence[Mapping[str, Envelope]], held: frozenset[str]
) -> Mapping[str, Envelope]:
    for stage in stages:
        lacking = {name: envelope for name, envelope in stage.items() if name not in held}
        if lacking:
            return lacking
    return {}


def bar_actions(theme: str | None, query: str | None) -> str | None:
    """Mount the bar's buttons (copy link, theme); returns the theme chosen with them.

    Parameters
    ----------
    theme : the one chosen before in this session; None = none was
    query : what the address bar should say; None = the page writes it itself
    """
    data = {"theme": theme, "query": query}
    chosen: str | None = _bar(key="bar-actions", data=data, on_theme_change=_noted).theme
    return chosen


def hand_file(number: int, name: str, mime: str, content: bytes) -> None:
    """Have the browser keep a file, as a download.

    Parameters
    ----------
    number : of the file, counted up through the session; a number comes once however often it is
        drawn
    """
    meta = {"kind": "file", "number": number, "name": name, "mime": mime}
    envelope = pack(meta, {"content": np.frombuffer(content, np.uint8)})
    _file(key=f"file-{number}", data=envelope)


def table(name: str, data: Mapping[str, Any]) -> None:
    """Mount a sortable, searchable table of plain text and links (`SheetData` in tablepage.tsx)."""
    _table(key=f"table-{name}", data=dict(data))
