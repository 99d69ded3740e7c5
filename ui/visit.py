"""One visit to the map: what its component is told, and what it says back."""

from dataclasses import asdict
from functools import partial
from typing import Any

import streamlit as st

from geo.dataset import Dataset
from geo.envelopes import answer_envelope, later_names, passes_envelope
from geo.headline import headline
from geo.view import View
from timemap import Envelope, Settled, timemap
from ui import cache, link

Stage = dict[str, Envelope]

_VISIT, _HELD = "briefmap-visit", "briefmap-held"


def map_page(dataset: Dataset) -> View:
    """Draw the map and return its settled view, the opening one before the hand has moved."""
    if link.entered("map") or _VISIT not in st.session_state:
        view, notes = link.current(dataset)
        link.keep(view)
        st.session_state[_VISIT] = _visit(dataset, view, notes)
    visit = st.session_state[_VISIT]
    answer = partial(answer_envelope, dataset)
    keep = partial(_keep, dataset)
    settled = timemap(visit, _stages(dataset, visit["query"]), _held(), answer, keep)
    return _kept(dataset, settled, visit)


def _stages(dataset: Dataset, query: str) -> tuple[Stage, Stage]:
    """What the first map needs, and what follows it; the filter columns make `passes` needless."""
    first: Stage = {name: partial(cache.envelope, name) for name in ("case", "map")}
    later: Stage = {name: partial(cache.envelope, name) for name in later_names(dataset)}
    if "filters" not in _held():
        filters = link.read(dataset, query).filters
        first["passes"] = partial(passes_envelope, dataset, filters)
    return first, later


def _visit(dataset: Dataset, view: View, notes: tuple[str, ...]) -> dict[str, Any]:
    before = st.session_state.get(_VISIT)
    st.session_state[_HELD] = _held() - {"passes"}
    return {
        "visit": before["visit"] + 1 if before else 1,
        "query": view.to_query(),
        "notes": list(notes),
        "headline": _headline(dataset, view),
        "held": sorted(_held()),
    }


def _headline(dataset: Dataset, view: View) -> dict[str, Any]:
    sentence = headline(dataset, view)
    return {"runs": [asdict(run) for run in sentence.runs], "text": sentence.text}


def _held() -> frozenset[str]:
    held: frozenset[str] = st.session_state.get(_HELD, frozenset())
    return held


def _keep(dataset: Dataset, query: str | None) -> None:
    if query:
        link.keep(link.read(dataset, query))


def _kept(dataset: Dataset, settled: Settled, visit: dict[str, Any]) -> View:
    st.session_state[_HELD] = settled.held
    view = link.read(dataset, settled.query or visit["query"])
    link.keep(view)
    return view
