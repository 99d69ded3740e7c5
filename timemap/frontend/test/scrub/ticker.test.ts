import { describe, expect, it } from "vitest";
import { startTicker } from "../../src/scrub/ticker";
import type { Timers } from "../../src/scrub/ticker";
import type { Clock } from "../../src/types";

const still: Clock = { playing: false, speed: 1, loop: false };
const playing: Clock = { ...still, playing: true };

interface Wait {
  readonly at: number;
  readonly run: () => void;
}

/** A page whose time moves by hand; `stall` lets time pass without any timer running. */
function page(first: Clock) {
  let now = 0;
  let waits: readonly Wait[] = [];
  let clock = first;
  let ticks = 0;
  const timers: Timers = {
    now: () => now,
    later: (run, ms) => {
      const wait = { at: now + ms, run };
      waits = [...waits, wait];
      return () => (waits = waits.filter((w) => w !== wait));
    },
  };
  const stop = startTicker(() => (ticks += 1), () => clock, timers);
  const runDue = (): void => {
    const due = waits.filter((w) => w.at <= now);
    waits = waits.filter((w) => w.at > now);
    due.forEach((w) => w.run());
  };
  return {
    stop,
    set: (next: Clock) => (clock = next),
    stall: (ms: number) => (now += ms),
    /** Ticks seen after another `ms` of an idle page. */
    after: (ms: number): number => {
      for (let t = 0; t < ms; t++) {
        now += 1;
        runDue();
      }
      return ticks;
    },
  };
}

describe("the ticker", () => {
  it.each([[0.5, 3], [1, 6], [2, 12], [4, 24]] as const)("beats %f times two a second", (speed, ticks) => {
    expect(page({ ...playing, speed }).after(3010)).toBe(ticks);
  });
  it("gives the first beat after one step's time", () => {
    const p = page(playing);
    expect([p.after(490), p.after(20)]).toEqual([0, 1]);
  });
  it("drops the beats a busy page missed", () => {
    const p = page(playing);
    p.stall(5000);
    expect([p.after(10), p.after(400), p.after(110)]).toEqual([1, 1, 2]);
  });
  it("follows a change of speed without waiting the old beat out", () => {
    const p = page({ ...playing, speed: 0.5 });
    p.after(10);
    p.set({ ...playing, speed: 4 });
    expect(p.after(190)).toBe(1);
  });
  it("rests with the clock and wakes with it", () => {
    const p = page(still);
    expect(p.after(2000)).toBe(0);
    p.set(playing);
    expect(p.after(560)).toBe(1);
    p.set(still);
    expect(p.after(2000)).toBe(1);
  });
  it("stops for good when told", () => {
    const p = page(playing);
    p.stop();
    expect(p.after(2000)).toBe(0);
  });
});
