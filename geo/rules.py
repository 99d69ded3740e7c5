"""What holds for values once they are typed: ranges, keys, rules within a row, references."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from geo.parse import Fault, faults, nearest, shown
from geo.schema import Model


@dataclass(frozen=True)
class Reference:
    """`column` may hold only `names`, the keys of the table `file`, or be blank."""

    column: str
    file: str
    names: Collection[str]


def references_to(
    sites: Collection[str] | None, actors: Collection[str] | None
) -> dict[str, list[Reference]]:
    """What tables may name, by file name.

    Parameters
    ----------
    sites, actors : the keys of sites.csv and actors.csv; None = there is no such table to ask.
    """
    of_sites = [] if sites is None else [Reference("site_id", "sites.csv", sites)]
    columns = () if actors is None else ("actor", "claimed_by")
    of_actors = [Reference(column, "actors.csv", actors or ()) for column in columns]
    return {"incidents.csv": of_sites + of_actors, "sohr_base_counts.csv": of_sites}


def broken_rules(model: Model, table: pd.DataFrame) -> list[Fault]:
    """Where `table`, typed and indexed by line, breaks a rule of `model`."""
    try:
        model.validate(table, lazy=True)
    except SchemaErrors as errors:
        return [fault for error in errors.schema_errors for fault in _explained(error, table)]
    return []


def unknown(reference: Reference, table: pd.DataFrame) -> list[Fault]:
    """Cells that name what the other table does not have."""
    if reference.column not in table:
        return []
    cells = table[reference.column]
    bad = cells.notna() & ~cells.isin(reference.names)

    def why(value: str, guess: bool) -> tuple[str, str]:
        hint = nearest(value, reference.names) if guess else ""
        reason = f"{shown(value)} is not in {reference.file}"
        return reason, f"{hint}Correct the spelling, or give it a row in {reference.file}"

    return list(faults(cells, bad, why))


def too_early(start: date, table: pd.DataFrame) -> list[Fault]:
    """Rows whose `date` lies before the case begins."""
    early = table["date"][table["date"] < pd.Timestamp(start)]
    hint = "Leave the row out, or set an earlier start in case.toml"
    return [
        Fault(int(line), "date", f"{day:%Y-%m-%d} is before the case begins, {start}", hint)
        for line, day in zip(early.index, early, strict=True)
    ]


def _explained(error: SchemaError, table: pd.DataFrame) -> Iterator[Fault]:
    """The faults behind one of pandera's findings."""
    column = error.schema.name
    lines = error.failure_cases["index"].drop_duplicates()
    if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_DUPLICATES:
        yield from _repeated(table[column])
    elif error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS:
        for line in lines:
            yield Fault(int(line), column, "it is blank", f"Give every row its {column}")
    elif column in table:
        for line, value in zip(lines, table.loc[lines, column], strict=True):
            yield Fault(int(line), column, *_outside(error, value))
    else:  # a rule within a row, which says of itself where it points, what and what to do
        for line in lines:
            yield Fault(int(line), error.check.title, error.check.error, error.check.description)


def _repeated(keys: "pd.Series[str]") -> Iterator[Fault]:
    """Every later row of a key; the first one stands."""
    again = keys[keys.duplicated() & keys.notna()]
    first = keys[keys.isin(again.unique())].drop_duplicates()
    line_of = dict(zip(first, first.index, strict=True))
    for line, key in zip(again.index, again, strict=True):
        reason = f"{shown(key)} is already on line {line_of[key]}"
        yield Fault(int(line), str(keys.name), reason, f"Give each row its own {keys.name}")


def _outside(error: SchemaError, value: Any) -> tuple[str, str]:
    """Reason and hint for a value that fails a check of its own column."""
    limits = error.check.statistics
    match error.check.name:
        case "in_range":
            span = f"{limits['min_value']} to {limits['max_value']}"
            return f"{value:g} is outside {span}", f"Write a number from {span}"
        case "greater_than_or_equal_to":
            least = limits["min_value"]
            return f"{value} is below {least}", f"Write {least} or more, or leave unknown blank"
        case "less_than_or_equal_to":
            most = limits["max_value"]
            return f"{value:g} is above {most}", f"Write at most {most}, or leave unknown blank"
        case "str_matches":
            form = error.schema.description
            return f"{shown(value)} is not {form}", "Write it in that form, or leave it blank"
    raise AssertionError(f"no words for the rule {error.check.name!r}")
