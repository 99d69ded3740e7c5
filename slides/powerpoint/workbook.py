"""The workbook behind a chart: what "Edit data" opens."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from slides.powerpoint.markup import clean
from slides.powerpoint.package import packed
from slides.tables.xlsx import written

SHEET = "Data"

Cell = str | float | date | None

# No text is a formula, a link or a number, whatever it begins with.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime.combine(date(1980, 1, 1), time(), UTC)


def workbook_of(columns: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet of columns, the first cell of each its heading; None stays empty.

    The same columns give the same bytes.
    """
    made = BytesIO()
    book = Workbook(made, _OPTIONS)
    book.set_properties({"author": "Briefmap", "created": _MADE})
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, column in enumerate(columns):
        for row, cell in enumerate(column):
            match cell:
                case str():
                    sheet.write_string(row, at, written(clean(cell)))
                case date():
                    sheet.write_datetime(row, at, datetime.combine(cell, time()), day)
                case float() | int():
                    sheet.write_number(row, at, cell)
    book.close()
    return packed(made.getvalue())


def cells(column: int, rows: int) -> str:
    """The reference to the cells of a column below its heading: "Data!$B$2:$B$9"."""
    return f"{SHEET}!${letters(column)}$2:${letters(column)}${rows + 1}"


def heading(column: int) -> str:
    """The reference to the heading of a column: "Data!$B$1"."""
    return f"{SHEET}!${letters(column)}$1"


def letters(column: int) -> str:
    """A column's name, counted from 0: 0 is "A", 26 is "AA"."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
