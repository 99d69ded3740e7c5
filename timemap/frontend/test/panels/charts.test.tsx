import { describe, expect, test } from "vitest";
import { Charts } from "../../src/panels/charts";
import { countryCode, siteBars, valueBars } from "../../src/panels/counts";
import { planCharts } from "../../src/panels/plan";
import { gridStep, labelHeights, stepPath } from "../../src/panels/plot";
import { largest } from "../../src/panels/ranks";
import { click, draw, frameOf } from "./panel";
import type { Figure, Reported } from "../../src/types";

function figure(day: number, total: number, split: Figure["split"] = {}, role: Figure["role"] = "stands"): Figure {
  return { day, total, split, role, source: { title: `by day ${day}`, url: "https://example.org", kind: "wire" }, note: "" };
}

const reported: Reported = {
  publisher: "the Pentagon", countries: ["Iraq", "Syria"],
  figures: [figure(2, 3, { Iraq: 2, Syria: 1 }), figure(5, 7, { Iraq: 4, Syria: 3 }), figure(5, 8, {}, "other"), figure(20, 9)],
};

const names = ["reported", "country", "site", "actor", "weapon", "outcome"] as const;

function charts(query: string, published: Reported | null = reported) {
  const drawn = draw((dispatch) => <Charts frame={frameOf({ query, meta: { reported: published } })} dispatch={dispatch} />);
  const data = (name: string, key: string): string | undefined => drawn.one(`[data-testid=chart-${name}]`).dataset[key];
  return { ...drawn, data };
}

function bar(drawn: ReturnType<typeof charts>, words: string): HTMLElement {
  const found = drawn.all("button").find((button) => button.textContent === words);
  if (!found) throw new Error(`no bar ${words}`);
  return found;
}

describe("every chart", () => {
  test("says the same attacks and strikes, shown or not", () => {
    const { data } = charts("from=2023-10-17&to=2023-11-17");
    expect(names.map((name) => [data(name, "total"), data(name, "strikes")])).toEqual(names.map(() => ["5", "1"]));
  });
  test("is there when nothing is counted, and says so", () => {
    const { data, root } = charts("weapon=unknown");
    expect(names.map((name) => data(name, "total"))).toEqual(names.map(() => "0"));
    expect(root.textContent).toContain("Nothing to count under these filters.");
  });
  test("shows a value alone when its bar is clicked, and all when it is clicked again", () => {
    const first = charts("mode=window");
    click(bar(first, "Al-AsadIQ3 attacks: 1 drone, 2 rocket"));
    expect(first.actions).toEqual([{ type: "only", facet: "site", value: "al_asad" }]);
    const again = charts("site=al_asad");
    click(bar(again, "Al-AsadIQ3 attacks: 1 drone, 2 rocket"));
    expect(again.actions).toEqual([{ type: "only", facet: "site", value: null }]);
  });
});

describe("reported", () => {
  test("gives the figure that stands on the last day shown", () => {
    const { data } = charts("from=2023-10-17&to=2023-10-23");
    expect([data("reported", "reported"), data("reported", "reportedIraq"), data("reported", "reportedSyria")]).toEqual(["7", "4", "3"]);
  });
  test("leaves out what no figure gives, and is never zero", () => {
    const later = charts("from=2023-10-17&to=2023-11-08");
    expect([later.data("reported", "reported"), later.data("reported", "reportedIraq")]).toEqual(["9", undefined]);
    expect(charts("from=2023-10-17&to=2023-10-18").data("reported", "reported")).toBeUndefined();
    expect(charts("mode=window", null).data("reported", "reported")).toBeUndefined();
  });
  test("takes the column of a chosen country", () => {
    expect(charts("country=Iraq&to=2023-10-23").data("reported", "reported")).toBe("4");
    const none = charts("country=Jordan&to=2023-10-23");
    expect(none.data("reported", "reported")).toBeUndefined();
    expect(none.root.textContent).toContain("No published figure for Jordan.");
  });
  test("sets countries against it only where the window begins with the case", () => {
    expect(charts("attribution=us_official&to=2023-10-23").one("[data-testid=chart-country]").textContent).toBe("Iraq2 of 4 reportedSyria1 of 3 reported");
    expect(charts("attribution=us_official&from=2023-10-18&to=2023-10-23").one("[data-testid=chart-country]").textContent).toBe("Iraq2 itemisedSyria1 itemised");
  });
  test("is not said to hold attacks that it may not hold", () => {
    expect(charts("to=2023-10-23").one("[data-testid=chart-country]").textContent).toBe("Iraq2 vs 4 reportedSyria2 vs 3 reported");
  });
  test("says what the hollow dots are, and when filters leave the line alone", () => {
    expect(charts("to=2023-10-23").root.textContent).toContain("(22 Oct: also 8)");
    expect(charts("to=2023-10-23&weapon=drone").root.textContent).toContain("The reported line counts every attack; filters do not change it.");
  });
});

