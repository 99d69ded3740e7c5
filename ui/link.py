"""The link: query parameters in and out, and the view kept between pages.

A component's state is gone where it is not drawn, so the view is kept under a key of our own. The
address bar is written by the browser, which replaces the history entry; writing `st.query_params`
would push one for each settled view, and Back would loop.
"""

from collections.abc import Sequence

import streamlit as st

from geo.dataset import Dataset
from geo.link import pairs_of, words_of
from geo.view import View

_VIEW, _PAGE, _THEME = "briefmap-view", "briefmap-page", "briefmap-theme"


def current(dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """The view that the address asks for, else the kept one, else the opening view; and notes."""
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    kept: View | None = st.session_state.get(_VIEW)
    if kept is not None and not pairs:
        return kept, ()
    return View.from_query(pairs, words_of(dataset))


def read(dataset: Dataset, query: str) -> View:
    """The view of a link text that the app wrote itself."""
    return View.from_query(pairs_of(query), words_of(dataset))[0]


def entered(page: str) -> bool:
    """True on the first run of a visit to `page`, false on its reruns."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    return before != page


def keep(view: View) -> None:
    """Keep a view for the other pages and for the bar's links."""
    st.session_state[_VIEW] = view


def kept_pairs() -> Sequence[tuple[str, str]]:
    """The kept view as link parameters; empty before there is one."""
    view: View | None = st.session_state.get(_VIEW)
    pairs = list(pairs_of(view.to_query())) if view else []
    theme = kept_theme()
    return pairs if theme is None else [*(p for p in pairs if p[0] != "theme"), ("theme", theme)]


def kept_theme() -> str | None:
    """The theme chosen with the bar's button in this session; None = none was."""
    theme: str | None = st.session_state.get(_THEME)
    return theme


def keep_theme(theme: str | None) -> None:
    """Keep the theme chosen with the bar's button."""
    if theme is not None:
        st.session_state[_THEME] = theme
