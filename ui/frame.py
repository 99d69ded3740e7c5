"""The frame every page stands in: set-up, theme, bar, one error boundary."""

import logging
from pathlib import Path

import streamlit as st

from geo.case import CaseError
from ui import bar, marking, theme

_ICON = Path(__file__).parent.parent / "static" / "mark.svg"
_PAGES = (
    ("pages/map.py", "Map", ""),
    ("pages/table.py", "Table", "table"),
    ("pages/sources.py", "Sources", "sources"),
)


def run() -> None:
    """Draw the page that the address names, under the bar."""
    st.set_page_config(page_title="Briefmap", page_icon=str(_ICON), layout="wide")
    pages = [
        st.Page(path, title=title, url_path=address, default=not address)
        for path, title, address in _PAGES
    ]
    page = st.navigation(pages, position="hidden")
    theme.install()
    # The bar stands first and is drawn last: its links carry the view that the page has settled on.
    place = st.container()
    try:
        page.run()
        with place:
            bar.draw(pages, page)
            marking.draw()
    except CaseError as error:
        st.error(str(error))
    except Exception:
        logging.getLogger(__name__).exception("page %s failed", page.title)
        st.error(
            "This page could not be drawn. Nothing of the case was changed. Reload the page; if it "
            "fails again, run `python3 brief.py check` on the tables and read the terminal."
        )
