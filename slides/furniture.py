"""What every slide carries beside the map: title, as of, sources, small print, marking."""

from dataclasses import dataclass
from datetime import date

from geo.select import status
from geo.version import VERSION
from geo.words import counted, day_words, digits, listed, window_words
from slides.finding import Finding
from slides.layout import LEFT, RIGHT
from slides.lettering import Line, paragraph, tidy
from slides.marks import PAGE_HEIGHT, Group, Mark, Path, Run, Stroke, Text
from slides.shown import Shown
from slides.sources import publishers
from slides.type import broken, fitted, shortened, width

# Titles: size in points to the most lines at that size; the last one ends with an ellipsis.
_TITLES = ((22.0, 1), (20.0, 1), (18.5, 1), (20.0, 2), (17.0, 3), (14.0, 5), (12.0, 7))
_SUBTITLE = 13.5
_SMALL = 10.0
_MARKING = 11.0
# From the page's edges to the marking, and from the marking to what is next.
_EDGES = (5.0, 6.5)
_NEXT = (2.3, 5.0)
_MOST_MARKING_LINES = 4
_LONGEST_PUBLISHER = 48
_MOST_PUBLISHERS = 3

DISCLAIMER = "Boundaries and names shown do not imply endorsement; disputed lines dashed."
PROJECTION = "Web Mercator, WGS 84."
CREDITS = "Natural Earth; GeoNames CC BY 4.0."


@dataclass(frozen=True)
class Part:
    """Groups that stand together, and the height at which they end: the lower edge of what stands
    above the body, the upper edge of what stands below it."""

    groups: tuple[Group, ...]
    edge: float


# ---- marking --------------------------------------------------------------------------------


def marking(text: str, shown: Shown) -> tuple[tuple[Group, ...], float, float]:
    """The marking top and bottom, exactly as given; none where it is blank.

    Returns
    -------
    The group, the lower edge of the room at the top, the upper edge of the room at the bottom
    """
    lines = _marking_lines(tidy(text), shown.ink("ink"))
    above = paragraph(lines, (LEFT + RIGHT) / 2, _EDGES[0], align="centre", name="Marking, top")
    foot = PAGE_HEIGHT - _EDGES[1] - above.box.height
    below = paragraph(lines, (LEFT + RIGHT) / 2, foot, align="centre", name="Marking, bottom")
    groups = (Group("Marking", (above, below)),) if tidy(text) else ()
    return groups, above.box.bottom + _NEXT[0], foot - _NEXT[1]


def _marking_lines(text: str, ink: str) -> tuple[Line, ...]:
    """At the largest size that needs few lines: a marking is never cut."""
    size = _MARKING
    while True:
        spacing = 0.5 if text.isascii() else 0.0
        lines = broken((Run(text, size, ink, 700, spacing=spacing),), RIGHT - LEFT)
        if len(lines) <= _MOST_MARKING_LINES or size < 1:
            return lines if text else ((Run(" ", size, ink),),)
        size *= 0.85


# ---- header ---------------------------------------------------------------------------------


def header(shown: Shown, finding: Finding, top: float) -> Part:
    """Title and subtitle at the left, as of at the right."""
    as_of = _as_of(shown, top)
    room = min(mark.box.left for mark in as_of) - 20.0 - LEFT
    title = _title(finding, shown, room, top)
    bottom = max(mark.box.bottom for mark in (*as_of, *title))
    return Part((Group("Title", title), Group("As of", as_of)), bottom + 3.0)


def _title(finding: Finding, shown: Shown, room: float, top: float) -> tuple[Text, ...]:
    lines = _title_lines(finding.title, shown.ink("ink"), room)
    title = paragraph(lines, LEFT, top, 1.22 * lines[0][0].size, name="Title")
    if not finding.subtitle:
        return (title,)
    run = Run(finding.subtitle, _SUBTITLE, shown.ink("ink2"))
    below = title.box.bottom + 2.0
    return (title, paragraph(fitted((run,), room, 2), LEFT, below, name="Subtitle"))


def _title_lines(title: str, ink: str, room: float) -> tuple[Line, ...]:
    """At the largest size at which the title fits into the lines of that size."""
    for size, most in _TITLES:
        lines = broken((Run(title, size, ink, 600),), room)
        if len(lines) <= most:
            return lines
    return fitted((Run(title, size, ink, 600),), room, most)


