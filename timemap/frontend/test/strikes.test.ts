import { describe, expect, it } from "vitest";
import { strikesIn } from "../src/strikes";
import { dice, rowsOf } from "./tiny";
import type { Incident } from "./tiny";

const roll = dice(11);
const countries = ["Iraq", "Syria", "Jordan"];
const table = Array.from({ length: 120 }, (_, at): Incident => ({
  id: String(at), day: Math.floor(at / 6), minute: (at % 6) * 60, strike: roll(3) === 0, duplicate: roll(5) === 0,
  country: countries[roll(3)] as string,
}));

describe("days and countries struck", () => {
  it("are those of the window's strikes that are no duplicates, wherever it cuts a day", () => {
    const rows = rowsOf(table);
    for (let round = 0; round < 300; round++) {
      const [first, last] = [roll(121), roll(121)].sort((a, b) => a - b) as [number, number];
      const struck = table.slice(first, last).filter((row) => row.strike && !row.duplicate);
      const known = countries.flatMap((country, at) => (struck.some((row) => row.country === country) ? [at] : []));
      const days = new Set(struck.map((row) => row.day)).size;
      expect(strikesIn(rows, first, last)).toEqual({ days, countries: known, any: true });
    }
  });

  it("are none in a table of attacks alone", () => {
    expect(strikesIn(rowsOf([{ id: "a", day: 0 }]), 0, 1)).toEqual({ days: 0, countries: [], any: false });
  });
});
