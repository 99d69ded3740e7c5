"""Tables from files: every row is read strictly or set aside aloud."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


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
    row : the whole row as read, by column name; surplus fields stand under ""
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    hint: str
    row: Mapping[str, str]

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}"
        column = f", column {self.column}" if self.column else ""
        return f"{where}{column}: {self.reason}. {self.hint}."


@dataclass(frozen=True)
class Loaded:
    """A table of checked rows, indexed by `line`, and the rows set aside, in file order.

    Every column of the model is there; one the file lacks is all blank.
    """

    table: pd.DataFrame
    rejected: tuple[Rejected, ...]
