"""The page bar: our own 40 px over every page; its links carry the view."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from timemap import bar_actions
from ui import cache, link


def draw(pages: Sequence[Page], current: Page) -> None:
    """Draw the bar.

    Parameters
    ----------
    pages : in the order of the bar; only pages that exist
    current : the one that is open, marked for eye and screen reader
    """
    with st.container(key="bar", horizontal=True, wrap=False, gap=None):
        st.text("Briefmap", width="content")
        st.text(cache.dataset().case.title)
        for page in pages:
            _page_link(page, here=page is current)
        link.keep_theme(bar_actions(link.kept_theme()))


def _page_link(page: Page, here: bool) -> None:
    with st.container(key=f"bar-{page.title.lower()}{'-here' if here else ''}", width="content"):
        st.page_link(page, query_params=link.kept_pairs())
