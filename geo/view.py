"""The view: everything that makes the picture, and its link, which is a pure round trip."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import floor, isfinite
from typing import Literal
from urllib.parse import parse_qsl, quote_plus

from geo.facets import FACET_KEYS
from geo.filters import Filters
from geo.window import DAY, HOUR, TimeWindow

Mode = Literal["instant", "window", "from-start", "to-end"]
Step = Literal["hour", "day", "week"]
ColourKey = Literal["weapon", "outcome", "actor", "side", "attribution", "confidence"]
ThemeName = Literal["dark", "light"]

STEPS: dict[Step, timedelta] = {"hour": HOUR, "day": DAY, "week": 7 * DAY}

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Camera:
    """Where the map looks.

    Parameters
    ----------
    lat, lon : the centre, degrees WGS84, kept to four decimals (eleven metres)
    zoom : web Mercator with 512-pixel tiles, kept to two decimals. The link has as many, so that
        it reopens the same camera.

    Raises
    ------
    ValueError : beyond 85 degrees of latitude, 180 of longitude, zoom 0 to 20
    """

    lat: float
    lon: float
    zoom: float

    def __post_init__(self) -> None:
        limits = (("lat", -85, 85, 4), ("lon", -180, 180, 4), ("zoom", 0, 20, 2))
        for name, least, most, decimals in limits:
            value = getattr(self, name)
            if not (isfinite(value) and least <= value <= most):
                raise ValueError(f"camera {name} is {value}; allowed: {least} to {most}")
            object.__setattr__(self, name, _rounded(value, decimals))

    def __str__(self) -> str:
        return f"{self.lat:.4f},{self.lon:.4f},{self.zoom:.2f}"


def _rounded(value: float, decimals: int) -> float:
    """Halves go up, as `Math.floor(x + 0.5)` has it: `round` and `toFixed` differ on them."""
    scale = 10**decimals
    return floor(value * scale + 0.5) / scale


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
        return encoded(_pairs(self)) or "mode=window"


def _floored(moment: datetime, step: Step) -> datetime:
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if step == "hour" else whole.replace(hour=0)


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


def encoded(pairs: Pairs) -> str:
    """Names and values as JavaScript's URLSearchParams writes them: blanks are "+"."""
    return "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def _escaped(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")


def pairs_of(query: str) -> Pairs:
    """Names and values of a link text, in order; a leading "?" is none of it."""
    return parse_qsl(query.removeprefix("?"), keep_blank_values=True)
