"""The page bar: our own 40 px over every page; its links carry the view."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from timemap import bar_actions
from ui import cache, link, slides_panel


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
        places = [(page, _place(page, here=page is current)) for page in pages]
        slides_panel.button()
        # The map writes the address itself; on other pages the bar keeps it true to the view.
        query = None if current.url_path == "" else link.kept_query()
        link.keep_theme(bar_actions(link.kept_theme(), query))
    pairs = link.drawn_pairs()
    for page, place in places:
        place.page_link(page, query_params=pairs)


def _place(page: Page, here: bool) -> DeltaGenerator:
    return st.container(key=f"bar-{page.title.lower()}{'-here' if here else ''}", width="content")
