"""A view as a file of any format: what is offered, what is in it, and that all agree."""

import csv
import io
import json
import re
import zipfile
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from geo.dataset import Dataset, load_dataset
from geo.filters import Filters
from geo.link import PARAMETERS, words_of
from geo.select import ids
from geo.vectors import random_views
from geo.view import COLOURS, MODES, STEPS, THEMES, View
from slides import options
from slides.compose import slide_of
from slides.export import FORMATS, Order, deck, made
from slides.slide import LAYOUTS, SIZES, Setting
from tests.unit.cases import SHIPPED

SETTING = Setting(date(2023, 11, 18), marking="TLP:CLEAR")
SIGNATURES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<svg ",
    "pdf": b"%PDF-",
    "pptx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "csv": b"\xef\xbb\xbfincident_id,",
    "xlsx": b"PK\x03\x04",
    "geojson": b'{"type":"FeatureCollection",',
    "gpkg": b"SQLite format 3\0",
    "kml": b"<?xml ",
    "kmz": b"PK\x03\x04",
}


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(SHIPPED)


@pytest.fixture(scope="module")
def opening(shipped: Dataset) -> View:
    return View.from_query((), words_of(shipped))[0]


def test_the_command_line_offers_what_there_is() -> None:
    assert tuple(FORMATS) == options.ENDINGS
    assert (SIZES, LAYOUTS) == (options.SIZES, options.LAYOUTS)
    assert tuple(options.VIEW_OPTIONS) == PARAMETERS
    words = {"mode": MODES, "step": tuple(STEPS), "duplicates": ("show",)}
    assert words | {"colour": COLOURS, "theme": THEMES} == options.WORDS


@pytest.mark.parametrize("ending", SIGNATURES)
def test_a_view_is_made_into_every_format(ending: str, shipped: Dataset, opening: View) -> None:
    data = made(shipped, Order(opening, SETTING, ending))
    assert data[: len(SIGNATURES[ending])].lower() == SIGNATURES[ending].lower()


def test_a_picture_has_the_size_that_was_ordered(shipped: Dataset, opening: View) -> None:
    data = made(shipped, Order(opening, SETTING, "png", size="3840x2160"))
    assert [int.from_bytes(data[at : at + 4]) for at in (16, 20)] == [3840, 2160]


def test_a_deck_has_a_slide_for_each_view(shipped: Dataset, opening: View) -> None:
    orders = [Order(view, SETTING, "pptx") for view in (opening, View())]
    names = zipfile.ZipFile(io.BytesIO(deck(shipped, orders))).namelist()
    assert [name for name in names if name.startswith("ppt/slides/slide")] == [
        "ppt/slides/slide1.xml",
        "ppt/slides/slide2.xml",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ending": "jpg"}, "no format 'jpg'; there are pptx, png"),
        ({"size": "1x1"}, "no size '1x1'; there are 1920x1080, 3840x2160"),
        ({"fps": 0}, "0 frames a second; at least 1 is needed"),
    ],
)
def test_an_order_that_cannot_be_met_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(Order(View(), SETTING, "png"), **wrong)


def test_slide_and_rows_name_the_same_incidents(shipped: Dataset, opening: View) -> None:
    for view in (opening, View(Filters(texts=("nothing",))), *islice(random_views(shipped), 20)):
        wanted = ids(shipped, view)
        assert list(slide_of(shipped, view, SETTING).ids) == wanted
        table = made(shipped, Order(view, SETTING, "csv")).decode("utf-8-sig")
        assert [row["incident_id"] for row in csv.DictReader(io.StringIO(table, "\n"))] == wanted
        features = json.loads(made(shipped, Order(view, SETTING, "geojson")))["features"]
        assert [feature["id"] for feature in features] == wanted


def test_every_option_and_format_is_documented() -> None:
    text = (SHIPPED.parent / "docs" / "slides.md").read_text("utf-8")
    parser = ArgumentParser(add_help=False)
    options.describe(parser, Path)
    names = {*re.findall(r"--[a-z][a-z-]*", parser.format_help()), *(f".{e}" for e in FORMATS)}
    assert {name for name in names if not re.search(f"`{re.escape(name)}[` ]", text)} == set()
