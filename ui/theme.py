"""The look of what Streamlit draws: tokens as custom properties, its own chrome out of the way."""

from pathlib import Path

import streamlit as st

from geo.palette import custom_properties

_STYLE = Path(__file__).with_name("theme.css")
# In `config.toml` the faces would cross the wire again with every rerun.
_FONTS = '@import "app/static/fonts/fonts.css";'


def install() -> None:
    """Put the stylesheet on the page; the theme itself is chosen by `data-bm-theme` on the root."""
    style = _STYLE.read_text(encoding="utf-8")
    st.html(f"<style>{_FONTS}{custom_properties()}{style}</style>")
