"""Native charts: what is charted, and what opens when their data is edited."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from slides.compose import slide_of
from slides.marks import Box, Chart, Group, Series
from slides.powerpoint import pptx_of
from slides.powerpoint.workbook import Cell, letters, workbook_of
from tests.unit.decks import opened, page_of, parts, shapes
from tests.unit.slidecases import OPENING, setting, shipped, view_of
from tests.unit.tinyslide import label, slide_with

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWN = Group("Drawn", (label("drawn"),))
DAYS = (date(2023, 10, 17), date(2023, 10, 20), date(2023, 10, 31))
HOSTILE = ("=1+1", "https://example.org", "<r>&</r>", "12", "_x0041_", "{=A1}")


def bars(*series: Series, rows: tuple[str, ...] = ("Al-Asad", "Conoco"), **more: Any) -> Chart:
    return Chart(Box(600, 80, 900, 200), "bars", "By site", "Sites", series, DRAWN, rows, **more)


def steps(*series: Series) -> Chart:
    return Chart(Box(600, 80, 900, 200), "steps", "Reported", "Days", series, DRAWN)


def line(*values: float, name: str = "Reported", days: tuple[date, ...] = DAYS) -> Series:
    return Series(name, "#15191d", values, days[: len(values)])


DRONE, ROCKET = Series("Drone", "#bd7d12", (9, 1)), Series("Rocket", "#cf005b", (2, 5))


def frame_of(chart: Chart) -> Any:
    (frame,) = page_of(slide_with(Group("Charts", (chart,)))).shapes
    return frame


def chart_xml(chart: Chart) -> ET.Element:
    return ET.fromstring(frame_of(chart).chart.part.blob)


def values_of(root: ET.Element, path: str) -> list[str | None]:
    return [element.get("val") for element in root.iterfind(path)]


def sheet_of(workbook: bytes) -> dict[str, tuple[str | None, str]]:
    """Each cell's kind and text, by its reference."""
    entries = parts(workbook)
    shared = [
        "".join(text.text or "" for text in item.iter(S + "t"))
        for item in ET.fromstring(entries["xl/sharedStrings.xml"])
    ]
    cells: dict[str, tuple[str | None, str]] = {}
    for cell in ET.fromstring(entries["xl/worksheets/sheet1.xml"]).iter(S + "c"):
        value = cell.findtext(S + "v") or ""
        words = shared[int(value)] if cell.get("t") == "s" else value
        cells[cell.get("r", "")] = (cell.get("t"), words)
    return cells


# ---- bars ---------------------------------------------------------------------------------------


def test_bars_are_a_native_stacked_chart() -> None:
    frame = frame_of(bars(DRONE, ROCKET))
    (plot,) = frame.chart.plots
    assert frame.chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert list(plot.categories) == ["Al-Asad", "Conoco"]
    assert [(each.name, each.values) for each in plot.series] == [
        ("Drone", (9.0, 1.0)),
        ("Rocket", (2.0, 5.0)),
    ]
    assert frame._element.xpath("p:nvGraphicFramePr/p:cNvPr/@descr") == ["Sites"]


def test_the_first_row_is_on_top() -> None:
    assert values_of(chart_xml(bars(DRONE)), f".//{C}catAx/{C}scaling/{C}orientation") == ["maxMin"]


@pytest.mark.parametrize(
    ("ends", "said"), [((), ["11", "6"]), (("of 20", "of 9"), ["of 20", "of 9"])]
)
def test_each_bar_says_its_sum_at_its_end(ends: tuple[str, ...], said: list[str]) -> None:
    frame = frame_of(bars(DRONE, ROCKET, ends=ends))
    root = ET.fromstring(frame.chart.part.blob)
    found = ["".join(element.itertext()).strip() for element in root.iterfind(f".//{C}dLbl/{C}tx")]
    assert found == said


def test_hollow_bars_are_outlines() -> None:
    hollow = replace(ROCKET, hollow=True)
    (plot,) = frame_of(bars(DRONE, hollow)).chart.plots
    assert str(plot.series[1].format.line.color.rgb) == "CF005B"
    assert plot.series[1]._element.xpath("c:spPr/a:noFill")


def test_the_workbook_holds_what_is_charted() -> None:
    book = frame_of(bars(DRONE, ROCKET)).chart.part.chart_workbook.xlsx_part.blob
    assert sheet_of(book) == {
        "A1": ("s", ""),
        "B1": ("s", "Drone"),
        "C1": ("s", "Rocket"),
        "A2": ("s", "Al-Asad"),
        "B2": (None, "9"),
        "C2": (None, "2"),
        "A3": ("s", "Conoco"),
        "B3": (None, "1"),
        "C3": (None, "5"),
    }


# ---- steps --------------------------------------------------------------------------------------


def test_a_value_is_held_until_the_next_day() -> None:
    frame = frame_of(steps(line(1, 3, 7)))
    (series,) = frame.chart.plots[0].series
    assert frame.chart.chart_type == XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
    assert series.values == (1, 1, 3, 3, 7)
    days = [pt.text for pt in ET.fromstring(frame.chart.part.blob).iterfind(f".//{C}xVal//{C}v")]
    assert days == ["45216", "45219", "45219", "45230", "45230"]


def test_hollow_series_are_rings_without_a_line() -> None:
    others = replace(line(2, 4), hollow=True)
    (series,) = frame_of(steps(others)).chart.plots[0].series
    assert series.values == (2, 4)
    assert series._element.xpath("c:spPr/a:ln/a:noFill")
    assert series._element.xpath("c:marker/c:spPr/a:noFill")


def test_a_single_figure_can_be_seen() -> None:
    (series,) = frame_of(steps(line(5))).chart.plots[0].series
    assert series._element.xpath("c:marker/c:symbol/@val") == ["circle"]


