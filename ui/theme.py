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
[data-testid=stSidebar], [data-testid=stStatusWidget], [data-testid=stAppDeployButton] {
  display: none }
.stApp, [data-testid=stAppViewContainer], [data-testid=stMain] {
  background: var(--bm-page); color: var(--bm-ink2) }
[data-testid=stMainBlockContainer] { padding: 40px 0 0; max-width: none }
.st-key-timemap-feeds { gap: 0 }
.st-key-bar { position: fixed; inset: 0 0 auto; z-index: 100; height: 40px; padding: 0 20px;
  align-items: stretch; background: var(--bm-page); border-bottom: 1px solid var(--bm-line) }
.st-key-bar [data-testid=stText] span { display: block; color: var(--bm-ink2);
  font: 400 13px/39px "IBM Plex Sans", sans-serif; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap }
.st-key-bar > :first-child { flex: none }
.st-key-bar > :first-child [data-testid=stText] span { padding: 0 20px 0 36px;
  color: var(--bm-ink); font-size: 15px; font-weight: 600 }
.st-key-bar > :first-child::before { content: ""; position: absolute; top: 13px; width: 27px;
  height: 13px; background: var(--bm-ink); mask: url(app/static/mark.svg) no-repeat }
.st-key-bar > :nth-child(2) { flex: 1; min-width: 0 }
.st-key-bar > [data-testid=stLayoutWrapper], .st-key-bar > .st-key-bar-actions { width: auto; flex: none }
.st-key-bar a { height: 40px; min-height: 40px; margin: 0 11px; padding: 0; border-radius: 0;
  background: none; border-bottom: 2px solid transparent; color: var(--bm-ink2) }
.st-key-bar a:hover { background: none; color: var(--bm-ink) }
.st-key-bar a p { font-size: 13px; line-height: 38px; color: var(--bm-ink2) }
[class*="-here"] > div a { border-color: var(--bm-ink) }
[class*="-here"] > div a p { color: var(--bm-ink); font-weight: 600 }
.bm-bar-actions { display: flex; align-items: center; gap: 6px; height: 39px; margin-left: 10px;
  padding-left: 16px; border-left: 1px solid var(--bm-line2); height: 18px; margin-top: 11px }
.bm-bar-actions button { border: 0; padding: 0 5px; min-height: 24px; background: none;
  color: var(--bm-ink2); font: 400 13px/1 "IBM Plex Sans", sans-serif; cursor: pointer }
.bm-bar-actions button:hover { color: var(--bm-ink) }
.st-key-bar :focus-visible { outline: 2px solid var(--bm-ink); outline-offset: 1px; box-shadow: none }
.bm-aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
"""
