"""Registration and mounting of the components; all three share one front-end bundle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

BUNDLE = Path(__file__).parent.parent / "static" / "timemap" / "timemap.js"

# Streamlit runs a component's script from a blob, which has no folder: the bundle is named from
# the page's own address. Its digest makes a new build a new address, the old one may stay cached.
_LOADER = """
const address = new URL("app/static/timemap/timemap.js?v={digest}", document.baseURI).href;
const front = import(address);
export default async (component) => (await front).{mount}(component);
"""


@dataclass(frozen=True)
class Settled:
    """What the browser said last.

    Parameters
    ----------
    query : link text of the settled view; None = the hand has not moved yet
    ready : the first map is painted
    asked : rows whose texts are wanted, `{"site": id}` or `{"q": text}`; None = none
    """

    query: str | None
    ready: bool
    asked: Mapping[str, str] | None


def _register(name: str, mount: str) -> Callable[..., Any]:
    digest = sha256(BUNDLE.read_bytes()).hexdigest()[:12]
    script = _LOADER.format(digest=digest, mount=mount)
    return st.components.v2.component(name, js=script, isolate_styles=False)


_map = _register("timemap", "mountMap")
_feed = _register("timemap_feed", "feed")
_bar = _register("bar_actions", "mountBarActions")
_table = _register("incident_table", "mountTable")


def _noted() -> None:
    """Streamlit reports a value only where a callback is named."""


def timemap(opening: Mapping[str, Any], first: Mapping[str, bytes], later: Callable[[], Mapping[str, bytes]]) -> Settled:
    """Mount the map and hand it its envelopes: `first` at once, `later` after the first map.

    Parameters
    ----------
    opening : small JSON value, the same on every rerun of one visit: link text, notes, the rows
        that pass until the filter columns have come
    first, later : envelopes by name; each is sent to a browser once, Streamlit refers to it
        afterwards by its hash
    """
    with st.container(key="timemap-feeds"):
        for name, envelope in first.items():
            _feed(key=f"feed-{name}", data=envelope)
        result = _map(
            key="timemap",
            data=dict(opening),
            on_view_change=_noted,
            on_ready_change=_noted,
            on_asked_change=_noted,
        )
        if result.ready:
            for name, envelope in later().items():
                _feed(key=f"feed-{name}", data=envelope)
    return Settled(result.view, bool(result.ready), result.asked)


def bar_actions(theme: str | None) -> str | None:
    """Mount the bar's buttons (copy link, theme); returns the theme chosen with them."""
    chosen: str | None = _bar(key="bar-actions", data={"theme": theme}, on_theme_change=_noted).theme
    return chosen


def table(name: str, data: Mapping[str, Any]) -> None:
    """Mount a sortable, searchable table of plain text and links (`TableData` in types.ts)."""
    _table(key=f"table-{name}", data=dict(data))
