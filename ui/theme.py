"""The look of what Streamlit draws: tokens as custom properties, its own chrome out of the way."""

import streamlit as st

from geo.palette import tokens

_WORDS = ("page", "panel", "raise", "line", "line2", "ink", "ink2", "ink3", "sym", "halo", "land", "focusLand", "water")


def install() -> None:
    """Put the stylesheet on the page; the theme itself is chosen by `data-bm-theme` on the root."""
    st.html(f"<style>{_properties()}{_STYLE}</style>")


def _properties() -> str:
    rules = []
    for theme, table in tokens().items():
        pairs = "".join(f"--bm-{_kebab(word)}:{table[word]};" for word in _WORDS)
        rules.append(f':root[data-bm-theme="{theme}"]{{{pairs}color-scheme:{theme}}}')
    return "".join(rules)


def _kebab(word: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in word)


_STYLE = """
[data-testid=stHeader], [data-testid=stToolbar], [data-testid=stDecoration],
[data-testid=stSidebar], [data-testid=stStatusWidget] { display: none }
.stApp, [data-testid=stAppViewContainer], [data-testid=stMain] {
  background: var(--bm-page); color: var(--bm-ink2) }
[data-testid=stMainBlockContainer] { padding: 40px 0 0; max-width: none }
.st-key-timemap-feeds { display: contents }
.st-key-bar { position: fixed; inset: 0 0 auto; z-index: 100; height: 40px; padding: 0 20px;
  background: var(--bm-page); border-bottom: 1px solid var(--bm-line); flex-wrap: nowrap }
"""
