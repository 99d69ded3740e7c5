import { describe, expect, it } from "vitest";
import { activeDays, atFirst, atLast, reduceClock } from "../src/clock";
import type { Clock, ClockAction, Mode, RecordCounts, Span, Step, View } from "../src/types";

const D = 1440;
const extent: Span = { start: 0, end: 30 * D };
const still: Clock = { playing: false, speed: 1, loop: false };
const playing: Clock = { ...still, playing: true };
const days = [2, 3, 10, 11, 25];

function view(mode: Mode, from: number, to: number, step: Step = "day"): View {
  const filters = { chosen: {}, texts: [], duplicates: false };
  const span = { start: from * D, end: to * D };
  return { filters, span, mode, step, camera: null, colour: "weapon", theme: null, select: null };
}

function after(start: View, ...actions: ClockAction[]): View {
  return actions.reduce((v, action) => reduceClock(v, still, extent, days, action).view, start);
}

/** The span in days. */
function span(v: View): readonly [number, number] {
  return [v.span.start / D, v.span.end / D];
}

const step = (by: number): ClockAction => ({ type: "step", by });

describe("a step", () => {
  it("moves the whole window and keeps its length", () => {
    expect(span(after(view("window", 5, 9), step(1)))).toEqual([6, 10]);
    expect(span(after(view("window", 5, 9), step(-10)))).toEqual([0, 4]);
    expect(span(after(view("window", 5, 9), step(100)))).toEqual([26, 30]);
  });
  it("moves the shown step of an instant", () => {
    expect(span(after(view("instant", 5, 6), step(2)))[1]).toBe(8);
    expect(span(after(view("instant", 5, 6), step(-40)))).toEqual([0, 1]);
  });
  it("moves the end when time runs from the start, down to the first day", () => {
    expect(span(after(view("from-start", 0, 9), step(-3)))).toEqual([0, 6]);
    expect(span(after(view("from-start", 4, 9), step(-30)))).toEqual([0, 1]);
  });
  it("moves the start when time runs to the end, up to the last day", () => {
    expect(span(after(view("to-end", 4, 30), step(3)))[0]).toBe(7);
    expect(span(after(view("to-end", 4, 30), step(90)))).toEqual([29, 30]);
  });
  it("of a week is seven days, from wherever the window starts", () => {
    expect(span(after(view("window", 3, 12, "week"), step(1)))).toEqual([10, 19]);
    expect(span(after(view("from-start", 0, 9, "week"), step(1)))).toEqual([0, 16]);
  });
  it("of an hour stays inside a day", () => {
    expect(after(view("window", 3, 4, "hour"), step(5)).span).toEqual({ start: 3 * D + 300, end: 4 * D + 300 });
  });
  it("that changes nothing gives back the same view", () => {
    const last = view("window", 26, 30);
    expect(after(last, step(1))).toBe(last);
  });
});

describe("one edge", () => {
  it("moves alone and never crosses the other", () => {
    expect(span(after(view("window", 5, 9), { type: "step-edge", edge: "end", by: 2 }))).toEqual([5, 11]);
    expect(span(after(view("window", 5, 9), { type: "step-edge", edge: "end", by: -20 }))).toEqual([5, 6]);
    expect(span(after(view("window", 5, 9), { type: "step-edge", edge: "start", by: 20 }))).toEqual([8, 9]);
    expect(span(after(view("window", 5, 14, "week"), { type: "step-edge", edge: "start", by: 1 }))).toEqual([7, 14]);
  });
  it("snaps to whole days under a hand, at the hour step to hours", () => {
    const at = (minute: number): ClockAction => ({ type: "drag-edge", edge: "end", minute });
    expect(span(after(view("window", 5, 9), at(12 * D + 700)))).toEqual([5, 12]);
    expect(after(view("window", 5, 9, "hour"), at(12 * D + 700)).span.end).toBe(12 * D + 720);
  });
  it("is the only one where a mode has one", () => {
    expect(span(after(view("to-end", 4, 30), { type: "drag-edge", edge: "end", minute: 9 * D }))[0]).toBe(9);
    expect(span(after(view("from-start", 0, 9), { type: "step-edge", edge: "start", by: 1 }))).toEqual([0, 10]);
  });
});

