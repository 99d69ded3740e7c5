import { describe, expect, it } from "vitest";
import { cleared, duplicateBit, bitOf, filtersOf, only, passMasks, pending, sentence, status, textBit, toggled, withPreset } from "../src/filters";
import type { Filters, Rows } from "../src/types";
import { Tally } from "../src/tally";
import { meta, rowsOf } from "./tiny";

const rows = rowsOf([
  { id: "2023-10-18-01", day: 1, site: "al_asad", summary: "Two drones over the ISTANBUL road" },
  { id: "2023-10-18-02", day: 1, site: "al_tanf", weapon: "rocket", actor: "Northern Front", attribution: "claimed" },
  { id: "2023-10-20-01", day: 3, site: "al_asad", duplicate: true },
  { id: "2023-10-22-01", day: 5, site: "albukamal", strike: true },
  { id: "2023-10-23-01", day: 6, country: "Jordan", outcome: "damage" },
]);

/** Ids of the rows that pass. */
function passing(filters: Filters, from: Rows = rows): string {
  const masks = passMasks(from, meta, filters);
  return rows.texts!.id.filter((_, row) => masks[row] === 0).map((id) => id.slice(8)).join(" ");
}

describe("rows pass", () => {
  it.each([
    ["no filter hides duplicates alone", filtersOf({}), "18-01 18-02 22-01 23-01"],
    ["duplicates shown", filtersOf({}, [], true), "18-01 18-02 20-01 22-01 23-01"],
    ["two values are alternatives", filtersOf({ weapon: ["rocket", "aircraft_munition"] }), "18-02 22-01"],
    ["two facets both hold", filtersOf({ weapon: ["rocket"], country: ["Iraq"] }), ""],
    ["by site", filtersOf({ site: ["al_asad", "albukamal"] }), "18-01 22-01"],
    ["a value no row has", filtersOf({ actor: ["Nobody"] }), ""],
    ["text in a summary, in any case", filtersOf({}, ["istanbul"]), "18-01"],
    ["text in a site's name", filtersOf({}, ["GARRISON"]), "18-02"],
    ["text in an actor or an id", filtersOf({}, ["northern front", "10-23-01"]), "18-02 23-01"],
    ["text that reads like a pattern", filtersOf({}, ["."]), ""],
  ])("%s", (_, filters, ids) => {
    expect(passing(filters)).toBe(ids);
  });

  it("and say each thing that holds them back", () => {
    const masks = passMasks(rows, meta, filtersOf({ weapon: ["rocket"], country: ["Syria"] }, ["garrison"]));
    expect(masks[0]).toBe(bitOf("weapon") | bitOf("country") | textBit);
    expect(masks[1]).toBe(0);
    expect(masks[2]).toBe(bitOf("weapon") | bitOf("country") | textBit | duplicateBit);
  });

  it("asks for a facet the table lacks and finds it nowhere stated", () => {
    const bare = { ...meta, facets: meta.facets.filter((facet) => facet.key !== "confidence") };
    expect([...passMasks(rows, bare, filtersOf({ confidence: ["high"] }))].every((mask) => mask & bitOf("confidence"))).toBe(true);
    expect(passMasks(rows, bare, filtersOf({ confidence: [""] }))[0]).toBe(0);
  });

  it("rests on what the link's filters pass until the columns are here", () => {
    const early: Rows = { ...rows, facets: null, texts: null, passes: Uint8Array.of(1, 0, 1, 0, 0) };
    expect(passing(filtersOf({ weapon: ["rocket"] }), early)).toBe("18-01 20-01");
    expect(passing(filtersOf({}), { ...early, passes: null })).toBe("18-01 18-02 20-01 22-01 23-01");
  });
});

