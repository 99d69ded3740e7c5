"""Tables from files: every row is read strictly or set aside aloud."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as arrow
import pyarrow.compute as pc

from geo.case import CaseError
from geo.csvfile import CsvFile, read_csv
from geo.parse import Fault, nearest, parse
from geo.rules import Reference, broken_rules, too_early, unknown
from geo.schema import Model


@dataclass(frozen=True)
class Rejected:
    """A row that was set aside, and why.

    Parameters
    ----------
    file : name of the file, relative to the case folder
    line : physical line in that file where the row begins, the header being 1
    column : the column at fault; blank where it is the whole line
    value : what stood there, as read
    reason : what is wrong with it
    hint : what to do about it
    row : the row as read, by column name; what no column claims stands under ""
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    hint: str
    row: Mapping[str, str]

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, line {self.line}{column}: {self.reason}. {self.hint}."


@dataclass(frozen=True)
class Loaded:
    """A table of checked rows, indexed by `line`, and the rows set aside, in file order.

    Every column of the model is there, in its order; one the file lacks is all blank. A row with
    several faults is set aside once, for the first.
    """

    table: pd.DataFrame
    rejected: tuple[Rejected, ...]


def load_table(
    path: Path, model: Model, references: Iterable[Reference] = (), start: date | None = None
) -> Loaded:
    """Read a CSV file as `model`: text first, then types, then the rules.

    Parameters
    ----------
    references : the keys of other tables that this one may name
    start : first day allowed in `date`; None = any

    Raises
    ------
    CaseError : the file cannot be read as a table, or lacks a column it must have
    """
    table, found = _read(path, model, references, start)
    once = {row.line: row for row in reversed(found)}
    kept = table.drop(index=list(once), errors="ignore") if once else table
    return Loaded(with_all_columns(kept, model), tuple(reversed(once.values())))


def find_faults(
    path: Path, model: Model, references: Iterable[Reference] = (), start: date | None = None
) -> tuple[Rejected, ...]:
    """Every fault of a file, several of one row included; parameters and errors of `load_table`."""
    return _read(path, model, references, start)[1]


def empty_table(model: Model) -> pd.DataFrame:
    """The table of a file that is not there: all columns of `model`, no row."""
    return with_all_columns(pd.DataFrame(index=pd.Index([], dtype="int64", name="line")), model)


def _read(
    path: Path, model: Model, references: Iterable[Reference], start: date | None
) -> tuple[pd.DataFrame, tuple[Rejected, ...]]:
    """All records, typed, those at fault included; and the faults, by line and column."""
    file = read_csv(path)
    columns = model.to_schema().columns
    _check_header(path.name, file.header, columns)
    cells = _stripped(file.cells[[name for name in columns if name in file.header]])
    table, found = _typed(columns, cells)
    found += broken_rules(model, table)
    for reference in references:
        found += unknown(reference, table)
    if start is not None:
        found += too_early(start, table)
    return table, _rejected(path.name, file, found)


def _check_header(file: str, header: tuple[str, ...], columns: Mapping[str, Any]) -> None:
    missing = [name for name, column in columns.items() if column.required and name not in header]
    if not missing:
        return
    if len(header) == 1 and re.search("[;\t|]", header[0]):
        hint = "Separate the columns by commas"
    else:
        hint = nearest(missing[0], set(header) - set(columns)) + f"Add the column {missing[0]!r}"
    allowed = f"the columns {', '.join(columns)}"
    raise CaseError(file, f"line 1 has no column {missing[0]!r}", allowed, hint)


def _stripped(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells without white space around them; nothing but white space is missing."""
    frame: pd.DataFrame = arrow.table({name: _blanked(cells[name]) for name in cells}).to_pandas()
    return frame.set_index(cells.index)


def _blanked(cells: pd.Series) -> arrow.ChunkedArray:
    text = pc.utf8_trim_whitespace(arrow.array(cells))
    blank = pc.equal(text, "")
    return pc.if_else(blank, None, text) if pc.any(blank).as_py() else text


def _typed(columns: Mapping[str, Any], cells: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    values: dict[str, pd.Series] = {}
    found: list[Fault] = []
    for name in map(str, cells):
        values[name], wrong = parse(columns[name], cells[name])
        found += wrong
    return pd.DataFrame(values, index=cells.index), found


def _rejected(name: str, file: CsvFile, found: list[Fault]) -> tuple[Rejected, ...]:
    """Faults and broken records with the rows they stand in; one for each line and column."""
    place = {column: number for number, column in enumerate(file.header)}
    single = {(fault.line, fault.column): fault for fault in reversed(found)}
    lines = sorted({fault.line for fault in found})
    cells = file.cells.loc[lines].to_numpy().tolist()
    rows = {
        line: dict(zip(file.header, row, strict=True))
        for line, row in zip(lines, cells, strict=True)
    }
    faulty = [
        Rejected(
            name, line, column, rows[line].get(column, ""), fault.reason, fault.hint, rows[line]
        )
        for (line, column), fault in single.items()
    ]
    broken = [
        Rejected(name, record.line, "", "", record.reason, record.hint, record.row)
        for record in file.broken
    ]

    def in_file_order(row: Rejected) -> tuple[int, int]:
        return row.line, place.get(row.column, len(place))

    return tuple(sorted(faulty + broken, key=in_file_order))


def with_all_columns(table: pd.DataFrame, model: Model) -> pd.DataFrame:
    """`table` with every column of the model, in its order, and no category that no row uses."""
    columns = {}
    for name, column in model.to_schema().columns.items():
        if name in table:
            columns[name] = _trimmed(table[name], column)
        else:
            blank = pd.Series(None, index=table.index, dtype="str", name=name)
            columns[name] = parse(column, blank)[0]
    return pd.DataFrame(columns, index=table.index)


def _trimmed(values: pd.Series, column: Any) -> pd.Series:
    """Open categories sorted, and only those in use; a closed list of values stays as it is."""
    if str(column.dtype) != "category" or column.dtype.categories is not None:
        return values
    used = values.cat.remove_unused_categories()
    return used.cat.reorder_categories(sorted(used.cat.categories))
