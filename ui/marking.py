"""The marking: asked for on the Slides panel, kept for the session, on every screen and output."""

import streamlit as st

# What briefers state most; anything else is typed. TLP 2.0: FIRST, Traffic Light Protocol, 2022.
PRESETS = (
    "UNCLASSIFIED",
    "TLP:CLEAR",
    "TLP:GREEN",
    "TLP:AMBER",
    "TLP:AMBER+STRICT",
    "TLP:RED",
)

_MARKING = "briefmap-marking"


def kept() -> str:
    """The marking exactly as given; blank is none stated."""
    marking: str = st.session_state.get(_MARKING, "")
    return marking


def keep(marking: str) -> None:
    """Keep a marking for the session."""
    st.session_state[_MARKING] = marking


def draw() -> None:
    """Put the marking at the top and the bottom of the screen; nothing where none is stated."""
    if not kept():
        return
    for place in ("top", "bottom"):
        with st.container(key=f"marking-{place}"):
            st.text(kept(), width="content")
