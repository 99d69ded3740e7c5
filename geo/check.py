"""Files held against their models, for whoever keeps a case: every fault, nothing mended."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from geo.case import CaseError
from geo.casefile import read_case
from geo.csvfile import read_header
from geo.layers import read_layer
from geo.load import Rejected, find_faults, load_table
from geo.parse import nearest
from geo.rules import references_to
from geo.schema import TABLES


def check_files(paths: Iterable[Path]) -> list[Rejected]:
    """Every fault of tables, GeoJSON layers and `case.toml`, in the order given, then by line.

    A table is known by its file name, else by its columns. What it names of other tables, and the
    day the case begins, is held against `sites.csv`, `actors.csv` and `case.toml` beside it, where
    they are there. A file that cannot be read at all is one fault on line 1.
    """
    return [fault for path in paths for fault in _faults(path)]


def _faults(path: Path) -> list[Rejected]:
    try:
        if path.suffix == ".toml":
            read_case(path)
        elif path.suffix in (".geojson", ".json"):
            read_layer(path)
        else:
            return _table_faults(path)
    except CaseError as error:
        return [_whole_file(error)]
    return []


def _whole_file(error: CaseError) -> Rejected:
    hint = ". ".join(
        part for part in (error.allowed and f"Allowed: {error.allowed}", error.do) if part
    )
    return Rejected(error.file, 1, "", "", error.what, hint, {})


def _table_faults(path: Path) -> list[Rejected]:
    header = read_header(path)
    name = path.name if path.name in TABLES else _table_of(path.name, header)
    folder = path.parent
    references = references_to(_keys(folder, "sites.csv"), _keys(folder, "actors.csv"))
    start = _start(folder) if name == "incidents.csv" else None
    found = find_faults(path, TABLES[name], references.get(name, ()), start)
    return _misspelt(path.name, header, name) + list(found)


def _table_of(file: str, header: tuple[str, ...]) -> str:
    """The table with the most columns in common; ties go to the first of `TABLES`."""
    shared = {
        name: len(set(header) & set(model.to_schema().columns)) for name, model in TABLES.items()
    }
    best = max(shared, key=lambda name: shared[name])
    if shared[best] < 2:
        allowed = ", ".join(TABLES)
        raise CaseError(file, "has the columns of no table", allowed, "Give it the name of one")
    return best


def _keys(folder: Path, name: str) -> tuple[str, ...] | None:
    """The keys of a table beside the one checked; None where there is none to ask."""
    if not (folder / name).is_file():
        return None
    try:
        table = load_table(folder / name, TABLES[name]).table
    except CaseError:
        return None  # its own faults are told where it is checked itself
    return tuple(table.iloc[:, 0])


def _start(folder: Path) -> date | None:
    try:
        return read_case(folder / "case.toml").start
    except CaseError:
        return None  # not there, or told where it is checked itself


def _misspelt(file: str, header: tuple[str, ...], name: str) -> list[Rejected]:
    """Columns that no model reads and that look like one which the file lacks."""
    columns = set(TABLES[name].to_schema().columns)
    lacking = sorted(columns - set(header))
    return [
        Rejected(
            file, 1, column, column, "this column is not read", nearest(column, lacking).strip(), {}
        )
        for column in header
        if column not in columns and nearest(column, lacking)
    ]
