"""Filters: which rows pass, what is hidden and why, and the sentence that says so."""

import gc
from typing import Any

import pytest

from geo.dataset import Dataset
from geo.facets import FACETS, facets_of, record_of
from geo.filters import Filters, Hidden, hidden, passes, sentence
from tests.unit.cases import attack, case_of, strike


def passing(dataset: Dataset, **asked: Any) -> list[int]:
    filters = Filters(asked.pop("chosen", {}), **asked)
    return passes(record_of(dataset), filters).all().nonzero()[0].tolist()


def dataset() -> Dataset:
    return case_of(
        attack("2023-10-18", "Iraq", site_id="asad", weapon="drone", actor="Group B"),
        attack("2023-10-19", "Syria", site_id="tanf", weapon="rocket", actor="Group A"),
        attack("2023-10-20", "Syria", weapon="drone", actor="Group A", attribution="claimed"),
        attack("2023-10-21", "Iraq", possible_duplicate_of="row-0", attribution="claimed"),
        strike("2023-10-22", site_id="bukamal", actor="United States", summary="Two <b>stores</b>"),
    )


# ---- facets -------------------------------------------------------------------------------


def test_values_stand_in_the_order_of_stacks() -> None:
    values = {f.key: [v.value for v in f.values] for f in facets_of(dataset())}
    assert values["weapon"] == ["drone", "rocket", "aircraft_munition", ""]
    assert values["actor"] == ["Group A", "Group B", "United States", ""]
    assert values["site"] == ["asad", "tanf", "bukamal", ""]
    assert values["attribution"] == ["us_official", "claimed"]


def test_the_countries_of_the_case_come_first() -> None:
    rows = case_of(attack("2023-10-18", "Algeria"), attack("2023-10-18", "Syria"))
    country = record_of(rows).facet("country")
    assert [v.value for v in country.values] == ["Syria", "Algeria"]


def test_a_blank_is_a_value_of_its_own() -> None:
    weapon = record_of(dataset()).facet("weapon")
    assert weapon.values[-1].label == "Not stated"
    assert weapon.codes.tolist() == [0, 1, 0, 3, 2]


def test_a_column_that_is_wholly_blank_is_no_facet() -> None:
    record = record_of(case_of(attack("2023-10-18")))
    assert {facet.key for facet in record.facets} == {"country", "action", "attribution"}
    assert record.facet("weapon").values[0].label == "Not stated"


def test_a_case_without_incidents_has_no_facets() -> None:
    assert facets_of(case_of()) == ()


def test_labels_are_the_words_on_screen() -> None:
    rows = case_of(
        attack("2023-10-18", site_id="asad", actor="Unattributed", outcome="impact_no_damage"),
        attack("2023-10-19", site_id="bukamal", actor="<i>x</i>"),
    )
    labels = {v.value: v.label for facet in facets_of(rows) for v in facet.values}
    assert labels["asad"] == "Al-Asad"
    assert labels["bukamal"] == "Albukamal area"
    assert labels["Unattributed"] == "No claim found"
    assert labels["impact_no_damage"] == "No harm reported"
    assert labels["<i>x</i>"] == "<i>x</i>"


def test_a_record_is_made_once_and_goes_with_its_dataset() -> None:
    first = dataset()
    assert record_of(first) is record_of(first)
    left = record_of(first)
    del first
    gc.collect()
    assert record_of(dataset()) is not left


# ---- rows ---------------------------------------------------------------------------------


def test_no_filter_hides_possible_duplicates_alone() -> None:
    assert passing(dataset()) == [0, 1, 2, 4]
    assert passing(dataset(), duplicates=True) == [0, 1, 2, 3, 4]


def test_values_of_one_facet_are_alternatives() -> None:
    assert passing(dataset(), chosen={"weapon": ("rocket", "drone")}) == [0, 1, 2]


def test_facets_all_hold() -> None:
    assert passing(dataset(), chosen={"weapon": ("drone",), "country": ("Syria",)}) == [2]


def test_a_blank_can_be_asked_for() -> None:
    assert passing(dataset(), chosen={"weapon": ("",)}, duplicates=True) == [3]


def test_a_value_that_does_not_occur_shows_nothing() -> None:
    assert passing(dataset(), chosen={"weapon": ("laser",)}) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("STORES", [4]),
        ("<b>", [4]),
        ("row-2", [2]),
        ("ain al-asad", [0]),
        ("al-tanf", [1]),
        ("group a", [1, 2]),
        ("nowhere", []),
    ],
)
def test_a_text_is_found_in_summary_id_site_and_actor(text: str, rows: list[int]) -> None:
    assert passing(dataset(), texts=(text,)) == rows


def test_texts_are_alternatives() -> None:
    assert passing(dataset(), texts=("al-tanf", "stores")) == [1, 4]


def test_the_claimant_is_searched_too() -> None:
    rows = case_of(attack("2023-10-18", actor="A", claimed_by="Somebody"))
    assert passing(rows, texts=("somebody",)) == [0]


def test_every_hidden_incident_is_counted_once() -> None:
    filters = Filters({"attribution": ("us_official",), "country": ("Iraq",)})
    assert hidden(passes(record_of(dataset()), filters)) == Hidden(
        duplicates=1, unconfirmed=1, other=2
    )


def test_duplicates_that_are_shown_are_hidden_for_other_reasons_only() -> None:
    filters = Filters({"attribution": ("us_official",)}, duplicates=True)
    assert hidden(passes(record_of(dataset()), filters)) == Hidden(0, 2, 0)


# ---- values -------------------------------------------------------------------------------


def test_filters_that_ask_the_same_are_equal() -> None:
    one = Filters({"weapon": ("rocket", "drone", "drone"), "country": ()}, ("b", "a", ""))
    other = Filters({"weapon": ("drone", "rocket")}, ("a", "b"))
    assert one == other
    assert hash(one) == hash(other)


def test_one_facet_can_be_set_and_cleared() -> None:
    filters = Filters({"weapon": ("drone",)}, ("x",), True)
    changed = filters.only("country", "Iraq").only("weapon")
    assert changed == Filters({"country": ("Iraq",)}, ("x",), True)


def test_a_facet_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"colour.*allowed: actor, side"):
        Filters({"colour": ("red",)})  # type: ignore[dict-item] # what a caller without types may do


# ---- words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (
            Filters({"country": ("Syria",), "weapon": ("drone",), "attribution": ("us_official",)}),
            "Country is Syria, weapon is drone, confirmed by a US official",
        ),
        (
            Filters({"weapon": ("rocket", "drone"), "actor": ("Group A",)}),
            "Weapon is drone or rocket, actor is Group A",
        ),
        (Filters({"site": ("bukamal", "asad")}), "Site is Al-Asad or Albukamal area"),
        (
            Filters({"attribution": ("claimed", "us_official")}),
            "Confirmed by a US official or claimed only",
        ),
        (Filters({"weapon": ("",)}), "Weapon is not stated"),
        (Filters(texts=("<b>", "x")), "Text has “<b>” or “x”"),
        (Filters(duplicates=True), "Possible duplicates shown"),
        (Filters({"action": ("airstrike",)}), "Action is strike"),
        (Filters({"weapon": ("laser",)}), "Weapon is laser"),
        (Filters({"weapon": ("laser", "rocket")}), "Weapon is rocket or laser"),
    ],
)
def test_filters_say_what_they_ask(filters: Filters, words: str) -> None:
    assert sentence(filters, facets_of(dataset())) == words


def test_every_facet_has_words() -> None:
    assert all(label and column for label, column in FACETS.values())
