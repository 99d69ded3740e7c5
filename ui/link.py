"""The link: query parameters in and out, and the view kept between pages.

A component's state is gone where it is not drawn, so the view is kept under a key of our own. The
address bar is written by the browser, which replaces the history entry; writing `st.query_params`
would push one for each settled view, and Back would loop.
"""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

import streamlit as st

from geo.dataset import Dataset
from geo.link import pairs_of, words_of
from geo.view import THEMES, ThemeName, View

_VIEW, _PAGE, _THEME = "briefmap-view", "briefmap-page", "briefmap-theme"
# The last few links of the bar: a browser may still show one from before the last rerun.
_DRAWN, _DRAWN_KEPT = "briefmap-drawn", 7
_NOTES = "briefmap-notes"


def current(dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """The view that the address asks for, else the kept one, else the opening view; and notes."""
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    kept: View | None = st.session_state.get(_VIEW)
    # Who comes by a link of the bar means the view of this moment; the link was drawn before it.
    if kept is not None and sorted(pairs) in ([], *_drawn()):
        return kept, ()
    view, notes = View.from_query(pairs, words_of(dataset))
    return view, (*st.session_state.pop(_NOTES, ()), *notes)


def reopen(query: str, notes: tuple[str, ...]) -> None:
    """Let the next run begin with another view, as a new visit; Back leads to the one before.

    Parameters
    ----------
    query : its link text
    notes : said to the visitor with it
    """
    parameters: dict[str, list[str]] = {}
    for name, value in pairs_of(query):
        parameters.setdefault(name, []).append(value)
    st.query_params.from_dict(parameters)
    st.session_state.pop(_PAGE, None)
    st.session_state.pop(_VIEW, None)
    st.session_state[_NOTES] = notes


def kept_view(dataset: Dataset) -> View:
    """The view kept last, else the opening one."""
    view: View | None = st.session_state.get(_VIEW)
    return view or View.from_query((), words_of(dataset))[0]


def address_of(view: View) -> str:
    """The address at which the map opens with a view."""
    return f"{urljoin(st.context.url or '', '.')}?{view.to_query()}"


def read(dataset: Dataset, query: str) -> View:
    """The view of a link text that the app wrote itself."""
    return View.from_query(pairs_of(query), words_of(dataset))[0]


def entered(page: str) -> bool:
    """True on the first run of a visit to `page`, false on its reruns."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    return before != page


def keep(view: View) -> None:
    """Keep a view for the other pages and for the bar's links, its theme for the session."""
    st.session_state[_VIEW] = view
    if view.theme:
        st.session_state[_THEME] = view.theme


def drawn_pairs() -> Sequence[tuple[str, str]]:
    """The kept view as parameters of the bar's links; empty before there is one."""
    view: View | None = st.session_state.get(_VIEW)
    pairs = pairs_of(view.to_query()) if view else []
    st.session_state[_DRAWN] = [*_drawn()[-_DRAWN_KEPT:], sorted(pairs)]
    return pairs


def _drawn() -> list[list[tuple[str, str]]]:
    drawn: list[list[tuple[str, str]]] = st.session_state.get(_DRAWN, [])
    return drawn


def kept_query() -> str | None:
    """The kept view as link text; None before there is one."""
    view: View | None = st.session_state.get(_VIEW)
    return view.to_query() if view else None


def kept_theme() -> ThemeName | None:
    """The theme chosen with the bar's button in this session; None = none was."""
    theme: ThemeName | None = st.session_state.get(_THEME)
    return theme


def keep_theme(theme: str | None) -> None:
    """Keep the theme chosen with the bar's button, for this session and in the kept view."""
    chosen = next((name for name in THEMES if name == theme), None)
    if chosen is None or chosen == kept_theme():
        return
    st.session_state[_THEME] = chosen
    view: View | None = st.session_state.get(_VIEW)
    if view:
        keep(replace(view, theme=chosen))
