import { describe, expect, test } from "vitest";
import { keyBox, keySizes, scaleOf } from "../../src/map/key";
import { keyContent, keyKey } from "../../src/map/keycontent";
import { frameOf } from "../scrub/fixture";
import type { CaseMeta } from "../../src/types";
import { meta } from "../tiny";
import type { Incident } from "../tiny";

const size = { width: 1000, height: 600 };
const table: readonly Incident[] = [
  { id: "a1", day: 1, site: "al_asad" },
  { id: "a2", day: 2, site: "al_asad" },
  { id: "s1", day: 3, site: "albukamal", strike: true },
];
const town = { ...meta, sites: meta.sites.map((site) => ({ ...site, precision: "town", uncertaintyKm: 5 })) } as CaseMeta;

describe("the key", () => {
  test("explains what the map has", () => {
    expect(keyContent(frameOf({ table }), [])).toEqual({ noun: "attack", piled: false, sizes: [1, 2], strikes: true, newest: "19 Oct", doubt: false, points: false, grid: [] });
  });

  test("explains rings of doubt only where a site has one", () => {
    expect(keyContent(frameOf({ table, meta: { sites: town.sites } }), []).doubt).toBe(true);
  });

  test("explains points of incidents without a site, or the grid that stands for them", () => {
    const lone = frameOf({ table: [{ id: "p1", day: 1 }] });
    expect(keyContent(lone, [])).toMatchObject({ sizes: [], points: true });
    expect(keyContent(lone, [1, 2, 3, 4, 5, 6])).toMatchObject({ points: false, grid: [1, 2, 3, 4, 5, 6] });
  });

  test("is the scale bar alone where nothing is shown, or a site's ring is open", () => {
    const nothing = { sizes: [], strikes: false, newest: "" };
    expect(keyContent(frameOf({ table, view: { span: { start: 20 * 1440, end: 30 * 1440 } } }), [])).toMatchObject(nothing);
    expect(keyContent(frameOf({ table, view: { select: "al_asad" } }), [])).toMatchObject(nothing);
  });

  test("is the scale bar alone on a small map", () => {
    const content = keyContent(frameOf({ table }), []);
    const small = keyBox(content, { width: 500, height: 300 });
    expect(small.bottom - small.top).toBeLessThan(keyBox(content, size).bottom - keyBox(content, size).top);
  });

  test("is painted again when the newest day changes, and not when time moves within it", () => {
    const camera = { lat: 34, lon: 42, zoom: 6 };
    const at = (end: number) => keyKey(keyContent(frameOf({ table, view: { span: { start: 0, end: end * 1440 } } }), []), "dark", camera);
    expect(at(4)).toBe(at(5));
    expect(at(4)).not.toBe(at(2));
  });

  test.each([[0, []], [1, [1]], [3, [1, 3]], [7, [1, 5]], [12, [1, 5, 12]], [400, [1, 5, 12]]])("shows sizes a site can reach: %i", (largest, sizes) => {
    expect(keySizes(largest)).toEqual(sizes);
  });
});

describe("the scale bar", () => {
  test.each([3, 5.94, 7.9, 11, 15])("has a round length of at most 115 pixels at zoom %d", (zoom) => {
    const { km, pixels } = scaleOf({ lat: 34, lon: 42, zoom });
    expect(pixels).toBeLessThanOrEqual(115);
    expect(pixels).toBeGreaterThan(45);
    expect(String(km).replace(/[0.]/g, "")).toMatch(/^[125]$/);
  });

  test("counts kilometres at the map's middle: the same zoom shows fewer of them further north", () => {
    const south = scaleOf({ lat: 0, lon: 0, zoom: 6 });
    const north = scaleOf({ lat: 60, lon: 0, zoom: 6 });
    expect(north.pixels / north.km).toBeCloseTo((2 * south.pixels) / south.km, 6);
  });
});