describe("the band under a hand", () => {
  const to = (day: number): ClockAction => ({ type: "drag-window", start: day * D + 3 });
  it("moves as a whole and stops at the ends of the data", () => {
    expect(span(after(view("window", 5, 9), to(7)))).toEqual([7, 11]);
    expect(span(after(view("window", 5, 9), to(99)))).toEqual([26, 30]);
    expect(span(after(view("instant", 5, 6), to(12)))[1]).toBe(13);
  });
  it("stays where one end is held by the data", () => {
    const v = view("from-start", 0, 9);
    expect(after(v, to(3))).toBe(v);
  });
});

describe("home and end", () => {
  const home: ClockAction = { type: "home" };
  const end: ClockAction = { type: "end" };
  it.each([
    ["window", [0, 4], [26, 30]],
    ["instant", [0, 1], [5, 30]],
    ["from-start", [0, 1], [5, 30]],
    ["to-end", [0, 9], [29, 30]],
  ] as const)("are the first and last position of %s", (mode, first, last) => {
    expect(span(after(view(mode, 5, 9), home))).toEqual(first);
    expect(span(after(view(mode, 5, 9), end))).toEqual(last);
    expect(atFirst(after(view(mode, 5, 9), home), extent)).toBe(true);
    expect(atLast(after(view(mode, 5, 9), end), extent)).toBe(true);
  });
});

describe("next incident", () => {
  const next: ClockAction = { type: "next-incident", by: 1 };
  const previous: ClockAction = { type: "next-incident", by: -1 };
  it("ends the window with the next passing day", () => {
    expect(span(after(view("window", 1, 4), next))).toEqual([8, 11]);
    expect(span(after(view("window", 1, 4), next, next))).toEqual([9, 12]);
    expect(span(after(view("instant", 0, 1), next))[1]).toBe(3);
    expect(span(after(view("window", 1, 4), { type: "next-active-day" }))).toEqual([8, 11]);
  });
  it("goes back over silence likewise", () => {
    expect(span(after(view("window", 20, 24), previous))).toEqual([8, 12]);
    expect(span(after(view("from-start", 0, 11), previous))).toEqual([0, 4]);
  });
  it("starts with that day where the start is what moves", () => {
    expect(span(after(view("to-end", 3, 30), next))[0]).toBe(10);
    expect(span(after(view("to-end", 10, 30), previous))[0]).toBe(3);
  });
  it("stays put after the last and before the first", () => {
    const last = view("window", 20, 26);
    expect(after(last, next)).toBe(last);
    const first = view("instant", 2, 3);
    expect(after(first, previous)).toBe(first);
  });
});

describe("a mode or step", () => {
  it("keeps the shown end", () => {
    expect(span(after(view("window", 5, 9), { type: "mode", mode: "instant" }))[1]).toBe(9);
    expect(span(after(view("window", 5, 9), { type: "mode", mode: "from-start" }))[1]).toBe(9);
    expect(span(after(view("to-end", 5, 9), { type: "mode", mode: "window" }))).toEqual([5, 30]);
  });
  it("remembers the window behind an instant", () => {
    const there: ClockAction = { type: "mode", mode: "instant" };
    expect(span(after(view("window", 5, 9), there, { type: "mode", mode: "window" }))).toEqual([5, 9]);
  });
  it("widens a window that is shorter than the step", () => {
    const week: ClockAction = { type: "step-size", step: "week" };
    expect(span(after(view("window", 5, 9), week))).toEqual([5, 12]);
    expect(span(after(view("window", 27, 28), week))).toEqual([23, 30]);
    expect(span(after(view("instant", 8, 9), week))).toEqual([2, 9]);
  });
  it("fills whole days again after hours", () => {
    const v = after(view("window", 5, 9, "hour"), step(5), { type: "step-size", step: "day" });
    expect(span(v)).toEqual([5, 10]);
  });
});

describe("a span that was set", () => {
  it("is fitted to whole days inside the data", () => {
    expect(span(after(view("window", 5, 9), { type: "set", span: { start: -5 * D, end: 3.5 * D } }))).toEqual([0, 4]);
    expect(span(after(view("window", 5, 9), { type: "set", span: { start: 8 * D, end: 8 * D } }))).toEqual([8, 9]);
  });
});

