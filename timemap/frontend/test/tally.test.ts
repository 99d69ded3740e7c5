import { describe, expect, it } from "vitest";
import { facetKeys, passMasks } from "../src/filters";
import { Tally, sliceOf } from "../src/tally";
import type { FacetKey, Filters, Rows, TallyResult } from "../src/types";
import { dice, meta, rowsOf } from "./tiny";
import type { Incident } from "./tiny";

const none: Filters = { chosen: {}, texts: [], duplicates: false };
const confirmed: Filters = { ...none, chosen: { attribution: ["us_official"] } };

const table: readonly Incident[] = [
  { id: "a", day: 1, site: "al_asad" },
  { id: "b", day: 1, site: "al_tanf", weapon: "rocket", attribution: "claimed" },
  { id: "c", day: 3, site: "al_asad", weapon: "rocket" },
  { id: "d", day: 3, site: "al_asad", duplicate: true, attribution: "claimed" },
  { id: "e", day: 5, site: "albukamal", strike: true },
  { id: "f", day: 8, site: "al_tanf", attribution: "reported", outcome: "damage" },
];

function counts(rows: Rows, filters: Filters, first = 0, last = rows.length): TallyResult {
  const tally = new Tally(rows, meta);
  tally.refilter(filters, "weapon");
  return tally.moveTo(first, last);
}

/** "drone 2, rocket 1": values with attacks. */
function attacks(result: TallyResult, key: FacetKey, lanes: "facets" | "shown" = "facets"): string {
  const values = meta.facets.find((facet) => facet.key === key)?.values ?? [];
  const counted = values.map(({ value }, at) => [value, result[lanes][key]?.attacks[at] ?? 0] as const);
  return counted.filter(([, count]) => count > 0).map(([value, count]) => `${value} ${count}`).join(", ");
}

describe("sliceOf", () => {
  const rows = rowsOf(table);
  const days = (first: number, last: number) => sliceOf(rows, { start: first * 1440, end: (last + 1) * 1440 });
  it("holds the rows of the days shown, the end not included", () => {
    expect(days(1, 3)).toEqual([0, 4]);
    expect(days(2, 2)).toEqual([2, 2]);
    expect(days(9, 20)).toEqual([6, 6]);
    expect(days(0, 39)).toEqual([0, 6]);
  });
});

describe("a window's counts", () => {
  it("count attacks, strikes and what was there before any filter", () => {
    const { visible, total, hidden } = counts(rowsOf(table), none);
    expect([visible, total]).toEqual([{ attacks: 4, strikes: 1 }, 6]);
    expect(hidden).toEqual({ duplicates: 1, unconfirmed: 0, other: 0 });
  });

  it("name one reason for each hidden row: duplicate, then not confirmed, then the rest", () => {
    const filters: Filters = { ...none, chosen: { attribution: ["us_official"], weapon: ["rocket", "aircraft_munition"] } };
    const { visible, hidden } = counts(rowsOf(table), filters);
    expect(visible).toEqual({ attacks: 1, strikes: 1 });
    expect(hidden).toEqual({ duplicates: 1, unconfirmed: 2, other: 1 });
  });

  it("say by facet what choosing a value would show under the others", () => {
    const result = counts(rowsOf(table), { ...none, chosen: { weapon: ["rocket"] } });
    expect(attacks(result, "weapon")).toBe("drone 2, rocket 2");
    expect(attacks(result, "weapon", "shown")).toBe("rocket 2");
    expect(attacks(result, "site")).toBe("al_asad 1, al_tanf 1");
    expect(attacks(result, "attribution")).toBe("us_official 1, claimed 1");
  });

  it("count duplicates when they are asked for", () => {
    const result = counts(rowsOf(table), { ...none, duplicates: true });
    expect(result.visible.attacks).toBe(5);
    expect(attacks(result, "site")).toBe("al_asad 3, al_tanf 2");
  });

  it("count by site and colour, strikes apart", () => {
    const result = counts(rowsOf(table), none);
    expect([...result.siteAttacks]).toEqual([0, 2, 2, 0]);
    expect([...result.siteStrikes]).toEqual([0, 0, 0, 1]);
    expect([...result.siteColour.subarray(result.colours, 2 * result.colours)]).toEqual([1, 1, 0, 0]);
  });

  it("are of weapon and site alone until the other columns are here", () => {
    const early: Rows = { ...rowsOf(table), facets: null, texts: null, passes: Uint8Array.of(1, 0, 1, 0, 1, 0) };
    const tally = new Tally(early, meta);
    tally.refilter(confirmed, "outcome");
    const result = tally.moveTo(0, 6);
    expect(Object.keys(result.facets)).toEqual(["site", "weapon"]);
    expect(result.visible).toEqual({ attacks: 2, strikes: 1 });
    expect(result.hidden).toEqual({ duplicates: 0, unconfirmed: 0, other: 3 });
    expect(result.colour).toBe("weapon");
  });

  it("refuse a move before any filters", () => {
    expect(() => new Tally(rowsOf(table), meta).moveTo(0, 1)).toThrow(/refilter/);
  });
});

