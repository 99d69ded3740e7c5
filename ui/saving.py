"""The row that saves: one button, the name of its file, and the file on its way to the browser."""

import streamlit as st

from timemap import hand_file

_HANDED = "briefmap-handed"


def pressed(label: str, name: str, key: str) -> bool:
    """Draw the button and the name of the file; True in the run that its press began.

    Streamlit's own button for downloads is not used: it gives what was ready when it was pressed,
    so that a title typed a moment before would be missing from the file.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="slides-saving"):
        asked: bool = st.button(label, key=key, type="primary")
        st.text(name)
    return asked


def hand(name: str, mime: str, content: bytes) -> None:
    """Hand a file to the browser to keep, once for each press."""
    number = st.session_state[_HANDED] = st.session_state.get(_HANDED, 0) + 1
    with st.container(key="slides-handed"):
        hand_file(number, name, mime, content)
