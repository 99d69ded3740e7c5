import { describe, expect, it } from "vitest";
import { eventsInside, eventsWithin, placeLabels, ticksOf } from "../../src/scrub/context";
import type { Tick } from "../../src/scrub/context";
import { scaleOf } from "../../src/scrub/scale";
import { dice, meta } from "../tiny";
import { days, event } from "./fixture";

const tick = (x: number, rank = 0): Tick => ({ x, day: x, events: [event(`at ${x}`, x, rank)] });

describe("events", () => {
  const context = [event("late", 50), event("second", 9), event("first", 2), event("before", -3)];
  it("are those of the case's own time, in order", () => {
    expect(eventsInside({ ...meta, context }).map(({ label }) => label)).toEqual(["first", "second"]);
  });
  it("belong to a window by their day, its end left out", () => {
    expect(eventsWithin(eventsInside({ ...meta, context }), days(2, 9))).toBe(1);
  });
  it("share a tick where they are too close to point at, the most important first", () => {
    const ticks = ticksOf([event("b", 3, 5), event("a", 3, 1), event("c", 9)], scaleOf(40, 400));
    expect(ticks.map(({ x, events }) => [x, events.map(({ label }) => label)])).toEqual([[35, ["a", "b"]], [95, ["c"]]]);
  });
});

describe("labels", () => {
  it("stand right of their tick, else left, else a row lower", () => {
    expect(placeLabels([tick(10)], [50], [], 200)).toEqual([{ row: 0, side: "right" }]);
    expect(placeLabels([tick(180)], [50], [], 200)).toEqual([{ row: 0, side: "left" }]);
    expect(placeLabels([tick(100, 0), tick(90, 1)], [50, 100], [], 200)).toEqual([{ row: 0, side: "right" }, { row: 1, side: "right" }]);
  });
  it("never cross a handle", () => {
    expect(placeLabels([tick(100)], [50], [120], 200)).toEqual([{ row: 0, side: "left" }]);
    expect(placeLabels([tick(100)], [50], [120, 80], 200)).toEqual([null]);
  });
  it("are left out for a less important event first", () => {
    expect(placeLabels([tick(40, 1), tick(60, 2)], [50, 30], [], 100)).toEqual([{ row: 0, side: "right" }, null]);
  });
  it("touch neither each other nor another label's tick, wherever the handles are", () => {
    const roll = dice(5);
    for (let round = 0; round < 50; round++) {
      const ticks = Array.from({ length: 30 }, () => tick(roll(1000), roll(9)));
      const widths = ticks.map(() => 40 + roll(100));
      const handles = [roll(1000), roll(1000)];
      const boxes = placeLabels(ticks, widths, handles, 1000).flatMap((place, at) => {
        if (!place) return [];
        const x = ticks[at]?.x ?? 0;
        const from = place.side === "right" ? x + 4 : x - 4 - (widths[at] ?? 0);
        return [{ row: place.row, x, from, to: from + (widths[at] ?? 0) }];
      });
      for (const box of boxes) {
        expect(handles.some((x) => x > box.from && x < box.to)).toBe(false);
        const others = boxes.filter((other) => other !== box);
        expect(others.some((other) => other.row === box.row && other.from < box.to && box.from < other.to)).toBe(false);
        expect(others.some((other) => other.row >= box.row && other.x > box.from && other.x < box.to)).toBe(false);
      }
    }
  });
});
