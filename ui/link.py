"""The link: query parameters in and out, and the view kept between pages.

A component's state is gone where it is not drawn, so the view is kept under a key of our own. The
address bar itself is written by the browser, which replaces the history entry; writing
`st.query_params` would push one for each settled view, and Back would loop.
"""

from base64 import b64encode
from typing import Any

import numpy as np
import streamlit as st

from geo import headline, select
from geo.dataset import Dataset
from geo.view import View

_VIEW, _OPENING, _PAGE, _READY = "briefmap-view", "briefmap-opening", "briefmap-page", "briefmap-ready"


def current(dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """The view that the address asks for, else the kept one, else the opening view; and notes."""
    pairs = _address()
    if not pairs and _VIEW in st.session_state:
        kept: View = st.session_state[_VIEW]
        return kept, ()
    return View.from_query(pairs, dataset)


def entered(page: str) -> bool:
    """True on the first run of a visit to `page`, false on its reruns."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    return before != page


def opening(dataset: Dataset) -> dict[str, Any]:
    """What the map is told once a visit: link text, notes, headline, and the rows that pass."""
    if entered("map"):
        view, notes = current(dataset)
        st.session_state[_VIEW] = view
        st.session_state[_READY] = False
        st.session_state[_OPENING] = {
            "query": view.to_query(),
            "notes": list(notes),
            "passes": _bits(dataset, view),
            "headline": headline.headline(dataset, view).as_json(),
        }
    told: dict[str, Any] = st.session_state[_OPENING]
    return told


def keep(dataset: Dataset, query: str | None) -> None:
    """Keep the settled view; nothing where the hand has not moved."""
    if query is not None:
        st.session_state[_VIEW] = View.from_query(query, dataset)[0]


def kept_query() -> str:
    """Link text of the kept view; blank before there is one."""
    view: View | None = st.session_state.get(_VIEW)
    return view.to_query() if view else ""


def _address() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def _bits(dataset: Dataset, view: View) -> str:
    """The filters' verdict, one bit a row, base64."""
    mask = select.passing(dataset, view.filters)
    return b64encode(np.packbits(mask, bitorder="little").tobytes()).decode()
