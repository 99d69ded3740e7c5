"""The film on the Slides panel: its choices, its making with time left, and the file."""

import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

import streamlit as st

from geo.dataset import Dataset
from geo.view import Step
from geo.words import counted
from slides.export import FORMATS, Order, filmed
from slides.movie import CancelledError
from slides.names import file_name
from slides.writing import WritingError
from ui import saving

_STEPS: dict[Step, str] = {"day": "A day", "week": "A week"}
_SPEEDS = (2, 4, 8, 12)
_MOST_STEPS = 366
_MAKING = "briefmap-film"
_LOOK_SECONDS = 0.4
# Before this share is done its pace says little about the rest.
_SURE = 0.05


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


@st.fragment
def save(dataset: Dataset, order: Order) -> None:
    """Make the film, then offer it; a film that was made once is not made again."""
    name = file_name(dataset, order.view, order.ending, order.size)
    making: _Making | None = st.session_state.get(_MAKING)
    if making is None or making.order != order or making.stop.is_set():
        _offer(dataset, order, name)
    elif making.problem:
        st.error(making.problem)
        _offer(dataset, order, name)
    elif making.film is None:
        _wait(making)
    else:
        if saving.pressed("Save", name, "film-save"):
            saving.hand(name, FORMATS[order.ending].mime, making.film)


def _offer(dataset: Dataset, order: Order, name: str) -> None:
    if saving.pressed("Make the film", name, "film-make"):
        _begin(dataset, order)
        st.rerun(scope="fragment")


def _wait(making: "_Making") -> None:
    """How far it is, and a way out; each look is a run of its own, else no click came through."""
    st.progress(making.share, making.left())
    if st.button("Cancel", key="film-cancel"):
        making.stop.set()
    else:
        time.sleep(_LOOK_SECONDS)
    st.rerun(scope="fragment")


# ---- making ---------------------------------------------------------------------------------


@dataclass
class _Making:
    """A film that is being made, by a thread of its own.

    Parameters
    ----------
    share : done, 0 to 1
    film : the file, once it is whole
    problem : why there is none; blank as long as nothing went wrong
    """

    order: Order
    begun: float = field(default_factory=time.monotonic)
    stop: Event = field(default_factory=Event)
    share: float = 0.0
    film: bytes | None = None
    problem: str = ""

    def left(self) -> str:
        """How long it may still take."""
        if self.share < _SURE:
            return "Drawing the frames"
        seconds = (time.monotonic() - self.begun) * (1 - self.share) / self.share
        return f"About {counted(max(1, round(seconds)), 'second')} left"

    def tell(self, share: float) -> None:
        """Heard from the writer."""
        self.share = min(share, 1.0)


def _begin(dataset: Dataset, order: Order) -> None:
    """Start a film in place of one that is still being made."""
    before: _Making | None = st.session_state.get(_MAKING)
    if before:
        before.stop.set()
    making = st.session_state[_MAKING] = _Making(order)
    Thread(target=_make, args=(dataset, making), daemon=True).start()


def _make(dataset: Dataset, making: _Making) -> None:
    with tempfile.TemporaryDirectory(prefix="briefmap-") as folder:
        path = Path(folder) / f"film.{making.order.ending}"
        try:
            filmed(dataset, making.order, path, making.tell, making.stop.is_set)
            making.film = path.read_bytes()
        except CancelledError:
            making.stop.set()
        except (WritingError, ValueError) as problem:
            making.problem = str(problem)
