"""Time moves under the hand: keys, handles, buttons, play."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.e2e.app import (
    OPENING,
    PATIENCE_MILLISECONDS,
    expect_facts,
    expect_settled,
    expect_view,
    facts_on,
    ids_shown,
    without_webgl,
)

Open = Callable[..., Locator]


def days(first: str, last: str, rest: str = "") -> str:
    """The link of a window, its year left to the month: the case runs from October to February."""
    return f"from={_dated(first)}&to={_dated(last)}{rest}"


def _dated(day: str) -> str:
    return f"{'2023' if day > '10' else '2024'}-{day}"


def grip(page: Page, name: str) -> tuple[float, float]:
    """Where a hand takes hold of a handle of the scrubber."""
    box = page.get_by_test_id(name).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_step_moves_the_whole_picture(page: Page, open_map: Open) -> None:
    confirmed = "&attribution=us_official"
    open_map(page, days("10-18", "11-20", confirmed))
    expect_view(page, days("10-18", "11-20", confirmed))
    shown = page.locator(".bm-map-host, .bm-charts")
    before, painted = facts_on(page), [part.screenshot() for part in shown.all()]
    page.keyboard.press("ArrowRight")
    expect_view(page, days("10-19", "11-21", confirmed))
    after = facts_on(page)
    told = ("data-window-end", "data-visible-count", "headline", "chart-site", "chart-weapon")
    assert [name for name in told if before[name] == after[name]] == []
    repainted = [part.screenshot() for part in shown.all()]
    assert all(old != new for old, new in zip(painted, repainted, strict=True))


def test_a_drag_tells_the_server_once(page: Page, open_map: Open) -> None:
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))
    root = open_map(page, OPENING)
    assert ids_shown(page)  # The texts are the last that the browser asks for.
    at_rest = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(at_rest).to_be_visible()
    visited, sent = page.evaluate("history.length"), list[object]()
    sockets[-1].on("framesent", lambda frame: sent.append(frame))
    x, y = grip(page, "time-handle")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 100, y, steps=100)
    expect(root).to_have_attribute("data-window-end", "2023-11-03")
    assert sent == []
    with sockets[-1].expect_event("framereceived", timeout=PATIENCE_MILLISECONDS):
        page.mouse.up()
    expect_settled(page, days("10-17", "11-03", "&attribution=us_official"))
    expect(at_rest).to_be_visible()
    assert len(sent) == 1
    assert page.evaluate("history.length") == visited
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_another_widget_costs_one_small_rerun(page: Page, open_map: Open) -> None:
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))
    open_map(page, OPENING)
    assert ids_shown(page)  # The texts are the last that the browser asks for.
    at_rest = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(at_rest).to_be_visible()
    sent, received = list[str | bytes](), list[str | bytes]()
    sockets[-1].on("framesent", lambda frame: sent.append(frame))
    sockets[-1].on("framereceived", lambda frame: received.append(frame))
    with sockets[-1].expect_event("framereceived", timeout=PATIENCE_MILLISECONDS):
        page.get_by_test_id("theme").click()
    expect_settled(page, f"{OPENING}&theme=dark")
    expect(at_rest).to_be_visible()
    assert len(sent) == 1
    assert sum(len(frame) for frame in [*sent, *received]) < 5_000


def test_the_window_is_dragged_as_a_whole(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-30"))
    start, end = grip(page, "time-handle-start"), grip(page, "time-handle")
    x, y = (start[0] + end[0]) / 2, start[1]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + end[0] - start[0], y, steps=10)
    page.mouse.up()
    expect_settled(page, days("12-01", "12-30"))


def test_keys_move_time(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    for key, first, last in (
        ("ArrowRight", "11-02", "11-08"),
        ("Shift+ArrowRight", "11-12", "11-18"),
        ("ArrowLeft", "11-11", "11-17"),
        ("Shift+ArrowLeft", "11-01", "11-07"),
        ("End", "02-16", "02-22"),
        ("ArrowRight", "02-16", "02-22"),
        ("Home", "10-17", "10-23"),
        ("ArrowLeft", "10-17", "10-23"),
    ):
        page.keyboard.press(key)
        expect_view(page, days(first, last))
    expect_settled(page, days("10-17", "10-23"))


def test_a_held_key_paints_every_step(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    for _ in range(60):
        page.keyboard.down("ArrowRight")
    page.keyboard.up("ArrowRight")
    expect_settled(page, days("12-31", "01-06"))


def test_arrows_belong_to_the_window_wherever_the_focus_is(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    for place, first, last in (
        (page.get_by_role("checkbox", name="Iraq"), "11-02", "11-08"),
        (page.get_by_role("button", name="Play", exact=True), "11-03", "11-09"),
        (page.get_by_test_id("time-handle-start"), "11-04", "11-09"),
        (page.get_by_test_id("time-handle"), "11-04", "11-10"),
    ):
        place.focus()
        page.keyboard.press("ArrowRight")
        expect_view(page, days(first, last))
    page.get_by_role("navigation").get_by_role("button", name="More").click()
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect_settled(page, days("11-04", "11-10"))


def test_the_handle_says_its_day_and_what_is_shown(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), OPENING)
    handle = page.get_by_role("slider", name="Last day shown")
    expect(handle).to_have_attribute("data-testid", "time-handle")
    expect(handle).to_have_attribute(
        "aria-valuetext", "17 Nov 2023, 48 attacks and 4 strikes from 17 Oct 2023"
    )
    handle.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuenow", "30")
    expect(handle).to_have_attribute(
        "aria-valuetext", "16 Nov 2023, 45 attacks and 4 strikes from 17 Oct 2023"
    )


def test_next_incident_skips_silence(page: Page, open_map: Open) -> None:
    strikes = "&action=airstrike"
    open_map(without_webgl(page), days("11-01", "11-12", strikes))
    page.get_by_test_id("next-incident").click()
    expect_view(page, days("11-10", "11-21", strikes))
    for key, first, last in (
        ("n", "11-11", "11-22"),
        ("n", "11-22", "12-03"),
        ("p", "11-11", "11-22"),
    ):
        page.keyboard.press(key)
        expect_view(page, days(first, last, strikes))


def test_each_mode_moves_what_it_shows(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    for name, shown, stepped in (
        ("Instant", "to=2023-11-07&mode=instant", "to=2023-11-08&mode=instant"),
        ("From start", "to=2023-11-08&mode=from-start", "to=2023-11-09&mode=from-start"),
        ("Window", days("11-01", "11-09"), days("11-02", "11-10")),
        ("To end", "from=2023-11-02&mode=to-end", "from=2023-11-03&mode=to-end"),
    ):
        page.get_by_role("button", name=name, exact=True).click()
        expect_view(page, shown)
        page.get_by_test_id("step-forward").click()
        expect_settled(page, stepped)
        handles = 2 if name == "Window" else 1
        expect(page.get_by_role("slider")).to_have_count(handles)
        expect(page.get_by_test_id("time-handle")).to_have_count(1)


def test_a_week_is_seven_days(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    page.get_by_role("button", name="Week", exact=True).click()
    page.get_by_test_id("step-forward").click()
    expect_settled(page, days("11-08", "11-14", "&step=week"))
    page.get_by_test_id("step-back").click()
    expect_settled(page, days("11-01", "11-07", "&step=week"))


def test_play_runs_to_the_end_and_stops(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("02-12", "02-18"))
    page.keyboard.press("Space")
    expect_facts(page, data_playing="true")
    expect_facts(page, data_playing="false", data_window_end="2024-02-22")
    expect_settled(page, days("02-16", "02-22"))


def test_a_pause_settles_and_a_loop_starts_over(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("02-15", "02-21"))
    page.get_by_role("button", name="Play in a loop").click()
    page.get_by_test_id("play").click()
    page.wait_for_function(
        "document.querySelector('[data-testid=timemap]').dataset.windowEnd < '2024'"
    )
    page.get_by_test_id("play").click()
    expect_facts(page, data_playing="false")
    facts = facts_on(page)
    expect_settled(page, f"from={facts['data-window-start']}&to={facts['data-window-end']}")


def test_a_date_is_typed(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    flag = page.get_by_role("button", name="Last day shown: 7 Nov 2023")
    flag.click()
    expect(page.get_by_role("textbox", name="Last day shown")).to_be_focused()
    page.keyboard.type("12 Dec 2023")
    page.keyboard.press("Enter")
    expect_settled(page, days("11-01", "12-12"))
    expect(page.get_by_role("button", name="Last day shown: 12 Dec 2023")).to_be_focused()


def test_a_wrong_date_is_answered_in_words(page: Page, open_map: Open) -> None:
    open_map(without_webgl(page), days("11-01", "11-07"))
    page.get_by_role("button", name="First day shown: 1 Nov 2023").click()
    for typed, answer in (
        ("31 Nov 2023", "“31 Nov 2023” is not a date. Write 2023-11-17 or 17 Nov 2023"),
        ("2023-11-09", "9 Nov 2023 is out of reach here. Allowed: 17 Oct 2023 to 7 Nov 2023."),
    ):
        page.get_by_role("textbox", name="First day shown").fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(answer)
    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect_settled(page, days("11-01", "11-07"))
