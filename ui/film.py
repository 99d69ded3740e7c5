"""The film on the Slides panel: its choices, its making with time left, and the file."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import streamlit as st

from geo.dataset import Dataset
from geo.view import Step
from geo.words import counted
from slides.export import FORMATS, Order, filmed
from slides.movie import MovieError
from slides.names import file_name
from slides.writing import WritingError

_STEPS: dict[Step, str] = {"day": "A day", "week": "A week"}
_SPEEDS = (2, 4, 8, 12)
_MOST_STEPS = 366
_MADE = "briefmap-film"


def chosen(order: Order) -> Order:
    """The order with the film's own choices: step, window, speed."""
    step = st.segmented_control(
        "A frame each",
        list(_STEPS),
        default="day",
        required=True,
        format_func=lambda each: _STEPS[each],
        key="film-step",
        persist_state="session",
    )
    steps = st.number_input(
        "Steps in the window; blank lets it grow from the first",
        min_value=1,
        max_value=_MOST_STEPS,
        value=None,
        placeholder="grows",
        key="film-window",
    )
    fps = st.segmented_control(
        "Frames a second",
        _SPEEDS,
        default=4,
        required=True,
        key="film-speed",
        persist_state="session",
    )
    view = replace(order.view, step=step or "day")
    return replace(order, view=view, fps=fps or 4, steps=steps)


def save(dataset: Dataset, order: Order) -> None:
    """Make the film, then offer it; a film that was made once is not made again."""
    name = file_name(dataset, order.view, order.ending, order.size)
    kept: tuple[Order, bytes] | None = st.session_state.get(_MADE)
    if kept is not None and kept[0] == order:
        st.download_button(
            "Save", kept[1], name, FORMATS[order.ending].mime, key="film-save", on_click="ignore"
        )
        st.text(name)
        return
    place = st.container(horizontal=True, vertical_alignment="center", key="film-making")
    if not place.button("Make the film", key="film-make", type="primary"):
        place.text(name)
        return
    # Any touch of the panel ends this run, and the film with it; nothing half-made is left.
    place.button("Cancel", key="film-cancel")
    try:
        st.session_state[_MADE] = (order, _made(dataset, order))
    except (MovieError, WritingError, ValueError) as problem:
        st.error(str(problem))
        return
    st.rerun(scope="fragment")


def _made(dataset: Dataset, order: Order) -> bytes:
    bar = st.progress(0.0, "Drawing the frames")
    begun = time.monotonic()

    def tell(share: float) -> None:
        left = (time.monotonic() - begun) * (1 - share) / share if share else 0.0
        bar.progress(share, f"About {counted(max(1, round(left)), 'second')} left")

    with tempfile.TemporaryDirectory(prefix="briefmap-") as folder:
        path = Path(folder) / f"film.{order.ending}"
        filmed(dataset, order, path, tell)
        return path.read_bytes()
