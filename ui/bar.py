"""The page bar: our own 40 px, over every page; its links carry the view."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from timemap import bar_actions
from ui import cache, link


def draw(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """Draw the bar.

    Parameters
    ----------
    pages : in the order of the bar; only pages that exist
    current : the one that is open, marked for eye and screen reader
    """
    case = cache.dataset().case
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap=None):
        with st.container(key="bar-brand", horizontal=True, gap=None):
            st.html(_MARK)
            st.text(case.title)
        with st.container(key="bar-pages", horizontal=True, gap=None):
            for page in pages:
                with st.container(key=f"bar-{'here' if page is current else 'page'}-{page.title.lower()}"):
                    st.page_link(page, query_params=link.kept_pairs())
        link.keep_theme(bar_actions(link.kept_theme()))


_MARK = (
    '<span class="bm-mark"><svg viewBox="0 0 27 13" width="27" height="13" aria-hidden="true">'
    '<circle cx="6.5" cy="6.5" r="5" fill="none" stroke="currentColor" stroke-width="2.6"/>'
    '<path d="M20 .5 26 6.5 20 12.5 14 6.5z" fill="currentColor"/></svg>Briefmap</span>'
)
