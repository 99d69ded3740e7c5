"""The allowed values, their words on screen, and the models that keep them."""

import pytest

from geo import schema
from geo.schema import ON_SCREEN, TABLES, VALUES, on_screen

# As agreed for legend, cards and charts.
WORDS = {
    "weapon": [
        "Drone",
        "Rocket",
        "Drone + rocket",
        "Ballistic missile",
        "Missile",
        "Roadside bomb",
        "Aircraft munition",
        "Unknown",
    ],
    "outcome": ["Casualties", "Damage", "No harm reported", "Intercepted", "Unknown"],
    "attribution": ["Confirmed by a US official", "Reported", "Claimed only"],
    "confidence": ["High", "Medium", "Low"],
    "action": ["Attack", "Strike"],
    "actor_side": ["Militia", "US and coalition", "Unattributed"],
}


@pytest.mark.parametrize(("column", "words"), WORDS.items())
def test_values_are_called_by_their_words_in_the_order_of_the_stack(
    column: str, words: list[str]
) -> None:
    assert list(ON_SCREEN[column].values()) == words


def test_every_value_has_words_and_no_two_of_a_column_have_the_same() -> None:
    for column, values in VALUES.items():
        words = [on_screen(column, value) for value in values]
        assert all(word and "_" not in word for word in words)
        assert len(set(words)) == len(values)


def test_a_value_without_words_speaks_for_itself() -> None:
    assert on_screen("actor", "United States") == "United States"
    assert on_screen("weapon", "trebuchet") == "trebuchet"


@pytest.mark.parametrize("column", set(VALUES) - {"kind"})
def test_a_column_means_the_same_in_every_table(column: str) -> None:
    for model in TABLES.values():
        found = model.to_schema().columns.get(column)
        assert found is None or tuple(found.dtype.categories) == VALUES[column]


def test_every_table_needs_something() -> None:
    for name, model in TABLES.items():
        needed = [key for key, column in model.to_schema().columns.items() if column.required]
        assert needed, name


def test_incidents_need_a_name_and_a_day() -> None:
    columns = schema.Incidents.to_schema().columns
    assert [name for name, column in columns.items() if column.required] == ["incident_id", "date"]
