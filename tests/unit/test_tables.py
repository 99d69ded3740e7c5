"""The rows of a view in every format: the same incidents, the same bytes, nothing that runs."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from geo.case import Zone
from geo.dataset import Dataset, load_dataset
from geo.link import pairs_of, words_of
from geo.load import Rejected
from geo.select import ids, select
from geo.view import View
from slides.slide import Setting
from slides.stamp import stamp_of, stamp_text
from slides.tables.geojson import geojson_of
from slides.tables.geopackage import geopackage_of
from slides.tables.kml import kml_of, kmz_of
from slides.tables.xlsx import xlsx_of
from tests.unit.cases import SHIPPED, attack, case_of, strike

SETTING = Setting(date(2023, 11, 18), link="http://localhost:8501/?from=2023-10-17")
KML = "{http://www.opengis.net/kml/2.2}"
Writer = Callable[[Dataset, View, Setting], bytes]
WRITERS: list[Writer] = [xlsx_of, geojson_of, geopackage_of, kml_of, kmz_of]

HOSTILE = '<script>alert(1)</script> & "]]>" $[summary] \x07\ud7ff\uffff =1'
CASE = case_of(
    attack("2023-10-18", lat=33.8, lon=42.4, us_injured=0, weapon="drone", site_id="asad"),
    attack("2023-10-19", "Syria", date_end="2023-10-20", summary=HOSTILE),
    strike("2023-10-21", time_local="05:30", lat=34.5, lon=41.0),
)


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


def layer(data: bytes, name: str = "incidents") -> pd.DataFrame:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "view.gpkg"
        path.write_bytes(data)
        found: pd.DataFrame = pyogrio.read_dataframe(path, layer=name)
    return found


def placemarks(data: bytes) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(data).iter(f"{KML}Placemark"))


def value(mark: ElementTree.Element, name: str) -> str:
    return mark.findtext(f"{KML}ExtendedData/{KML}Data[@name='{name}']/{KML}value", "")


# ---- every format -----------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "mode=window", "country=Syria&colour=actor", "q=drone"])
def test_every_format_has_the_incidents_of_the_view(shipped: Dataset, query: str) -> None:
    view, _ = View.from_query(pairs_of(query), words_of(shipped))
    wanted = ids(shipped, view)
    features = json.loads(geojson_of(shipped, view, SETTING))["features"]
    assert [feature["id"] for feature in features] == wanted
    assert layer(geopackage_of(shipped, view, SETTING))["incident_id"].tolist() == wanted
    marks = placemarks(kml_of(shipped, view, SETTING))
    assert sorted(value(mark, "incident_id") for mark in marks) == sorted(wanted)


IN_ANOTHER_PROCESS = """
import hashlib
from tests.unit.test_tables import SETTING, SHIPPED, WRITERS
from geo.dataset import load_dataset
from geo.link import words_of
from geo.view import View
dataset = load_dataset(SHIPPED)
view = View.from_query((), words_of(dataset))[0]
print([hashlib.sha256(writer(dataset, view, SETTING)).hexdigest() for writer in WRITERS])
"""


def test_the_same_view_gives_the_same_bytes_in_any_process(shipped: Dataset) -> None:
    view, _ = View.from_query((), words_of(shipped))
    here = [hashlib.sha256(write(shipped, view, SETTING)).hexdigest() for write in WRITERS]
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS]
    place = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    there = subprocess.run(
        command, cwd=SHIPPED.parent, env=os.environ | place, capture_output=True, check=True
    )
    assert there.stdout.decode().strip() == str(here)


@pytest.mark.parametrize("write", WRITERS)
def test_a_view_without_incidents_is_a_file(write: Writer) -> None:
    assert write(case_of(), View(), SETTING)


# ---- GeoJSON ----------------------------------------------------------------------------------


def read(dataset: Dataset) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(geojson_of(dataset, View(), SETTING))
    return told


def test_geojson_puts_longitude_first_and_blanks_are_null() -> None:
    told = read(CASE)
    first, second, _ = told["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [42.4, 33.8]}
    assert first["properties"]["us_injured"] == 0
    assert second["properties"]["us_injured"] is None
    assert second["properties"]["date_end"] == "2023-10-20"
    assert told["bbox"] == [41.0, 33.8, 42.4, 34.5]


def test_geojson_keeps_an_incident_without_coordinates_and_says_so() -> None:
    told = read(CASE)
    assert told["features"][1]["geometry"] is None
    assert told["about"]["Without coordinates"] == "1 incident, listed all the same"
    assert "bbox" not in read(case_of(attack("2023-10-18")))


def test_geojson_has_every_source_and_the_stamp(shipped: Dataset) -> None:
    told = read(shipped)
    first = told["features"][0]["properties"]
    for name in ("source_1_title", "source_2_url", "source_3_kind"):
        assert first[name] == shipped.incidents[name].iloc[0]
    assert told["briefmap"]["data"] == shipped.digest


def test_geojson_is_what_a_gis_reads(shipped: Dataset) -> None:
    frame = gpd.read_file(io.BytesIO(geojson_of(shipped, View(), SETTING)))
    assert len(frame) == len(select(shipped, View()).rows)
    assert frame.crs == "EPSG:4326"


# ---- GeoPackage -------------------------------------------------------------------------------


def test_geopackage_has_points_days_and_sources(shipped: Dataset) -> None:
    frame = layer(geopackage_of(shipped, View(), SETTING))
    first = shipped.incidents.iloc[0]
    assert frame.crs == "EPSG:4326"
    assert (frame.geometry.x.iloc[0], frame.geometry.y.iloc[0]) == (first["lon"], first["lat"])
    assert frame["date"].iloc[0] == first["date"]
    assert frame["source_1_url"].iloc[0] == first["source_1_url"]


def test_geopackage_keeps_an_incident_without_coordinates() -> None:
    frame = layer(geopackage_of(CASE, View(), SETTING))
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert frame["us_injured"].isna().tolist() == [False, True, True]
    assert frame["summary"].iloc[1] == HOSTILE


def test_geopackage_says_what_it_is_and_keeps_rows_set_aside() -> None:
    row = Rejected("a.csv", 3, "date", "x", "no day", "Write it", {"a": "1", "A": "2", "fid": "3"})
    data = geopackage_of(replace(CASE, rejected=(row,)), View(), SETTING)
    (told,) = layer(data, "rows_set_aside").to_dict("records")
    assert (told["line"], told["reason"]) == (3, "no day")
    assert json.loads(told["row"]) == {"a": "1", "A": "2", "fid": "3"}
    about = layer(data, "about").set_index("what")["words"]
    assert about["Rows set aside"].startswith("1 row of the whole case")
    assert about["Briefmap"] == stamp_text(stamp_of(CASE, View()))


def test_geopackage_leaves_the_clock_of_the_process_alone() -> None:
    geopackage_of(CASE, View(), SETTING)
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


# ---- KML --------------------------------------------------------------------------------------


def test_kml_says_when_as_exactly_as_the_table() -> None:
    clock = replace(CASE, case=replace(CASE.case, zone=Zone("UTC+3", 3, "C")))
    marks = placemarks(kml_of(clock, View(), SETTING))
    spans = [
        [mark.findtext(f".//{KML}{name}") for name in ("begin", "end", "when")] for mark in marks
    ]
    assert spans == [
        ["2023-10-18", "2023-10-18", None],
        ["2023-10-19", "2023-10-20", None],
        [None, None, "2023-10-21T05:30:00+03:00"],
    ]


def test_kml_states_no_moment_where_the_case_has_no_clock() -> None:
    assert placemarks(kml_of(CASE, View(), SETTING))[2].findtext(f".//{KML}begin") == "2023-10-21"


@pytest.mark.parametrize(
    ("hours", "said"), [(3, "+03:00"), (-5, "-05:00"), (5.5, "+05:30"), (0, "+00:00")]
)
def test_kml_names_the_clock_of_the_case(hours: float, said: str) -> None:
    clock = replace(CASE, case=replace(CASE.case, zone=Zone("Local", hours)))
    when = placemarks(kml_of(clock, View(), SETTING))[2].findtext(f".//{KML}when")
    assert when == f"2023-10-21T05:30:00{said}"


def test_kml_puts_attacks_and_strikes_apart() -> None:
    root = ElementTree.fromstring(kml_of(CASE, View(), SETTING))
    found = {
        folder.findtext(f"{KML}name"): len(folder.findall(f"{KML}Placemark"))
        for folder in root.iter(f"{KML}Folder")
    }
    assert found == {"Attacks": 2, "Strikes": 1}


def test_kml_points_are_longitude_first_and_missing_ones_are_left_out() -> None:
    points = [
        mark.findtext(f".//{KML}coordinates") for mark in placemarks(kml_of(CASE, View(), SETTING))
    ]
    assert points == ["42.4,33.8", None, "41.0,34.5"]


def test_foreign_text_is_no_markup_in_a_balloon() -> None:
    mark = placemarks(kml_of(CASE, View(), SETTING))[1]
    balloon = mark.findtext(f"{KML}description", "")
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;]]&gt;&quot; &#36;[summary]" in balloon
    )
    assert "$[" not in balloon
    assert value(mark, "summary") == HOSTILE.replace("\x07", "").replace("\uffff", "")


def test_only_web_addresses_are_links_in_a_balloon() -> None:
    rows = [
        attack("2023-10-18", source_1_title="One", source_1_url="https://example.org/?a=1&b='2'"),
        attack("2023-10-19", source_1_title="Two", source_1_url="javascript:alert(1)"),
    ]
    one, two = (
        mark.findtext(f"{KML}description", "")
        for mark in placemarks(kml_of(case_of(*rows), View(), SETTING))
    )
    assert '<a href="https://example.org/?a=1&amp;b=&#x27;2&#x27;">One</a>' in one
    assert "Two (javascript:alert(1))" in two
    assert "<a" not in two


def test_kml_fetches_nothing_and_carries_the_stamp(shipped: Dataset) -> None:
    view, _ = View.from_query((), words_of(shipped))
    root = ElementTree.fromstring(kml_of(shipped, view, SETTING))
    assert not [e for e in root.iter() if e.tag in (f"{KML}href", f"{KML}NetworkLink")]
    document = root[0]
    assert value(document, "Briefmap") == stamp_text(stamp_of(shipped, view))


def test_kmz_is_the_kml_zipped_without_a_date() -> None:
    file = zipfile.ZipFile(io.BytesIO(kmz_of(CASE, View(), SETTING)))
    assert file.namelist() == ["doc.kml"]
    assert file.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
    assert file.read("doc.kml") == kml_of(CASE, View(), SETTING)
