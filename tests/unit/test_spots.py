"""Incidents that share a coordinate are counted, never one dot over the other."""

from pathlib import Path

import numpy as np
import pytest

from geo import spots
from geo.dataset import Dataset, load_dataset
from geo.download import incidents_csv
from geo.envelopes import case_envelope
from geo.link import words_of
from geo.view import View
from slides.compose import slide_of
from slides.marks import texts
from tests.unit.slidecases import setting


def case_at(folder: Path, *places: str, sites: str = "") -> Dataset:
    """A case of an incident a day at each "lat,lon" or site."""
    rows = [f"i{n},2024-03-{n + 1:02d},{place}" for n, place in enumerate(places)]
    head = "incident_id,date,lat,lon,site_id"
    (folder / "incidents.csv").write_text("\n".join([head, *rows]), "utf-8")
    if sites:
        (folder / "sites.csv").write_text(f"site_id,name,lat,lon\n{sites}", "utf-8")
    return load_dataset(folder)


def places_of(dataset: Dataset) -> list[str | None]:
    """The site of each incident, None for a point."""
    column = dataset.incidents["site_id"].astype(object)
    return [None if value is np.nan or value is None else str(value) for value in column]


def test_a_shared_coordinate_is_a_site_and_a_single_one_a_point(tmp_path: Path) -> None:
    dataset = case_at(tmp_path, "33.31,44.37,", "36.19,44.01,", "33.31,44.37,")
    assert places_of(dataset) == ["33.31N44.37E", None, "33.31N44.37E"]
    assert dataset.spots == ("33.31N44.37E",)
    (spot,) = dataset.sites.to_dict("records")
    assert (spot["name"], spot["short_name"]) == ("33.31° N, 44.37° E", "33.31N 44.37E")
    assert (spot["lat"], spot["lon"], spot["country_found"]) == (33.31, 44.37, "Iraq")
    assert list(dataset.incidents["country"]) == ["Iraq"] * 3


def test_near_is_not_the_same(tmp_path: Path) -> None:
    dataset = case_at(tmp_path, "33.31,44.37,", "33.310001,44.37,")
    assert places_of(dataset) == [None, None]


@pytest.mark.parametrize(
    ("place", "key", "name"),
    [
        ("-1.5,-0.25", "1.5S0.25W", "1.5° S, 0.25° W"),
        ("36.201241,37.161173", "36.201241N37.161173E", "36.2012° N, 37.1612° E"),
        ("0,0", "0.0N0.0E", "0° N, 0° E"),
    ],
)
def test_a_spot_is_called_by_its_coordinate(
    tmp_path: Path, place: str, key: str, name: str
) -> None:
    dataset = case_at(tmp_path, f"{place},", f"{place},")
    assert dataset.spots == (key,)
    assert list(dataset.sites["name"]) == [name]


def test_the_sites_of_the_table_stay_and_come_first(tmp_path: Path) -> None:
    dataset = case_at(
        tmp_path, ",,depot", "33.31,44.37,", "33.31,44.37,", sites="depot,Fuel depot,33.31,44.37"
    )
    assert list(dataset.sites["site_id"]) == ["depot", "33.31N44.37E"]
    assert places_of(dataset) == ["depot", "33.31N44.37E", "33.31N44.37E"]


def test_a_spot_whose_name_a_site_has_is_left_a_point(tmp_path: Path) -> None:
    dataset = case_at(
        tmp_path, "1.5,2.5,", "1.5,2.5,", ",,1.5N2.5E", sites="1.5N2.5E,Elsewhere,33.31,44.37"
    )
    assert places_of(dataset) == [None, None, "1.5N2.5E"]


def test_too_many_to_stand_clear_stay_points_and_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.dataset.MOST", 1)
    dataset = case_at(tmp_path, "33.3,44.4,", "36.2,44.0,", "33.3,44.4,", "36.2,44.0,")
    assert places_of(dataset) == [None] * 4
    assert (dataset.spots, dataset.piled, len(dataset.sites)) == ((), True, 0)
    assert b'"piled":true' in case_envelope(dataset)
    slide = slide_of(dataset, View.from_query((), words_of(dataset))[0], setting())
    assert "one or more incidents, no site" in [text.plain for text in texts(slide.marks)]


def test_an_export_of_spots_can_be_loaded_again(tmp_path: Path) -> None:
    dataset = case_at(tmp_path, "33.31,44.37,", "36.19,44.01,", "33.31,44.37,")
    again = tmp_path / "again"
    again.mkdir()
    (again / "incidents.csv").write_bytes(incidents_csv(dataset, np.arange(3)))
    loaded = load_dataset(again)
    assert loaded.rejected == ()
    assert places_of(loaded) == places_of(dataset)


def test_the_most_hit_comes_first_and_ties_in_the_order_of_the_table(tmp_path: Path) -> None:
    dataset = case_at(tmp_path, "3,3,", "2,2,", "2,2,", "1,1,", "3,3,", "1,1,", "1,1,")
    assert dataset.spots == ("1.0N1.0E", "3.0N3.0E", "2.0N2.0E")
    assert spots.MOST == 40
