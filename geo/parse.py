"""Cells become typed values, strictly; a cell that cannot is a fault with its reason."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow
import pyarrow.compute as pc

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile("[+-]?[0-9]{1,9}")
_GUESSES = 200  # a spelling guess takes up to a millisecond; a wholly foreign column has millions

Cells = pd.Series  # of str, stripped, blank = missing, indexed by line
Why = Callable[[str, bool], tuple[str, str]]  # (value, may guess) -> (reason, hint)


@dataclass(frozen=True)
class Fault:
    """What is wrong on one `line`, in which `column`, why, and what to do about it."""

    line: int
    column: str
    reason: str
    hint: str


def parse(column: pa.Column, cells: Cells) -> tuple[pd.Series, list[Fault]]:
    """`cells` as the column's type, blank where a cell is blank or at fault, and the faults."""
    read, why = _kind(column)
    values = read(cells)
    return values, list(faults(cells, cells.notna() & values.isna(), why))


def faults(cells: Cells, bad: "pd.Series[bool]", why: Why) -> Iterator[Fault]:
    """A fault for each `bad` cell; a value that comes again is explained once."""
    wrong = cells[bad]
    explained = {
        value: why(value, number < _GUESSES) for number, value in enumerate(wrong.unique())
    }
    for line, value in zip(wrong.index, wrong, strict=True):
        yield Fault(int(line), str(cells.name), *explained[value])


def shown(value: str) -> str:
    """`value` for a message: quoted, on one line, cut at 60 characters."""
    return repr(value if len(value) <= 60 else value[:59] + "…")


def nearest(value: str, allowed: Iterable[str]) -> str:
    """A question that offers the closest of `allowed`, or nothing if none is close."""
    close = get_close_matches(value[:60], allowed, n=1)
    return f"Did you mean {close[0]!r}? " if close else ""


def _kind(column: pa.Column) -> tuple[Callable[[Cells], pd.Series], Why]:
    """How a column's cells are read, and how a cell that cannot be read is explained."""
    name = str(column.dtype)
    if name == "category":
        allowed = getattr(column.dtype, "categories", None)
        return (_open, _never) if allowed is None else _enumeration(tuple(allowed))
    if name.startswith("datetime64"):
        return _days, _why_no_day
    if name == "Int64":
        return _wholes, _why_no_whole
    if name == "float64":
        return _numbers, _why_no_number
    return (lambda cells: cells), _never


def _never(value: str, guess: bool) -> tuple[str, str]:
    raise AssertionError(f"any text is allowed, yet {value!r} was not read")


def _open(cells: Cells) -> pd.Series:
    return cells.astype("category")


def _enumeration(allowed: tuple[str, ...]) -> tuple[Callable[[Cells], pd.Series], Why]:
    def read(cells: Cells) -> pd.Series:
        codes = pc.index_in(arrow.array(cells), arrow.array(allowed, arrow.large_string()))
        filled = pc.fill_null(codes, -1).to_numpy(zero_copy_only=False)
        return pd.Series(
            pd.Categorical.from_codes(filled, dtype=pd.CategoricalDtype(list(allowed))),
            cells.index,
            name=cells.name,
        )

    def why(value: str, guess: bool) -> tuple[str, str]:
        hint = nearest(value, allowed) if guess else ""
        return f"{shown(value)} is not allowed", f"{hint}Allowed: {', '.join(allowed)}"

    return read, why


def _per_value(cells: Cells, read: Callable[[str], object], dtype: str) -> pd.Series:
    """Each distinct cell read once; dates and counts repeat."""
    codes, distinct = pd.factorize(cells)
    values = pd.Series([*map(read, distinct), None], dtype=dtype).array
    return pd.Series(values[codes], cells.index, name=cells.name)  # code -1, blank, is the last


def _days(cells: Cells) -> pd.Series:
    return _per_value(cells, _day, "datetime64[s]")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        return None


def _why_no_day(value: str, guess: bool) -> tuple[str, str]:
    if _DATE.fullmatch(value):
        return f"there is no day {value}", "Check year, month and day: YYYY-MM-DD"
    return f"{shown(value)} is not a date", "Write it YYYY-MM-DD, as in 2023-10-17"


def _wholes(cells: Cells) -> pd.Series:
    return _per_value(cells, lambda v: int(v) if _WHOLE.fullmatch(v) else None, "Int64")


def _why_no_whole(value: str, guess: bool) -> tuple[str, str]:
    hint = "Write a whole number of at most nine digits, or leave it blank if unknown"
    return f"{shown(value)} is not a whole number", hint


def _numbers(cells: Cells) -> pd.Series:
    return pd.to_numeric(cells, errors="coerce").astype("float64")


def _why_no_number(value: str, guess: bool) -> tuple[str, str]:
    return f"{shown(value)} is not a number", "Write it with a decimal point, as in 33.7856"
