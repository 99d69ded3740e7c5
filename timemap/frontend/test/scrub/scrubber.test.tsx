import { render } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import { Scrubber } from "../../src/scrub/scrubber";
import type { Action, Frame } from "../../src/types";
import { attacks, days, event, frameOf } from "./fixture";

const root = document.createElement("div");
document.body.append(root);
const done: Action[] = [];
afterEach(() => {
  render(null, root);
  done.splice(0);
});

function show(frame: Frame): HTMLElement {
  render(<Scrubber frame={frame} dispatch={(action) => done.push(action)} />, root);
  return root;
}

const at = (testId: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
  if (!found) throw new Error(`no ${testId}`);
  return found;
};
const button = (name: string): HTMLElement => {
  const found = [...root.querySelectorAll("button")].find((b) => (b.getAttribute("aria-label") ?? b.textContent) === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

/** Lets effects run. */
const settled = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const table = [...attacks(1, 2), ...attacks(5, 1, "Syria"), { id: "s", day: 6, strike: true }];

describe("handles", () => {
  it("say their day and what the window counts", () => {
    show(frameOf({ table }));
    const end = at("time-handle");
    expect(end.getAttribute("role")).toBe("slider");
    expect(end.getAttribute("aria-valuetext")).toBe("17 Nov 2023, 3 attacks and 1 strike from 17 Oct 2023");
    expect(["aria-valuemin", "aria-valuenow", "aria-valuemax"].map((name) => end.getAttribute(name))).toEqual(["0", "31", "39"]);
    expect(at("time-handle-start").getAttribute("aria-valuetext")).toBe("17 Oct 2023, 3 attacks and 1 strike to 17 Nov 2023");
  });
  it.each([
    ["instant", "17 Nov 2023, no attacks and no strikes"],
    ["from-start", "17 Nov 2023, 3 attacks and 1 strike from 17 Oct 2023"],
    ["to-end", "20 Oct 2023, 1 attack and 1 strike to 25 Nov 2023"],
  ] as const)("are one alone in %s", (mode, text) => {
    show(frameOf({ table, view: { mode, span: days(3, 32) } }));
    expect(root.querySelectorAll("[role=slider]")).toHaveLength(1);
    expect(at("time-handle").getAttribute("aria-valuetext")).toBe(text);
  });
});

describe("buttons", () => {
  it.each([
    ["step-back", { type: "step", by: -1 }],
    ["step-forward", { type: "step", by: 1 }],
    ["play", { type: "play" }],
    ["next-incident", { type: "next-incident", by: 1 }],
  ])("%s", (testId, action) => {
    show(frameOf());
    at(testId).click();
    expect(done).toEqual([{ type: "clock", action }]);
  });
  it("pauses while it plays", () => {
    show(frameOf({ clock: { playing: true } }));
    expect(at("play").getAttribute("aria-label")).toBe("Pause");
    at("play").click();
    expect(done).toEqual([{ type: "clock", action: { type: "pause" } }]);
  });
  it("choose mode, step, speed and loop, and show what is chosen", () => {
    show(frameOf());
    expect(button("Window").getAttribute("aria-pressed")).toBe("true");
    for (const name of ["To end", "Week", "4×", "Play in a loop"]) button(name).click();
    expect(done.map((action) => action.type === "clock" && action.action)).toEqual([
      { type: "mode", mode: "to-end" }, { type: "step-size", step: "week" }, { type: "speed", speed: 4 }, { type: "loop", loop: true },
    ]);
  });
  it("offer hours only where every incident has a time", () => {
    expect(show(frameOf()).textContent).not.toContain("Hour");
    expect(show(frameOf({ meta: { hours: true } })).textContent).toContain("Hour");
  });
});

describe("a flag", () => {
  const typed = async (text: string): Promise<HTMLInputElement> => {
    button("Last day shown: 17 Nov 2023. Type another date").click();
    await settled();
    const input = root.querySelector("input");
    if (!input) throw new Error("no field");
    input.value = text;
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await settled();
    return input;
  };
  it("takes a date", async () => {
    show(frameOf({ table }));
    await typed("3 Nov 2023");
    expect(done).toEqual([{ type: "clock", action: { type: "drag-edge", edge: "end", minute: 18 * 1440 } }]);
    expect(root.querySelector("input")).toBeNull();
  });
  it("says what is wrong with another text, and keeps it", async () => {
    show(frameOf({ table }));
    const input = await typed("soon");
    expect(root.querySelector("[role=alert]")?.textContent).toContain("“soon” is not a date");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(done).toEqual([]);
  });
});

describe("context", () => {
  const context = [event("Before it all", -9), event("<b>Truce</b>", 4, 1)];
  it("has a tick with its date and name, and opens its text and source", async () => {
    show(frameOf({ meta: { context } }));
    const tick = button("21 Oct 2023: <b>Truce</b>");
    tick.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    await settled();
    expect(root.textContent).toContain("<b>Truce</b> in full");
    expect(root.querySelector("a")?.getAttribute("href")).toBe("https://example.org/");
    expect(root.querySelector("b")).toBeNull();
  });
  it("is counted in the window, and what is not drawn is said", () => {
    show(frameOf({ meta: { context }, view: { span: days(0, 10) } }));
    expect(root.textContent).toContain("Context 1");
    expect(root.textContent).toContain("Bars: attacks per day, one block each, stacked by weapon · 1 context event before 17 Oct not drawn");
  });
});