def as_of_words(shown: Shown) -> tuple[str, str, str]:
    """ "17 NOV 2023", " (C)", "17 Oct – 17 Nov 2023, local days, UTC+3"."""
    window, zone = shown.selection.window, shown.dataset.case.zone
    letter = f" ({zone.military_letter})" if zone and zone.military_letter else ""
    days = f"{window_words(window)}, local days{f', {zone.name}' if zone else ''}"
    return date_group(window.last_day), letter, tidy(days)


def date_group(day: date) -> str:
    """ "17 NOV 2023"."""
    return day_words(day).upper()


def _as_of(shown: Shown, top: float) -> tuple[Text, ...]:
    day, letter, days = as_of_words(shown)
    ink, quiet = shown.ink("ink"), shown.ink("ink3")
    label = paragraph(
        ((Run("AS OF", 11, quiet, spacing=0.8),),), RIGHT, top + 1.0, align="right", name="As of"
    )
    moment = (Run(day, 19, ink, 600), Run(letter, 19, quiet))
    date_line = paragraph((moment,), RIGHT, label.box.bottom, align="right", name="Date")
    zone: Line = (Run(days, 11, quiet),)
    if width(days, 11) > (RIGHT - LEFT) / 3:
        zone = shortened(zone, (RIGHT - LEFT) / 3)
    under = paragraph((zone,), RIGHT, date_line.box.bottom, align="right", name="Window")
    return (label, date_line, under)


# ---- footer ---------------------------------------------------------------------------------


def footer(shown: Shown, produced_on: date, bottom: float) -> Part:
    """Sources, disclaimer and small print under a rule; `bottom` is where they end."""
    quiet = shown.ink("ink3")
    made = (Run(f"Produced {date_group(produced_on)}", _SMALL, quiet),)
    room = RIGHT - LEFT - width(made[0].text, _SMALL) - 16.0
    small = fitted((Run(_small_print(shown), _SMALL, quiet),), room, 3)
    told = fitted((Run(source_line(shown), _SMALL, shown.ink("ink2")),), RIGHT - LEFT, 3)
    pitch = 13.0
    print_top = bottom - pitch * len(small)
    sources_top = print_top - pitch * len(told)
    rule = sources_top - 3.5
    marks: tuple[Mark, ...] = (
        Path(
            (((LEFT, rule), (RIGHT, rule)),), False, None, Stroke(shown.ink("line"), 0.75), "Rule"
        ),
        paragraph(told, LEFT, sources_top, pitch, name="Sources"),
        paragraph(small, LEFT, print_top, pitch, name="Small print"),
        paragraph((made,), RIGHT, print_top, align="right", name="Produced"),
    )
    return Part((Group("Sources", marks),), rule - 5.0)


def _small_print(shown: Shown) -> str:
    digest = shown.dataset.digest[:8]
    made_of = f"Data {digest}, v{VERSION}." if digest else f"v{VERSION}."
    return f"{DISCLAIMER} {PROJECTION} {CREDITS} {made_of}"


def source_line(shown: Shown) -> str:
    """ "Sources: Stars and Stripes, Kurdistan 24 and 53 more, on the notes page; n = 52 incidents;
    36 not shown (27 not confirmed by a US official, 9 possible duplicates); data to 17 NOV 2023."
    """
    selection = shown.selection
    names = publishers(shown.sources)
    told = [f"Sources: {_some(names)}"] if names else []
    told.append(f"n = {counted(len(selection.rows), 'incident')}")
    hidden = selection.total - len(selection.rows)
    if hidden:
        reasons = status(selection, shown.view.filters).partition("; hidden: ")[2]
        told.append(f"{digits(hidden)} not shown ({reasons})")
    rejected = len(shown.dataset.rejected)
    if rejected:
        told.append(f"{counted(rejected, 'row')} set aside")
    told.append(f"data to {date_group(selection.window.last_day)}")
    return f"{'; '.join(told)}."


def _some(names: tuple[str, ...]) -> str:
    short = [name if len(name) <= _LONGEST_PUBLISHER else f"{name[:47]}…" for name in names]
    if len(short) <= _MOST_PUBLISHERS:
        return listed(short)
    return f"{short[0]}, {short[1]} and {digits(len(short) - 2)} more, on the notes page"