describe("a text search without texts", () => {
  const bare: Rows = { ...rows, texts: null };
  const search = filtersOf({}, ["tanf"]);
  it("is pending, holds nothing back, and is answered by what was found", () => {
    expect([pending(bare, search), passing(search, bare)]).toEqual([true, "18-01 18-02 22-01 23-01"]);
    const answered: Rows = { ...bare, found: { texts: ["tanf"], rows: Uint8Array.of(0, 1, 0, 0, 0) } };
    expect([pending(answered, search), passing(search, answered)]).toEqual([false, "18-02"]);
    expect(pending(answered, filtersOf({}, ["asad"]))).toBe(true);
  });
});

describe("choosing", () => {
  it("adds and takes out, in one order whichever came first", () => {
    const both = toggled(toggled(cleared(), "weapon", "rocket", meta), "weapon", "drone", meta);
    expect(both).toEqual(filtersOf({ weapon: ["drone", "rocket"] }));
    expect(toggled(both, "weapon", "drone", meta)).toEqual(filtersOf({ weapon: ["rocket"] }));
    expect(toggled(filtersOf({ weapon: ["drone"] }), "weapon", "drone", meta)).toEqual(cleared());
  });

  it("of every value is no filter", () => {
    expect(toggled(filtersOf({ country: ["Iraq", "Syria"] }), "country", "Jordan", meta)).toEqual(cleared());
  });

  it("of one value alone, and of none", () => {
    expect(only(filtersOf({ site: ["al_asad"] }), "site", "al_tanf").chosen.site).toEqual(["al_tanf"]);
    expect(only(filtersOf({ site: ["al_asad"] }, ["x"]), "site", null)).toEqual(filtersOf({}, ["x"]));
  });

  it("a preset changes the attribution and leaves the rest", () => {
    const filters = filtersOf({ weapon: ["drone"] }, ["x"], true);
    const confirmed = withPreset(filters, "us-confirmed");
    expect(confirmed.chosen).toEqual({ weapon: ["drone"], attribution: ["us_official"] });
    expect(withPreset(confirmed, "all-reports")).toEqual(filters);
  });

  it("leaves out blanks and repeats", () => {
    expect(filtersOf({ weapon: [], side: ["b", "a", "b"] }, ["", "q", "q"])).toEqual({
      chosen: { side: ["a", "b"] }, texts: ["q"], duplicates: false,
    });
  });
});

describe("a sentence", () => {
  it.each([
    [filtersOf({}), ""],
    [filtersOf({ actor: ["Northern Front"] }), "Actor is Northern Front"],
    [filtersOf({ weapon: ["rocket", "aircraft_munition"], attribution: ["us_official"] }), "Weapon is rocket or aircraft munition, confirmed by a US official"],
    [filtersOf({ attribution: ["claimed", "reported"] }), "Reported without US confirmation or claimed only"],
    [filtersOf({ weapon: ["laser", "rocket"] }), "Weapon is rocket or laser"],
    [filtersOf({}, ["<b>"], true), "Text has “<b>”, possible duplicates shown"],
    [filtersOf({}, ["x".repeat(61)]), `Text has “${"x".repeat(59)}…”`],
  ])("%# reads as written", (filters, words) => {
    expect(sentence(filters, meta)).toBe(words);
  });
});

describe("the status", () => {
  const said = (filters: Filters) => {
    const tally = new Tally(rows, meta);
    tally.refilter(filters, "weapon");
    return status(tally.moveTo(0, rows.length), filters);
  };
  it.each([
    [filtersOf({}, [], true), "5 of 5 incidents: 4 attacks, 1 strike"],
    [filtersOf({ attribution: ["us_official"] }), "3 of 5 incidents: 2 attacks, 1 strike; hidden: 1 not confirmed by a US official, 1 possible duplicate"],
    [filtersOf({ attribution: ["claimed"], weapon: ["drone"] }), "0 of 5 incidents: 0 attacks, 0 strikes; hidden: 3 of another attribution, 1 possible duplicate, 1 by other filters"],
    [filtersOf({ country: ["Jordan"] }), "1 of 5 incidents: 1 attack, 0 strikes; hidden: 1 possible duplicate, 3 by filters"],
  ])("%# counts each hidden incident once", (filters, words) => {
    expect(said(filters)).toBe(words);
  });
});
