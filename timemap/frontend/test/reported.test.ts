import { describe, expect, it } from "vitest";
import { reportedAt, reportedPoints } from "../src/reported";
import type { Figure, Reported } from "../src/types";

const source = { title: "Wire", url: "https://example.org/", kind: "wire" };
const figure = (day: number, total: number, role: Figure["role"], split: Record<string, number> = {}): Figure => ({
  day, total, role, split, source, note: "",
});
const reported: Reported = {
  publisher: "the Pentagon",
  countries: ["Iraq", "Syria"],
  figures: [
    figure(7, 13, "stands", { Iraq: 10, Syria: 3 }),
    figure(9, 19, "other"),
    figure(9, 16, "stands", { Iraq: 12, Syria: 4 }),
    figure(16, 28, "stands"),
    figure(20, 25, "fallen", { Iraq: 15, Syria: 10 }),
  ],
};

describe("what was reported by a day", () => {
  it.each([[6, null], [7, 13], [8, 13], [9, 16], [15, 16], [16, 28], [400, 28]])("day %i: %s", (day, total) => {
    expect(reportedAt(reported, day)?.total ?? null).toBe(total);
  });
  it("is nothing where nobody published", () => {
    expect(reportedAt(null, 9)).toBeNull();
  });
});

describe("points of a column", () => {
  const words = (country: string | null) => reportedPoints(reported, country).map((p) => `${p.day} ${p.value} ${p.role}`);
  it("are every figure of the total", () => {
    expect(words(null)).toEqual(["7 13 stands", "9 19 other", "9 16 stands", "16 28 stands", "20 25 fallen"]);
  });
  it("are those alone that give the country", () => {
    expect(words("Syria")).toEqual(["7 3 stands", "9 4 stands", "20 10 fallen"]);
    expect(words("Jordan")).toEqual([]);
  });
});
