import { describe, expect, it } from "vitest";
import { reduceClock } from "../../src/clock";
import { dragAction, holdOf, movesAtOnce } from "../../src/scrub/drag";
import type { Grip } from "../../src/scrub/drag";
import { shown } from "../../src/time";
import type { View } from "../../src/types";
import { days, viewOf } from "./fixture";

const extent = days(0, 40);
const clock = { playing: false, speed: 1, loop: false } as const;

/** What is shown, in days, after a press on one day and a move to another. */
function dragged(view: View, grip: Grip, from: number, to: number): readonly [number, number] {
  const hold = holdOf(grip, from * 1440, view, shown(view, extent));
  const after = reduceClock(view, clock, extent, [], dragAction(hold, to * 1440)).view;
  const { start, end } = shown(after, extent);
  return [start / 1440, end / 1440];
}

describe("a pointer", () => {
  const view = viewOf({ span: days(10, 20) });
  it("moves the edge it holds and keeps its distance", () => {
    expect(dragged(view, "end", 20.3, 25.3)).toEqual([10, 25]);
    expect(dragged(view, "start", 9.8, 4.9)).toEqual([5, 20]);
  });
  it("moves the window as a whole", () => {
    expect(dragged(view, "band", 12, 15)).toEqual([13, 23]);
    expect(dragged(viewOf({ mode: "instant", span: days(0, 6) }), "band", 5.5, 9.5)).toEqual([9, 10]);
  });
  it("centres the window on a press beside it", () => {
    expect(dragged(view, "track", 30, 30)).toEqual([25, 35]);
  });
  it.each([
    ["instant", [30, 31]], ["from-start", [0, 31]], ["to-end", [30, 40]],
  ] as const)("shows the pressed day in %s", (mode, span) => {
    expect(dragged({ ...view, mode }, "track", 30.1, 30.1)).toEqual(span);
    expect(dragged({ ...view, mode }, "track", 30.9, 30.9)).toEqual(span);
  });
  it("moves time at once beside the handles, and never by touching them", () => {
    expect(movesAtOnce("track", view)).toBe(true);
    expect(movesAtOnce("band", view)).toBe(false);
    expect(movesAtOnce("band", { ...view, mode: "from-start" })).toBe(true);
    expect(movesAtOnce("end", view)).toBe(false);
  });
});
