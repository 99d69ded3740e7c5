import { describe, expect, test } from "vitest";
import { clicked, valueRows } from "../../src/panels/facets";
import { Rail, statusDetail } from "../../src/panels/rail";
import { facetOf } from "../../src/filters";
import { click, draw, frameOf, type } from "./panel";
import type { Facet, Filters, Frame } from "../../src/types";

const confirmed = "attribution=us_official";

function facet(frame: Frame, key: "country" | "weapon"): Facet {
  const found = facetOf(frame.meta, key);
  if (!found) throw new Error(`no facet ${key}`);
  return found;
}

function afterClick(frame: Frame, key: "country" | "weapon", value: string): Filters["chosen"] {
  const row = valueRows(frame, facet(frame, key), "").find((each) => each.value === value);
  if (!row) throw new Error(`no row ${value}`);
  return clicked(frame.state.view.filters, facet(frame, key), row).chosen;
}

describe("status", () => {
  test("says what is shown and why the rest is hidden", () => {
    const { root } = draw((dispatch) => <Rail frame={frameOf({ query: confirmed })} dispatch={dispatch} />);
    expect(root.querySelector("[data-testid=status]")?.textContent).toBe(
      "5 of 7 incidents shown: 4 attacks, 1 strike. Hidden: 1 not confirmed by a US official, 1 possible duplicate.",
    );
  });
  test("names other filters apart from those reasons", () => {
    expect(statusDetail(frameOf({ query: "weapon=rocket" }))).toBe(": 2 attacks. Hidden: 1 possible duplicate, 4 by other filters.");
  });
  test("claims no attacks where nothing is shown", () => {
    expect(statusDetail(frameOf({ query: "weapon=unknown&duplicates=show" }))).toBe(". Hidden: 7 by the filters.");
  });
});

describe("presets", () => {
  test("are pressed as the filters stand", () => {
    const { all } = draw((dispatch) => <Rail frame={frameOf({ query: confirmed })} dispatch={dispatch} />);
    expect(all(".bm-pair button").map((b) => b.getAttribute("aria-pressed"))).toEqual(["true", "false"]);
  });
  test("are absent where the table has no attribution", () => {
    const facets = frameOf().meta.facets.filter((f) => f.key !== "attribution");
    const { all } = draw((dispatch) => <Rail frame={frameOf({ meta: { facets } })} dispatch={dispatch} />);
    expect(all(".bm-pair")).toEqual([]);
  });
});

describe("a facet", () => {
  test("names each value with its counts", () => {
    const { named } = draw((dispatch) => <Rail frame={frameOf()} dispatch={dispatch} />);
    expect(named("Rocket, 2 attacks").getAttribute("type")).toBe("checkbox");
    expect(named("Syria, 2 attacks, 1 strike")).toBeTruthy();
  });
  test("checks all that has a count while nothing is chosen", () => {
    const rows = valueRows(frameOf(), facet(frameOf(), "country"), "");
    expect(rows.map((row) => [row.label, row.checked])).toEqual([["Iraq", true], ["Syria", true], ["Jordan", false]]);
  });
  test("chooses the others when one of all is unticked", () => {
    expect(afterClick(frameOf(), "country", "Syria")).toEqual({ country: ["Iraq", "Jordan"] });
  });
  test("chooses a value without a count alone", () => {
    expect(afterClick(frameOf(), "country", "Jordan")).toEqual({ country: ["Jordan"] });
  });
  test("adds to what is chosen, and is clear again once all is", () => {
    expect(afterClick(frameOf({ query: "country=Iraq" }), "country", "Syria")).toEqual({ country: ["Iraq", "Syria"] });
    expect(afterClick(frameOf({ query: "country=Iraq&country=Jordan" }), "country", "Syria")).toEqual({});
    expect(afterClick(frameOf({ query: "country=Iraq" }), "country", "Iraq")).toEqual({});
  });
  test("counts what choosing a value would show under the other filters", () => {
    const rows = valueRows(frameOf({ query: "country=Iraq&weapon=drone" }), facet(frameOf(), "weapon"), "");
    expect(rows.find((row) => row.value === "rocket")?.attacks).toBe(2);
  });
  test("can be cleared from its title", () => {
    const { named, actions } = draw((dispatch) => <Rail frame={frameOf({ query: "country=Iraq" })} dispatch={dispatch} />);
    click(named("Country: 1 of 3 chosen, show all"));
    expect(actions).toEqual([{ type: "only", facet: "country", value: null }]);
  });
  test("with many values shows those that hold the searched text, at most 100", () => {
    const values = Array.from({ length: 3000 }, (_, n) => ({ value: `s${n}`, label: `Site ${n}` }));
    const facets = frameOf().meta.facets.map((f) => (f.key === "site" ? { ...f, values } : f));
    const frame = frameOf({ meta: { facets }, state: { opened: ["site"] } });
    const { all, named } = draw((dispatch) => <Rail frame={frame} dispatch={dispatch} />);
    expect(all(".bm-value")).toHaveLength(100);
    type(named("Find a site"), "2999");
    expect(all(".bm-value-label").map((label) => label.textContent)).toEqual(["Site 2999"]);
  });
});

test("clear all appears with a filter beyond the preset", () => {
  const clear = (query: string): number => draw((d) => <Rail frame={frameOf({ query })} dispatch={d} />).all(".bm-clear").length;
  expect([clear(confirmed), clear(`${confirmed}&weapon=drone`)]).toEqual([0, 1]);
});

test("More holds the text search and the switch for duplicates", () => {
  const { all, one, actions } = draw((dispatch) => <Rail frame={frameOf()} dispatch={dispatch} />);
  click(one("button.bm-fold"));
  type(one(".bm-field input"), "hangar");
  click(one("input[role=switch]"));
  expect(actions).toEqual([{ type: "texts", texts: ["hangar"] }, { type: "duplicates", shown: true }]);
  expect(all("input[role=switch]")).toHaveLength(1);
});

test("a label from a table stays text", () => {
  const facets = frameOf().meta.facets.map((f) => (f.key === "country" ? { ...f, values: [{ value: "x", label: "<img src=x onerror=alert(1)>" }] } : f));
  const { all, root } = draw((dispatch) => <Rail frame={frameOf({ meta: { facets } })} dispatch={dispatch} />);
  expect(all("img")).toEqual([]);
  expect(root.textContent).toContain("<img src=x onerror=alert(1)>");
});
