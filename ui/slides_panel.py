"""The Slides panel: a dialog over any page that shows the view as it will be, and saves it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import streamlit as st

from geo.dataset import Dataset
from geo.palette import Theme
from geo.select import select, status
from geo.view import View
from slides.compose import slide_of
from slides.export import FILMS, FORMATS, Order, made
from slides.finding import finding_of
from slides.marks import texts
from slides.names import ROWS, file_name
from slides.picture import png_of
from slides.seeing import VISIONS, Vision, seen_as, warnings_of
from slides.shown import shown_of
from slides.slide import SIZES, Layout, Setting
from slides.stamped import StampError, stamp_in
from slides.type import boxed
from ui import cache, film, link, marking, saving

Chosen = TypeVar("Chosen")

_PREVIEW = (1280, 720)
# As many previews as a briefer looks at in turn; one takes about half a megabyte.
_PREVIEWS = 24
_OPEN = "briefmap-slides-open"
_MARKING = "slides-marking"
_LAYOUTS: dict[Layout, str] = {
    "map-and-charts": "Map and charts",
    "map": "Map",
    "quad": "Quad",
}
_SEEN: dict[Vision, str] = {
    "grey": "In grey",
    "protan": "Protanopia",
    "deutan": "Deuteranopia",
    "tritan": "Tritanopia",
}
_STYLE = Path(__file__).with_name("slides_panel.css")
_CHANGED = "The data has changed since the file was made; its numbers may differ from these."
_TEMPLATE = "The file has the fonts, colours and footer of your template; the preview has our own."
_THEMES: dict[Theme, str] = {"light": "Light", "dark": "Dark"}


def button() -> None:
    """The word in the bar that opens the panel; it stays open through reruns of the page."""
    st.button("Slides", key="open-slides", type="tertiary", on_click=_open, args=(True,))
    if st.session_state.get(_OPEN):
        _panel()


def _open(is_open: bool) -> None:
    st.session_state[_OPEN] = is_open


@st.dialog("Slides", width="large", on_dismiss=partial(_open, False))
def _panel() -> None:
    dataset = cache.dataset()
    view = link.kept_view(dataset)
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")
    chosen, seen = st.columns((4, 11), gap="medium")
    with chosen:
        order = _choices(dataset, view)
    with seen:
        vision = _vision() if "layout" in FORMATS[order.ending].takes else None
        doubts = _preview(dataset, order, vision)
        save = film.save if order.ending in FILMS else _save
        save(dataset, order)
        for sentence in doubts:
            st.text(sentence)
    with chosen, st.expander("Reopen a file"):
        _reopen(dataset)


# ---- choices --------------------------------------------------------------------------------


def _choices(dataset: Dataset, view: View) -> Order:
    """What the controls say; each keeps its value for the session."""
    _marking()
    ending = st.selectbox(
        "Format",
        list(FORMATS),
        format_func=lambda each: f"{each.upper()} · {FORMATS[each].words}",
        key="slides-format",
        persist_state="session",
    )
    takes = FORMATS[ending].takes
    setting = Setting(date.today(), marking=marking.kept(), link=link.address_of(view))
    if "layout" in takes:
        setting = replace(setting, layout=_one_of("Layout", _LAYOUTS, "slides-layout"))
    if "theme" in takes:
        setting = replace(setting, theme=_one_of("Theme", _THEMES, "slides-theme"))
    size = SIZES[0]
    if "size" in takes:
        size = _one_of("Size", {each: each.replace("x", " × ") for each in SIZES}, "slides-size")
    if ending not in ROWS:
        setting = replace(setting, title=_title(dataset, view))
    template = None
    if "template" in takes:
        given = st.file_uploader("Your own template", type="pptx", key="slides-template")
        template = given.getvalue() if given else None
    order = Order(view, setting, ending, size, template)
    return film.chosen(order) if ending in FILMS else order


def _marking() -> None:
    """One of the presets, or free text; nothing chosen is none stated.

    Kept as soon as it comes: the run of a panel that was closed at once does not draw this.
    """
    st.selectbox(
        "Marking",
        marking.PRESETS,
        index=None,
        placeholder="None stated",
        accept_new_options=True,
        key=_MARKING,
        persist_state="session",
        on_change=lambda: marking.keep(st.session_state[_MARKING] or ""),
    )


def _one_of(label: str, words: Mapping[Chosen, str], key: str) -> Chosen:
    """One of a few values by their words; the first until another is chosen."""
    values = list(words)
    chosen = st.segmented_control(
        label,
        values,
        default=values[0],
        required=True,
        format_func=lambda each: words[each],
        key=key,
        persist_state="session",
    )
    return chosen or values[0]


def _title(dataset: Dataset, view: View) -> str:
    """The proposed title, to be edited; as it was proposed it goes on following the view."""
    proposed = finding_of(shown_of(dataset, view, "light")).title
    key = f"slides-title-{view.to_query()}"
    given = st.text_input("Title", value=proposed, key=key, persist_state="session")
    return "" if given == proposed else given


def _vision() -> Vision | None:
    """Whose eyes the preview is for; the file is not changed by it."""
    return st.segmented_control(
        "Seen by other eyes, or in print",
        VISIONS,
        format_func=lambda each: _SEEN[each],
        key="slides-seen",
        label_visibility="collapsed",
    )


# ---- what it will be ------------------------------------------------------------------------


def _preview(dataset: Dataset, order: Order, vision: Vision | None) -> tuple[str, ...]:
    """Show the slide as it will be, or in words what a file of rows holds; what must be said."""
    if "layout" not in FORMATS[order.ending].takes:
        st.text(f"{order.ending.upper()}: {FORMATS[order.ending].words}")
        st.text(status(select(dataset, order.view), order.view.filters))
        return ()
    query, setting = order.view.to_query(), order.setting
    png, said, doubts = _seen(dataset.digest, query, setting, vision)
    st.image(png, width="stretch", alt=said)
    return doubts


@st.cache_data(max_entries=_PREVIEWS, show_spinner="Drawing the slide")
def _seen(
    digest: str, query: str, setting: Setting, vision: Vision | None
) -> tuple[bytes, str, tuple[str, ...]]:
    """A preview, what it shows in words, and what of it cannot be told apart or set in type."""
    dataset = cache.dataset()
    slide = slide_of(dataset, link.read(dataset, query), setting)
    png = png_of(slide, _PREVIEW)
    visions = VISIONS if vision is None else (vision,)
    shown = png if vision is None else seen_as(png, vision)
    unset = boxed("".join(text.plain for text in texts(slide.marks)))
    return shown, slide.description, (*warnings_of(slide, visions), *([unset] if unset else []))


# ---- saving ---------------------------------------------------------------------------------


def _save(dataset: Dataset, order: Order) -> None:
    """One button from seeing to file; what cannot be made is said instead."""
    name = file_name(dataset, order.view, order.ending, order.size)
    make = partial(made, dataset, order, cache.remarks())
    if order.template:
        # Made at once: what is wrong with a template is said before anybody saves.
        try:
            make = partial(bytes, made(dataset, order))
        except ValueError as problem:
            st.error(str(problem))
            return
        st.text(_TEMPLATE)
    if saving.pressed("Save", name, "slides-save"):
        with st.spinner("Making the file"):
            saving.hand(name, FORMATS[order.ending].mime, make())


# ---- reopening ------------------------------------------------------------------------------


def _reopen(dataset: Dataset) -> None:
    """A file made here gives its view back, and says when the data has changed since."""
    given = st.file_uploader("Reopen the view of a file made here", key="slides-reopen")
    if given is None:
        return
    try:
        stamp = stamp_in(given.getvalue())
    except StampError as problem:
        st.error(str(problem))
        return
    if stamp is None:
        st.error("This file carries no view. Files saved here do, except CSV.")
        return
    _open(False)
    link.reopen(stamp.view, (_CHANGED,) if stamp.data != dataset.digest else ())
    st.rerun()
