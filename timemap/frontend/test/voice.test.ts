import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Cleanup, Component } from "../src/streamlit";
import { quietOnceLeft } from "../src/voice";

const state = vi.fn();
const trigger = vi.fn();
let component: Component<null>;
let stop: Cleanup;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<a id="table" href="/table?from=2023-11-01">Table</a><a id="map" href="/?from=2023-11-01">Map</a>'
    + '<a id="source" href="https://example.org/table">Source</a>';
  history.replaceState(null, "", "/");
  const mounted = { data: null, parentElement: document.body, setStateValue: state, setTriggerValue: trigger };
  [component, stop] = quietOnceLeft(mounted);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.clearAllMocks();
  document.body.replaceWith(document.createElement("body"));
});

/** A click that the app follows by itself, or leaves to the browser. */
function follow(id: string, within = true): void {
  document.body.addEventListener("click", (event) => within && event.preventDefault(), { once: true });
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  document.getElementById(id)?.dispatchEvent(click);
}

test("who is here is heard at once", () => {
  component.setStateValue("held", ["case"]);
  component.setTriggerValue("asked", { site: "al_asad" });
  expect(state).toHaveBeenCalledWith("held", ["case"]);
  expect(trigger).toHaveBeenCalledWith("asked", { site: "al_asad" });
});

test("who has gone to another page says nothing more", () => {
  follow("table");
  component.setStateValue("view", "from=2023-11-02");
  stop();
  vi.advanceTimersByTime(60_000);
  expect(state).not.toHaveBeenCalled();
});

test("who has gone back to another page says nothing more", () => {
  history.replaceState(null, "", "/sources");
  window.dispatchEvent(new PopStateEvent("popstate"));
  component.setStateValue("view", "from=2023-11-02");
  expect(state).not.toHaveBeenCalled();
});

test("a page that does not come takes nothing back: each last word is said", () => {
  follow("table");
  component.setStateValue("view", "from=2023-11-02");
  component.setStateValue("view", "from=2023-11-03");
  component.setStateValue("held", ["case"]);
  vi.advanceTimersByTime(60_000);
  expect(state.mock.calls).toEqual([["view", "from=2023-11-03"], ["held", ["case"]]]);
});

test.each([["map", true], ["source", true], ["table", false]])("a click on %s that leads nowhere else silences nobody", (id, within) => {
  follow(id, within);
  component.setStateValue("view", "from=2023-11-02");
  expect(state).toHaveBeenCalledOnce();
});
