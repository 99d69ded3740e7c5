"""What the native pages share: one column of calm text, with tables as wide as they need.

Text of a table, file or link goes through `st.text` or a sheet; Markdown is for our own words.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.sheet import Sheet
from timemap import table


def column() -> DeltaGenerator:
    """The column that a page is written into."""
    st.html(f"<style>{_STYLE}</style>")
    return st.container(key="page", gap=None)


def show(name: str, sheet: Sheet, *, search: bool = False) -> None:
    """Show a sheet.

    Parameters
    ----------
    name : its `data-testid`, once on a page
    search : True to sort, search and page through it; False shows all of it in its own order
    """
    table(name, sheet.as_json() | {"name": name, "search": search})


def download(label: str, make: Callable[[], bytes], name: str) -> None:
    """A button that makes a CSV file when it is pressed, and draws nothing anew."""
    st.download_button(label, make, name, "text/csv", on_click="ignore")


_STYLE = """
[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] { gap: 0 }
.st-key-page { max-width: 1640px; padding: 18px 20px 64px }
.st-key-page h1, .st-key-page h2 { margin: 0; padding: 0; color: var(--bm-ink);
  font-family: "IBM Plex Sans", sans-serif; font-weight: 600; letter-spacing: 0 }
.st-key-page h1 { font-size: 22px; line-height: 34px }
.st-key-page h2 { margin-top: 32px; font-size: 17px; line-height: 30px }
.st-key-page [data-testid=stMarkdownContainer] { margin: 0 }
.st-key-page [data-testid=stMarkdownContainer] p, .st-key-page [data-testid=stMarkdownContainer] li,
.st-key-page [data-testid=stText] span { max-width: 72ch; margin: 0; color: var(--bm-ink2);
  font: 400 14px/21px "IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif }
.st-key-page [data-testid=stText] span { display: block; white-space: pre-wrap;
  overflow-wrap: anywhere }
.st-key-page [data-testid=stMarkdownContainer] p + ul,
.st-key-page [data-testid=stMarkdownContainer] ul + p { margin-top: 8px }
.st-key-page [data-testid=stMarkdownContainer] strong { color: var(--bm-ink); font-weight: 600 }
.st-key-page [data-testid=stMarkdownContainer] ul { margin: 0; padding-left: 18px }
.st-key-page [data-testid=stMarkdownContainer] li { padding: 0 }
.st-key-page [class*="st-key-table-"] { margin: 10px 0 14px }
.st-key-headline [data-testid=stText] span { max-width: 110ch; font-size: 15px; line-height: 23px;
  text-wrap: pretty }
.st-key-lead { flex-wrap: nowrap; align-items: flex-end }
.st-key-lead > :last-child { flex: none; width: auto }
.st-key-notes { margin-top: 10px; padding: 8px 14px; background: var(--bm-panel);
  border-left: 3px solid var(--bm-ink2) }
.st-key-page [data-testid=stDownloadButton] button { min-height: 30px; padding: 0 12px;
  border: 1px solid var(--bm-line2); border-radius: 4px; background: var(--bm-page);
  color: var(--bm-ink) }
.st-key-page [data-testid=stDownloadButton] button:hover { background: var(--bm-raise);
  border-color: var(--bm-line2); color: var(--bm-ink) }
.st-key-page [data-testid=stDownloadButton] button:disabled p { color: var(--bm-ink3) }
.st-key-page [data-testid=stDownloadButton] p { margin: 0; color: var(--bm-ink); font-size: 13px;
  line-height: 20px }
.st-key-page :focus-visible { outline: 2px solid var(--bm-ink); outline-offset: 1px;
  box-shadow: none }
"""
