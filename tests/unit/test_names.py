"""File names: what they say, and what they never hold."""

import re
from dataclasses import replace
from datetime import datetime

import pytest

from geo.filters import Filters
from geo.view import View
from slides.names import file_name
from tests.unit.cases import attack, case_of


@pytest.mark.parametrize(
    ("countries", "name"),
    [
        (["Syria", "Iraq", "Syria"], "20231020_iraq-syria_map.pptx"),
        (["Côte d’Ivoire"], "20231020_côte-d-ivoire_map.pptx"),
        (["../etc"], "20231020_etc_map.pptx"),
        ([], "20231017_map.pptx"),
        (["A", "B", "C", "D", "E"], "20231020_a-b-c-and-2-more_map.pptx"),
        ([None], "20231020_map.pptx"),
    ],
)
def test_a_file_name_says_the_last_day_and_the_countries(
    countries: list[str | None], name: str
) -> None:
    dataset = case_of(*(attack("2023-10-20", country) for country in countries))
    assert file_name(dataset, View(), "pptx") == name


CASE = case_of(attack("2023-10-20"), attack("2023-10-22", "Syria"))


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("png", "20231022_iraq-syria_map_3840x2160.png"),
        ("mp4", "20231022_iraq-syria_map_3840x2160.mp4"),
        ("svg", "20231022_iraq-syria_map.svg"),
        ("html", "20231022_iraq-syria_map.html"),
        ("xlsx", "20231022_iraq-syria_incidents.xlsx"),
        ("kmz", "20231022_iraq-syria_incidents.kmz"),
    ],
)
def test_a_file_name_says_what_is_in_the_file(ending: str, name: str) -> None:
    assert file_name(CASE, View(), ending, "3840x2160") == name


def test_the_name_of_a_csv_file_has_the_hash_of_view_data_and_version() -> None:
    names = [
        file_name(CASE, View(), "csv"),
        file_name(CASE, View(Filters(duplicates=True)), "csv"),
        file_name(replace(CASE, digest="other"), View(), "csv"),
    ]
    assert len(set(names)) == 3
    for name in names:
        assert re.fullmatch(r"20231022_iraq-syria_incidents_[0-9a-f]{8}\.csv", name)


def test_one_picture_has_one_name_however_its_window_is_said() -> None:
    said = View(first=datetime(2023, 10, 17), last=datetime(2023, 10, 22))
    assert file_name(CASE, said, "csv") == file_name(CASE, View(), "csv")
