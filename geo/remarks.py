"""`remarks.toml`: the publishers' names, and what a reader must know before repeating a number."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.case import CaseError

FILE = "remarks.toml"


@dataclass(frozen=True)
class Remark:
    """One contested or surprising point.

    Parameters
    ----------
    title, text : plain text, never markup
    rows : ids of the incidents it is about; none: it is about the table
    """

    title: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remarks:
    """What the owner of a case says about its numbers.

    Parameters
    ----------
    publishers : value of `series` in totals.csv to the publisher's name
    remarks : in the order of the file
    """

    publishers: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


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
    _only(found, "", "publishers", "remarks")
    publishers, remarks = found.get("publishers", {}), found.get("remarks", [])
    if not isinstance(publishers, dict) or not isinstance(remarks, list):
        raise CaseError(FILE, "has its parts in another form", "[publishers], [[remarks]]")
    names = {key: _text(publishers, key, "publishers.") for key in publishers}
    return Remarks(names, tuple(_remark(entries) for entries in remarks))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CaseError(FILE, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(FILE, f"is not TOML ({error})", do="Correct it there") from error


def _remark(entries: object) -> Remark:
    if not isinstance(entries, dict):
        raise CaseError(FILE, f"a remark is {entries!r}", "tables [[remarks]]")
    _only(entries, "remarks.", "title", "text", "rows")
    rows = entries.get("rows", [])
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise CaseError(FILE, f"remarks.rows is {rows!r}", "a list of incident ids")
    title, text = (_text(entries, key, "remarks.") for key in ("title", "text"))
    return Remark(title, text, tuple(rows))


def _only(entries: Mapping[str, Any], where: str, *allowed: str) -> None:
    for key in entries.keys() - set(allowed):
        raise CaseError(FILE, f"the key {where + key!r} is not known", ", ".join(allowed))


def _text(entries: Mapping[str, Any], key: str, where: str) -> str:
    value = entries.get(key)
    if not isinstance(value, str):
        raise CaseError(FILE, f"{where}{key} is {value!r}", "a text", f"Write {key!r} in quotes")
    return value
