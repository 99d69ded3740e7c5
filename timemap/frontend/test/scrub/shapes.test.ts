import { describe, expect, it } from "vitest";
import { pictureOf } from "../../src/scrub/draw";
import type { Picture } from "../../src/scrub/draw";
import { lanesOf, measuresFor } from "../../src/scrub/lanes";
import { scaleOf } from "../../src/scrub/scale";
import type { CaseMeta } from "../../src/types";
import type { Incident } from "../tiny";
import { attacks, frameOf } from "./fixture";

interface Setting {
  readonly width?: number;
  readonly meta?: Partial<CaseMeta>;
  readonly spanDays?: readonly number[];
}

function picture(table: readonly Incident[], { width = 400, meta = {}, spanDays = [] }: Setting = {}): Picture {
  const frame = frameOf({ table, meta, spanDays });
  const lanes = lanesOf(frame.meta, frame.tally.record, measuresFor(189));
  return pictureOf(frame, lanes, scaleOf(frame.meta.days, width));
}

const strike = (day: number, id = `s${day}`): Incident => ({ id, day, strike: true, site: "albukamal" });

describe("blocks", () => {
  it("are one an attack, on their day, a day wide less a gap", () => {
    const { blocks } = picture(attacks(3, 2));
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toMatchObject({ x: 30.75, width: 8.5 });
  });
  it("stand on their lane's line and on each other, in the order of the values", () => {
    const { blocks } = picture([...attacks(3, 1, "Iraq", "rocket"), ...attacks(3, 1, "Iraq", "drone")]);
    expect(blocks.map(({ colour }) => colour)).toEqual([0, 1]);
    const [drone, rocket] = blocks;
    expect((drone?.y ?? 0) + (drone?.height ?? 0)).toBe(56);
    expect(rocket?.y).toBe(56 - 2 * 6.5 + 1);
  });
  it("have the same size in the lanes that always stand", () => {
    const { blocks } = picture([...attacks(3, 8), ...attacks(3, 1, "Syria")]);
    expect(new Set(blocks.map(({ height }) => height))).toEqual(new Set([26 / 8 - 1]));
  });
  it("melt into one bar a colour beyond eight a day", () => {
    const { blocks, toldApart } = picture(attacks(3, 9));
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({ height: 26, y: 30 });
    expect(toldApart).toBe(false);
  });
  it("fall to a pixel's column where days are narrower", () => {
    const table = [...attacks(0, 1), ...attacks(1, 1), ...attacks(3, 1)];
    const { blocks } = picture(table, { width: 400, meta: { days: 1000 } });
    expect(blocks.map(({ x }) => Math.round(x * 10) / 10)).toEqual([0, 0, 1.2]);
    expect(blocks.every(({ width }) => width >= 1)).toBe(true);
  });
});

describe("strikes", () => {
  it("are one diamond a day with their number, in the middle of the day", () => {
    expect(picture([strike(2), strike(2, "b"), strike(5)]).diamonds).toMatchObject([{ x: 25, count: 2, room: 30 }, { x: 55, count: 1 }]);
  });
  it.each<[string, readonly Incident[], Setting]>([
    ["many on one day", Array.from({ length: 9 }, (_, k) => strike(2, `s${k}`)), {}],
    ["days too narrow for one", [strike(2)], { width: 100 }],
  ])("become bars: %s", (_name, table, setting) => {
    const { diamonds, strikeBlocks } = picture(table, setting);
    expect(diamonds).toEqual([]);
    expect(strikeBlocks).toHaveLength(1);
  });
});

describe("whiskers", () => {
  it("run from an attack's block to its last possible day", () => {
    const { whiskers } = picture([...attacks(3, 1), ...attacks(3, 1, "Iraq", "rocket")], { spanDays: [0, 2] });
    expect(whiskers).toEqual([{ colour: 1, from: 39.25, to: 59.25, y: 56 - 1.5 * 6.5 + 0.5 }]);
  });
  it("run from a strike's diamond", () => {
    expect(picture([strike(2)], { spanDays: [1] }).strikeWhiskers).toEqual([{ from: 25, to: 39.25, y: 97 }]);
  });
  it("go where blocks have melted", () => {
    expect(picture(attacks(3, 9), { spanDays: [1] }).whiskers).toEqual([]);
  });
});
