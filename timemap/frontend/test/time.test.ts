import { afterEach, describe, expect, it } from "vitest";
import { asOf, clockTime, dayLabel, dayOf, extent, isoDay, isoHour, parseDay, shown, windowLabel } from "../src/time";
import { meta } from "./tiny";

const start = "2023-10-17";
const days = (first: number, last: number) => ({ start: first * 1440, end: (last + 1) * 1440 });
const zoneBefore = process.env["TZ"];

afterEach(() => {
  process.env["TZ"] = zoneBefore;
});

describe("days", () => {
  it("hold their minutes half-open", () => {
    expect([-1, 0, 1439, 1440].map(dayOf)).toEqual([-1, 0, 0, 1]);
  });

  it.each([[0, "2023-10-17"], [31, "2023-11-17"], [75, "2023-12-31"], [76, "2024-01-01"], [135, "2024-02-29"], [-1, "2023-10-16"]])(
    "day %i is %s, and back",
    (day, iso) => {
      expect(isoDay(start, day)).toBe(iso);
      expect(parseDay(start, iso)).toBe(day);
    },
  );

  it.each(["", "17 Oct", "2023-02-29", "2023-13-01", "2023-1-1", "2023-10-17T00:00", " 2023-10-17", "20231017", "２０２３-10-17"])(
    "%j is no day",
    (text) => {
      expect(parseDay(start, text)).toBeNull();
    },
  );

  it.each(["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Baghdad"])(
    "are the same in %s",
    (zone) => {
      process.env["TZ"] = zone;
      const march = Array.from({ length: 400 }, (_, day) => isoDay(start, day));
      expect(new Set(march).size).toBe(400);
      expect(march.map((iso) => parseDay(start, iso))).toEqual(march.map((_, day) => day));
      expect(windowLabel(start, days(0, 31))).toBe("17 Oct – 17 Nov 2023");
    },
  );
});

describe("words", () => {
  it.each([
    [days(0, 31), "17 Oct – 17 Nov 2023"],
    [days(31, 31), "17 Nov 2023"],
    [days(15, 21), "1–7 Nov 2023"],
    [days(0, 110), "17 Oct 2023 – 4 Feb 2024"],
    [{ start: 22 * 1440 + 300, end: 22 * 1440 + 420 }, "8 Nov 2023, 05:00–07:00"],
    [{ start: 22 * 1440 + 300, end: 23 * 1440 }, "8 Nov 2023, 05:00–24:00"],
    [{ start: 22 * 1440 + 300, end: 23 * 1440 + 60 }, "8 Nov, 05:00 – 9 Nov 2023, 01:00"],
    [{ start: 75 * 1440 + 300, end: 76 * 1440 + 60 }, "31 Dec 2023, 05:00 – 1 Jan 2024, 01:00"],
  ])("%j reads %s", (span, words) => {
    expect(windowLabel(start, span)).toBe(words);
  });

  it("say a day, a moment and the as-of day", () => {
    expect(dayLabel(start, 0)).toBe("17 Oct");
    expect(dayLabel(start, 31, true)).toBe("17 Nov 2023");
    expect(clockTime(22 * 1440 + 65)).toBe("01:05");
    expect(isoHour(start, 22 * 1440 + 300)).toBe("2023-11-08T05:00");
    expect(asOf(start, days(0, 31))).toBe("17 NOV 2023");
  });
});

describe("shown", () => {
  const view = { span: days(5, 9), step: "day" } as const;
  it.each([
    ["window", "day", days(5, 9)],
    ["instant", "day", days(9, 9)],
    ["instant", "week", days(3, 9)],
    ["instant", "hour", { start: 10 * 1440 - 60, end: 10 * 1440 }],
    ["from-start", "day", days(0, 9)],
    ["to-end", "day", days(5, 39)],
  ] as const)("%s at the %s step", (mode, step, span) => {
    expect(shown({ ...view, mode, step }, extent(meta))).toEqual(span);
  });

  it("stays inside the data", () => {
    expect(shown({ span: days(0, 2), mode: "instant", step: "week" }, extent(meta))).toEqual(days(0, 2));
    expect(shown({ span: days(-5, 90), mode: "window", step: "day" }, extent(meta))).toEqual(days(0, 39));
  });
});
