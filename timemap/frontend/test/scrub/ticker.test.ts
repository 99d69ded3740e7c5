import { describe, expect, it } from "vitest";
import { startTicker } from "../../src/scrub/ticker";
import type { Timers } from "../../src/scrub/ticker";
import type { Action, Clock } from "../../src/types";

const still: Clock = { playing: false, speed: 1, loop: false };
const playing: Clock = { ...still, playing: true };

/** Timers that a test moves by hand. */
function fakeTimers(): Timers & { advance: (ms: number) => void } {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  const add = (at: number, run: () => void): (() => void) => {
    const entry = { at, run };
    waiting.push(entry);
    return () => (waiting = waiting.filter((w) => w !== entry));
  };
  return {
    now: () => now,
    later: (run, ms) => add(now + ms, run),
    nextFrame: (run) => add(now, run),
    advance: (ms) => {
      now += ms;
      for (let due = waiting.filter((w) => w.at <= now); due.length > 0; due = waiting.filter((w) => w.at <= now)) {
        waiting = waiting.filter((w) => w.at > now);
        due.forEach((w) => w.run());
      }
    },
  };
}

describe("the ticker", () => {
  const ticks = (clock: Clock, ...waits: number[]): number[] => {
    const timers = fakeTimers();
    const seen: Action[] = [];
    startTicker((action) => seen.push(action), clock, timers);
    return waits.map((ms) => (timers.advance(ms), seen.length));
  };
  it("beats twice a second, eight times at 4×", () => {
    expect(ticks(playing, 499, 1, 500)).toEqual([0, 1, 2]);
    expect(ticks({ ...playing, speed: 4 }, 125, 125, 125)).toEqual([1, 2, 3]);
    expect(ticks({ ...playing, speed: 0.5 }, 999, 1)).toEqual([0, 1]);
  });
  it("drops the beats a busy page missed", () => {
    const [afterStall, soonAfter] = ticks(playing, 5000, 1);
    expect(afterStall).toBeLessThanOrEqual(2);
    expect(soonAfter).toBeLessThanOrEqual(2);
  });
  it("stops when told, and never starts for a clock at rest", () => {
    const timers = fakeTimers();
    let seen = 0;
    const stop = startTicker(() => (seen += 1), playing, timers);
    timers.advance(500);
    stop();
    timers.advance(5000);
    expect(seen).toBe(1);
    expect(ticks(still, 5000)).toEqual([0]);
  });
});
