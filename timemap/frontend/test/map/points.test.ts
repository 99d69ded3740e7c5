import { describe, expect, test } from "vitest";
import { CellCounts, cellMapOf, stepOf, stepsAfter, stepsFor } from "../../src/map/cells";
import { projection } from "../../src/map/mercator";
import { pointsOf, rowNear, sliceAt, worldOf } from "../../src/map/pointset";
import type { Rows } from "../../src/types";

const day = 1440;

/** Five incidents: one at a site, one a strike. */
const rows: Rows = {
  length: 5,
  lon: Float32Array.of(40, 41, 42, 43, 41),
  lat: Float32Array.of(34, 34, 35, 35, 34),
  minute: Float32Array.of(0, day, day, 2 * day, 3 * day),
  weapon: Uint8Array.of(0, 1, 0, 1, 0),
  strike: Uint8Array.of(0, 0, 0, 1, 0),
  site: Uint8Array.of(1, 0, 0, 0, 0),
  facets: null,
  texts: null,
  passes: null,
};
const swatches = [{ colour: "#f0a122", hollow: false }, { colour: "#ec2c4b", hollow: false }];
const all = Uint32Array.of(0, 1, 2, 3, 4);
const attacks = pointsOf(rows, all, false, rows.weapon, swatches);
const at = projection({ lat: 34.5, lon: 41.5, zoom: 6 }, { width: 600, height: 400 });

describe("points", () => {
  test("are the passing attacks without a site, in time order", () => {
    expect([...attacks.row]).toEqual([1, 2, 4]);
    expect([...pointsOf(rows, Uint32Array.of(0, 2), false, rows.weapon, swatches).row]).toEqual([2]);
  });

  test("are strikes apart", () => {
    expect([...pointsOf(rows, all, true, rows.weapon, swatches).row]).toEqual([3]);
  });

  test("wear the colour of their value", () => {
    expect([...attacks.rgba.slice(0, 8)]).toEqual([236, 44, 75, 255, 240, 161, 34, 255]);
  });

  test("of a window are a slice, its end not shown", () => {
    expect(sliceAt(attacks, { start: day, end: 3 * day })).toEqual([0, 2]);
    expect(sliceAt(attacks, { start: 3 * day, end: 3 * day })).toEqual([2, 2]);
  });

  test("under a pointer: the nearest, of equals the latest, none beyond reach", () => {
    const x = at.left + ((41 + 180) / 360) * at.scale;
    const y = at.top + (worldOf(attacks)[1] as number) * at.scale;
    expect(rowNear(attacks, [0, 3], at, x + 2, y, 8)?.row).toBe(4);
    expect(rowNear(attacks, [0, 2], at, x + 2, y, 8)?.row).toBe(1);
    expect(rowNear(attacks, [0, 3], at, x + 20, y, 8)).toBeNull();
  });
});

describe("the grid", () => {
  const cells = cellMapOf(worldOf(attacks), at, { width: 600, height: 400 });

  test("counts each point of the slice in one cell", () => {
    const counts = new CellCounts(cells);
    counts.moveTo([0, 3]);
    expect([...counts.count].filter((n) => n > 0).sort()).toEqual([1, 2]);
    expect(counts.shown).toBe(3);
  });

  test("moved counts equal fresh ones, wherever the window goes", () => {
    const moved = new CellCounts(cells);
    for (const slice of [[0, 1], [0, 3], [2, 3], [0, 0], [1, 2], [3, 3], [0, 2]] as const) {
      moved.moveTo(slice);
      const fresh = new CellCounts(cells);
      fresh.moveTo(slice);
      expect([...moved.count]).toEqual([...fresh.count]);
      expect(moved.shown).toBe(fresh.shown);
    }
  });

  test("leaves out what the map does not show", () => {
    const counts = new CellCounts(cellMapOf(worldOf(attacks), projection({ lat: 0, lon: 0, zoom: 6 }, { width: 600, height: 400 }), { width: 600, height: 400 }));
    counts.moveTo([0, 3]);
    expect(counts.shown).toBe(0);
  });

  test.each([1, 2, 7, 40, 500, 100_000])("has six steps that begin at 1 and grow, for %i in a cell", (largest) => {
    const steps = stepsFor(largest);
    expect(steps).toHaveLength(6);
    expect(steps[0]).toBe(1);
    steps.slice(1).forEach((step, i) => expect(step).toBeGreaterThan(steps[i] as number));
  });

  test("keeps its steps while they tell cells apart", () => {
    const steps = stepsFor(40);
    expect(stepsAfter(steps, 60)).toBe(steps);
    expect(stepsAfter(steps, 400)).toEqual(stepsFor(400));
    expect(stepsAfter(steps, 2)).toEqual(stepsFor(2));
    expect(stepsAfter([], 40)).toEqual(steps);
  });

  test("inks a count by the last step it reaches", () => {
    expect([0, 1, 4, 5, 1000].map((count) => stepOf(count, [1, 2, 5, 10, 20, 50]))).toEqual([-1, 0, 1, 2, 5]);
  });
});
