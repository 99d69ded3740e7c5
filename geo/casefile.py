"""`case.toml`: every key is known and of its kind, or the file is refused."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from geo.case import Case, CaseError, Reported, Zone
from geo.parse import nearest

Built = TypeVar("Built")


def read_case(path: Path) -> Case:
    """Read a `case.toml`.

    Raises
    ------
    CaseError : the file cannot be read, is no TOML, or has a key that is missing, unknown or of
        another kind
    """
    top = _Entries(path.name, "", _toml(path))
    zone, reported = top.table("zone"), top.table("reported")
    case = Case(
        title=top.text("title"),
        start=top.day("start"),
        zone=_zone(zone) if zone else None,
        focus_countries=top.texts("focus_countries"),
        opening=top.text("opening", ""),
        reported=_reported(reported) if reported else None,
    )
    top.close()
    return case


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CaseError(path.name, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(path.name, f"is not TOML ({error})", do="Correct it there") from error


class _Entries:
    """The keys of one table of the file, taken one by one; `close` refuses those left over."""

    def __init__(self, file: str, where: str, values: dict[str, Any]) -> None:
        self._file, self._where, self._values = file, where, dict(values)
        self._known: list[str] = []

    def text(self, key: str, default: str | None = None) -> str:
        return str(self._take(key, default, "a text", lambda v: isinstance(v, str)))

    def number(self, key: str) -> float:
        return float(self._take(key, None, "a number", lambda v: type(v) in (int, float)))

    def day(self, key: str) -> date:
        words = "a day without quotes, as in 2023-10-17"
        day: date = self._take(
            key, None, words, lambda v: isinstance(v, date) and not isinstance(v, datetime)
        )
        return day

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._take(key, [], "a list of texts", _is_list_of(str)))

    def table(self, key: str) -> "_Entries | None":
        values = self._take(key, {}, f"a table [{key}]", lambda v: isinstance(v, dict))
        return _Entries(self._file, f"{self._where}{key}.", values) if values else None

    def pairs(self) -> dict[str, str]:
        return {key: self.text(key) for key in list(self._values)}

    def build(self, make: Callable[..., Built], **values: Any) -> Built:
        """`make(**values)`, its refusal told as this file's."""
        self.close()
        try:
            return make(**values)
        except ValueError as error:
            raise CaseError(self._file, f"{self._where}{error}", do="Correct it there") from error

    def close(self) -> None:
        for key in self._values:
            hint = f"{nearest(key, self._known)}Correct or delete it"
            what = f"the key {self._where + key!r} is not known"
            raise CaseError(self._file, what, ", ".join(self._known), hint)

    def _take(self, key: str, default: Any, words: str, fits: Callable[[Any], bool]) -> Any:
        self._known.append(key)
        value = self._values.pop(key, default)
        if value is None:
            what = f"the key {self._where + key!r} is missing"
            raise CaseError(self._file, what, words, f"Add {key!r}")
        if not fits(value):
            what = f"{self._where}{key} is {value!r}"
            raise CaseError(self._file, what, words, f"Correct {key!r}")
        return value


def _is_list_of(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(isinstance(item, kind) for item in value)


def _zone(entries: _Entries) -> Zone:
    return entries.build(
        Zone,
        name=entries.text("name"),
        utc_offset_hours=entries.number("utc_offset_hours"),
        military_letter=entries.text("military_letter", ""),
    )


def _reported(entries: _Entries) -> Reported:
    columns = entries.table("columns")
    return entries.build(
        Reported,
        series=entries.text("series"),
        publisher=entries.text("publisher"),
        total=entries.text("total", "total_attacks"),
        columns=columns.pairs() if columns else {},
    )
