"""`remarks.toml`: what a reader must know before repeating a number, and whose work the data is.

Everything in it is plain text.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from geo.case import CaseError
from geo.sheet import Column, Link, Sheet

FILE = "remarks.toml"


@dataclass(frozen=True)
class Remark:
    """One contested or surprising point.

    Parameters
    ----------
    title : the point, in one line
    text : what to know about it
    rows : ids of the incidents it is about; none: it is about the whole table
    """

    title: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Credit:
    """Whose work something is, and under which licence it is used.

    Parameters
    ----------
    what : what is used
    licence : its licence, or why none is needed
    credit : the line to print with it; blank is none
    url : where it comes from; blank is not stated
    """

    what: str
    licence: str
    credit: str = ""
    url: str = ""


@dataclass(frozen=True)
class Remarks:
    """What the owner of a case says about its numbers.

    Parameters
    ----------
    publishers : value of `series` in totals.csv to the publisher's name
    remarks, credits : in the order of the file
    """

    publishers: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    credits: tuple[Credit, ...] = ()


def read_remarks(folder: Path) -> Remarks:
    """The remarks of a case folder; none where it has no `remarks.toml`.

    Raises
    ------
    CaseError : the file cannot be read, lies outside the folder, or has a key or a value that is
        not one of those allowed
    """
    path = folder / FILE
    if not path.is_file():
        return Remarks()
    if not path.resolve().is_relative_to(folder.resolve()):
        raise CaseError(FILE, "is a link to a place outside the case folder", do="Put it inside")
    found = _toml(path)
    _only(found, "", Remarks)
    return Remarks(
        _publishers(found.get("publishers", {})),
        _all(Remark, found.get("remarks", []), "remarks"),
        _all(Credit, found.get("credits", []), "credits"),
    )


def remarks_sheet(remarks: tuple[Remark, ...]) -> Sheet:
    """The remarks, one a row."""
    rows = tuple((r.title, r.text, ", ".join(r.rows) or None) for r in remarks)
    return Sheet("Remarks", (Column("Point"), Column("What to know"), Column("Rows")), rows)


def credits_sheet(credits: tuple[Credit, ...]) -> Sheet:
    """Credits, one a row; what has an address is a link."""
    columns = (Column("What", "links"), Column("Licence"), Column("Credit"))
    rows = tuple(((Link(c.what, c.url),), c.licence, c.credit or None) for c in credits)
    return Sheet("Licences and credits", columns, rows)


# ---- reading --------------------------------------------------------------------------------

Entry = TypeVar("Entry", Remark, Credit)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CaseError(FILE, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(FILE, f"is not TOML ({error})", do="Correct it there") from error


def _publishers(entries: object) -> dict[str, str]:
    if not isinstance(entries, dict):
        raise CaseError(FILE, f"publishers is {entries!r}", "a table [publishers]")
    return {key: _text(value, f"publishers.{key}") for key, value in entries.items()}


def _all(kind: type[Entry], entries: object, name: str) -> tuple[Entry, ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CaseError(FILE, f"{name} is {entries!r}", f"tables [[{name}]]")
    return tuple(_entry(kind, entry, name) for entry in entries)


def _entry(kind: type[Entry], entry: dict[str, Any], name: str) -> Entry:
    """A remark or credit; `rows` is its one list, and the keys without a default must be there."""
    _only(entry, f"{name}.", kind)
    values: dict[str, Any] = {
        key: _rows(value) if key == "rows" else _text(value, f"{name}.{key}")
        for key, value in entry.items()
    }
    try:
        return kind(**values)
    except TypeError:
        allowed = ", ".join(part.name for part in fields(kind))
        raise CaseError(FILE, f"one of [[{name}]] lacks a key", allowed, "Add it") from None


def _only(entries: Mapping[str, Any], where: str, kind: type[Any]) -> None:
    allowed = [part.name for part in fields(kind)]
    for key in entries:
        if key not in allowed:
            raise CaseError(FILE, f"the key {where + key!r} is not known", ", ".join(allowed))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise CaseError(FILE, f"{where} is {value!r}", "a text", "Write it in quotes")
    return value


def _rows(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CaseError(FILE, f"remarks.rows is {value!r}", "a list of incident ids")
    return tuple(_text(row, "remarks.rows") for row in value)
