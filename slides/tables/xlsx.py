"""The rows of a view as a workbook: numbers and days are what they are, text is always text."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geo.dataset import Dataset
from geo.download import would_run
from geo.view import View
from geo.words import digits
from slides.address import is_web
from slides.slide import Setting
from slides.stamp import stamp_properties
from slides.tables.rows import Rows, rows_of

# A sheet could hold a million rows, but making one takes 10 kB of memory and 0.4 ms a row.
MOST_ROWS = 100_000
# What a sheet, a cell and a sheet's links hold at most; Excel drops the rest or refuses the file.
MOST_COLUMNS = 16_384
MOST_SIGNS = 32_767
MOST_LINKS, LONGEST_LINK = 65_530, 2_079
LONGEST_HEADER = 255

CUT = "… (cut: a cell holds no more)"
_NARROWEST, _WIDEST = 8, 60
_MEASURED = 200
# Width of a column of sentences, in letters as wide as a digit: most are narrower.
_PROSE = 100
_LINE_POINTS = 15.0
_DAY = "YYYY-MM-DD"


class TooLargeError(ValueError):
    """The rows do not fit into a sheet: one sentence says so, and what to take instead."""


def xlsx_of(dataset: Dataset, view: View, setting: Setting) -> bytes:
    """The sheets Incidents, Sources, Rows set aside and About.

    Raises
    ------
    TooLargeError : more rows or columns than a sheet takes
    """
    rows, data = rows_of(dataset, view, setting), BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        _describe(book, rows, setting)
        paper = _Paper(book, setting.marking)
        paper.table("Incidents", rows.incidents)
        paper.table("Sources", rows.sources)
        paper.table("Rows set aside", rows.set_aside)
        paper.lines("About", rows.about)
    return data.getvalue()


def _describe(book: Workbook, rows: Rows, setting: Setting) -> None:
    said = dict(rows.about)
    created = datetime.combine(setting.produced_on, time.min)
    title = said.get("Title", said["Case"])
    book.set_properties({"title": title, "author": "Briefmap", "created": created})
    for name, piece in stamp_properties(rows.stamp):
        book.set_custom_property(name, piece, "text")


class _Paper:
    """Sheets of one book, alike in looks, the marking at the head and foot of each printed page."""

    def __init__(self, book: Workbook, marking: str) -> None:
        self._book = book
        self._marking = f"&C{marking.replace('&', '&&')}" if marking else ""
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._looks = _Looks(
            day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            formula_like=book.add_format({"quote_prefix": True}),
            link=book.get_default_url_format(),
        )

    def table(self, name: str, table: pd.DataFrame) -> None:
        """A sheet with a heading row that stays in sight, and buttons to filter by."""
        _check_size(name, table)
        sheet = self._sheet(name)
        for column, heading in enumerate(map(str, table)):
            sheet.write_string(0, column, written(heading), self._bold)
            sheet.set_column(column, column, _width(heading, table.iloc[:, column]))
        _Cells(sheet, self._looks).fill(table)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)

    def lines(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """A sheet of labels and what they say."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, _PROSE)
        for row, (label, words) in enumerate(lines):
            # Not every program makes room for wrapped text by itself.
            sheet.set_row(row, _LINE_POINTS * ceil(max(1, len(words)) / _PROSE))
            sheet.write_string(row, 0, label, self._bold)
            sheet.write_string(row, 1, written(words), self._wrapped)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        if 0 < utf16_length(self._marking) <= LONGEST_HEADER:
            sheet.set_header("&C")
            sheet.set_footer("&C")
            # The library takes an "&G" in it for a picture, and leaves the whole line out.
            sheet.header = sheet.footer = self._marking
        return sheet


class _Looks(NamedTuple):
    """Cell formats; `formula_like` has the sign that Excel itself gives a text that looks like a
    formula, so that it does not become one when the cell is edited."""

    day: Format
    formula_like: Format
    link: Format


class _Cells:
    """The cells of one sheet, written one by one, none of them by what its text looks like."""

    def __init__(self, sheet: Worksheet, looks: _Looks) -> None:
        self._sheet, self._looks = sheet, looks
        self._links = 0

    def fill(self, table: pd.DataFrame) -> None:
        """Writes the rows of a table under its heading row."""
        for column in range(len(table.columns)):
            values = table.iloc[:, column]
            plain = values.astype(object).where(values.notna(), None)
            cells = zip(plain, would_run(values), strict=True)
            for row, (value, is_formula_like) in enumerate(cells, 1):
                self._write(row, column, value, is_formula_like)

    def _write(self, row: int, column: int, value: Any, is_formula_like: bool) -> None:
        if isinstance(value, str):
            self._write_text(row, column, value, is_formula_like)
        elif isinstance(value, datetime):
            self._sheet.write_datetime(row, column, value, self._looks.day)
        elif value is not None:
            self._sheet.write_number(row, column, value)

    def _write_text(self, row: int, column: int, text: str, is_formula_like: bool) -> None:
        if is_web(text) and utf16_length(text) <= LONGEST_LINK and self._links < MOST_LINKS:
            self._links += 1
            self._sheet.write_url(row, column, text, self._looks.link)
        else:
            looks = self._looks.formula_like if is_formula_like else None
            self._sheet.write_string(row, column, written(text), looks)


def written(text: str) -> str:
    """A text as a cell can hold it: one that is too long says that it was cut.

    The library takes a text from "<r>" to "</r>" for markup of its own; a blank behind it makes it
    text again.
    """
    if utf16_length(text) > MOST_SIGNS:
        room = 2 * (MOST_SIGNS - utf16_length(CUT))
        text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def utf16_length(text: str) -> int:
    """How long Office takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _check_size(name: str, table: pd.DataFrame) -> None:
    if len(table) > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise TooLargeError(
            f"The sheet {name} would have {digits(len(table))} rows and "
            f"{digits(len(table.columns))} columns, and a workbook takes {digits(MOST_ROWS)} and "
            f"{digits(MOST_COLUMNS)}; narrow the view, or take CSV."
        )


def _width(heading: str, column: pd.Series) -> int:
    """Room for the heading and for the first cells, within reason; in letters."""
    cells = column.head(_MEASURED).dropna()
    lengths = [len(heading), *(_letters(cell) for cell in cells)]
    return min(max(_NARROWEST, *lengths) + 2, _WIDEST)


def _letters(cell: Any) -> int:
    return len(_DAY) if isinstance(cell, datetime) else len(str(cell))
