"""Rows as CSV files that every spreadsheet opens as text: no cell of them is ever a formula.

UTF-8 with a byte order mark, without which Excel reads Arabic and dashes as another encoding;
`geo.csvfile` reads the files again, mark included.
"""

from collections.abc import Sequence

import pandas as pd
import pyarrow as arrow
import pyarrow.compute as pc

from geo.dataset import Dataset
from geo.link import extent_of
from geo.load import Rejected
from geo.schema import Incidents
from geo.select import Numbers

# A spreadsheet reads a cell as a formula from these signs on, and some take a semicolon, a tab or a
# line break inside a text for the beginning of a new cell. Source: OWASP, "CSV Injection".
# The signs by number are the full-width forms of the four before them.
_FORMULA = r"(^|[;\t\r\n])([\s\p{Z}\p{C}]*)([=+\-@\x{FF0B}\x{FF0D}\x{FF1D}\x{FF20}])"
_LEADING = r"^([\t\r\n])"


def incidents_csv(dataset: Dataset, rows: Numbers) -> bytes:
    """Incidents as a file that can be loaded again: `incidents_table` as CSV.

    Parameters
    ----------
    rows : row numbers, in the order of the file
    """
    return csv_bytes(incidents_table(dataset, rows))


def incidents_table(dataset: Dataset, rows: Numbers) -> pd.DataFrame:
    """Incidents with all that the case says of them, sources included.

    The columns of `incidents.csv`, blanks left blank; `lat` and `lon` (degrees WGS84) are the
    site's where the row has none of its own. After them the site's name and the country and
    governorate whose polygon holds the point.

    Parameters
    ----------
    rows : row numbers, in the order of the table
    """
    incidents = dataset.incidents.iloc[rows]
    names = dict(zip(dataset.sites["site_id"], dataset.sites["name"], strict=True))
    columns = {name: incidents[name] for name in Incidents.to_schema().columns}
    # Only a row of sites.csv can be named in a file that is to be loaded again.
    spot = incidents["site_id"].isin(dataset.spots)
    columns["site_id"] = incidents["site_id"].mask(spot)
    columns["site_name"] = incidents["site_id"].astype(object).map(names)
    columns |= {name: incidents[name] for name in ("country_found", "admin1_found")}
    return pd.DataFrame(columns)


def rejected_csv(rejected: Sequence[Rejected]) -> bytes:
    """Rows set aside, `rejected_table`, as CSV."""
    return csv_bytes(rejected_table(rejected))


def rejected_table(rejected: Sequence[Rejected]) -> pd.DataFrame:
    """Rows set aside: where they stand, why, what to do, and every cell as it was read.

    Cells stand under "row." and their column's name; those that no column claims under "row.".
    """
    about = ("file", "line", "column", "value", "reason", "hint")
    told = [
        {name: getattr(row, name) for name in about}
        | {f"row.{name}": cell for name, cell in row.row.items()}
        for row in rejected
    ]
    return pd.DataFrame(told, columns=None if told else list(about))


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as CSV text; numbers and days stay what they are, a formula gets an apostrophe."""
    safe = pd.DataFrame({defused(str(name)): _plain(table[name]) for name in table})
    return safe.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode(
        "utf-8-sig"
    )


def defused(text: str) -> str:
    """`text` with an apostrophe before whatever a spreadsheet would take for a formula."""
    defused_text: str = _defused(arrow.array([text], arrow.large_string()))[0].as_py()
    return defused_text


def would_run(column: pd.Series) -> list[bool]:
    """For each cell whether a spreadsheet would take its text for a formula."""
    if not len(column) or pd.api.types.is_numeric_dtype(column):
        return [False] * len(column)
    texts = arrow.array(column.astype("str"), arrow.large_string(), from_pandas=True)
    changed: list[bool] = pc.fill_null(pc.not_equal(_defused(texts), texts), False).to_pylist()
    return changed


def rejected_name(dataset: Dataset) -> str:
    """A file name, date first, for the rows that the whole case sets aside."""
    return f"{extent_of(dataset).last_day:%Y%m%d}_rows-set-aside.csv"


def _plain(column: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
        return column
    texts = arrow.array(column.astype("str"), arrow.large_string(), from_pandas=True)
    return pd.Series(_defused(texts).to_pandas(), name=column.name).set_axis(column.index)


def _defused(texts: "arrow.LargeStringArray") -> "arrow.LargeStringArray":
    marked = pc.replace_substring_regex(texts, _FORMULA, r"\1\2'\3")
    return pc.replace_substring_regex(marked, _LEADING, r"'\1")
