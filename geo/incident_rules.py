"""What must hold within one incident, whichever columns its table has."""

import pandas as pd
import pandera.pandas as pa


class IncidentRules(pa.DataFrameModel):
    """Rules over several columns; `title` is the column a broken one points to.

    A column that the file lacks breaks no rule.
    """

    @pa.dataframe_check(
        error="neither a site nor a coordinate is given",
        title="site_id",
        description="Give a site_id of sites.csv, or lat and lon",
    )
    @classmethod
    def has_place(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        """An incident happened somewhere."""
        return _given(table, "site_id") | _given(table, "lat") | _given(table, "lon")

    @pa.dataframe_check(
        error="half of the coordinate is missing",
        title="lon",
        description="Give both lat and lon, or neither",
    )
    @classmethod
    def coordinate_is_whole(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        """Both of lat and lon, or neither."""
        return _given(table, "lat") == _given(table, "lon")

    @pa.dataframe_check(
        error="time_local and time_utc are one moment, but only one is given",
        title="time_utc",
        description="Fill in both or neither",
    )
    @classmethod
    def time_is_whole(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        """Both of time_local and time_utc, or neither; a table of one alone has its times."""
        if "time_local" in table and "time_utc" in table:
            return _given(table, "time_local") == _given(table, "time_utc")
        return _everywhere(table)

    @pa.dataframe_check(
        error="the range ends before it begins",
        title="date_end",
        description="date_end is the last possible day: on or after date",
    )
    @classmethod
    def range_runs_forward(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        """date_end is on or after date."""
        if "date_end" in table:
            return ~(table["date_end"] < table["date"])
        return _everywhere(table)

    @pa.dataframe_check(
        error="date_precision and date_end contradict each other",
        title="date_end",
        description="A range has a date_end, a day has none",
    )
    @classmethod
    def precision_fits(cls, table: pd.DataFrame) -> "pd.Series[bool]":
        """A range has a last day, a single day has none."""
        if "date_precision" not in table:
            return _everywhere(table)
        precision = table["date_precision"]
        return precision.isna() | (precision.eq("range") == _given(table, "date_end"))


def _given(table: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """Where `table` has a value; nowhere if it has no such column."""
    return table[column].notna() if column in table else ~_everywhere(table)


def _everywhere(table: pd.DataFrame) -> "pd.Series[bool]":
    return pd.Series(True, index=table.index)
