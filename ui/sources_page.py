"""The parts of the page *Sources*; a part without data does not appear."""

import streamlit as st

from geo import publishers
from geo.coverage import coverage_sheet
from geo.credits import OURS
from geo.dataset import Dataset
from geo.placing import disagreements_sheet, rough_places_sheet
from geo.remarks import Remarks, credits_sheet, read_remarks, remarks_sheet
from geo.sheet import sources_sheet
from ui import cache, link, native


def opened() -> Remarks:
    """What the owner of the case says about its numbers."""
    link.entered("sources")
    return _remarks()


def title() -> None:
    """What the page is for."""
    st.title("How the numbers were made", anchor=False)
    st.markdown(
        "An **itemised** attack is a row of this case, with its own day, place and sources. A "
        "**reported** attack is one in a total that a publisher gave without a list. The two are "
        "set side by side and never added up, and neither corrects the other. A blank is unknown, "
        "never zero."
    )


def itemised_against_reported(dataset: Dataset) -> None:
    """By each day with a published figure: what was reported, and what the rows hold by then."""
    sheet = coverage_sheet(dataset)
    if not sheet.rows:
        return
    st.header("Itemised against reported", anchor=False)
    st.markdown(_RULES)
    native.show("coverage-table", sheet)


def what_to_know(remarks: Remarks) -> None:
    """Contested and surprising points."""
    if not remarks.remarks:
        return
    st.header("Know this before you repeat a number", anchor=False)
    native.show("remarks-table", remarks_sheet(remarks.remarks))


def publishers_apart(dataset: Dataset, remarks: Remarks) -> None:
    """Each publisher's figures in a table of their own."""
    series = publishers.series(dataset, remarks.publishers)
    if not series:
        return
    st.header("Published figures, each publisher apart", anchor=False)
    st.markdown(
        "Publishers count by different rules, so no figure of one continues the line of another. "
        "Where one publisher has several figures for a day, the best source is drawn; among equals "
        "the one whose split adds up, then the first in the table."
    )
    for number, entry in enumerate(series):
        native.show(f"series-{number}", entry.sheet)
    if len(dataset.sohr):
        native.show("base-counts-table", publishers.base_counts(dataset))


def weak_figures(dataset: Dataset, remarks: Remarks) -> None:
    """Figures without a better source than rewritten, party-aligned or copied text."""
    sheet = publishers.weak_figures(dataset, remarks.publishers)
    if not sheet.rows:
        return
    st.header("Figures that rest on weak sources", anchor=False)
    st.markdown(
        "Nothing better than an aggregator, a party-aligned outlet or a copy carries these. They "
        "may still be right: check them before they stand on a slide."
    )
    native.show("weak-table", sheet)


def places_in_doubt(dataset: Dataset) -> None:
    """Sites whose spot is not known, and points that contradict their table."""
    rough, differing = rough_places_sheet(dataset), disagreements_sheet(dataset)
    if not rough.rows and not differing.rows:
        return
    st.header("Places in doubt", anchor=False)
    st.markdown(
        "The dashed ring on the map is the distance within which the real spot should lie. Country "
        "and governorate are found by the point on the base map, never by name."
    )
    if rough.rows:
        native.show("places-table", rough)
    if differing.rows:
        native.show("disagreements-table", differing)


def all_sources(dataset: Dataset) -> None:
    """Every source used, by kind."""
    if not len(dataset.sources):
        return
    st.header("All sources", anchor=False)
    st.markdown("Best kind first. The kind is a judgement of the host, not of the truth of a text.")
    native.show("sources-table", sources_sheet(dataset.sources), search=True)


def licences(remarks: Remarks) -> None:
    """Whose work the data and the base map are."""
    st.header("Licences and credits", anchor=False)
    native.show("credits-table", credits_sheet((*remarks.credits, *OURS)))


@st.cache_resource(show_spinner=False)
def _remarks() -> Remarks:
    return read_remarks(cache.case_folder())


_RULES = """
- **Reported**: the publisher’s running total on that day. Not every source gives the split.
- **Confirmed**: rows that a US official confirmed, possible duplicates left out.
- **Difference**: confirmed less reported; −13 means that thirteen reported attacks have no
  confirmed row.
- **Likely**: rows of high or medium confidence, possible duplicates left out. An upper bound and
  no match, for publishers leave out attacks that others report.
- **All rows**: every attack in the table, claims and possible duplicates included.

Rows count by the local day, figures by the publisher’s own: around midnight the two can be a day
apart. Strikes are in none of these columns.
"""
