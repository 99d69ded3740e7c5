import { describe, expect, it } from "vitest";
import { filtersOf } from "../src/filters";
import { headlineOf } from "../src/headline";
import { Tally, sliceOf } from "../src/tally";
import { extent, shown } from "../src/time";
import type { CaseMeta, Facet, Filters, Rows, View } from "../src/types";
import { fromQuery } from "../src/view";
import { meta as tiny, rowsOf } from "./tiny";
import type { Incident } from "./tiny";

function said(meta: CaseMeta, rows: Rows, query: string, filters?: Filters) {
  const { view: asked } = fromQuery(query, meta);
  const view: View = filters ? { ...asked, filters } : asked;
  const tally = new Tally(rows, meta);
  tally.refilter(view.filters, view.colour);
  return headlineOf(meta, rows, view, tally.moveTo(...sliceOf(rows, shown(view, extent(meta)))));
}

const table: readonly Incident[] = [
  { id: "a", day: 1, site: "al_asad" },
  { id: "b", day: 3, site: "al_tanf" },
  { id: "c", day: 5, site: "albukamal", strike: true },
  { id: "d", day: 5, site: "al_tanf", strike: true, country: "Syria" },
  { id: "e", day: 9, country: "Iraq", strike: true },
  { id: "f", day: 9, country: "Jordan", strike: true, duplicate: true },
];
const rows = rowsOf(table);

describe("the strikes clause", () => {
  it.each([
    ["to=2023-10-24", "The US struck back on one day, only in Syria."],
    ["mode=window", "The US struck back on two days, in Iraq and Syria."],
    ["to=2023-10-20", "The US did not strike back in this window."],
    ["from=2023-10-23&action=attack", "The US struck back on one day, only in Iraq."],
  ])("follows the window, not the filters: %s", (query, clause) => {
    const { text } = said(tiny, rows, query);
    expect(text.slice(text.indexOf("The US"))).toBe(clause);
  });

  it("counts days anew in every window", () => {
    const days = (first: number, last: number) =>
      said(tiny, rows, `from=2023-10-${17 + first}&to=2023-10-${17 + last}`).text.match(/on (\w+) day|not strike/)?.[1] ?? "none";
    expect([days(0, 4), days(0, 5), days(5, 8), days(5, 9), days(6, 9), days(10, 12)]).toEqual(["none", "one", "one", "two", "one", "none"]);
  });

  it("falls away where filters leave no attack", () => {
    expect(said(tiny, rows, "weapon=rocket").text).toBe("17 Oct – 25 Nov 2023: no attacks with a rocket are itemised here.");
  });

  it("is all there is to say of strikes alone", () => {
    const { text } = said(tiny, rows, "action=airstrike&to=2023-10-24");
    expect(text).toBe("17–24 Oct 2023: the US struck back on one day, only in Syria.");
  });
});

describe("figures", () => {
  it("lead to their rows", () => {
    const { runs } = said(tiny, rows, "attribution=us_official&theme=dark&select=al_asad");
    const links = runs.filter((run) => run.figure).map((run) => [run.text, run.rows]);
    const shared = "from=2023-10-17&to=2023-11-25";
    expect(links).toEqual([
      ["2 attacks", `${shared}&action=attack&attribution=us_official&theme=dark`],
      ["1 in Iraq", `${shared}&country=Iraq&action=attack&attribution=us_official&theme=dark`],
      ["1 in Syria", `${shared}&country=Syria&action=attack&attribution=us_official&theme=dark`],
      ["two days", `${shared}&action=airstrike&theme=dark`],
    ]);
  });
});

describe("tables of one's own", () => {
  const countries = ["A", "B", "C", "D", "E", ""];
  const facet: Facet = { key: "country", label: "Country", values: countries.map((value) => ({ value, label: value || "Not stated" })) };
  const own: CaseMeta = { ...tiny, facets: [facet, ...tiny.facets.filter(({ key }) => key !== "country")], sites: [] };
  const where = (...list: readonly number[]): Rows => {
    const plain = rowsOf(list.map((_, at) => ({ id: String(at), day: at })));
    return { ...plain, facets: plain.facets && { ...plain.facets, country: Uint8Array.from(list) } };
  };
  const first = (text: string) => text.slice(text.indexOf(": ") + 2);

  it.each([
    [[0, 1, 1, 5], "4 attacks are itemised here, 1 in A, 2 in B and 1 in a country not stated."],
    [[0, 1, 2, 3, 3, 4, 4], "7 attacks are itemised here, 2 in D, 2 in E, 1 in A and 2 in 2 other countries."],
    [[0, 0], "2 attacks are itemised here, both in A."],
    [[0], "1 attack is itemised here, in A."],
    [[5, 5, 5], "3 attacks are itemised here."],
    [[], "no attacks are itemised here."],
  ])("name the few countries with most attacks: %j", (list, sentence) => {
    expect(first(said(own, where(...list), "mode=window").text)).toBe(sentence);
  });

  it("without actions have incidents, neither attacks nor strikes", () => {
    const bare = { ...own, facets: own.facets.filter(({ key }) => key !== "action") };
    expect(first(said(bare, where(0, 0, 0), "mode=window").text)).toBe("3 incidents are itemised here, all in A.");
  });

  it("may say anything: foreign text stays between quotation marks", () => {
    expect(first(said(own, where(0), "mode=window", filtersOf({}, ["<img src=x>"])).text)).toBe(
      "no attacks that mention “<img src=x>” are itemised here.",
    );
  });
});
