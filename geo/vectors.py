"""The vectors that hold Python and the browser together: Python writes them, both test suites read.

`python -m geo.vectors` writes them anew from the shipped case.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, get_args

from geo.dataset import Dataset, load_dataset
from geo.facets import FacetKey, Record, facets_of, record_of
from geo.filters import Filters, sentence
from geo.headline import Run, headline
from geo.link import CaseWords, extent_of, pairs_of, words_of
from geo.reported import figures_of, reported_at
from geo.select import live_counts, select, status
from geo.summary import chart
from geo.vector_links import HEADLINES, HOUR_LINKS, LINKS, TEXTS
from geo.view import MODES, ColourKey, Step, View, moment_text
from geo.window import DAY, TimeWindow, midnight
from geo.words import digits, number_words, quoted, window_words

HOUSE = Path(__file__).resolve().parents[1]
FOLDER = HOUSE / "tests" / "vectors"

_SEED = 17
_VIEWS = 100
_COUNTED: tuple[FacetKey, ...] = ("country", "weapon", "actor", "attribution")
_CHARTED: tuple[FacetKey, ...] = ("site", "actor", "country", "weapon", "outcome")

# A case whose incidents all have a time; the shipped one has no hour step.
_HOURS = CaseWords(
    extent=TimeWindow.from_days(date(2023, 11, 8), date(2023, 11, 10)),
    opening="",
    hours=True,
    values={},
    selectable=(),
)

Json = dict[str, Any]


def vectors(dataset: Dataset) -> dict[str, str]:
    """File name to text, one line for each thing to check."""
    views = [*random_views(dataset)]
    words = words_of(dataset)
    named = [View.from_query(pairs_of(link), words)[0] for link in HEADLINES]
    return {
        "view.json": _text(
            {
                "links": [_link(link, words) for link in LINKS],
                "hourStart": [_HOURS.extent.first_day.isoformat()],
                "hourDays": [_HOURS.extent.days],
                "hourLinks": [_link(link, _HOURS) for link in HOUR_LINKS],
            }
        ),
        "windows.json": _text(
            {
                "windows": [_window(link, words) for link in LINKS],
                "hourWindows": [_window(link, _HOURS) for link in HOUR_LINKS],
                "numbers": [[n, number_words(n), digits(n)] for n in (0, 1, 9, 10, 999, 1000)],
                "quoted": [[text, quoted(text)] for text in TEXTS],
            }
        ),
        "select.json": _text(
            {
                "facets": [
                    [f.key, [entry.value for entry in f.values]] for f in facets_of(dataset)
                ],
                "views": [_selected(dataset, view) for view in views],
            }
        ),
        "headline.json": _text({"views": [_headline(dataset, view) for view in [*named, *views]]}),
        "reported.json": _text(
            {
                "figures": [
                    [figure.day.isoformat(), figure.total, dict(figure.split), figure.role]
                    for figure in figures_of(dataset)
                ],
                "days": [_reported(dataset, day) for day in _days(extent_of(dataset))],
            }
        ),
    }


def write_vectors(dataset: Dataset, folder: Path) -> None:
    """Writes every vector file into `folder`."""
    for name, text in vectors(dataset).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(parts: dict[str, list[Any]]) -> str:
    """JSON with one item a line, so that a change of meaning is a short diff."""
    lists = []
    for name, items in parts.items():
        lines = ",\n".join(_compact(item) for item in items)
        lists.append(f"{_compact(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(lists) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- what is written ----------------------------------------------------------------------


def _link(link: str, words: CaseWords) -> Json:
    """What a link is read as, and what the browser's address bar then says."""
    view, notes = View.from_query(pairs_of(link), words)
    return {"query": link, "canonical": view.settled(words.extent).to_query(), "notes": notes}


def _window(link: str, words: CaseWords) -> Json:
    """The time a link shows: minutes, end excluded; first and last step; in words."""
    view, _ = View.from_query(pairs_of(link), words)
    window = view.resolve(words.extent)
    start, end = window.minutes(words.extent.first_day)
    return {
        "query": link,
        "start": start,
        "end": end,
        "first": moment_text(window.start, view.step),
        "last": moment_text(window.end - view.unit, view.step),
        "words": window_words(window),
    }


def _selected(dataset: Dataset, view: View) -> Json:
    """Rows, counts and sentences of a view. Counts are `[attacks, strikes]` by value of a facet."""
    found, live = select(dataset, view), live_counts(dataset, view)
    held = found.hidden
    return {
        "query": view.settled(extent_of(dataset)).to_query(),
        "rows": found.rows.tolist(),
        "visible": [found.attacks, found.strikes],
        "total": found.total,
        "hidden": [held.duplicates, held.unconfirmed, held.other],
        "facets": {key: [c.tolist() for c in live[key]] for key in _COUNTED},
        "charts": {key: chart(dataset, view, key).attacks.sum(axis=1).tolist() for key in _CHARTED},
        "sentence": sentence(view.filters, facets_of(dataset)),
        "status": status(found, view.filters),
    }


def _headline(dataset: Dataset, view: View) -> Json:
    """The runs of a view's headline: `[text]`, or `[text, rows]` for a figure."""
    return {
        "query": view.settled(extent_of(dataset)).to_query(),
        "runs": [_run(run) for run in headline(dataset, view).runs],
    }


def _run(run: Run) -> list[str]:
    return [run.text, run.rows] if run.figure else [run.text]


def _reported(dataset: Dataset, day: date) -> list[Any]:
    """What stands at the end of a day: `[day, total, split]`; `[day]` before the first figure."""
    figure = reported_at(figures_of(dataset), day)
    return [day.isoformat(), *([figure.total, dict(figure.split)] if figure else [])]


def _days(extent: TimeWindow) -> Iterator[date]:
    return (extent.first_day + timedelta(days=n) for n in range(extent.days))


# ---- views by chance ----------------------------------------------------------------------


def random_views(dataset: Dataset) -> Iterator[View]:
    """A hundred views of a case, the same at every call."""
    chance = Random(_SEED)
    return (_random_view(chance, dataset) for _ in range(_VIEWS))


def _random_view(chance: Random, dataset: Dataset) -> View:
    extent = extent_of(dataset)
    first, last = sorted(chance.choices(range(extent.days), k=2))
    days = [midnight(extent.first_day) + n * DAY for n in (first, last)]
    colours: Sequence[ColourKey] = get_args(ColourKey)
    steps: Sequence[Step] = ("day", "day", "week")
    return View(
        filters=_random_filters(chance, record_of(dataset)),
        first=days[0] if chance.random() < 0.6 else None,
        last=days[1],
        mode=chance.choice(MODES),
        step=chance.choice(steps),
        colour=chance.choice(colours),
    )


def _random_filters(chance: Random, record: Record) -> Filters:
    chosen: dict[FacetKey, tuple[str, ...]] = {}
    for facet in record.facets:
        likely = 0.4 if facet.key == "attribution" else 0.15
        if chance.random() < likely:
            values = [entry.value for entry in facet.values]
            chosen[facet.key] = tuple(chance.choices(values, k=chance.randint(1, 4)))
    texts = (chance.choice(TEXTS),) if chance.random() < 0.1 else ()
    return Filters(chosen, texts, chance.random() < 0.2)


if __name__ == "__main__":
    write_vectors(load_dataset(HOUSE / "data"), FOLDER)