describe("bars", () => {
  test("stand by count, then by name", () => {
    const { attacks, strikes, more } = siteBars(frameOf(), 5, 5);
    expect(attacks.map((bar) => [bar.label, bar.code, bar.count])).toEqual([["Al-Asad", "IQ", 3], ["Al-Tanf", "SY", 2]]);
    expect(strikes.map((bar) => [bar.label, bar.count])).toEqual([["Albukamal", 1]]);
    expect(more).toEqual({ sites: 0, attacks: 0, strikes: 0 });
  });
  test("without room count as more", () => {
    expect(siteBars(frameOf(), 1, 0).more).toEqual({ sites: 1, attacks: 2, strikes: 1 });
    expect(valueBars(frameOf(), "outcome", 2)).toMatchObject({ bars: [{ label: "Unknown", count: 3 }], more: { values: 2, attacks: 2 } });
  });
  test("of weapons keep the table's order", () => {
    expect(valueBars(frameOf(), "weapon", 5).bars.map((bar) => [bar.label, bar.count])).toEqual([["Drone", 3], ["Rocket", 2]]);
  });
  test("name a country by its code", () => {
    expect([countryCode("Jordan"), countryCode("Ruritania")]).toEqual(["JO", "RU"]);
  });
});

describe("largest", () => {
  test("takes the largest first, ties by the order given, and no zero", () => {
    expect(largest([2, 0, 5, 2, 1], 3, [9, 0, 0, 1, 0])).toEqual([2, 3, 0]);
    expect(largest([0, 0], 3, [0, 1])).toEqual([]);
    expect(largest([1, 2], 0, [0, 1])).toEqual([]);
  });
});

describe("the plan", () => {
  const wanted = { sites: 12, strikeSites: 3, actors: 3, weapons: 4, outcomes: 5, countries: 2, noteLines: 1, tab: "actor" } as const;
  test("shows twelve sites and the strikes on a large screen", () => {
    expect(planCharts({ width: 372, height: 590 }, wanted)).toMatchObject({ siteBars: 12, strikeBars: 3, moreRow: false, stacked: false });
  });
  test("keeps a more row on a laptop", () => {
    const plan = planCharts({ width: 312, height: 472 }, { ...wanted, noteLines: 0 });
    expect(plan).toMatchObject({ compact: true, moreRow: true, strikeBars: 0 });
    expect(plan.siteBars).toBeGreaterThanOrEqual(9);
  });
  test("stacks actor, weapon and outcome where there is height", () => {
    expect(planCharts({ width: 372, height: 770 }, wanted).stacked).toBe(true);
  });
  test("still names some sites in a column that must scroll", () => {
    expect(planCharts({ width: 312, height: 120 }, wanted).siteBars).toBe(3);
  });
});

describe("the plot", () => {
  test("has at most four grid lines above zero", () => {
    expect([1, 3, 62, 84, 1_000_000].map(gridStep)).toEqual([1, 1, 20, 50, 500_000]);
  });
  test("holds each value until the next", () => {
    expect(stepPath([[1, 3], [2, 3], [4, 5]], 9)).toBe("M1 3H4V5H9");
    expect(stepPath([], 9)).toBe("");
  });
  test("keeps the two labels apart and inside", () => {
    expect(labelHeights(50, 80, 20, 10, 116)).toEqual([50, 80]);
    expect(labelHeights(50, 54, 20, 10, 116)).toEqual([42, 62]);
    expect(labelHeights(112, 115, 20, 10, 116)).toEqual([96, 116]);
    expect(labelHeights(12, 11, 20, 10, 116)).toEqual([30, 10]);
  });
});
