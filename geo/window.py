"""Windows: half-open spans of local time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class TimeWindow:
    """A span of local time that holds its start and not its end.

    Parameters
    ----------
    start, end : naive local moments of the case's one clock. An end at or before the start is
        refused: an empty window would show nothing, and silence would look like a finding.

    Raises
    ------
    ValueError : `end` is not after `start`, or a moment carries a time zone
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError(
                f"a window runs on the case's one clock, without a time zone;"
                f" got {self.start.isoformat()} to {self.end.isoformat()}"
            )
        if self.end <= self.start:
            raise ValueError(
                f"a window must end after it starts;"
                f" got start {self.start.isoformat()}, end {self.end.isoformat()}"
            )

    @classmethod
    def from_days(cls, first: date, last: date) -> "TimeWindow":
        """The window that shows the days `first` to `last`, both of them whole."""
        return cls(midnight(first), midnight(last) + DAY)

    @property
    def first_day(self) -> date:
        """The day that holds the first moment."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The day that holds the last moment; the end itself is not shown."""
        return (self.end - timedelta.resolution).date()

    @property
    def days(self) -> int:
        """How many local days the window touches."""
        return (self.last_day - self.first_day).days + 1

    def holds(self, moment: datetime) -> bool:
        """Whether `moment` is in the window: the start is, the end is not."""
        return self.start <= moment < self.end

    def split(self, at: datetime) -> tuple["TimeWindow", "TimeWindow"]:
        """The window before `at` and the window from `at` on.

        Raises
        ------
        ValueError : `at` is not inside, so that one part would be empty
        """
        return TimeWindow(self.start, at), TimeWindow(at, self.end)

    def minutes(self, origin: date) -> tuple[int, int]:
        """Start and end as whole minutes since the midnight that begins `origin`."""
        zero, minute = midnight(origin), timedelta(minutes=1)
        return (self.start - zero) // minute, (self.end - zero) // minute


def midnight(day: date) -> datetime:
    """The first moment of a local day."""
    return datetime.combine(day, time.min)
