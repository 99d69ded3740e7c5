"""The chart by country: what is itemised, of what was reported there."""

from collections.abc import Sequence

from geo.palette import Swatch
from geo.words import digits
from slides.barchart import SIZE, bar_mark
from slides.lettering import Line, centred, tidy
from slides.marks import Box, Chart, Group, Mark, Run, Series
from slides.published import CountryRow
from slides.shown import Shown
from slides.type import fitted, line_width, width

COUNTRY_ROW = 16.0
_BAR = 9.0


def country_chart(shown: Shown, rows: Sequence[CountryRow], column: Box, top: float) -> Chart:
    """A bar of what is itemised in each country, inside an outline of what was reported there.

    Parameters
    ----------
    column : left and right of the chart; its rows say how high it is
    """
    box = Box(column.left, top, column.right, top + COUNTRY_ROW * len(rows))
    labels = min(max(width(tidy(row.label), SIZE) for row in rows), 0.36 * box.width)
    left = box.left + labels + 8.0
    says = [_say(shown, row) for row in rows]
    room = box.right - left - max(map(line_width, says)) - 7.0
    most = max(1, *(max(row.count, row.reported or 0) for row in rows))
    marks: list[Mark] = []
    for at, (row, say) in enumerate(zip(rows, says, strict=True)):
        y = box.top + COUNTRY_ROW * (at + 0.5)
        run = Run(tidy(row.label), SIZE, shown.ink("ink2"))
        marks.append(centred(fitted((run,), labels + 1e-6, 1)[0], box.left, y, name=row.label))
        marks += _bar(shown, row, left, y, room / most)
        end = left + max(row.count, row.reported or 0) * room / most
        marks.append(centred(say, end + 7.0, y, name=f"{row.label}, count"))
    words = f"By country: {'; '.join(map(_words, rows))}"
    drawn = Group("By country", tuple(marks), words)
    return Chart(
        box,
        "bars",
        "By country",
        words,
        _series(shown, rows),
        drawn,
        tuple(_category(row) for row in rows),
        tuple(f"{digits(row.count)} {_against(row)}" for row in rows),
    )


def _bar(shown: Shown, row: CountryRow, left: float, y: float, each: float) -> list[Mark]:
    """`each` is the points of one attack."""
    grey, marks = shown.ink("ink3"), list[Mark]()
    top, bottom = y - _BAR / 2, y + _BAR / 2
    if row.count:
        solid = Box(left, top, left + row.count * each, bottom)
        marks.append(bar_mark(solid, Swatch(grey), f"{row.label}, itemised"))
    if row.reported:
        frame = Box(left, top, left + row.reported * each, bottom)
        marks.append(bar_mark(frame, Swatch(grey, hollow=True), f"{row.label}, reported"))
    return marks


def _say(shown: Shown, row: CountryRow) -> Line:
    number = Run(digits(row.count), SIZE, shown.ink("ink"), 600)
    return (number, Run(f" {_against(row)}", SIZE, shown.ink("ink3")))


def _against(row: CountryRow) -> str:
    if row.reported is None:
        return "itemised"
    return f"{'of' if row.is_part else 'vs'} {digits(row.reported)}"


def _words(row: CountryRow) -> str:
    reported = "" if row.reported is None else f" {_against(row)} reported"
    return f"{row.label} {digits(row.count)}{reported}"


def _category(row: CountryRow) -> str:
    """A label that carries the published figure where no bar can: the two are not one stack."""
    apart = row.reported is not None and not row.is_part
    return f"{row.label} ({digits(row.reported or 0)} reported)" if apart else row.label


def _series(shown: Shown, rows: Sequence[CountryRow]) -> tuple[Series, ...]:
    grey = shown.ink("ink3")
    itemised = Series("Itemised", grey, tuple(float(row.count) for row in rows))
    rest = tuple(
        float(row.reported - row.count) if row.is_part and row.reported else 0.0 for row in rows
    )
    more = Series("Reported, not itemised here", grey, rest, hollow=True)
    return (itemised, more) if any(rest) else (itemised,)
