"""The notes page: what the view asks, what it counts, what it leaves out, and who says so."""

from collections.abc import Iterable, Iterator

from geo.credits import OURS
from geo.filters import sentence
from geo.select import status
from geo.words import counted, digits, window_words
from slides.address import is_web
from slides.finding import Finding
from slides.lettering import tidy
from slides.published import country_rows, hollow_note, note_of
from slides.shown import Shown
from slides.slide import Note, Setting, Stamp
from slides.sources import Source
from slides.stamp import stamp_hash

# What is longer is counted and not listed: a notes page is read.
_MOST_SOURCES, _MOST_ROWS = 300, 20
_ON_SCREEN_ALONE = ("deck.gl", "Preact", "Streamlit")


def notes_of(shown: Shown, setting: Setting, finding: Finding, stamp: Stamp) -> tuple[Note, ...]:
    """The paragraphs of the notes page."""
    return (
        Note(finding.title, heading=True),
        Note(shown.headline.text),
        *_part("Filters", _filters(shown)),
        *_part("Counts", _counts(shown)),
        *_part("Reported", _reported(shown)),
        *_part("Left out", _left_out(shown)),
        *_sources(shown),
        *_part("Symbols", _symbols(shown)),
        *_credits(),
        *_reopen(setting, stamp),
    )


def _part(heading: str, texts: Iterable[str]) -> Iterator[Note]:
    told = [Note(text) for text in texts if text]
    if told:
        yield Note(heading, heading=True)
        yield from told


def _filters(shown: Shown) -> Iterator[str]:
    asked = sentence(shown.view.filters, shown.record.facets)
    yield f"{tidy(asked)}." if asked else "No filter: every incident of the window."
    zone = shown.dataset.case.zone
    clock = f", {zone.name}" if zone else ""
    yield f"Window: {window_words(shown.selection.window)}, local days{tidy(clock)}."


def _counts(shown: Shown) -> Iterator[str]:
    yield f"{status(shown.selection, shown.view.filters)}."
    noun = "Attacks" if shown.facts.has_actions else "Incidents"
    counts = shown.by_site.attacks.sum(axis=0).tolist()
    values = zip(shown.colouring.values, counts, strict=True)
    split = [f"{tidy(entry.label)} {digits(n)}" for entry, n in values if n]
    if split:
        yield f"{noun} by {shown.colouring.label.lower()}: {', '.join(split)}."
    rows = [row for row in country_rows(shown) if row.count]
    if rows:
        yield f"{noun} by country: {', '.join(f'{r.label} {digits(r.count)}' for r in rows)}."


def _reported(shown: Shown) -> Iterator[str]:
    """What was published, and where publishers' own figures differ."""
    reported = shown.dataset.case.reported
    if not reported:
        return
    figures = [
        f"{row.label} {digits(row.reported)}"
        for row in country_rows(shown)
        if row.reported is not None
    ]
    if figures:
        yield f"By {reported.publisher}, by country: {', '.join(figures)}."
    yield note_of(shown)
    yield hollow_note(shown)
    yield "Itemised is our own count of rows; reported is a published total. They are never joined."


def _left_out(shown: Shown) -> Iterator[str]:
    selection = shown.selection
    hidden = selection.total - len(selection.rows)
    if hidden:
        reasons = status(selection, shown.view.filters).partition("; hidden: ")[2]
        yield f"{counted(hidden, 'incident')} of the window not shown: {reasons}."
    else:
        yield "No incident of the window is left out."
    rejected = shown.dataset.rejected
    if not rejected:
        yield "No row of the tables was set aside."
        return
    yield f"{counted(len(rejected), 'row')} of the tables set aside, counted nowhere:"
    yield from (tidy(str(row)) for row in rejected[:_MOST_ROWS])
    if len(rejected) > _MOST_ROWS:
        yield f"and {counted(len(rejected) - _MOST_ROWS, 'more row')}."


def _sources(shown: Shown) -> Iterator[Note]:
    found = shown.sources
    yield Note("Sources", heading=True)
    if not found:
        yield Note("No incident shown states a source.")
        return
    yield Note(f"{counted(len(found), 'source')}, the most cited first.")
    yield from map(_source, found[:_MOST_SOURCES])
    if len(found) > _MOST_SOURCES:
        yield Note(f"and {counted(len(found) - _MOST_SOURCES, 'more source')}, in the table.")


def _source(source: Source) -> Note:
    cited = f" ({counted(source.uses, 'incident')})"
    return Note(f"{source.title}{cited}", source.url)


def _symbols(shown: Shown) -> Iterator[str]:
    if not shown.is_empty:
        yield (
            "A dashed ring holds a place known only to a town or an area: it may overstate the"
            " doubt, never understate it. A symbol with a line stands beside its place, at the dot."
        )
    yield "Hollow is unknown or not stated. A blank is unknown, never zero."


def _credits() -> Iterator[Note]:
    """Whose work the slide is drawn with; what runs the page on screen is not on it."""
    yield Note("Credits", heading=True)
    for credit in OURS:
        if credit.what in _ON_SCREEN_ALONE:
            continue
        words = ", ".join(part for part in (credit.what, credit.licence) if part)
        yield Note(f"{words}. {credit.credit}".strip(), credit.url)


def _reopen(setting: Setting, stamp: Stamp) -> Iterator[Note]:
    yield Note("Reopen", heading=True)
    if is_web(setting.link):
        yield Note(f"Open this view: {setting.link}", setting.link)
    else:
        yield Note(f"The view: ?{stamp.view}")
    yield Note(f"Data {stamp.data}, Briefmap {stamp.version}, hash {stamp_hash(stamp)}.")
