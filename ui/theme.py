"""The look of what Streamlit draws: tokens as custom properties, its own chrome out of the way."""

from pathlib import Path

import streamlit as st

from geo.palette import tokens

_STYLE = Path(__file__).with_name("theme.css")
# In `config.toml` the faces would cross the wire again with every rerun.
_FONTS = '@import "app/static/fonts/fonts.css";'
_WORDS = (
    "page",
    "panel",
    "raise",
    "line",
    "line2",
    "ink",
    "ink2",
    "ink3",
    "sym",
    "halo",
    "land",
    "focusLand",
    "water",
)


def install() -> None:
    """Put the stylesheet on the page; the theme itself is chosen by `data-bm-theme` on the root."""
    style = _STYLE.read_text(encoding="utf-8")
    st.html(f"<style>{_FONTS}{_properties()}{style}</style>")


def _properties() -> str:
    rules = []
    for theme, table in tokens().items():
        pairs = "".join(f"--bm-{_kebab(word)}:{table[word]};" for word in _WORDS)
        rules.append(f':root[data-bm-theme="{theme}"]{{{pairs}color-scheme:{theme}}}')
    return "".join(rules)


def _kebab(word: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in word)
