"""The Slides panel: from what is seen to a file, and from a file back to what was seen."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from pptx import Presentation

from geo.remarks import read_remarks
from slides.export import FILMS, FORMATS, Order, made
from slides.names import file_name
from slides.slide import Setting
from slides.stamped import stamp_in
from tests.e2e.app import expect_view, ids_of, settled_link, shipped, view_of, without_webgl
from tests.e2e.test_access import faults
from tests.unit.cases import SHIPPED

Open = Callable[..., Locator]
FOUR_WEEKS = "from=2023-10-17&to=2023-11-17"
PATIENCE_MILLISECONDS = 90_000


def open_panel(page: Page) -> Locator:
    """The panel over the page, once its preview stands."""
    page.get_by_role("button", name="Slides", exact=True).click()
    panel = page.get_by_test_id("stDialog")
    expect(panel.get_by_role("img").first).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    return panel


def choose(panel: Locator, label: str, value: str) -> None:
    """Type a value into one of the panel's lists and take it."""
    field = panel.get_by_role("combobox", name=label)
    field.click()
    field.fill(value)
    field.press("Enter")
    expect(panel.page.get_by_role("listbox")).to_be_hidden()


def saved(page: Page, panel: Locator, ending: str, folder: Path) -> Path:
    """The file that the panel's one button gives, once the panel names that file."""
    name = file_name(shipped(), view_of(FOUR_WEEKS), ending)
    expect(panel.get_by_text(name, exact=True)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    with page.expect_download(timeout=PATIENCE_MILLISECONDS) as download:
        panel.get_by_role("button", name="Save", exact=True).click()
    assert download.value.suggested_filename == name
    download.value.save_as(folder / name)
    return folder / name


def order_of(ending: str, page: Page, day: date) -> Order:
    """What the panel orders of the four weeks on a day."""
    link = page.evaluate("location.origin + '/'") + f"?{settled_link(FOUR_WEEKS)}"
    return Order(view_of(FOUR_WEEKS), Setting(day, link=link), ending)


def test_every_format_is_saved_as_the_command_line_makes_it(
    page: Page, open_map: Open, tmp_path: Path
) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    panel = open_panel(page)
    remarks, unlike = read_remarks(SHIPPED), []
    for ending in (each for each in FORMATS if each not in FILMS):
        choose(panel, "Format", f"{ending.upper()} ")
        before = date.today()
        data = saved(page, panel, ending, tmp_path).read_bytes()
        # A file may be made on either side of midnight.
        orders = [order_of(ending, page, day) for day in {before, date.today()}]
        if data not in [made(shipped(), order, remarks) for order in orders]:
            unlike.append(ending)
    assert unlike == []


def test_the_marking_stands_on_screen_and_on_the_file(
    page: Page, open_map: Open, tmp_path: Path
) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    panel = open_panel(page)
    choose(panel, "Marking", "TLP:AMBER")
    choose(panel, "Format", "SVG")
    path = saved(page, panel, "svg", tmp_path)
    assert path.read_text("utf-8").count(">TLP:AMBER</") == 2
    panel.get_by_role("button", name="Close").click()
    for place in ("top", "bottom"):
        expect(page.locator(f".st-key-marking-{place}")).to_have_text("TLP:AMBER")


def test_escape_closes_the_panel_and_takes_nothing_back(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    panel = open_panel(page)
    choose(panel, "Marking", "TLP:RED")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".st-key-marking-top")).to_have_text("TLP:RED")
    marking = open_panel(page).get_by_role("combobox", name="Marking")
    marking.click()
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(marking).to_have_value("TLP:RED")
    title = panel.get_by_role("textbox", name="Title")
    title.fill("In our own words")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(open_panel(page).get_by_role("textbox", name="Title")).to_have_value("In our own words")
    with page.expect_download(timeout=PATIENCE_MILLISECONDS):
        panel.get_by_role("button", name="Save", exact=True).click()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_what_was_typed_a_moment_before_is_in_the_file(
    page: Page, open_map: Open, tmp_path: Path
) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    panel = open_panel(page)
    panel.get_by_role("textbox", name="Title").fill("In our own words")
    path = saved(page, panel, "pptx", tmp_path)
    texts = [shape.text_frame.text for shape in Presentation(str(path)).slides[0].placeholders]
    assert "In our own words" in texts


