import { describe, expect, it } from "vitest";
import { allowedDays, readTyped, typedDay } from "../../src/scrub/typed";
import { meta } from "../tiny";
import { days, viewOf } from "./fixture";

describe("a typed date", () => {
  it.each([
    ["2023-11-17", 31], ["17 Nov 2023", 31], [" 17 november 2023 ", 31], ["1 nov. 2023", 15], ["2023-10-17", 0],
    ["31 Nov 2023", null], ["2023-02-30", null], ["17 Smarch 2023", null], ["17/11/2023", null], ["soon", null], ["", null],
  ])("%s is day %s", (text, day) => {
    expect(typedDay(meta.start, text)).toBe(day);
  });
  it("may be any day that leaves the other edge a step", () => {
    const view = viewOf({ span: days(10, 20) });
    expect(allowedDays("start", view, meta)).toEqual({ first: 0, last: 19 });
    expect(allowedDays("end", view, meta)).toEqual({ first: 10, last: 39 });
    expect(allowedDays("end", { ...view, step: "week" }, meta)).toEqual({ first: 16, last: 39 });
    expect(allowedDays("end", { ...view, mode: "from-start" }, meta)).toEqual({ first: 0, last: 39 });
    expect(allowedDays("start", { ...view, mode: "to-end", step: "week" }, meta)).toEqual({ first: 0, last: 33 });
  });
  it("says what came and what is allowed", () => {
    const allowed = { first: 0, last: 31 };
    expect(readTyped("31 Feb 2024", allowed, meta.start)).toEqual({
      problem: "“31 Feb 2024” is not a date. Write 2023-11-17 or 17 Nov 2023, from 17 Oct 2023 to 17 Nov 2023.",
    });
    expect(readTyped("2023-12-24", allowed, meta.start)).toEqual({
      problem: "24 Dec 2023 is out of reach here. Allowed: 17 Oct 2023 to 17 Nov 2023.",
    });
    expect(readTyped("2023-10-18", allowed, meta.start)).toEqual({ day: 1 });
  });
});
