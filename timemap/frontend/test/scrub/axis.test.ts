import { describe, expect, it } from "vitest";
import { axisOf } from "../../src/scrub/axis";
import { scaleOf } from "../../src/scrub/scale";

const words = (start: string, days: number, width: number): readonly string[] =>
  [...axisOf(start, scaleOf(days, width)).labels].sort((a, b) => a.day - b.day).map(({ text, bold }) => (bold ? `*${text}` : text));

describe("the axis", () => {
  it("names months, the year where it begins, and the fifteenth", () => {
    expect(words("2023-10-17", 117, 1136)).toEqual(["*Oct 2023", "*Nov", "15", "*Dec", "15", "*Jan 2024", "15", "*Feb"]);
  });
  it("has ticks on Mondays and longer ones on months", () => {
    const { ticks } = axisOf("2023-10-17", scaleOf(20, 400 * 0.5));
    expect(ticks.filter(({ size }) => size === "short").map(({ day }) => day)).toEqual([6, 13]);
    expect(ticks.filter(({ grid }) => grid).map(({ day }) => day)).toEqual([15]);
  });
  it("names every day of a short case", () => {
    expect(words("2023-10-30", 5, 500)).toEqual(["*Oct 2023", "31", "*Nov", "2", "3"]);
  });
  it("names years and quarters of a longer one", () => {
    expect(words("2023-10-17", 800, 600)).toEqual(["*2023", "*2024", "Apr", "Jul", "Oct", "*2025", "Apr", "Jul", "Oct"]);
  });
  it("names as many years of decades as fit", () => {
    expect(words("2000-01-01", 7300, 300)).toEqual(["*2000", "*2005", "*2010", "*2015"]);
  });
  it.each([1, 3, 40, 400, 4000])("never lets labels touch or leave the lanes (%i days)", (days) => {
    const width = 700;
    const scale = scaleOf(days, width);
    const boxes = axisOf("2023-10-17", scale).labels.map(({ day, text }) => [day * scale.dayWidth, day * scale.dayWidth + text.length * 6.4] as const);
    boxes.sort((a, b) => a[0] - b[0]);
    boxes.forEach(([from], at) => expect(from).toBeGreaterThanOrEqual(boxes[at - 1]?.[1] ?? 0));
    expect(boxes.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(width);
  });
});
