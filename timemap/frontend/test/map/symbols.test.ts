import { describe, expect, test } from "vitest";
import { countsBetween, drawnCounts } from "../../src/map/counts";
import { doubtOf, leaderOf, marksOf } from "../../src/map/marks";
import type { Mark } from "../../src/map/marks";
import { projection } from "../../src/map/mercator";
import { segmentAt } from "../../src/map/ring";
import { markName } from "../../src/map/said";
import { standsOf } from "../../src/map/stands";
import { swatchesOf } from "../../src/swatches";
import { attackRadius, strikeRadius } from "../../src/map/symbols";
import type { CaseMeta, Frame, Site } from "../../src/types";
import { days, frameOf } from "../scrub/fixture";
import { meta } from "../tiny";
import type { Incident } from "../tiny";

const camera = { lat: 34, lon: 41, zoom: 6 };
const at = projection(camera, { width: 1000, height: 600 });

function placed(changes: Readonly<Record<string, Partial<Site>>>): Partial<CaseMeta> {
  return { sites: meta.sites.map((site) => ({ ...site, ...changes[site.id] })) };
}

const apart = placed({ al_asad: { lon: 42.4, lat: 33.8 }, al_tanf: { lon: 38.6, lat: 33.5 }, albukamal: { lon: 40.9, lat: 34.5 } });
const close = placed({ al_asad: { lon: 42, lat: 34 }, al_tanf: { lon: 42.05, lat: 34 }, albukamal: { lon: 40, lat: 35 } });
const table: readonly Incident[] = ([
  ...Array.from({ length: 12 }, (_, i) => ({ id: `a${i}`, day: i, site: "al_asad", weapon: i < 2 ? "rocket" : "drone" })),
  { id: "t1", day: 11, site: "al_tanf" },
  { id: "s1", day: 3, site: "albukamal", strike: true },
] satisfies Incident[]).sort((a, b) => a.day - b.day);

function marksIn(frame: Frame): readonly Mark[] {
  const stands = standsOf(frame.meta.sites, frame.tally.record, camera.zoom);
  return marksOf(stands, drawnCounts(frame.tally), at, swatchesOf(frame), () => ({ x: 0, y: 0 }));
}

function markOf(frame: Frame, site: string): Mark {
  const found = marksIn(frame).find((mark) => mark.stand.site.id === site);
  if (!found) throw new Error(`${site} has no symbol`);
  return found;
}

describe("a symbol", () => {
  test.each([[1, 10], [5, 17.4], [12, 24.8], [54, 48], [1000, 48]])("of %i attacks has a radius of %d", (n, radius) => {
    expect(attackRadius(n)).toBeCloseTo(radius, 1);
  });

  test("of strikes is a diamond that grows alike", () => {
    expect(strikeRadius(1)).toBeCloseTo(11.5, 9);
  });

  test("counts the attacks of the window by colour", () => {
    const mark = markOf(frameOf({ table, meta: apart, view: { span: days(0, 6) } }), "al_asad");
    expect(mark.count).toBe(6);
    expect(mark.shares.map((share) => share.count)).toEqual([4, 2]);
  });

  test("is absent where the window has no incident of the site", () => {
    const marks = marksIn(frameOf({ table, meta: apart, view: { span: days(0, 3) } }));
    expect(marks.map((mark) => mark.stand.site.id)).toEqual(["al_asad"]);
  });

  test("never moves when time does", () => {
    const spots = (end: number) => {
      const { at: spot } = markOf(frameOf({ table, meta: close, view: { span: days(end - 1, end) } }), "al_asad");
      return [spot.x, spot.y];
    };
    expect(spots(1)).toEqual(spots(12));
    const small = (start: number) => markOf(frameOf({ table, meta: close, view: { span: days(start, 12) } }), "al_tanf").at;
    expect([small(11).x, small(11).y]).toEqual([small(0).x, small(0).y]);
  });

  test("that does not cover its place leads back to it", () => {
    const mark = markOf(frameOf({ table, meta: close }), "al_tanf");
    expect(mark.leads).toBe(true);
    const leader = leaderOf(mark);
    expect(leader.from).toEqual(mark.home);
    expect(Math.hypot(leader.to.x - mark.at.x, leader.to.y - mark.at.y)).toBeCloseTo(mark.at.radius + 1.4, 6);
  });

  test("says what it shows", () => {
    const frame = frameOf({ table, meta: apart });
    expect(markName(markOf(frame, "al_asad"), frame)).toBe("Al-Asad, Iraq: 12 attacks (10 drone and 2 rocket), newest 28 Oct");
    expect(markName(markOf(frame, "al_tanf"), frame)).toBe("Al-Tanf, Syria: 1 attack, drone, newest 28 Oct");
    expect(markName(markOf(frame, "albukamal"), frame)).toBe("Albukamal, Syria: 1 US strike");
  });

  test("of a site with attacks and strikes stands beside the other one", () => {
    const both: readonly Incident[] = [{ id: "a", day: 1, site: "al_asad" }, { id: "s", day: 1, site: "al_asad", strike: true }];
    const [attack, strike] = marksIn(frameOf({ table: both, meta: apart }));
    expect(attack?.strike).toBe(false);
    expect(strike?.strike).toBe(true);
    expect((strike?.at.x ?? 0) - (attack?.at.x ?? 0)).toBeGreaterThanOrEqual((attack?.at.radius ?? 0) + (strike?.at.radius ?? 0));
  });
});

describe("a ring of doubt", () => {
  const known = (change: Partial<Site>) => markOf(frameOf({ table, meta: placed({ al_asad: { lon: 42, lat: 34, ...change } }) }), "al_asad");

  test("is worn by a place known to a town or an area, not by a site", () => {
    expect(doubtOf(known({ precision: "site", uncertaintyKm: 2 }), camera.zoom)).toBeNull();
    expect(doubtOf(known({ precision: "area", uncertaintyKm: 5 }), camera.zoom)).not.toBeNull();
  });

  test("holds the true kilometres, and may overstate but never understate", () => {
    const wide = known({ precision: "area", uncertaintyKm: 50 });
    expect(doubtOf(wide, camera.zoom)?.radius).toBeGreaterThan(45);
    const tight = known({ precision: "town", uncertaintyKm: 1 });
    expect(doubtOf(tight, camera.zoom)?.radius).toBeGreaterThan(tight.at.radius);
  });
});

describe("counts that ease", () => {
  const counts = (end: number) => drawnCounts(frameOf({ table, meta: apart, view: { span: days(0, end) } }).tally);

  test("print the new number at once", () => {
    expect(countsBetween(counts(2), counts(8), 0.1).attacks[1]).toBe(8);
  });

  test("end at the new counts", () => {
    expect(countsBetween(counts(2), counts(8), 1)).toEqual(counts(8));
  });
});

describe("the open ring", () => {
  test("has a segment for each incident, clockwise from noon", () => {
    expect([segmentAt(4, 20, -50), segmentAt(4, 50, 20), segmentAt(4, -20, 50), segmentAt(4, -50, -20)]).toEqual([0, 1, 2, 3]);
  });

  test("has none in its middle nor outside", () => {
    expect([segmentAt(4, 0, -10), segmentAt(4, 0, -200), segmentAt(0, 0, -60)]).toEqual([-1, -1, -1]);
  });
});
