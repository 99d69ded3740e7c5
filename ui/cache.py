"""What all sessions share: one copy of the case and of its envelopes."""

import os
from pathlib import Path

import streamlit as st

from geo import envelopes
from geo.dataset import Dataset, load_dataset
from geo.remarks import Remarks, read_remarks

SHIPPED = Path(__file__).parent.parent / "data"


def case_folder() -> Path:
    """The folder named with `--data`, else the shipped case."""
    return Path(os.environ.get("BRIEFMAP_DATA") or SHIPPED)


@st.cache_resource(show_spinner="Reading the case")
def dataset() -> Dataset:
    """The case, read once for all sessions.

    Raises
    ------
    geo.case.CaseError : the folder cannot be opened as a case
    """
    return load_dataset(case_folder())


@st.cache_resource(show_spinner=False)
def remarks() -> Remarks:
    """What the owner of the case says about its numbers."""
    return read_remarks(case_folder())


@st.cache_resource(show_spinner=False)
def envelope(name: str) -> bytes:
    """One of the case's envelopes by name, made once."""
    return envelopes.ENVELOPES[name](dataset())
