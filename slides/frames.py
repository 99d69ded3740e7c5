"""The frames of a film: the view at each step of its time, every one a whole slide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.dataset import Dataset
from geo.link import extent_of
from geo.view import STEPS, View
from geo.window import TimeWindow
from slides.compose import slide_of
from slides.slide import Setting, Slide

MOST_FRAMES = 3000


@dataclass(frozen=True, eq=False)
class Frames:
    """The slides of a film, each composed when it is asked for.

    Parameters
    ----------
    views : what each frame shows
    series : a view whose window holds all of theirs: map and names stand still from frame to frame
    """

    dataset: Dataset
    views: tuple[View, ...]
    series: View
    setting: Setting

    def __len__(self) -> int:
        return len(self.views)

    def __getitem__(self, at: int) -> Slide:
        return slide_of(self.dataset, self.views[at], self.setting, self.series)


def frames_of(dataset: Dataset, view: View, setting: Setting, steps: int | None = None) -> Frames:
    """The film of a view: its time from first to last step, one frame a step.

    Parameters
    ----------
    view : its mode says what a frame shows. Window: the time from the view's start to the frame's
        step, or the last `steps` steps. From-start: all time up to the step. Instant: the step,
        through all time up to the view's. To-end: all time from the step on
    steps : how many steps long a moving window is; None lets it grow. For mode window alone

    Raises
    ------
    ValueError : a window of no step or longer than the view's time, more than 3,000 frames
    """
    span = _span(view, extent_of(dataset))
    views = tuple(_views(view, span, steps))
    series = replace(view, mode="window", first=span.start, last=span.end - view.unit)
    return Frames(dataset, views, series, setting)


def _span(view: View, extent: TimeWindow) -> TimeWindow:
    """The time that a film runs through."""
    shown = view.resolve(extent)
    return TimeWindow(extent.start, shown.end) if view.mode == "instant" else shown


def _views(view: View, span: TimeWindow, steps: int | None) -> Iterator[View]:
    step = STEPS[view.step]
    whole = -((span.start - span.end) // step)
    held = 1 if steps is None or view.mode != "window" else steps
    if not 1 <= held <= whole:
        raise ValueError(f"a window of {held} steps in a time of {whole}; allowed: 1 to {whole}")
    if whole - held >= MOST_FRAMES:
        raise ValueError(
            f"{whole - held + 1:,} frames are too many; {MOST_FRAMES:,} are the most."
            " Choose a longer step or a shorter time."
        )
    for at in range(held, whole + 1):
        end = min(span.start + at * step, span.end)
        if view.mode == "to-end":
            yield replace(view, first=span.start + (at - 1) * step)
        elif view.mode == "window":
            start = span.start if steps is None else max(end - held * step, span.start)
            yield replace(view, first=start, last=end - view.unit)
        else:
            yield replace(view, last=end - view.unit)
