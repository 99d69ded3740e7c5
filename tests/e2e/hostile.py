"""The shipped case with an attack in every text that a table can hold."""

import csv
from pathlib import Path
from typing import Any

from geo.schema import TABLES
from tests.e2e.app import SHIPPED

# A formula, HTML, a script, Markdown and a template, each of which would leave a trace if run.
ATTACK = (
    "=1+1<img src=/stolen onerror=window.hacked=1><script>window.hacked=1</script>"
    "**bold** [link](javascript:window.hacked=1) :red[red] $x^2$ {{7*7}}"
)
SCRIPT_URL = "javascript:window.hacked=1//"
# What other tables refer to: attacked alike everywhere.
_KEYS = {
    *("incident_id", "site_id", "actor", "claimed_by", "possible_duplicate_of", "in_response_to"),
}
_MOST_ROWS = 30


def write_hostile_case(folder: Path) -> Path:
    """Writes the case into a new folder and gives it."""
    folder.mkdir()
    for name, model in TABLES.items():
        _write_table(SHIPPED / name, folder / name, dict(model.to_schema().columns))
    case = (SHIPPED / "case.toml").read_text("utf-8")
    case = case.replace('title = "', f'title = "{ATTACK}').replace("the Pentagon", ATTACK)
    (folder / "case.toml").write_text(case, "utf-8")
    remarks = (SHIPPED / "remarks.toml").read_text("utf-8").replace(' = "', f' = "{ATTACK}')
    (folder / "remarks.toml").write_text(remarks, "utf-8")
    return folder


def _write_table(shipped: Path, path: Path, columns: dict[str, Any]) -> None:
    with open(shipped, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if shipped.name == "incidents.csv":
        rows = rows[:_MOST_ROWS]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([_attacked(row, columns) for row in rows])


def _attacked(row: dict[str, str], columns: dict[str, Any]) -> dict[str, str]:
    return {name: _cell(name, value, columns[name]) for name, value in row.items()}


def _cell(name: str, value: str, column: Any) -> str:
    if name.endswith("url"):
        return SCRIPT_URL + value
    if name in _KEYS:
        return value and ATTACK + value
    return ATTACK + value if _is_free_text(name, column) else value


def _is_free_text(name: str, column: Any) -> bool:
    """True where the table takes any text; `series` is a name that case.toml has too."""
    closed = str(column.dtype) == "category" and column.dtype.categories is not None
    texts = str(column.dtype).startswith(("category", "str"))
    return texts and not closed and not column.checks and name != "series"
