import { describe, expect, it } from "vitest";
import { placeFlags, placeNote, roomBetween } from "../../src/scrub/flags";
import { dice } from "../tiny";

const both = { start: 50, end: 90 };

describe("flags", () => {
  it("hang inside a wide window", () => {
    expect(placeFlags(100, 400, both, 1000)).toEqual({ start: { from: 99, to: 149 }, end: { from: 311, to: 401 } });
  });
  it("stand outside a narrow one", () => {
    expect(placeFlags(300, 360, both, 1000)).toEqual({ start: { from: 299, to: 349 }, end: { from: 359, to: 449 } });
    expect(placeFlags(300, 330, both, 1000)).toEqual({ start: { from: 251, to: 301 }, end: { from: 329, to: 419 } });
  });
  it("alone flips where there is no room on its side", () => {
    expect(placeFlags(0, 10, { start: null, end: 90 }, 1000).end).toEqual({ from: 9, to: 99 });
    expect(placeFlags(990, 1000, { start: 50, end: null }, 1000).start).toEqual({ from: 941, to: 991 });
  });
  it("never touch each other nor leave the lanes", () => {
    const roll = dice(3);
    for (let round = 0; round < 300; round++) {
      const from = roll(990);
      const { start, end } = placeFlags(from, from + 1 + roll(1000 - from), both, 1000);
      expect(start?.to).toBeLessThanOrEqual(end?.from ?? -1);
      expect(start?.from).toBeGreaterThanOrEqual(-1);
      expect(end?.to).toBeLessThanOrEqual(1001);
    }
  });
  it("leave room between them only when both hang inside", () => {
    expect(roomBetween(100, 400, placeFlags(100, 400, both, 1000))).toEqual({ from: 149, to: 311 });
    expect(roomBetween(300, 360, placeFlags(300, 360, both, 1000))).toBeNull();
  });
});

describe("the note", () => {
  it("stands at the right, else at the left, else inside, else nowhere", () => {
    expect(placeNote({ from: 0, to: 300 }, null, 400, 1000)).toBe(600);
    expect(placeNote({ from: 600, to: 1000 }, null, 400, 1000)).toBe(0);
    expect(placeNote({ from: 0, to: 1000 }, { from: 100, to: 900 }, 400, 1000)).toBe(484);
    expect(placeNote({ from: 0, to: 1000 }, { from: 600, to: 900 }, 400, 1000)).toBeNull();
  });
});
