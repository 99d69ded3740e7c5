import { describe, expect, it } from "vitest";
import { sentence, status } from "../src/filters";
import { headlineOf } from "../src/headline";
import { reportedAt } from "../src/reported";
import { Tally, sliceOf } from "../src/tally";
import { extent, parseDay, shown, windowLabel } from "../src/time";
import type { CaseMeta, FacetKey, TallyResult, View } from "../src/types";
import { fromQuery, momentText, toQuery } from "../src/view";
import { digits, numberWords, quoted } from "../src/words";
import { headlines, links, meta, published, rows, selected, windows } from "./shipped";
import type { LinkVector, WindowVector } from "./shipped";

const hourly: CaseMeta = { ...meta, start: links.hourStart[0], days: links.hourDays[0], hours: true, opening: "", facets: [], sites: [] };
const ids = rows.texts?.id ?? [];
const tally = new Tally(rows, meta);

function viewOf(query: string): View {
  return fromQuery(query, meta, ids).view;
}

function counted(view: View): TallyResult {
  tally.refilter(view.filters, view.colour);
  return tally.moveTo(...sliceOf(rows, shown(view, extent(meta))));
}

function readLink({ query }: LinkVector, of: CaseMeta, known: readonly string[]): LinkVector {
  const { view, notes } = fromQuery(query, of, known);
  return { query, canonical: toQuery(view, of), notes };
}

function readWindow({ query }: WindowVector, of: CaseMeta): WindowVector {
  const { view } = fromQuery(query, of, ids);
  const span = shown(view, extent(of));
  const unit = view.step === "hour" ? 60 : 1440;
  return {
    query, ...span, first: momentText(of, span.start, view.step), last: momentText(of, span.end - unit, view.step),
    words: windowLabel(of.start, span),
  };
}

describe("links read as Python reads them", () => {
  it.each(links.links)("$query", (vector) => expect(readLink(vector, meta, ids)).toEqual(vector));
  it.each(links.hourLinks)("$query", (vector) => expect(readLink(vector, hourly, [])).toEqual(vector));
});

describe("windows and their words", () => {
  it.each(windows.windows)("$query", (vector) => expect(readWindow(vector, meta)).toEqual(vector));
  it.each(windows.hourWindows)("$query", (vector) => expect(readWindow(vector, hourly)).toEqual(vector));
  it.each(windows.numbers)("%i", (number, words, figures) => expect([numberWords(number), digits(number)]).toEqual([words, figures]));
  it.each(windows.quoted)("%s", (text, words) => expect(quoted(text)).toBe(words));
});

describe("views show the rows, counts and words that Python finds", () => {
  const counts = (result: TallyResult, key: FacetKey, lanes: "facets" | "shown") => {
    const size = meta.facets.find((facet) => facet.key === key)?.values.length;
    const { attacks, strikes } = result[lanes][key] ?? { attacks: new Int32Array(), strikes: new Int32Array() };
    return [[...attacks.slice(0, size)], [...strikes.slice(0, size)]];
  };
  it.each(selected.views)("$query", (vector) => {
    const view = viewOf(vector.query);
    const result = counted(view);
    const { duplicates, unconfirmed, other } = result.hidden;
    expect({
      query: toQuery(view, meta),
      rows: [...result.record.passing].filter((row) => row >= result.first && row < result.last),
      visible: [result.visible.attacks, result.visible.strikes],
      total: result.total,
      hidden: [duplicates, unconfirmed, other],
      facets: Object.fromEntries(Object.keys(vector.facets).map((key) => [key, counts(result, key as FacetKey, "facets")])),
      charts: Object.fromEntries(Object.keys(vector.charts).map((key) => [key, counts(result, key as FacetKey, "shown")[0]])),
      sentence: sentence(view.filters, meta),
      status: status(result, view.filters),
    }).toEqual(vector);
  });
});

describe("headlines are Python's, word for word and link for link", () => {
  it.each(headlines.views)("$query", ({ query, runs }) => {
    const view = viewOf(query);
    const headline = headlineOf(meta, rows, view, counted(view));
    expect(headline.runs.map((run) => (run.figure ? [run.text, run.rows] : [run.text]))).toEqual(runs);
    expect(headline.text).toBe(runs.map(([text]) => text).join(""));
  });
});

describe("what was published by a day", () => {
  it.each(published.days.map(([day, ...expected]) => ({ day, expected })))("$day", ({ day, expected }) => {
    const figure = reportedAt(meta.reported, parseDay(meta.start, day) ?? NaN);
    expect(figure ? [figure.total, figure.split] : []).toEqual(expected);
  });
});
