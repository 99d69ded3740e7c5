"""The command `export`: links and options become orders, orders become files."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from geo.case import CaseError
from geo.dataset import Dataset, load_dataset
from geo.facets import FACET_KEYS
from geo.link import CaseWords, Pairs, pairs_of, words_of
from geo.remarks import Remarks, read_remarks
from geo.view import View
from geo.words import listed, quoted
from slides.address import is_web
from slides.export import FILMS, FORMATS, Order, deck, filmed, made
from slides.names import file_name
from slides.options import NAME, NUMBER, VIEW_OPTIONS
from slides.slide import Setting
from slides.type import boxed
from slides.writing import WritingError, write_file

Say = Callable[[str], None]

# Options that say how a file looks, under the names that formats have for them.
_LOOKS = ("size", "layout", "template", "fps", "steps")
_MOST_LISTED = 12


class ArgumentsError(Exception):
    """Arguments that are wrong for this case: one sentence."""


@dataclass(frozen=True)
class Wanted:
    """One file: where it goes, what is in it, and which line of the links asks for it, if one."""

    path: Path
    orders: tuple[Order, ...]
    line: int = 0


def export(options: argparse.Namespace, folder: Path, say: Say, told: Say) -> int:
    """Writes what views show, and goes on to the next file where one cannot be written.

    Parameters
    ----------
    options : as of `slides.options.describe`
    folder : of the case
    say : takes a line about what is going on
    told : takes the path of each file that was written

    Returns
    -------
    0 all written, 1 something was not, 2 wrong arguments
    """
    try:
        dataset, remarks = load_dataset(folder), read_remarks(folder)
        wanted = files(dataset, options, say)
    except ArgumentsError as error:
        say(f"brief.py export: error: {error}")
        return 2
    except CaseError as error:
        say(f"brief.py: {error}")
        return 1
    except Exception as error:  # whatever it is, a terminal gets a sentence
        say(f"brief.py: the case could not be read: {_reason(error)}")
        return 1
    written = [_is_written(one, dataset, remarks, say, told) for one in wanted]
    return 0 if all(written) else 1


def files(dataset: Dataset, options: argparse.Namespace, say: Say) -> tuple[Wanted, ...]:
    """What is to be written; what of a link or an option cannot be honoured is said.

    Raises
    ------
    ArgumentsError : a value that the case does not have, or two files of one name
    """
    words = words_of(dataset)
    _check_values(options, words)
    for note in (*_unused(options), *_unset(options)):
        say(note)
    orders = dict(_orders(options, words, say))
    if _ending(options) == "pptx":
        together = tuple(orders.values())
        return (Wanted(_placed(options.out, dataset, together[-1], 1, 1), together),)
    wanted = tuple(
        Wanted(_placed(options.out, dataset, order, at, len(orders)), (order,), line)
        for at, (line, order) in enumerate(orders.items(), 1)
    )
    _check_names(wanted)
    return wanted


# ---- orders -----------------------------------------------------------------------------------


def _orders(options: argparse.Namespace, words: CaseWords, say: Say) -> Iterator[tuple[int, Order]]:
    """By line of the links; a link that is not of a file stands on line 0."""
    given = _given(options)
    links: Mapping[int, str] = options.links or {0: options.link or ""}
    for line, link in links.items():
        named = {name for name, _ in given}
        if _is_broken(link):
            say(
                f"{_place(line)}{quoted(link)} is no address; the opening view stands in its place."
            )
        pairs = [pair for pair in pairs_of(_query(link)) if pair[0] not in named]
        view, notes = View.from_query([*pairs, *given], words)
        for note in notes:
            say(f"{_place(line)}{note}")
        yield line, _order(options, view, _address(link, view))


def _given(options: argparse.Namespace) -> Pairs:
    """The options that are parameters of a link, as a link has them."""
    return [
        (name, value) for name in VIEW_OPTIONS for value in getattr(options, f"view_{name}") or ()
    ]


def _order(options: argparse.Namespace, view: View, address: str) -> Order:
    setting = Setting(
        produced_on=options.produced_on or date.today(),
        theme=view.theme or "light",
        title=options.title,
        marking=options.marking,
        link=address,
    )
    if options.layout:
        setting = replace(setting, layout=options.layout)
    order = Order(view, setting, _ending(options), template=options.template)
    chosen = {name: getattr(options, name) for name in ("size", "fps", "steps")}
    return replace(order, **{name: value for name, value in chosen.items() if value})


def _is_broken(link: str) -> bool:
    """Whether a link has a scheme and is no address of the web all the same."""
    try:
        return bool(urlsplit(link).netloc) and not is_web(link)
    except ValueError:
        return True


def _query(link: str) -> str:
    """The query of an address, or a text that is one already; an address without one is blank."""
    address = link.partition("#")[0]
    before, mark, query = address.partition("?")
    return query if mark else "" if is_web(before) else address


def _address(link: str, view: View) -> str:
    """The address that reopens a view, where the link says of which app."""
    page = link.partition("#")[0].partition("?")[0]
    return f"{page}?{view.to_query()}" if is_web(page) else ""


def _ending(options: argparse.Namespace) -> str:
    suffix: str = options.out.suffix
    return suffix.lower().removeprefix(".")


# ---- what is wrong, or of no use ----------------------------------------------------------------


def _check_values(options: argparse.Namespace, words: CaseWords) -> None:
    """A link degrades with a note; an argument that cannot be honoured is a wrong one."""
    for key in FACET_KEYS:
        allowed = words.values.get(key, ())
        for value in getattr(options, f"view_{key}") or ():
            if value not in allowed:
                raise ArgumentsError(f"no incident has --{key} {quoted(value)}; {_some(allowed)}")
    for key in options.view_select or ():
        if key not in words.selectable:
            raise ArgumentsError(f"--select {quoted(key)} is no incident and no site of this case")
    _, notes = View.from_query(_given(options), words)
    if notes:
        raise ArgumentsError(f"{notes[0]} Nothing was written.")


def _some(allowed: Iterable[str]) -> str:
    found = list(allowed)
    if not found:
        return "no row of this case states it"
    rest = len(found) - _MOST_LISTED
    return f"there are {', '.join(found[:_MOST_LISTED])}{f' and {rest} more' if rest > 0 else ''}"


def _check_names(wanted: tuple[Wanted, ...]) -> None:
    lines: dict[Path, int] = {}
    for one in wanted:
        first = lines.setdefault(one.path, one.line)
        if first != one.line:
            raise ArgumentsError(
                f"lines {first} and {one.line} would both be {one.path}; put {NUMBER} into OUT"
            )


def _unused(options: argparse.Namespace) -> Iterator[str]:
    """What was chosen of looks that the format does not have."""
    ending, takes = _ending(options), FORMATS[_ending(options)].takes
    unused = [f"--{name}" for name in _LOOKS if getattr(options, name) and name not in takes]
    if options.view_theme and "theme" not in takes:
        unused.append("--theme")
    if ending == "csv":
        unused += [f"--{name}" for name in ("title", "marking") if getattr(options, name)]
    if unused:
        it = "it" if len(unused) == 1 else "them"
        yield f"A .{ending} file has no place for {listed(unused)}; nothing was made of {it}."


def _unset(options: argparse.Namespace) -> Iterator[str]:
    """What was typed and cannot be set in the type that a picture is drawn with."""
    if _ending(options) in ("png", "pdf", *FILMS) and boxed(options.title + options.marking):
        yield boxed(options.title + options.marking)


# ---- files --------------------------------------------------------------------------------------


def _placed(out: Path, dataset: Dataset, order: Order, at: int, count: int) -> Path:
    """Where a file goes: the names in OUT filled in, a number at its end where there are many."""
    stem = out.stem
    if count > 1 and NAME not in stem and NUMBER not in stem:
        stem = f"{stem}_{NUMBER}"
    proposed = file_name(dataset, order.view, order.ending, order.size)
    filled = {NAME: Path(proposed).stem, NUMBER: f"{at:0{max(2, len(str(count)))}}"}
    return out.with_name(re.sub("{name}|{n}", lambda found: filled[found[0]], stem) + out.suffix)


def _is_written(one: Wanted, dataset: Dataset, remarks: Remarks, say: Say, told: Say) -> bool:
    """Writes a file and says so; says why where it cannot be."""
    try:
        _write(one, dataset, remarks, say)
    except WritingError as error:
        say(f"brief.py: {_place(one.line)}{error}")
        return False
    except Exception as error:
        say(f"brief.py: {_place(one.line)}{one.path} was not written: {_reason(error)}")
        return False
    told(str(one.path))
    return True


def _write(one: Wanted, dataset: Dataset, remarks: Remarks, say: Say) -> None:
    first = one.orders[0]
    if first.ending in FILMS:
        filmed(dataset, first, one.path, _Progress(one.path, say))
    elif first.ending == "pptx":
        write_file(one.path, deck(dataset, one.orders))
    else:
        write_file(one.path, made(dataset, first, remarks))


class _Progress:
    """Says at every tenth how much of a film is done: a film takes its time."""

    def __init__(self, path: Path, say: Say) -> None:
        self._path, self._say = path, say
        self._tenths = 0

    def __call__(self, share: float) -> None:
        if int(share * 10) > self._tenths:
            self._tenths = int(share * 10)
            self._say(f"{self._path}: {self._tenths * 10} %")


def _reason(error: Exception) -> str:
    """An error that was raised for people speaks for itself; another is named."""
    words = " ".join(str(error).split())
    if isinstance(error, ValueError) and words:
        return words
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _place(line: int) -> str:
    return f"line {line}: " if line else ""
