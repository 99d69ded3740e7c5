import { describe, expect, test } from "vitest";
import { projection } from "../../src/map/mercator";
import { placeNames } from "../../src/map/namelayer";
import { capitals } from "../../src/map/names";
import { countryPositions, riverPositions } from "../../src/map/room";
import { inside, overlap } from "../../src/map/shapes";
import { standsOf } from "../../src/map/stands";
import type { Labels, Place } from "../../src/types";
import { frameOf } from "../scrub/fixture";
import { meta } from "../tiny";

const size = { width: 1000, height: 600 };
const camera = { lat: 34, lon: 42, zoom: 6 };
const at = projection(camera, size);
/** Seven pixels a letter, and its spacing. */
const measure = (text: string, _: string, spacing: number) => text.length * (7 + spacing);

function town(name: string, lon: number, lat: number, change: Partial<Place> = {}): Place {
  return { name, nameAr: "", lon, lat, kind: "city", rank: 5, pop: 100_000, ...change };
}

const square = [[40, 33], [44, 33], [44, 36], [40, 36], [40, 33]] as const;
const none: Labels = { countries: [], places: [], regions: [], physical: [], lakes: [], rivers: [] };

function namesOf(labels: Partial<Labels>, table = frameOf({ table: [{ id: "a", day: 1, site: "al_asad" }] })) {
  const stands = standsOf(table.meta.sites, table.tally.record, camera.zoom);
  return placeNames({ labels: { ...none, ...labels }, stands, camera, size, taken: [], measure }).placed;
}

describe("a country's name", () => {
  test("lies wholly inside the country", () => {
    for (const { boxes: [box] } of countryPositions({ ring: square }, { width: 90, height: 29 }, { at, size })) {
      expect(box && box.left > at.left + (220 / 360) * at.scale).toBe(true);
      expect(box && box.right < at.left + (224 / 360) * at.scale).toBe(true);
    }
  });

  test("is left out where it does not fit", () => {
    expect(countryPositions({ ring: square }, { width: 900, height: 29 }, { at, size })).toEqual([]);
  });

  test("keeps out of a bay in the outline", () => {
    const bay = [[40, 33], [44, 33], [44, 36], [42.1, 36], [42.1, 34], [41.9, 34], [41.9, 36], [40, 36]] as const;
    const x = at.left + (222 / 360) * at.scale;
    for (const { boxes: [box] } of countryPositions({ ring: bay }, { width: 90, height: 29 }, { at, size }))
      expect(box && box.left < x && box.right > x && box.top < 290).toBe(false);
  });

  test("is written in capitals, with a dotted I where the name is Turkish", () => {
    expect([capitals("Türkiye"), capitals("Syria"), capitals("Iraq")]).toEqual(["TÜRKİYE", "SYRIA", "IRAQ"]);
  });

  test("has its Arabic name below", () => {
    const [iraq] = namesOf({ countries: [{ ...town("Iraq", 42, 34.5, { nameAr: "العراق", kind: "country", rank: 2 }), ring: square }] }).filter((p) => p.site === 0);
    expect(iraq?.of.lines.map((line) => line.text)).toEqual(["IRAQ", "العراق"]);
  });
});

describe("a river's name", () => {
  const east = Array.from({ length: 60 }, (_, i) => [38 + i * 0.15, 34 + i * 0.02] as const);

  test("leans with the stream and is never upside down", () => {
    const [first] = riverPositions(east, { width: 70, height: 14 }, { at, size });
    expect(first?.[0]?.angle).toBeCloseTo(-0.16, 1);
    const [back] = riverPositions([...east].reverse(), { width: 70, height: 14 }, { at, size });
    expect(back?.[0]?.angle).toBeCloseTo(-0.16, 1);
  });

  test("stands at most twice", () => {
    expect(riverPositions(east, { width: 70, height: 14 }, { at, size }).length).toBe(2);
  });

  test("is left out where the stream winds too much", () => {
    const winding = Array.from({ length: 80 }, (_, i) => [41 + i * 0.01, 34 + (i % 2) * 0.2] as const);
    expect(riverPositions(winding, { width: 70, height: 14 }, { at, size })).toEqual([]);
  });
});

describe("the names of a map", () => {
  const crowd = Array.from({ length: 200 }, (_, i) => town(`Town ${i}`, 38 + (i % 20) * 0.4, 31.5 + Math.floor(i / 20) * 0.5, { pop: i }));

  test("never overlap and never leave the map", () => {
    const boxes = namesOf({ places: crowd }).flatMap((p) => p.position.boxes);
    expect(boxes.length).toBeGreaterThan(20);
    boxes.forEach((box) => expect(inside(box, { left: 6, top: 6, right: 994, bottom: 594 })).toBe(true));
    const texts = namesOf({ places: crowd }).filter((p) => p.hiddenBy.length === 0).map((p) => p.position.boxes);
    texts.forEach((a, i) => texts.slice(0, i).forEach((b) => expect(a.some((x) => b.some((y) => overlap(x, y)))).toBe(false)));
  });

  test("give way to a site: its name stands, the town of the same name is hidden by it", () => {
    const sites = meta.sites.map((site) => ({ ...site, short: "Erbil" }));
    const placed = namesOf({ places: [town("Erbil", 43, 34.6)] }, frameOf({ table: [{ id: "a", day: 1, site: "al_asad" }], meta: { sites } }));
    expect(placed.find((p) => p.site === 1)?.hiddenBy).toEqual([]);
    expect(placed.find((p) => p.site === 0)?.hiddenBy).toEqual([1]);
  });

  test("are the same whenever they are placed", () => {
    expect(namesOf({ places: crowd })).toEqual(namesOf({ places: crowd }));
  });
});
