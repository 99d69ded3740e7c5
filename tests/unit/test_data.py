"""The shipped case: what it holds, what it is made from, and that it fits together."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from geo.check import check_files
from geo.dataset import Dataset, load_dataset
from geo.layers import layer_text, site_layers

HOUSE = Path(__file__).resolve().parents[2]
DATA = HOUSE / "data"
FONTS = HOUSE / "static" / "fonts"
MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(DATA)


def opening_attacks(shipped: Dataset) -> pd.DataFrame:
    """Attacks of 17 Oct to 17 Nov 2023 that a US official confirmed."""
    rows = shipped.incidents
    early = rows["date"] <= pd.Timestamp(2023, 11, 17)
    return rows[early & rows["action"].eq("attack") & rows["attribution"].eq("us_official")]


def test_no_row_is_set_aside(shipped: Dataset) -> None:
    assert shipped.rejected == ()
    files = [*DATA.glob("*.csv"), *DATA.rglob("*.geojson"), DATA / "case.toml"]
    assert check_files(files) == []


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("incidents", 201),
        ("sites", 32),
        ("actors", 17),
        ("totals", 57),
        ("context", 32),
        ("forces", 11),
        ("sources", 344),
        ("sohr", 64),
    ],
)
def test_tables_are_whole(shipped: Dataset, table: str, rows: int) -> None:
    assert len(getattr(shipped, table)) == rows


def test_rows_are_attacks_and_strikes(shipped: Dataset) -> None:
    assert Counter(shipped.incidents["action"]) == {"attack": 183, "airstrike": 18}


def test_the_opening_view_itemises_48_attacks(shipped: Dataset) -> None:
    assert Counter(opening_attacks(shipped)["country"]) == {"Syria": 26, "Iraq": 22}


def test_the_pentagon_reported_61_of_them(shipped: Dataset) -> None:
    totals = shipped.totals
    named = totals["series"].eq("pentagon") & totals["as_of"].eq(pd.Timestamp(2023, 11, 17))
    figures = totals[named][["total_attacks", "iraq", "syria"]]
    assert [61, 29, 32] in figures.dropna().to_numpy().tolist()


def test_strikes_of_the_opening_window_were_three_and_in_syria(shipped: Dataset) -> None:
    rows = shipped.incidents
    strikes = rows[rows["action"].eq("airstrike") & (rows["date"] <= pd.Timestamp(2023, 11, 17))]
    assert strikes["date"].nunique() == 3
    assert set(strikes["country"]) == {"Syria"}


def test_every_name_leads_to_its_row(shipped: Dataset) -> None:
    incidents, ids = shipped.incidents, set(shipped.incidents["incident_id"])
    assert set(incidents["site_id"]) <= set(shipped.sites["site_id"])
    actors = set(shipped.actors["actor"])
    assert set(incidents["actor"]) | set(incidents["claimed_by"].dropna()) <= actors
    assert set(incidents["possible_duplicate_of"].dropna()) <= ids
    assert set(incidents["in_response_to"].dropna().str.split(";").explode()) <= ids


def test_every_source_of_a_row_is_listed(shipped: Dataset) -> None:
    listed = set(shipped.sources["url"])
    for number in (1, 2, 3):
        assert set(shipped.incidents[f"source_{number}_url"].dropna()) <= listed


def test_every_address_is_a_web_address(shipped: Dataset) -> None:
    assert shipped.sources["url"].str.match("https?://").all()


def test_local_time_is_utc_time_in_the_zone_of_the_case(shipped: Dataset) -> None:
    timed = shipped.incidents.dropna(subset="time_local")
    assert len(timed) == 29
    assert shipped.case.zone is not None
    ahead = timedelta(hours=shipped.case.zone.utc_offset_hours)
    for row in timed.itertuples():
        local = datetime.strptime(str(row.time_utc), "%Y-%m-%dT%H:%MZ") + ahead
        assert local.strftime("%H:%M") == row.time_local, row.incident_id


def test_points_lie_where_the_table_says_but_for_one(shipped: Dataset) -> None:
    (one,) = shipped.disagreements
    assert (one.table, one.key, one.level) == ("sites", "abu_ghraib", "admin1")
    assert (one.stated, one.found) == ("Baghdad", "Anbar")
    assert one.distance_km == pytest.approx(4, abs=0.3)


def test_the_case_knows_its_clock_and_its_opening_view(shipped: Dataset) -> None:
    case = shipped.case
    assert case.opening == "from=2023-10-17&to=2023-11-17&attribution=us_official"
    assert case.zone is not None
    assert (case.zone.name, case.zone.military_letter) == ("UTC+3", "C")
    assert case.reported is not None
    assert case.reported.publisher == "the Pentagon"


@pytest.mark.parametrize("name", ["bases", "strike_sites", "reference_places"])
def test_layers_of_the_sites_are_made_from_the_table(shipped: Dataset, name: str) -> None:
    made = layer_text(site_layers(shipped.sites)[name])
    assert (DATA / f"{name}.geojson").read_text("utf-8") == made


def test_places_of_the_story_are_on_the_map(shipped: Dataset) -> None:
    def names(layer: str) -> set[str]:
        return {f["properties"]["site_id"] for f in shipped.layers[layer]["features"]}

    assert {"al_asad", "al_tanf"} <= names("bases")
    assert {"albukamal", "maysulun", "mayadin_bulbul"} <= names("strike_sites")


def test_every_layer_is_named_in_the_list_of_sources() -> None:
    text = (DATA / "SOURCES.md").read_text("utf-8")
    for path in [*DATA.rglob("*.geojson"), *DATA.glob("*.csv"), *DATA.glob("*.toml")]:
        assert f"`{path.stem}`" in text or f"`{path.name}`" in text, path.name


def test_no_airports() -> None:
    assert not list(DATA.rglob("*airport*"))


def test_lines_under_dispute_are_told_from_borders(shipped: Dataset) -> None:
    kinds = {f["properties"]["kind"] for f in shipped.layers["borders_10m"]["features"]}
    assert kinds == {"international", "disputed", "indefinite", "line_of_control"}


def test_the_data_are_small() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < MOST_BYTES


def test_fonts_named_in_the_style_sheet_are_there_and_no_other() -> None:
    sheet = (FONTS / "fonts.css").read_text("utf-8")
    files = {path.name for path in FONTS.glob("*.woff2")}
    assert {line.split('"')[1] for line in sheet.splitlines() if "url(" in line} == files
    assert all((FONTS / name).read_bytes()[:4] == b"wOF2" for name in files)


@pytest.mark.parametrize("name", ["ibm-plex-sans", "ibm-plex-sans-arabic"])
def test_fonts_stand_beside_their_licence(name: str) -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / f"LICENSE-{name}.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "Natural Earth",
        "GeoNames, Creative Commons Attribution 4.0",
        "UNICODE LICENSE V3",
        "Mark DiMarco",
        "Michael Bostock",
        "Ramiro Gómez",
        "Babel Team",
        "Apache License",
        "IBM Plex Sans Arabic",
        "deck.gl",
        "Jason Miller",
    ],
)
def test_the_notice_gives_credit(words: str) -> None:
    assert words in (HOUSE / "NOTICE").read_text("utf-8")
