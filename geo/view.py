"""The view: everything that makes the picture, and its link, which is a pure round trip."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from re import fullmatch
from typing import Literal, get_args

from geo.camera import CAMERA_FORM, Camera
from geo.facets import FACET_KEYS
from geo.filters import Filters
from geo.link import CaseWords, Pairs, Reader, encoded, pairs_of
from geo.window import DAY, HOUR, TimeWindow
from geo.words import quoted

Mode = Literal["instant", "window", "from-start", "to-end"]
Step = Literal["hour", "day", "week"]
ColourKey = Literal["weapon", "outcome", "actor", "side", "attribution", "confidence"]
ThemeName = Literal["dark", "light"]

MODES: tuple[Mode, ...] = get_args(Mode)
COLOURS: tuple[ColourKey, ...] = get_args(ColourKey)
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

_DAY_TEXT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

STEPS: dict[Step, timedelta] = {"hour": HOUR, "day": DAY, "week": 7 * DAY}


@dataclass(frozen=True)
class View:
    """What is seen: two views that show the same are equal.

    Parameters
    ----------
    filters : which incidents
    first, last : first and last step shown, both whole: midnights, or full hours at the hour step.
        None is that end of the data. One that the mode ignores is None: `first` in from-start and
        instant, `last` in to-end
    mode : instant shows the one step that ends with `last`; window shows `first` to `last`;
        from-start and to-end run on to that end of the data
    step : how far an arrow key moves time
    camera : None holds all sites
    colour : the facet that colours the symbols
    theme : None is as the browser has it
    selection : an `incident_id`, a `site_id`, or None

    Raises
    ------
    ValueError : `first` after `last`, or a moment that is no beginning of a step
    """

    filters: Filters = field(default_factory=Filters)
    first: datetime | None = None
    last: datetime | None = None
    mode: Mode = "window"
    step: Step = "day"
    camera: Camera | None = None
    colour: ColourKey = "weapon"
    theme: ThemeName | None = None
    selection: str | None = None

    def __post_init__(self) -> None:
        if self.mode in ("instant", "from-start"):
            object.__setattr__(self, "first", None)
        if self.mode == "to-end":
            object.__setattr__(self, "last", None)
        for moment in (self.first, self.last):
            if moment and moment != _floored(moment, self.step):
                raise ValueError(
                    f"{moment.isoformat()} does not begin a step of one {self.step};"
                    f" nearest: {_floored(moment, self.step).isoformat()}"
                )
        if self.first and self.last and self.first > self.last:
            raise ValueError(
                f"first {self.first.isoformat()} is after last {self.last.isoformat()}"
            )

    @classmethod
    def from_query(cls, pairs: Pairs, words: CaseWords) -> tuple["View", tuple[str, ...]]:
        """The view that a link asks for, and notes on what of it could not be honoured.

        An absent parameter is neutral; a link that names none of them, or a theme alone, is the
        opening view.
        """
        link = Reader(pairs)
        if link.is_blank and words.opening:
            theme = link.word("theme", THEMES)
            view, notes = cls.from_query(pairs_of(words.opening), words)
            return replace(view, theme=theme or view.theme), (*link.notes, *notes)
        mode = link.word("mode", MODES) or "window"
        step = _step(link, words)
        first, last = _ends(link, mode, step, words.extent)
        view = cls(
            filters=_filters(link, words),
            first=first,
            last=last,
            mode=mode,
            step=step,
            colour=link.word("colour", COLOURS) or "weapon",
            camera=link.parsed("camera", Camera.from_text, CAMERA_FORM),
            theme=link.word("theme", THEMES),
            selection=_selection(link, words),
        )
        return view, tuple(link.notes)

    def resolve(self, extent: TimeWindow) -> TimeWindow:
        """The time shown: half-open, inside `extent`, the whole time of the data.

        Raises
        ------
        ValueError : `first` or `last` lies outside `extent`, so that nothing would be shown
        """
        end = extent.end if self.last is None else self.last + self.unit
        start = self.first or extent.start
        if self.mode == "instant":
            start = end - STEPS[self.step]
        return TimeWindow(max(start, extent.start), min(end, extent.end))

    @property
    def unit(self) -> timedelta:
        """What `first` and `last` are counted in: an hour at the hour step, else a day."""
        return HOUR if self.step == "hour" else DAY

    def settled(self, extent: TimeWindow) -> "View":
        """The same picture with both ends said: what the browser writes into its address bar."""
        shown = self.resolve(extent)
        return replace(self, first=shown.start, last=shown.end - self.unit)

    def to_query(self) -> str:
        """The link text, without "?"; never blank, since a blank link is the opening view."""
        pairs = _pairs(self)
        if all(name == "theme" for name, _ in pairs):
            pairs = [("mode", "window"), *pairs]
        return encoded(pairs)


def _floored(moment: datetime, step: Step) -> datetime:
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if step == "hour" else whole.replace(hour=0)


# ---- reading ------------------------------------------------------------------------------


def _step(link: Reader, words: CaseWords) -> Step:
    step: Step = link.word("step", tuple(STEPS)) or "day"
    if step == "hour" and not words.hours:
        link.note("step “hour” was ignored: not every incident has a time.", ("day", "week"))
        return "day"
    return step


def _filters(link: Reader, words: CaseWords) -> Filters:
    chosen = {key: link.values(key, words.values.get(key, ())) for key in FACET_KEYS}
    shown = link.word("duplicates", ("show",)) is not None
    return Filters(chosen, tuple(link.all("q")), shown)


def _selection(link: Reader, words: CaseWords) -> str | None:
    selection = link.one("select")
    if selection is None or selection in words.selectable:
        return selection
    link.note(
        f"select {quoted(selection)} is no incident and no site of this case; it was ignored."
    )
    return None


def _ends(
    link: Reader, mode: Mode, step: Step, extent: TimeWindow
) -> tuple[datetime | None, datetime | None]:
    """First and last step of the link; both None where one of them cannot be honoured."""
    try:
        first = _end(link, "from", step) if mode in ("window", "to-end") else None
        last = _end(link, "to", step) if mode != "to-end" else None
        _check_order(first, last, step)
        return _inside(link, first, last, step, extent)
    except ValueError as error:
        link.note(str(error))
        return None, None


def _end(link: Reader, name: str, step: Step) -> datetime | None:
    text = link.one(name)
    if text is None:
        return None
    forms = "YYYY-MM-DD or YYYY-MM-DDTHH:00" if step == "hour" else "YYYY-MM-DD"
    try:
        return _moment(text, name, step)
    except ValueError:
        raise ValueError(
            f"{name} {quoted(text)} is no date, and the dates were ignored. Allowed: {forms}."
        ) from None


def _moment(text: str, name: str, step: Step) -> datetime:
    """A day is its first hour where it begins a window and its last where it ends one."""
    if step == "hour" and fullmatch(_DAY_TEXT + "T[0-9]{2}:00", text):
        return datetime.fromisoformat(text)
    if not fullmatch(_DAY_TEXT, text):
        raise ValueError(text)
    day = datetime.fromisoformat(text)
    return day.replace(hour=23) if step == "hour" and name == "to" else day


def _check_order(first: datetime | None, last: datetime | None, step: Step) -> None:
    if first and last and first > last:
        raise ValueError(
            f"from {moment_text(first, step)} is after to {moment_text(last, step)},"
            " and both were ignored."
        )


def _inside(
    link: Reader, first: datetime | None, last: datetime | None, step: Step, extent: TimeWindow
) -> tuple[datetime | None, datetime | None]:
    """An end beyond the data is that end of the data; a window wholly beyond it is refused."""
    begins, ends = extent.first_day.isoformat(), extent.last_day.isoformat()
    days = f"and the dates were ignored. Allowed: {begins} to {ends}."
    if first and first >= extent.end:
        raise ValueError(
            f"from {moment_text(first, step)} is after the last day of this case, {days}"
        )
    if last and last < extent.start:
        raise ValueError(
            f"to {moment_text(last, step)} is before the first day of this case, {days}"
        )
    if first and first < extent.start:
        link.note(
            f"from {moment_text(first, step)} is before the first day of this case;"
            f" {begins} is shown."
        )
        first = None
    if last and last >= extent.end:
        link.note(
            f"to {moment_text(last, step)} is after the last day of this case; {ends} is shown."
        )
        last = None
    return first, last


# ---- writing ------------------------------------------------------------------------------


def _pairs(view: View) -> Pairs:
    camera = None if view.camera is None else str(view.camera)
    filters = view.filters
    pairs = [
        ("from", moment_text(view.first, view.step)),
        ("to", moment_text(view.last, view.step)),
        ("mode", _unless(view.mode, "window")),
        ("step", _unless(view.step, "day")),
        *((key, value) for key in FACET_KEYS for value in filters.values(key)),
        *(("q", text) for text in filters.texts),
        ("duplicates", "show" if filters.duplicates else None),
        ("colour", _unless(view.colour, "weapon")),
        ("camera", camera),
        ("theme", view.theme),
        ("select", view.selection),
    ]
    return [(name, value) for name, value in pairs if value is not None]


def _unless(value: str, default: str) -> str | None:
    return None if value == default else value


def moment_text(moment: datetime | None, step: Step) -> str | None:
    """A moment as links and the page's attributes have it: a day, or an hour at the hour step."""
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if step == "hour" else moment.date().isoformat()