def test_the_longest_series_comes_first() -> None:
    chart = frame_of(steps(line(1, name="Short"), line(1, 2, 3, name="Long"))).chart
    assert [series.name for series in chart.plots[0].series] == ["Long", "Short"]


def test_axes_run_from_the_first_day_and_from_zero() -> None:
    root = chart_xml(steps(line(1, 3, 7)))
    assert values_of(root, f".//{C}scaling/{C}min") == ["45216", "0"]
    assert values_of(root, f".//{C}scaling/{C}max") == ["45230", "7"]


def test_days_are_days_in_the_workbook() -> None:
    book = frame_of(steps(line(1, 3))).chart.part.chart_workbook.xlsx_part.blob
    assert {key: words for key, (_, words) in sheet_of(book).items()} == {
        "A1": "Reported, day",
        "B1": "Reported",
        "A2": "45216",
        "B2": "1",
        "A3": "45219",
        "B3": "1",
        "A4": "45219",
        "B4": "3",
    }
    assert b'formatCode="yyyy-mm-dd"' in parts(book)["xl/styles.xml"]


# ---- both ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", [bars(DRONE, ROCKET), steps(line(1, 3, 7))])
def test_axes_have_positive_numbers_of_their_own(chart: Chart) -> None:
    root = chart_xml(chart)
    for kind in ("catAx", "valAx"):
        assert all(int(number or 0) > 0 for number in values_of(root, f".//{C}{kind}/{C}axId"))
    axes = {element.get("val") for element in root.iter(C + "axId")}
    assert len(axes) == 2
    assert axes == {element.get("val") for element in root.iter(C + "crossAx")}


@pytest.mark.parametrize("chart", [bars(DRONE, ROCKET), steps(line(1, 3, 7), line(2, name="Two"))])
def test_references_cover_what_is_charted(chart: Chart) -> None:
    frame = frame_of(chart)
    cells = sheet_of(frame.chart.part.chart_workbook.xlsx_part.blob)
    for source in ET.fromstring(frame.chart.part.blob).iter():
        if source.tag not in (C + "numRef", C + "strRef"):
            continue
        found = re.fullmatch(
            r"Data!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", source.findtext(C + "f", "")
        )
        assert found
        column, first, last = found.groups()
        held = [cells[f"{column}{row}"][1] for row in range(int(first), int(last or first) + 1)]
        assert held == [value.text for value in source.iter(C + "v")]


def test_no_text_is_a_formula_a_link_or_a_number() -> None:
    rows = Series("=2+2", "#bd7d12", (1.0,) * len(HOSTILE))
    frame = frame_of(bars(rows, rows=HOSTILE))
    book = parts(frame.chart.part.chart_workbook.xlsx_part.blob)
    cells = sheet_of(frame.chart.part.chart_workbook.xlsx_part.blob)
    assert {cells[f"A{row}"][0] for row in range(2, 2 + len(HOSTILE))} == {"s"}
    assert [cells[f"A{2 + at}"][1].strip() for at in range(len(HOSTILE))] == [
        words.replace("_x0041_", "_x005F_x0041_") for words in HOSTILE
    ]
    assert b"<f>" not in book["xl/worksheets/sheet1.xml"]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in book
    assert list(frame.chart.plots[0].categories) == list(HOSTILE)


@pytest.mark.parametrize(
    "chart",
    [
        bars(),
        bars(Series("Drone", "#bd7d12", (0, 0))),
        bars(Series("Drone", "#bd7d12", (float("nan"), 1))),
        steps(),
        steps(line(0)),
        steps(line(1, days=(date(1899, 1, 1),))),
    ],
)
def test_what_cannot_be_charted_is_drawn(chart: Chart) -> None:
    page = page_of(slide_with(chart))
    assert [shape.name for shape in shapes(page)] == [chart.name, "drawn"]


def test_charts_stand_by_themselves() -> None:
    inner = Group("Charts", (label("Reported"), Group("Inner", (bars(DRONE),))))
    page = page_of(slide_with(inner))
    assert [(shape.name, shape.has_chart) for shape in page.shapes] == [
        ("Charts", False),
        ("By site", True),
    ]


def test_the_same_columns_give_the_same_workbook() -> None:
    columns: list[list[Cell]] = [
        ["", "Al-Asad"],
        ["Drone", 9.0],
        ["Day", date(2023, 10, 17)],
        ["None", None],
    ]
    assert workbook_of(columns) == workbook_of(columns)
    assert "D2" not in sheet_of(workbook_of(columns))


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_workbook(column: int, name: str) -> None:
    assert letters(column) == name


def test_the_charts_of_the_opening_view_hold_its_numbers() -> None:
    slide = slide_of(shipped(), view_of(shipped(), OPENING), setting())
    deck = opened(pptx_of([slide]))
    charts = {shape.name: shape.chart for shape in deck.slides[0].shapes if shape.has_chart}
    sites = charts["By site"].plots[0]
    attacks = sum(sum(each.values) for each in sites.series if each.name != "US strikes")
    assert attacks == 48
    ends = {each.name: each.values[-1] for each in charts["Reported and itemised"].plots[0].series}
    assert (ends["Reported"], ends["Itemised"]) == (61, 48)


def test_figures_of_a_line_are_dots_and_what_it_holds_is_none() -> None:
    held = replace(line(1, 3, 3), dots=2)
    (series,) = frame_of(steps(held)).chart.plots[0].series
    assert series.values == (1, 1, 3, 3, 3)
    assert series._element.xpath("c:marker/c:symbol/@val") == ["circle"]
    unmarked = "c:dPt[c:marker/c:symbol/@val='none']/c:idx/@val"
    assert series._element.xpath(unmarked) == ["1", "3", "4"]
