"""The map keeps its camera, becomes a picture, and carries the names that programs rely on."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.app import CHARTS, OPENING, expect_facts, expect_settled, without_webgl

Open = Callable[..., Locator]

BUTTONS = ("play", "step-back", "step-forward", "next-incident")
# The camera stands where the link in the address bar says.
ARRIVED = """
document.querySelector("[data-testid=timemap]").dataset.camera
  === new URLSearchParams(location.search).get("camera")
"""
PNG = b"\x89PNG\r\n\x1a\n"


def test_each_name_stands_once(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    for name in ("timemap", "headline", "time-handle", "time-handle-start", *BUTTONS):
        expect(page.get_by_test_id(name)).to_have_count(1)
    charts = page.locator("[data-testid^=chart-]")
    expect(charts).to_have_count(len(CHARTS))
    names = charts.evaluate_all("charts => charts.map(chart => chart.dataset.testid)")
    assert sorted(names) == sorted(f"chart-{name}" for name in CHARTS)


def test_the_camera_moves_by_its_buttons_alone(page: Page, open_map: Open) -> None:
    root = open_map(page, OPENING)
    page.get_by_role("group", name="Camera").get_by_role("button", name="Iraq").click()
    page.wait_for_function(ARRIVED)
    camera = str(root.get_attribute("data-camera"))
    link = f"{OPENING}&camera={camera.replace(',', '%2C')}"
    expect_settled(page, link)
    page.get_by_role("navigation").get_by_role("button", name="Only Syria").click()
    page.keyboard.press("ArrowRight")
    expect_facts(page, data_window_end="2023-11-18", data_camera=camera)
    open_map(page, link)
    expect_facts(page, data_camera=camera)


def test_the_map_is_saved_as_a_picture(page: Page, open_map: Open, tmp_path: Path) -> None:
    open_map(page, OPENING)
    with page.expect_download() as download:
        page.get_by_test_id("save-picture").click()
    download.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(PNG)
    assert download.value.suggested_filename.endswith(".png")


def test_f_leaves_the_map_and_time_alone(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    rail = page.get_by_role("navigation", name="Filters")
    page.keyboard.press("f")
    expect(rail).to_be_hidden()
    expect(page.get_by_test_id("time-handle")).to_be_visible()
    page.keyboard.press("Escape")
    expect(rail).to_be_visible()