describe("the newest mark", () => {
  const marked = (rows: readonly Incident[], first = 0, last = rows.length) => {
    const { newestDay, newestSites } = counts(rowsOf(rows), none, first, last);
    return [newestDay, ...newestSites];
  };
  it("stands on sites whose last incident falls on the newest attack day", () => {
    expect(marked(table)).toEqual([8, 0, 0, 1, 0]);
    expect(marked(table, 0, 4)).toEqual([3, 0, 1, 0, 0]);
  });
  it("is on every site of that day, strikes too, and not on one struck later", () => {
    const rows: Incident[] = [
      { id: "a", day: 2, site: "al_asad" },
      { id: "b", day: 2, site: "al_tanf" },
      { id: "c", day: 2, site: "albukamal", strike: true },
      { id: "d", day: 4, site: "al_tanf", strike: true },
    ];
    expect(marked(rows)).toEqual([2, 0, 1, 0, 1]);
  });
  it("is nowhere without an attack", () => {
    expect(marked(table, 4, 5)).toEqual([-1, 0, 0, 0, 0]);
    expect(marked(table, 2, 2)).toEqual([-1, 0, 0, 0, 0]);
  });
});

describe("the record", () => {
  it("holds the whole time under the filters, wherever the window is", () => {
    const { record, colours } = counts(rowsOf(table), confirmed, 0, 0);
    expect([...record.passing]).toEqual([0, 2, 4]);
    expect([record.attacks[1], record.attacks[3], record.attacks[8], record.strikes[5]]).toEqual([1, 1, 0, 1]);
    expect([...record.siteAttacks]).toEqual([0, 2, 0, 0]);
    const iraqRocket = (0 * colours + 1) * record.days;
    expect([...record.lane.subarray(iraqRocket, iraqRocket + 4)]).toEqual([0, 0, 0, 1]);
  });
});

describe("any sequence of moves", () => {
  const roll = dice(7);
  const pick = <T>(list: readonly T[]) => list[roll(list.length)] as T;
  const values = (key: FacetKey) => meta.facets.find((facet) => facet.key === key)?.values.map((v) => v.value) ?? [];
  const many = Array.from({ length: 400 }, (_, at): Incident => {
    const strike = roll(6) === 0;
    return {
      id: String(at), day: Math.floor(at / 10), strike, site: pick(["al_asad", "al_tanf", "albukamal", "none"]),
      country: pick(values("country")), weapon: pick(values("weapon")), outcome: pick(values("outcome")),
      attribution: pick(values("attribution")), confidence: pick(values("confidence")), duplicate: roll(9) === 0,
    };
  });
  const rows = rowsOf(many);

  function randomFilters(): Filters {
    const chosen = Object.fromEntries(facetKeys.filter(() => roll(4) === 0).map((key) => [key, [pick(values(key)), pick(values(key))]]));
    return { chosen, texts: [], duplicates: roll(2) === 0 };
  }

  function randomMove(from: readonly [number, number]): [number, number] {
    const reach = pick([1, 5, 400]);
    const near = (at: number) => Math.max(0, Math.min(rows.length, at + roll(2 * reach + 1) - reach));
    return [near(from[0]), near(from[1])].sort((a, b) => a - b) as [number, number];
  }

  it.each(Array.from({ length: 25 }, (_, round) => round))("equals a fresh count (round %i)", () => {
    const filters = randomFilters();
    const tally = new Tally(rows, meta);
    tally.refilter(filters, "outcome");
    const fresh = new Tally(rows, meta);
    let window: [number, number] = [0, 0];
    for (let move = 0; move < 30; move++) {
      window = randomMove(window);
      fresh.refilter(filters, "outcome");
      expect(tally.moveTo(...window)).toEqual(fresh.moveTo(...window));
    }
  });

  it("agrees with counting by hand", () => {
    for (let round = 0; round < 40; round++) {
      const filters = randomFilters();
      const window = randomMove([0, 400]);
      const result = counts(rows, filters, ...window);
      const masks = [...passMasks(rows, meta, filters)].slice(...window);
      expect(result.visible.attacks + result.visible.strikes).toBe(masks.filter((mask) => mask === 0).length);
      for (const key of facetKeys) {
        const { attacks, strikes } = result.shown[key] as { attacks: Int32Array; strikes: Int32Array };
        const inFacet = key === "site" ? [...result.siteAttacks, ...result.siteStrikes] : [...attacks, ...strikes];
        expect(sum(inFacet)).toBe(result.visible.attacks + result.visible.strikes);
      }
      const { duplicates, unconfirmed, other } = result.hidden;
      expect(result.total - duplicates - unconfirmed - other).toBe(masks.filter((mask) => mask === 0).length);
    }
  });

  it("leaves nothing between neighbouring windows and counts nothing twice", () => {
    const at = 137;
    const [left, right, whole] = [counts(rows, none, 0, at), counts(rows, none, at, 400), counts(rows, none)];
    expect(left.visible.attacks + right.visible.attacks).toBe(whole.visible.attacks);
    expect(left.hidden.duplicates + right.hidden.duplicates).toBe(whole.hidden.duplicates);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
