"""The parts of the page *Table*."""

from functools import partial

import streamlit as st

from geo.dataset import Dataset
from geo.download import incidents_csv, rejected_csv, rejected_name
from geo.headline import headline
from geo.select import Selection, select, status
from geo.sheet import incidents_sheet, rejected_sheet
from geo.view import View
from geo.words import counted, digits
from slides.names import file_name
from ui import link, native

# What a browser takes without a pause; the file always has all of them.
MOST_ROWS = 20_000


def settled(dataset: Dataset) -> tuple[View, tuple[str, ...]]:
    """The view of the link, or the kept one, and notes on what could not be honoured."""
    link.entered("table")
    view, notes = link.current(dataset)
    link.keep(view)
    return view, notes


def title(dataset: Dataset, view: View) -> None:
    """What the page holds: the sentence of the view, and all its incidents as a file."""
    selection = select(dataset, view)
    with st.container(key="lead", horizontal=True, gap="medium"):
        with st.container(key="headline", gap=None):
            st.title("Incidents of this view", anchor=False)
            st.text(headline(dataset, view).text)
        if len(selection.rows):
            native.download(
                "Download CSV",
                partial(incidents_csv, dataset, selection.rows),
                file_name(dataset, view, "csv"),
            )


def noted(notes: tuple[str, ...]) -> None:
    """What of the link was not honoured."""
    if notes:
        with st.container(key="notes", gap=None):
            for note in notes:
                st.text(note)


def incidents(dataset: Dataset, view: View) -> None:
    """The incidents shown, in time order."""
    selection = select(dataset, view)
    rows = selection.rows[:MOST_ROWS]
    sheet = incidents_sheet(dataset, rows, _caption(selection, view))
    native.show("incident-table", sheet, search=True)


def set_aside(dataset: Dataset) -> None:
    """The rows that could not be used, with their reasons, and all of them as a file."""
    st.header("Rows set aside", anchor=False)
    count = len(dataset.rejected)
    if not count:
        st.markdown("Every row of this case could be read. None was set aside.")
        return
    st.markdown(
        f"{counted(count, 'row')} of the case’s files could not be used and "
        f"{'is' if count == 1 else 'are'} in no count. Nothing was changed or guessed."
    )
    native.show("rejected-table", rejected_sheet(dataset.rejected[:MOST_ROWS]), search=True)
    native.download(
        "Download rows set aside",
        partial(rejected_csv, dataset.rejected),
        rejected_name(dataset),
    )


def _caption(selection: Selection, view: View) -> str:
    """What is shown and what is hidden, and how much of it is listed."""
    said = status(selection, view.filters)
    if len(selection.rows) <= MOST_ROWS:
        return said
    return f"{said}. The first {digits(MOST_ROWS)} in time order are listed; the file has all."
