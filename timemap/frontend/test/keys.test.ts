import { afterEach, describe, expect, it } from "vitest";
import { actionForKey, focusOf, listenForKeys } from "../src/keys";
import type { Focus, KeyPress } from "../src/keys";
import type { Action, State } from "../src/types";

const state: State = {
  view: {
    filters: { chosen: {}, texts: [], duplicates: false }, span: { start: 0, end: 1440 }, mode: "window",
    step: "day", camera: null, colour: "weapon", theme: null, select: null,
  },
  clock: { playing: false, speed: 1, loop: false },
  dialog: null, clean: false, notes: [], opened: [], hovered: null,
};
const playing: State = { ...state, clock: { ...state.clock, playing: true } };

/** "Ctrl+Shift+Z" as the browser says it. */
function press(combination: string): KeyPress {
  const parts = combination.split("+");
  const key = parts.at(-1) ?? "";
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return {
    key: key === "Space" ? " " : key, shiftKey: has("Shift"), ctrlKey: has("Ctrl"), altKey: has("Alt"),
    metaKey: has("Meta"), repeat: has("Held"),
  };
}

const act = (keys: string, focus: Focus = "page", s: State = state): Action | null => actionForKey(press(keys), focus, s);
const clock = (keys: string, focus: Focus = "page", s: State = state): unknown => {
  const action = act(keys, focus, s);
  return action?.type === "clock" ? action.action : action;
};

describe("time", () => {
  it.each<[string, Focus, unknown]>([
    ["ArrowRight", "page", { type: "step", by: 1 }],
    ["Shift+ArrowLeft", "page", { type: "step", by: -10 }],
    ["ArrowRight", "pressing", { type: "step", by: 1 }],
    ["ArrowLeft", "end", { type: "step-edge", edge: "end", by: -1 }],
    ["Shift+ArrowRight", "start", { type: "step-edge", edge: "start", by: 10 }],
    ["Home", "end", { type: "home" }],
    ["End", "page", { type: "end" }],
    ["n", "page", { type: "next-incident", by: 1 }],
    ["P", "page", { type: "next-incident", by: -1 }],
    ["Space", "page", { type: "play" }],
    ["Space", "end", { type: "play" }],
  ])("%s with focus on %s", (keys, focus, action) => {
    expect(clock(keys, focus)).toEqual(action);
  });
  it("Space pauses what plays, and a held Space does not flicker", () => {
    expect(clock("Space", "page", playing)).toEqual({ type: "pause" });
    expect(act("Held+Space")).toBeNull();
  });
  it("a held arrow goes on", () => {
    expect(clock("Held+ArrowRight")).toEqual({ type: "step", by: 1 });
  });
});

describe("the page", () => {
  it.each<[string, Action | null, State]>([
    ["f", { type: "clean", clean: true }, state],
    ["f", { type: "clean", clean: false }, { ...state, clean: true }],
    ["Shift+?", { type: "dialog", dialog: "keys" }, state],
    ["?", { type: "dialog", dialog: null }, { ...state, dialog: "keys" }],
    ["Escape", { type: "dialog", dialog: null }, { ...state, dialog: "table", clean: true }],
    ["Escape", { type: "clean", clean: false }, { ...state, clean: true }],
    ["Escape", { type: "select", select: null }, { ...state, view: { ...state.view, select: "al_asad" } }],
    ["Escape", null, state],
    ["Ctrl+z", { type: "undo" }, state],
    ["Ctrl+Shift+Z", { type: "redo" }, state],
    ["Ctrl+y", { type: "redo" }, state],
  ])("%s is %o", (keys, action, s) => {
    expect(act(keys, "page", s)).toEqual(action);
  });
});

describe("keys that are not ours", () => {
  it.each([
    "ArrowUp", "ArrowDown", "Tab", "Enter", "a", "Alt+ArrowLeft", "Ctrl+ArrowRight", "Meta+ArrowLeft", "Ctrl+f", "Ctrl+n",
    "Ctrl+p", "Meta+f", "Ctrl+Home", "Alt+f", "Shift+Home", "Shift+N", "Held+f",
  ])("%s", (keys) => {
    expect(act(keys)).toBeNull();
  });
  it.each(["ArrowLeft", "n", "Space", "Escape", "Ctrl+z", "Home", "?"])("%s while typing", (keys) => {
    expect(act(keys, "typing")).toBeNull();
  });
  it.each(["ArrowLeft", "Home", "Space", "n"])("%s in a list or menu", (keys) => {
    expect(act(keys, "choosing")).toBeNull();
  });
  it("Space on a button", () => {
    expect(act("Space", "pressing")).toBeNull();
  });
});

/** An element of a small tree, found by id. */
function element(build: (at: HTMLElement) => void): Element {
  const root = document.createElement("div");
  build(root);
  return root.querySelector("#it") ?? root;
}

function tag(name: string, attributes: Readonly<Record<string, string>> = {}, inside?: HTMLElement): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (inside) made.append(inside);
  return made;
}

describe("focus", () => {
  const it_ = { id: "it" };
  it.each<[string, HTMLElement, Focus]>([
    ["a text field", tag("input", it_), "typing"],
    ["a search field", tag("input", { ...it_, type: "search" }), "typing"],
    ["a text area", tag("textarea", it_), "typing"],
    ["a select", tag("select", it_), "typing"],
    ["a word in editable text", tag("p", { contenteditable: "" }, tag("b", it_)), "typing"],
    ["a checkbox", tag("input", { ...it_, type: "checkbox" }), "pressing"],
    ["a button", tag("button", it_), "pressing"],
    ["a radio button", tag("input", { ...it_, type: "radio" }), "choosing"],
    ["a range", tag("input", { ...it_, type: "range" }), "choosing"],
    ["a menu item", tag("div", { role: "menu" }, tag("button", it_)), "choosing"],
    ["the end handle", tag("div", { ...it_, role: "slider", "data-testid": "time-handle" }), "end"],
    ["the start handle", tag("div", { ...it_, role: "slider", "data-testid": "time-handle-start" }), "start"],
    ["a link", tag("a", { ...it_, href: "#" }), "page"],
    ["a button of a dialog over the page", tag("div", { "data-testid": "stDialog" }, tag("button", it_)), "typing"],
  ])("on %s", (_name, node, focus) => {
    expect(focusOf(element((root) => root.append(node)))).toBe(focus);
  });
  it("on nothing is the page", () => {
    expect(focusOf(null)).toBe("page");
  });
});

describe("listening", () => {
  const heard: Action[] = [];
  const stop = listenForKeys(() => state, (action) => heard.push(action));
  afterEach(() => heard.splice(0));
  const type = (key: string): boolean =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  it("takes its own keys and leaves the browser the others", () => {
    expect(type("ArrowRight")).toBe(false);
    expect(type("Tab")).toBe(true);
    expect(heard).toEqual([{ type: "clock", action: { type: "step", by: 1 } }]);
  });
  it("leaves alone what a control has taken", () => {
    const taken = (event: Event): void => event.preventDefault();
    document.body.addEventListener("keydown", taken);
    type("ArrowRight");
    document.body.removeEventListener("keydown", taken);
    expect(heard).toEqual([]);
  });
  it("ends when told", () => {
    stop();
    type("ArrowRight");
    expect(heard).toEqual([]);
  });
});
