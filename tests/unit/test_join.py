"""Points in polygons, incidents at their sites, and the case folder as one value."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo.case import CaseError, Zone
from geo.casefile import read_case
from geo.dataset import Dataset, load_dataset
from geo.join import Disagreement, areas, locate, surrounded
from geo.layers import read_layer, site_layers

Make = Callable[..., Dataset]


def square(name: str | None, west: float, south: float, size: float = 2) -> dict[str, Any]:
    """A named square feature, its sides in degrees."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


WEST_EAST = collection(square("West", 0, 0), square("East", 2, 0))


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes files into a case folder of two square countries, West and East, and reads it."""

    def written(**files: str) -> Dataset:
        base = tmp_path / "basemap"
        base.mkdir(exist_ok=True)
        for layer in ("countries_10m", "countries_50m_wide", "admin1_core"):
            (base / f"{layer}.geojson").write_text(json.dumps(WEST_EAST), "utf-8")
        for name, text in files.items():
            suffix = ".toml" if name == "case" else ".csv"
            (tmp_path / f"{name}{suffix}").write_text(text, "utf-8")
        return load_dataset(tmp_path)

    return written


# Points and polygons -----------------------------------------------------------


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [
        (1, 1, "West"),
        (3, 1, "East"),
        (2, 1, "West"),  # on the border: the first of the layer
        (0, 0, "West"),
        (5, 1, None),
        (1, -0.001, None),
    ],
)
def test_a_point_is_where_its_polygon_is(lon: float, lat: float, name: str | None) -> None:
    found = locate(np.array([lon]), np.array([lat]), areas(WEST_EAST))
    assert [value if isinstance(value, str) else None for value in found] == [name]


def test_overlapping_polygons_go_to_the_first_and_nameless_ones_hold_nothing() -> None:
    layer = collection(square(None, 0, 0), square("Under", 0, 0), square("Over", 0, 0))
    assert locate(np.ones(1), np.ones(1), areas(layer)).tolist() == ["Under"]


def test_two_polygons_of_one_name_are_one_place() -> None:
    layer = collection(square("A", 0, 0), square("A", 6, 0))
    assert locate(np.array([1, 7]), np.ones(2), areas(layer)).tolist() == ["A", "A"]


def test_no_points_are_nowhere() -> None:
    assert len(locate(np.empty(0), np.empty(0), areas(WEST_EAST))) == 0


def test_the_coarse_layer_speaks_only_outside_the_fine_one() -> None:
    fine = areas(collection(square("Fine", 0, 0)))
    coarse = areas(collection(square("Coarse", -1, 0, size=9)))
    found = locate(np.array([1.0, 1.0, 7.0]), np.array([1.0, 3.0, 1.0]), surrounded(fine, coarse))
    assert found.tolist() == ["Fine", "Coarse", "Coarse"]


# Incidents ---------------------------------------------------------------------

ONE = "incident_id,date,lat,lon\na,2024-03-02,1,1\n"
SITES = "site_id,name,country,lat,lon\nw,Westville,West,1,1\ne,Eastville,East,1,3\n"


def test_an_incident_stands_at_its_site_whatever_coordinate_it_has(make: Make) -> None:
    rows = "incident_id,date,site_id,lat,lon\na,2024-03-02,e,1,0.5\nb,2024-03-02,,1,0.5\n"
    incidents = make(sites=SITES, incidents=rows).incidents
    assert incidents["lon"].tolist() == [3, 0.5]
    assert incidents["country_found"].tolist() == ["East", "West"]
    assert incidents["country"].tolist() == ["East", "West"]


def test_a_stated_country_stands_and_the_difference_is_told(make: Make) -> None:
    rows = "incident_id,date,lat,lon,country\na,2024-03-02,1,1,East\nb,2024-03-02,1,1,Atlantis\n"
    dataset = make(incidents=rows)
    assert dataset.incidents["country"].tolist() == ["East", "Atlantis"]
    east, atlantis = dataset.disagreements
    assert east.distance_km == pytest.approx(111.2, abs=0.1)  # one degree along the equator
    assert atlantis == Disagreement("incidents", "b", "country", "Atlantis", "West", None)


def test_a_site_is_told_once_however_many_incidents_it_has(make: Make) -> None:
    sites = "site_id,name,country,lat,lon\nx,X,East,1,1\n"
    rows = "incident_id,date,site_id,country\na,2024-03-02,x,East\nb,2024-03-02,x,\n"
    assert [(d.table, d.key) for d in make(sites=sites, incidents=rows).disagreements] == [
        ("sites", "x")
    ]


def test_a_blank_states_nothing_and_agrees(make: Make) -> None:
    sites = "site_id,name,lat,lon\nx,X,1,1\nsea,Sea,50,50\n"
    dataset = make(sites=sites, incidents="incident_id,date,site_id\na,2024-03-02,sea\n")
    assert dataset.disagreements == ()
    assert dataset.incidents["country"].isna().all()


def test_incidents_run_by_moment_then_by_name(make: Make) -> None:
    rows = (
        "incident_id,date,date_end,time_local,lat,lon\n"
        "b,2024-03-02,,,1,1\nz,2024-03-01,2024-03-04,,1,1\na,2024-03-02,,,1,1\n"
        "c,2024-03-02,,00:40,1,1\n"
    )
    incidents = make(incidents=rows).incidents
    assert incidents["incident_id"].tolist() == ["z", "a", "b", "c"]
    assert incidents["offset_minutes"].tolist() == [0, 1440, 1440, 1480]
    assert incidents["span_days"].tolist() == [3, 0, 0, 0]
    assert incidents.index.tolist() == [0, 1, 2, 3]


# The case folder ---------------------------------------------------------------


def test_incidents_alone_are_a_case(tmp_path: Path) -> None:
    (tmp_path / "incidents.csv").write_text(
        "incident_id,date,lat,lon,actor,actor_side\n"
        "b,2024-03-05,33.3,44.4,Alpha,militia\na,2024-03-02,15.4,44.2,Beta,\n"
    )
    dataset = load_dataset(tmp_path)
    assert (dataset.case.start, dataset.case.zone) == (date(2024, 3, 2), None)
    assert dataset.case.focus_countries == ("Iraq", "Yemen")
    assert dataset.incidents["country"].tolist() == ["Yemen", "Iraq"]
    assert dataset.actors["actor"].tolist() == ["Beta", "Alpha"]
    assert dataset.actors.set_index("actor")["side"].dropna().to_dict() == {"Alpha": "militia"}
    assert dataset.sites.empty
    assert "coastline_10m" in dataset.layers


def test_a_case_may_have_no_incident_yet(make: Make) -> None:
    dataset = make(incidents="incident_id,date\n", case='title = "T"\nstart = 2024-03-01\n')
    assert dataset.incidents.empty
    assert dataset.disagreements == ()


def test_rows_set_aside_are_those_of_all_tables(make: Make) -> None:
    dataset = make(
        case='title = "T"\nstart = 2024-03-02\n',
        sites="site_id,name,lat,lon\nx,X,95,1\n",
        actors="actor,side\nAlpha,pirates\n",
        incidents="incident_id,date,site_id,lat,lon\na,2024-03-02,x,,\nb,2024-03-01,,1,1\n",
    )
    assert [(row.file, row.line, row.column) for row in dataset.rejected] == [
        ("incidents.csv", 2, "site_id"),
        ("incidents.csv", 3, "date"),
        ("sites.csv", 2, "lat"),
        ("actors.csv", 2, "side"),
    ]


def test_the_digest_changes_with_any_byte(make: Make) -> None:
    first, again = make(incidents=ONE).digest, make(incidents=ONE).digest
    assert first == again
    assert make(incidents=ONE + "\n").digest != first


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "incidents.csv: is missing"),
        ({"incidents": "incident_id,date\n"}, "has no row that can be used, 0 set aside"),
        ({"incidents": "incident_id,date\na,2024-03-02\n"}, "line 2, column site_id"),
        ({"incidents": ONE, "case": "title = 4\nstart = 2024-03-01"}, "title is 4"),
        ({"incidents": ONE, "case": 'title = "T"'}, "the key 'start' is missing"),
        ({"incidents": ONE, "case": 'title = "T"\nstart = "2024-03-01"'}, "a day without quotes"),
        ({"incidents": ONE, "case": 'title = "T"\nstart = 2024-03-01\nopenin = "x"'}, "'opening'?"),
        (
            {
                "incidents": ONE,
                "case": 'title = "T"\nstart = 2024-03-01\n[reported]\nseries = "p"\n'
                'publisher = "P"\ntotal = "totl_attacks"',
            },
            "Did you mean 'total_attacks'?",
        ),
    ],
)
def test_a_case_that_cannot_be_opened_says_why(
    make: Make, files: dict[str, str], words: str
) -> None:
    with pytest.raises(CaseError) as caught:
        make(**files)
    assert words in str(caught.value)


def test_no_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is no folder"):
        load_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["sites.csv", "basemap/countries_10m.geojson", "case.toml"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("root:x:0:0")
    case = tmp_path / "case"
    (case / "basemap").mkdir(parents=True)
    (case / "incidents.csv").write_text(ONE)
    (case / name).symlink_to(tmp_path / "secret")
    with pytest.raises(CaseError, match="outside the case folder"):
        load_dataset(case)


def test_the_clock_of_a_case_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text(
        'title = "T"\nstart = 2024-03-01\n[zone]\nname = "UTC+3"\nutc_offset_hours = 3\n'
        'military_letter = "C"\n'
    )
    case = read_case(file)
    assert case.zone == Zone("UTC+3", 3, "C")


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Zone("UTC+3", 3, "D"), "military_letter is 'D'; \\+3 hours go by 'C'"),
        (lambda: Zone("UTC+5:30", 5.5, "E"), "military_letter"),
        (lambda: Zone("x", 30), "utc_offset_hours is 30; allowed: -12 to 14"),
    ],
)
def test_values_of_a_case_cannot_be_wrong(build: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        build()


# GeoJSON -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"type": "Feature"}', "is not a FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "has no list of features"),
        (json.dumps(collection({"type": "Feature"})), "feature 1 has no geometry"),
        (json.dumps(collection(square("a", 0, 0) | {"properties": None})), "has no properties"),
        (json.dumps(collection(square("a", 0, 0), square("b", 179, 0))), "feature 2 lies off"),
        (json.dumps(collection(square("a", 0, float("nan")))), "NaN is no number"),
        (
            '{"type": "FeatureCollection", "features": [{"properties": {}, "geometry":'
            ' {"type": "Point", "coordinates": ["x", 1]}}]}',
            "feature 1 has a geometry that cannot be read",
        ),
        (
            '{"type": "FeatureCollection", "features": [{"properties": {}, "geometry":'
            ' {"type": "Blob", "coordinates": [1, 1]}}]}',
            "feature 1 has a geometry that cannot be read",
        ),
        (
            '{"type": "FeatureCollection", "features": [{"properties": {}, "geometry":'
            ' {"type": "Point", "coordinates": []}}]}',
            "feature 1",
        ),
    ],
)
def test_a_broken_layer_says_which_feature_and_why(tmp_path: Path, text: str, words: str) -> None:
    layer = tmp_path / "layer.geojson"
    layer.write_text(text)
    with pytest.raises(CaseError) as caught:
        read_layer(layer)
    assert words in str(caught.value)


def test_a_site_without_a_kind_is_a_base_and_blanks_are_left_out(make: Make) -> None:
    sites = make(sites=SITES, incidents=ONE).sites
    layers = site_layers(sites)
    assert [len(layer["features"]) for layer in layers.values()] == [2, 0, 0]
    assert layers["bases"]["features"][1] == {
        "type": "Feature",
        "properties": {"site_id": "e", "name": "Eastville", "country": "East"},
        "geometry": {"type": "Point", "coordinates": [3.0, 1.0]},
    }
