"""The case: what a folder of tables is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# NATO letters by whole hours east (A to M, without J) and west (N to Y) of Z, UTC itself.
_LETTERS = dict(zip(range(-12, 13), "YXWVUTSRQPONZABCDEFGHIKLM", strict=True))


class CaseError(Exception):
    """A case cannot be opened at all: says which file, what is wrong, what is allowed, what to do.

    Parameters
    ----------
    file : name of the file, relative to the case folder
    what : what came
    allowed : what would have been accepted; blank where `what` says it
    do : what the owner of the file can do about it
    """

    def __init__(self, file: str, what: str, allowed: str = "", do: str = "") -> None:
        self.file, self.what, self.allowed, self.do = file, what, allowed, do
        parts = (f"{file}: {what}.", allowed and f"Allowed: {allowed}.", do and f"{do}.")
        super().__init__(" ".join(part for part in parts if part))


@dataclass(frozen=True)
class Zone:
    """The one clock of a case: a name to print, hours east of UTC, and its military letter.

    Raises
    ------
    ValueError : the offset is beyond 14 hours, or the letter is not the offset's own
    """

    name: str
    utc_offset_hours: float
    military_letter: str = ""

    def __post_init__(self) -> None:
        if not -12 <= self.utc_offset_hours <= 14:
            raise ValueError(f"utc_offset_hours is {self.utc_offset_hours}; allowed: -12 to 14")
        expected = _LETTERS.get(int(self.utc_offset_hours), "")
        if self.military_letter and (
            self.military_letter != expected or self.utc_offset_hours % 1 != 0
        ):
            raise ValueError(
                f"military_letter is {self.military_letter!r};"
                f" {self.utc_offset_hours:+g} hours go by {expected!r}"
            )


@dataclass(frozen=True)
class Reported:
    """The published series set against the itemised incidents.

    Parameters
    ----------
    series : value of `series` in totals.csv
    publisher : the publisher's name inside a sentence, "the Pentagon"
    total : column of totals.csv with the figure for all countries
    columns : country name to column of totals.csv; a country without one has no figure
    """

    series: str
    publisher: str
    total: str = "total_attacks"
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """What a folder of tables is about.

    Parameters
    ----------
    title : one line, as printed over the map
    start : first local day; incidents before it are set aside
    zone : the clock of `time_local`; None = local days, no zone is printed
    focus_countries : names as in the basemap, drawn brighter and given a lane
    opening : the link text of the opening view; blank = the whole case, no filter
    reported : None = nothing published to set against the incidents
    """

    title: str
    start: date
    zone: Zone | None = None
    focus_countries: tuple[str, ...] = ()
    opening: str = ""
    reported: Reported | None = None
