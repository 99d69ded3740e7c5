"""The dictionary knows every column of every table, and every value a column may hold."""

import re
from pathlib import Path

import pytest

from geo.schema import TABLES

DICTIONARY = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"
# Lists of values that the dictionary writes out once, at its head.
ONCE = {"source_quality", "source_1_kind", "source_2_kind", "source_3_kind", "actor_side", "side"}


def chapter(file: str) -> dict[str, str]:
    """The rows of a table's chapter: column name to the rest of the line."""
    text = DICTIONARY.read_text("utf-8").split(f"\n## {file}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\*\*)?(\w+)(?:\*\*)? \|(.*)\|$", text, re.MULTILINE)
    return {name: bold + rest for bold, name, rest in rows if name != "column"}


@pytest.mark.parametrize("file", TABLES)
def test_every_column_is_explained_and_no_other(file: str) -> None:
    assert list(chapter(file)) == list(TABLES[file].to_schema().columns)


@pytest.mark.parametrize("file", TABLES)
def test_bold_is_what_a_row_must_have(file: str) -> None:
    columns = TABLES[file].to_schema().columns
    bold = [name for name, rest in chapter(file).items() if rest.startswith("**")]
    assert bold == [name for name, column in columns.items() if column.required]
    assert bold == [name for name, column in columns.items() if not column.nullable]


@pytest.mark.parametrize("file", TABLES)
def test_every_allowed_value_is_named(file: str) -> None:
    text = DICTIONARY.read_text("utf-8")
    for name, column in TABLES[file].to_schema().columns.items():
        values = getattr(column.dtype, "categories", None) or ()
        shared = name in ONCE or (file == "sources.csv" and name == "kind")
        place = text if shared else chapter(file)[name]
        assert [value for value in values if f"`{value}`" not in place] == [], name