def test_a_file_gives_its_view_back(page: Page, open_map: Open, tmp_path: Path) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    path = saved(page, open_panel(page), "pptx", tmp_path)
    stamp = stamp_in(path.read_bytes())
    assert stamp is not None
    assert ids_of(stamp.view) == ids_of(FOUR_WEEKS)
    open_map(page, "country=Jordan")
    panel = open_panel(page)
    panel.get_by_text("Reopen a file").click()
    panel.locator("input[type=file]").last.set_input_files(path)
    expect(panel).to_be_hidden(timeout=PATIENCE_MILLISECONDS)
    expect_view(page, FOUR_WEEKS)


def test_what_cannot_be_used_or_shown_is_said_on_the_panel(
    page: Page, open_map: Open, tmp_path: Path
) -> None:
    open_map(without_webgl(page), FOUR_WEEKS)
    panel = open_panel(page)
    title = panel.get_by_role("textbox", name="Title")
    title.fill("هجمات \N{BALLOON} " + "over and over again " * 15)
    title.press("Enter")
    expect(panel).to_contain_text(
        "The shipped type has no “\N{BALLOON}”: pictures", timeout=PATIENCE_MILLISECONDS
    )
    expect(panel.get_by_role("img").first).to_have_attribute("alt", re.compile("over and over"))
    (tmp_path / "template.pptx").write_bytes(b"no presentation")
    panel.locator("input[type=file]").first.set_input_files(tmp_path / "template.pptx")
    expect(panel).to_contain_text("The template is no PowerPoint file.")
    expect(panel.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    panel.get_by_text("Reopen a file").click()
    panel.locator("input[type=file]").last.set_input_files(tmp_path / "template.pptx")
    expect(panel).to_contain_text("This file carries no view.")


def test_the_panel_is_accessible(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), f"{FOUR_WEEKS}&theme=dark")
    panel = open_panel(page)
    choose(panel, "Format", "MP4 ")
    expect(panel.get_by_role("button", name="Make the film")).to_be_visible()
    assert faults(page, "[data-testid=stDialog]") == []


def test_a_view_without_incidents_is_a_slide_too(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), "from=2023-10-17&to=2023-10-17&country=Jordan")
    panel = open_panel(page)
    expect(panel.get_by_role("img").first).to_have_attribute("alt", re.compile("No incident"))
    expect(panel.get_by_role("button", name="Save", exact=True)).to_be_visible()


def test_a_film_says_how_far_it_is_and_can_be_stopped(
    page: Page, open_map: Open, tmp_path: Path
) -> None:
    open_map(without_webgl(page), "from=2023-10-17&to=2024-01-17")
    panel = open_panel(page)
    choose(panel, "Format", "GIF ")
    panel.get_by_role("button", name="Make the film").click()
    expect(panel.get_by_role("progressbar")).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    panel.get_by_role("button", name="Cancel").click()
    expect(panel.get_by_role("progressbar")).to_be_hidden(timeout=PATIENCE_MILLISECONDS)
    expect(panel.get_by_role("button", name="Make the film")).to_be_visible()
    expect(panel.get_by_role("button", name="Save", exact=True)).to_be_hidden()


def test_a_film_is_saved_once_it_is_made(page: Page, open_map: Open, tmp_path: Path) -> None:
    open_map(without_webgl(page), "from=2023-10-17&to=2023-10-19")
    panel = open_panel(page)
    choose(panel, "Format", "GIF ")
    panel.get_by_role("button", name="Make the film").click()
    with page.expect_download(timeout=PATIENCE_MILLISECONDS) as download:
        panel.get_by_role("button", name="Save", exact=True).click(timeout=PATIENCE_MILLISECONDS)
    assert download.value.suggested_filename == "20231019_iraq-syria_map_1920x1080.gif"
    download.value.save_as(tmp_path / "film.gif")
    assert (tmp_path / "film.gif").read_bytes()[:6] == b"GIF89a"
