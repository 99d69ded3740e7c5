import { describe, expect, test } from "vitest";
import { HeadlineBand, headlineSize, textWithSources } from "../../src/panels/headline";
import { KeysDialog } from "../../src/panels/dialogs";
import { MapTools } from "../../src/panels/tools";
import { rowsOf } from "../tiny";
import { click, draw, frameOf, incidents } from "./panel";
import type { Headline, Texts } from "../../src/types";

const runs = [
  { text: "17 Oct – 25 Nov 2023: ", figure: false, rows: "" },
  { text: "3 in Iraq", figure: true, rows: "country=Iraq&mode=window" },
  { text: " of ", figure: false, rows: "" },
  { text: "61", figure: true, rows: "" },
] as const;
const headline: Headline = { runs, text: runs.map((run) => run.text).join("") };
const reported = {
  publisher: "the Pentagon", countries: [],
  figures: [{ day: 0, total: 61, split: {}, role: "stands", source: { title: "A wire", url: "https://example.org/61", kind: "wire" }, note: "" }],
} as const;

function band(query = "mode=window") {
  const frame = { ...frameOf({ query, meta: { reported } }), headline };
  return draw((dispatch) => <HeadlineBand frame={frame} dispatch={dispatch} />);
}

describe("the headline", () => {
  test("is one sentence, with the day it stands for", () => {
    const drawn = band("to=2023-11-17");
    expect(drawn.one("[data-testid=headline]").textContent).toBe(headline.text);
    expect(drawn.one("[data-testid=as-of]").textContent).toBe("17 NOV 2023 (C)");
  });
  test("leads from a number to its rows, without moving the camera", () => {
    const drawn = band("camera=34.0000,42.0000,6.00");
    click(drawn.one("a[href='?country=Iraq&mode=window']"));
    expect(drawn.actions).toMatchObject([
      { type: "view", view: { filters: { chosen: { country: ["Iraq"] } }, camera: { lat: 34, lon: 42, zoom: 6 } } },
      { type: "dialog", dialog: "table" },
    ]);
  });
  test("leads from a published number to its source", () => {
    expect(band().one("a[title='A wire']").getAttribute("href")).toBe("https://example.org/61");
  });
  test("shrinks rather than lose words", () => {
    expect([headlineSize(170, 1350, 20), headlineSize(250, 1100, 20), headlineSize(2000, 1100, 20)]).toEqual([20, 16, 13]);
  });
  test("is copied with each source once", () => {
    const sources = incidents.map(() => [{ title: "One", url: "https://example.org/1", kind: "wire" }, { title: "Two", url: "javascript:x", kind: "" }]);
    const frame = { ...frameOf({ rows: { texts: { ...(rowsOf(incidents).texts as Texts), sources } } }), headline };
    expect(textWithSources(frame).split("\n").slice(0, 5)).toEqual([headline.text, "", "Sources", "1. One, https://example.org/1", "2. Two"]);
  });
});

test("the keys stand in a dialog that can be closed", () => {
  const drawn = draw((dispatch) => <KeysDialog dispatch={dispatch} />);
  expect(drawn.one("dialog").hasAttribute("open")).toBe(true);
  click(drawn.named("Close keys"));
  expect(drawn.actions).toEqual([{ type: "dialog", dialog: null }]);
});

test("the map's tools open the table and go back to the opening view", () => {
  const surface = { picture: () => Promise.reject(new Error("none")) };
  const drawn = draw((dispatch) => <MapTools frame={frameOf()} dispatch={dispatch} surface={surface} />);
  click(drawn.one("[data-testid=open-table]"));
  click(drawn.one("[data-testid=reset]"));
  expect(drawn.actions).toEqual([{ type: "dialog", dialog: "table" }, { type: "reset" }]);
});
