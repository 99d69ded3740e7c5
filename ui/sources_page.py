"""The page *Sources*: the account of how the numbers were made, drawn."""

import streamlit as st

from geo.account import OPENING, Section, account
from geo.dataset import Dataset
from ui import cache, link, native


def title() -> None:
    """What the page is for."""
    link.entered("sources")
    st.title(OPENING.heading, anchor=False)
    _say(OPENING)


def sections(dataset: Dataset) -> tuple[Section, ...]:
    """The parts of the page, top to bottom; a part without data is none."""
    return account(dataset, cache.remarks())


def show(section: Section) -> None:
    """A part under its heading."""
    st.header(section.heading, anchor=False)
    _say(section)
    for name, sheet in section.sheets.items():
        native.show(name, sheet, search=section.search)


def _say(section: Section) -> None:
    """Our own words alone; what a case says stands in sheets."""
    terms = [f"- **{term}**: {meaning}" for term, meaning in section.terms]
    if terms or section.words:
        st.markdown("\n\n".join(["\n".join(terms), *section.words]).strip())
