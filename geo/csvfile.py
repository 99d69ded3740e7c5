"""CSV text: physical lines in, cells as text out, and the records that cannot be read."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from geo.case import CaseError

_CHUNK = 65_536  # records held as Python strings at a time; as Arrow text they are far smaller
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_QUOTE_INSIDE = re.compile('"(?<=[^,\n"]")[^,\r\n"]')
_QUOTING = (
    "Check its commas and quotes: a text with a comma stands in double quotes,"
    " a double quote inside it is doubled"
)


@dataclass(frozen=True)
class Broken:
    """A record that cannot be read.

    Parameters
    ----------
    line : physical line where it begins, the header being 1
    reason : why it is no record of this file
    hint : what to do about it
    row : its cells by column name, as far as they can be told apart; the rest stands under ""
    """

    line: int
    reason: str
    hint: str
    row: Mapping[str, str]


@dataclass(frozen=True)
class CsvFile:
    """A file's cells as text, nothing stripped or guessed.

    Parameters
    ----------
    header : column names, stripped; one without a name is called by its number, "column 7"
    cells : one row per record, one column of str per name, indexed by the physical `line`
    broken : the records that cannot be read, in file order
    """

    header: tuple[str, ...]
    cells: pd.DataFrame
    broken: tuple[Broken, ...]


def read_csv(path: Path) -> CsvFile:
    """Read a comma-separated UTF-8 file, with or without BOM, whatever its line ends.

    Blank lines, and lines of nothing but commas, are no records and are passed over. A stray quote
    costs its own line, not the lines behind it: reading begins again one line further.

    Raises
    ------
    CaseError : no such file, an empty file, another encoding, a header that names a column twice
    """
    text, is_utf8 = _text(path)
    header = _header(path.name, text)
    broken: list[Broken] = []
    cells = _bulk(text, header) if is_utf8 else None
    if cells is None:
        cells = pd.concat(list(_frames(_lines(text), header, broken)))
    if "\n," in text:
        cells = cells[(cells != "").any(axis=1)]
    if "\0" in text:
        cells = _take_out(cells, "\0", "holds a NUL byte", broken)
    if not is_utf8:
        cells = _take_out(cells, "\ufffd", "holds bytes that are not UTF-8", broken)
    return CsvFile(header, cells, tuple(sorted(broken, key=lambda record: record.line)))


def read_header(path: Path) -> tuple[str, ...]:
    """The column names of a CSV file; errors of `read_csv`."""
    return _header(path.name, _text(path)[0])


def _text(path: Path) -> tuple[str, bool]:
    """The file's text and whether every byte of it was UTF-8; other bytes stand as U+FFFD."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise CaseError(path.name, what, do="Put the file in the case folder") from error
    if data.startswith(_UTF16_MARKS):
        raise CaseError(path.name, "is UTF-16", "UTF-8", "Save it as CSV UTF-8")
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", errors="replace"), False


def _header(file: str, text: str) -> tuple[str, ...]:
    try:
        fields = next(csv.reader(_lines(text[: text.find("\n") + 1] or text), strict=True), [])
    except csv.Error as error:
        raise CaseError(file, f"line 1 is no header ({error})", do=_QUOTING) from error
    if not "".join(fields).strip():
        raise CaseError(
            file, "line 1 is empty", "a header with the column names", "Add the header and the rows"
        )
    names = tuple(name.strip() or f"column {n}" for n, name in enumerate(fields, 1))
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise CaseError(
            file,
            f"line 1 names {doubled[0]!r} twice",
            "each column once",
            "Rename or delete one of the two",
        )
    return names


def _lines(text: str) -> list[str]:
    """Physical lines with their ends; only LF, CR and CRLF end one."""
    return list(io.StringIO(text, newline=""))


def _bulk(text: str, header: tuple[str, ...]) -> pd.DataFrame | None:
    """All records at Arrow's speed, or None where a record is not exactly one line of its own.

    Ten times faster than reading record by record, but it cannot say on which line one begins.
    Blank lines, quoted line breaks and stray quotes leave fewer records than lines. A quote in the
    middle of a cell is left to the strict reader, for Arrow would let any pass.
    """
    if text.count("\r") != text.count("\r\n") or _QUOTE_INSIDE.search(text):
        return None
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(text.encode()),
            arrow_csv.ReadOptions(column_names=list(header), skip_rows=1),
            arrow_csv.ParseOptions(newlines_in_values=True),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(header, pa.large_string())),
        )
    except pa.ArrowInvalid:
        return None
    last = text.count("\n") + (not text.endswith("\n"))
    if table.num_rows != last - 1:
        return None
    return _indexed(table, range(2, last + 1))


def _frames(
    lines: list[str], header: tuple[str, ...], broken: list[Broken]
) -> Iterator[pd.DataFrame]:
    """Chunks of sound records as frames; the others go to `broken`."""
    numbers: list[int] = []
    rows: list[list[str]] = []
    for line, fields, problem in _records(lines, len(header)):
        if problem:
            broken.append(Broken(line, problem, _QUOTING, _row(header, fields)))
        elif fields:
            numbers.append(line)
            rows.append(fields)
        if len(rows) == _CHUNK:
            yield _frame(header, numbers, rows)
            numbers, rows = [], []
    yield _frame(header, numbers, rows)


def _records(lines: list[str], width: int) -> Iterator[tuple[int, list[str], str]]:
    """Every record behind the header as (line, fields, problem), a sound one without problem."""
    start = 1
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), strict=True)
        first = begin = start
        try:
            for fields in reader:
                end = first + reader.line_num
                if len(fields) == width or not fields:
                    yield begin + 1, fields, ""
                elif end - begin == 1:
                    yield begin + 1, fields, f"has {len(fields)} fields, the header {width}"
                else:
                    raise csv.Error(f"a quote opened here runs on to line {end}")
                begin = end
            return
        except csv.Error as error:
            raw = lines[begin].rstrip("\r\n")
            yield begin + 1, [""] * width + [raw], f"cannot be read: {error}"
        start = begin + 1


def _frame(header: tuple[str, ...], numbers: list[int], rows: list[list[str]]) -> pd.DataFrame:
    columns: Sequence[Sequence[str]] = list(zip(*rows, strict=True)) or [()] * len(header)
    arrays = [pa.array(column, pa.large_string()) for column in columns]
    return _indexed(pa.table(arrays, names=list(header)), numbers)


def _indexed(table: pa.Table, lines: Sequence[int]) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas()
    return frame.set_index(pd.Index(np.asarray(lines, "int64"), name="line"))


def _row(header: tuple[str, ...], fields: list[str]) -> dict[str, str]:
    """Cells by column name, blank ones left out; those beyond the header stand under ""."""
    named = {name: cell for name, cell in zip(header, fields, strict=False) if cell}
    surplus = fields[len(header) :]
    return named | {"": ",".join(surplus)} if surplus else named


def _take_out(
    cells: pd.DataFrame, character: str, reason: str, broken: list[Broken]
) -> pd.DataFrame:
    """`cells` without the rows that hold `character`, which go to `broken`."""
    spoilt = pd.Series(False, index=cells.index)
    for column in cells:
        spoilt |= cells[column].str.contains(character, regex=False)
    hint = "Save the file as UTF-8 text and write this line anew"
    for line, fields in zip(cells.index[spoilt], cells[spoilt].to_numpy(), strict=True):
        broken.append(Broken(int(line), reason, hint, _row(tuple(cells.columns), list(fields))))
    return cells[~spoilt]