describe("play", () => {
  const run = (v: View, clock: Clock, ...actions: ClockAction[]): { view: View; clock: Clock } =>
    actions.reduce((t, action) => reduceClock(t.view, t.clock, extent, days, action), { view: v, clock });
  const tick: ClockAction = { type: "tick" };
  const play: ClockAction = { type: "play" };

  it("moves one step a tick", () => {
    const t = run(view("window", 5, 9), still, play, tick, tick);
    expect(span(t.view)).toEqual([7, 11]);
    expect(t.clock.playing).toBe(true);
  });
  it("stops at the end", () => {
    const t = run(view("window", 25, 29), playing, tick);
    expect(span(t.view)).toEqual([26, 30]);
    expect(t.clock.playing).toBe(false);
  });
  it("starts over from the end when asked to play again", () => {
    expect(span(run(view("from-start", 0, 30), still, play).view)).toEqual([0, 1]);
    expect(span(run(view("window", 26, 30), still, play).view)).toEqual([0, 4]);
  });
  it("goes round with loop on", () => {
    const t = run(view("window", 25, 29), { ...playing, loop: true }, tick, tick);
    expect(span(t.view)).toEqual([0, 4]);
    expect(t.clock.playing).toBe(true);
  });
  it("gives way to a hand that drags", () => {
    expect(run(view("window", 5, 9), playing, { type: "drag-window", start: 0 }).clock.playing).toBe(false);
    expect(run(view("window", 5, 9), playing, { type: "pause" }).clock.playing).toBe(false);
  });
  it("does not move when it is not playing", () => {
    const v = view("window", 5, 9);
    expect(run(v, still, tick).view).toBe(v);
  });
});

/** Mulberry32: the same walk on every machine. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const modes = ["instant", "window", "from-start", "to-end"] as const;
const steps = ["hour", "day", "week"] as const;

function anyAction(next: () => number): ClockAction {
  const pick = <T,>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const minute = Math.floor((next() * 50 - 10) * D);
  const by = Math.floor(next() * 30) - 15;
  const edge = pick(["start", "end"] as const);
  return pick<ClockAction>([
    { type: "step", by }, { type: "step-edge", edge, by }, { type: "drag-edge", edge, minute },
    { type: "drag-window", start: minute }, { type: "set", span: { start: minute, end: minute + by * 100 } },
    { type: "home" }, { type: "end" }, { type: "next-incident", by: pick([1, -1] as const) },
    { type: "next-active-day" }, { type: "mode", mode: pick(modes) }, { type: "step-size", step: pick(steps) },
    { type: "play" }, { type: "tick" },
  ]);
}

describe("whatever happens", () => {
  it.each([1, 2, 3])("the window stays inside the data, a step wide, on the grid (walk %i)", (seed) => {
    const next = random(seed);
    let v = view("window", 5, 9);
    let clock = still;
    for (let i = 0; i < 400; i++) {
      const action = anyAction(next);
      const before = v;
      ({ view: v, clock } = reduceClock(v, clock, extent, days, action));
      const said = JSON.stringify({ action, before: before.span, mode: before.mode });
      const { start, end } = v.span;
      const grain = v.step === "hour" ? 60 : D;
      const width = v.step === "hour" ? 60 : v.step === "day" ? D : 7 * D;
      expect(start >= 0 && end <= extent.end && end - start >= width, said).toBe(true);
      expect([start % grain, end % grain], said).toEqual([0, 0]);
      if (action.type === "step" && before.mode === "window") {
        expect(end - start, said).toBe(before.span.end - before.span.start);
      }
    }
  });
  it.each(modes)("n steps there and back return in %s, unless an end was met", (mode) => {
    const next = random(7);
    for (let i = 0; i < 100; i++) {
      const from = 8 + Math.floor(next() * 10);
      const v = view(mode, from, from + 2 + Math.floor(next() * 3));
      const n = 1 + Math.floor(next() * 7);
      const there = Array.from({ length: n }, () => step(1));
      const back = Array.from({ length: n }, () => step(-1));
      const edge = mode === "to-end" ? "start" : "end";
      expect(after(v, ...there, ...back).span[edge]).toBe(v.span[edge]);
    }
  });
  it("a case shorter than a week still has one position", () => {
    const short: Span = { start: 0, end: 3 * D };
    const week = reduceClock(view("window", 1, 2), still, short, [1], { type: "step-size", step: "week" }).view;
    expect(span(week)).toEqual([0, 3]);
    expect(span(reduceClock(week, still, short, [1], step(1)).view)).toEqual([0, 3]);
  });
});

describe("active days", () => {
  it("hold an attack or a strike", () => {
    const record = { days: 4, attacks: Int32Array.of(1, 0, 0, 2), strikes: Int32Array.of(0, 0, 3, 1) };
    expect(activeDays(record as unknown as RecordCounts)).toEqual([0, 2, 3]);
  });
});
