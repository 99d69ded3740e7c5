import { describe, expect, it } from "vitest";
import { bottomOf, countIn, lanesOf, measuresFor } from "../../src/scrub/lanes";
import { attacks, days, frameOf, meta, recordOf } from "./fixture";

const roomy = measuresFor(189);
const named = (table: Parameters<typeof recordOf>[0], m = meta): readonly string[] =>
  lanesOf(m, recordOf(table, m), roomy).map(({ name }) => name);

/** The tiny case with more countries than have a lane by right. */
function withCountries(...names: readonly string[]): typeof meta {
  const values = names.map((name) => ({ value: name, label: name }));
  return { ...meta, facets: meta.facets.map((facet) => (facet.key === "country" ? { ...facet, values } : facet)) };
}

describe("lanes", () => {
  it("always stand for the case's two countries, strikes and context", () => {
    expect(named([])).toEqual(["Iraq", "Syria", "US strikes", "Context"]);
  });
  it("of strikes and of context stand where the case has some", () => {
    const without = { ...meta, context: [], facets: meta.facets.filter(({ key }) => key !== "action") };
    expect(named([], without)).toEqual(["Iraq", "Syria"]);
    expect(bottomOf(lanesOf(without, recordOf([]), roomy))).toBe(bottomOf(lanesOf(meta, recordOf([]), roomy)));
  });
  it("are one where the case knows no country", () => {
    const m = { ...meta, focus: [], facets: meta.facets.filter(({ key }) => key !== "country") };
    const { tally } = frameOf({ table: attacks(1, 2, ""), meta: m, view: { span: days(0, 10) } });
    expect(named([], m)).toEqual(["Attacks", "US strikes", "Context"]);
    expect(countIn(lanesOf(m, tally.record, roomy)[0]!, m, tally, 0)).toBe(2);
  });
  it("stand for another country once it has an attack", () => {
    expect(named(attacks(3, 1, "Jordan"))).toEqual(["Iraq", "Syria", "Jordan", "US strikes", "Context"]);
  });
  it("have the measures of the page at both sizes", () => {
    const table = attacks(3, 1, "Jordan");
    const heights = (height: number): readonly number[] =>
      lanesOf(meta, recordOf(table), measuresFor(height)).map((lane) => lane.height);
    expect(heights(189)).toEqual([30, 30, 13, 22, 48]);
    expect(heights(173)).toEqual([25, 25, 12, 20, 42]);
  });
  it("name a lane of the case though the table has no such country", () => {
    expect(named([], { ...meta, focus: ["Yemen", "Syria"] }).slice(0, 2)).toEqual(["Yemen", "Syria"]);
  });
  it("keep the height of the band however many countries there are", () => {
    const many = withCountries("Iraq", "Syria", "Jordan", "Yemen", "Oman", "Qatar");
    const record = { ...recordOf([]), lane: new Int32Array(6 * 4 * 40).fill(1) };
    const lanes = lanesOf(many, record, roomy);
    expect(lanes.map(({ name }) => name)).toEqual(["Iraq", "Syria", "Jordan", "Yemen", "2 others", "US strikes", "Context"]);
    expect(bottomOf(lanes)).toBe(bottomOf(lanesOf(meta, recordOf(attacks(3, 1, "Jordan")), roomy)));
  });
  it("count what is in the window", () => {
    const table = [...attacks(1, 2), ...attacks(2, 3, "Syria"), { id: "s", day: 3, strike: true }, ...attacks(20, 4)];
    const { tally, meta: m } = frameOf({ table, view: { span: days(0, 10) } });
    expect(lanesOf(m, tally.record, roomy).map((lane) => countIn(lane, m, tally, 7))).toEqual([2, 3, 1, 7]);
  });
  it("give no count by country before countries have come", () => {
    const { tally, meta: m } = frameOf({ table: attacks(1, 2), bare: true });
    expect(lanesOf(m, tally.record, roomy).map((lane) => countIn(lane, m, tally, 0))).toEqual([null, null, 0, 0]);
  });
});
