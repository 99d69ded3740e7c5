import { describe, expect, test, vi } from "vitest";
import { safeAddress } from "../../src/panels/links";
import { injuredSentence, selectionOf } from "../../src/panels/selection";
import { Stack } from "../../src/panels/stack";
import { rowsOf } from "../tiny";
import { click, draw, frameOf, incidents, press } from "./panel";
import type { Rows, Texts } from "../../src/types";

const base = rowsOf(incidents);

function textsWith(change: Partial<Texts>): Partial<Rows> {
  return { texts: { ...(base.texts as Texts), ...change } };
}

function stack(query: string, rows: Partial<Rows> = {}) {
  return draw((dispatch) => <Stack frame={frameOf({ query, rows })} dispatch={dispatch} />);
}

const ids = (drawn: ReturnType<typeof stack>): readonly (string | undefined)[] => drawn.all("[data-incident-id]").map((li) => li.dataset["incidentId"]);

describe("a stack", () => {
  test("holds the site's incidents in the window that pass, in time order", () => {
    expect(ids(stack("select=al_asad"))).toEqual(["a1", "a2", "a4"]);
    expect(ids(stack("select=al_asad&to=2023-10-20"))).toEqual(["a1", "a2"]);
    expect(ids(stack("select=al_asad&weapon=rocket&duplicates=show"))).toEqual(["a2", "a4"]);
  });
  test("opens at the chosen incident", () => {
    const drawn = stack("select=a2");
    expect(drawn.one("[aria-current]").dataset["incidentId"]).toBe("a2");
    expect(drawn.root.textContent).toContain("2 of 3");
  });
  test("says so when the chosen incident is not among them", () => {
    const drawn = stack("select=a4&to=2023-10-20");
    expect(drawn.root.textContent).toContain("The chosen incident, a4 of 29 Oct 2023, is not in this window or is filtered out.");
    expect(drawn.all("[aria-current]")).toEqual([]);
  });
  test("is walked with up and down, and stops at its ends", () => {
    const drawn = stack("select=a2");
    const section = drawn.one("[data-testid=site-stack]");
    press(section, "ArrowDown");
    press(section, "ArrowUp");
    expect(drawn.actions).toEqual([{ type: "select", select: "a4" }, { type: "select", select: "a1" }]);
    const last = stack("select=a4");
    press(last.one("[data-testid=site-stack]"), "ArrowDown");
    expect(last.actions).toEqual([{ type: "select", select: "a4" }]);
  });
  test("takes the focus when it opens, and closes by its button", () => {
    const drawn = stack("select=al_tanf");
    expect(document.activeElement).toBe(drawn.one("[data-testid=site-stack]"));
    click(drawn.named("Close the stack"));
    expect(drawn.actions).toEqual([{ type: "select", select: null }]);
  });
  test("shows what the columns know until the texts are here", () => {
    const drawn = stack("select=al_asad", { texts: null });
    expect(drawn.all(".bm-rows > li")).toHaveLength(3);
    expect(drawn.all("[data-incident-id]")).toHaveLength(0);
    expect(drawn.root.textContent).toContain("The texts are loading.");
  });
  test("lists some of a very long one, around the open card", () => {
    const many = Array.from({ length: 900 }, (_, n) => ({ id: `n${n}`, day: n % 40, site: "al_asad" })).sort((a, b) => a.day - b.day);
    const drawn = stack(`select=${many[700]?.id}`, rowsOf(many));
    expect(drawn.all("[data-incident-id]")).toHaveLength(400);
    expect(drawn.one("[aria-current]").dataset["incidentId"]).toBe(many[700]?.id);
    expect(drawn.root.textContent).toContain("500 earlier incidents not listed");
  });
});

describe("a card", () => {
  const sources = incidents.map(() => [
    { title: "A wire", url: "https://example.org/1", kind: "wire" },
    { title: "<b>bold</b>", url: "javascript:alert(1)", kind: "outlet" },
  ]);

  test("links sources by http and https alone, and numbers them", () => {
    const drawn = stack("select=a2", textsWith({ sources }));
    expect(drawn.all(".bm-sources a").map((a) => [a.getAttribute("href"), a.getAttribute("rel")])).toEqual([["https://example.org/1", "noopener noreferrer"]]);
    expect(drawn.one(".bm-sources").textContent).toBe("1A wirewire2<b>bold</b>outlet");
  });
  test("opens its first source with Enter", () => {
    const drawn = stack("select=a2", textsWith({ sources }));
    const opened = vi.fn();
    drawn.one(".bm-sources a").addEventListener("click", (event) => { event.preventDefault(); opened(); });
    press(drawn.one("[data-testid=site-stack]"), "Enter");
    expect(opened).toHaveBeenCalledTimes(1);
  });
  test("prints no hour that no source gave", () => {
    expect(stack("select=a2").one(".bm-card-head").textContent).toBe("219 Oct 2023local day (UTC+3) · time not stateda2");
    const time = incidents.map(() => "05:40");
    expect(stack("select=a2", textsWith({ time })).one(".bm-card-time").textContent).toBe("local day (UTC+3) · 05:40 local time");
  });
  test("keeps confirmed, claimed and attributed apart", () => {
    const drawn = stack("select=a1", textsWith({ claimedBy: incidents.map(() => "Somebody") }));
    expect(drawn.one(".bm-card-facts").textContent).toBe("Confirmed bya US officialClaimed bySomebodyAttributed toNorthern Front");
  });
  test("says an unknown number of injured as unknown", () => {
    expect(stack("select=a2").one(".bm-chips").textContent).toContain("Injured: unknown");
    expect(stack("select=a2", textsWith({ injured: incidents.map(() => 0) })).one(".bm-chips").textContent).toContain("Injured: 0");
  });
  test("names the incident it may repeat, and its uncertain day", () => {
    const spanDays = Uint8Array.from(incidents, () => 2);
    const facets = { ...(base.facets as NonNullable<Rows["facets"]>), spanDays };
    const drawn = stack("select=a3&duplicates=show", { ...textsWith({ duplicateOf: incidents.map(() => "a2") }), facets });
    expect(drawn.one(".bm-doubts").textContent).toContain("The day is not sure: 23 Oct to 25 Oct 2023.");
    click(drawn.one(".bm-doubts button"));
    expect(drawn.actions).toEqual([{ type: "select", select: "a2" }]);
  });
});

test("an incident without a site stands alone", () => {
  const frame = frameOf({ query: "select=a2", rows: { site: new Uint8Array(incidents.length) } });
  expect(selectionOf(frame)).toMatchObject({ site: null, open: 0 });
});

test("injured are summed over the rows that state them", () => {
  expect(injuredSentence(4, 10, 12)).toBe("US injured: 4 stated in 10 of 12 rows; 2 give no figure: unknown, not zero.");
  expect(injuredSentence(0, 0, 3)).toBe("US injured: no figure in any of 3 rows: unknown, not zero.");
  expect(injuredSentence(5, 3, 3)).toBe("US injured: 5, stated in all 3 rows.");
});

test("an address is followed only by http or https", () => {
  const urls = ["https://a.org", "HTTP://a.org/x", "javascript:alert(1)", " https://a.org", "data:text/html,x", "//a.org", "http://", ""];
  expect(urls.map((url) => safeAddress(url) !== null)).toEqual([true, true, false, false, false, false, false, false]);
});
