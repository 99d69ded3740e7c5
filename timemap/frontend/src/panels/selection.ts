/** What a selection opens: the incidents of one site in the window, in time order, and the card among them. */
import { placeOf } from "./ranks";
import type { Frame, RecordCounts, Rows, Site, Texts } from "../types";

export interface Selection {
  /** Null: an incident without a site stands alone. */
  readonly site: Site | null;
  /** Row numbers that pass, in time order. */
  readonly rows: Uint32Array;
  /** Place in `rows` of the open card; -1 where the chosen incident is not among them. */
  readonly open: number;
  /** The chosen incident's row where it is hidden by the window or the filters, else null. */
  readonly missing: number | null;
}

/** The selection of a frame; null where nothing is selected or the selected thing is not known yet. */
export function selectionOf(frame: Frame): Selection | null {
  const { meta, rows, state } = frame;
  const { select } = state.view;
  if (select === null) return null;
  const named = meta.sites.findIndex((site) => site.id === select);
  if (named >= 0) return { site: meta.sites[named] ?? null, rows: shownAt(frame, named + 1), open: 0, missing: null };
  const row = rows.texts ? rowOf(rows.texts, select) : null;
  if (row === null) return null;
  const place = rows.site[row] ?? 0;
  const shown = place > 0 ? shownAt(frame, place) : shownAlone(frame, row);
  const open = shown.indexOf(row);
  return { site: meta.sites[place - 1] ?? null, rows: shown, open, missing: open < 0 ? row : null };
}

/** The incident id of a row, or what stands for it until the ids are here. */
export function idOf(rows: Rows, row: number): string {
  return rows.texts?.id[row] || `row ${row + 1}`;
}

const rowsById = new WeakMap<Texts, ReadonlyMap<string, number>>();

/** The row of an incident id; null where there is none. */
export function rowOf(texts: Texts, id: string): number | null {
  let known = rowsById.get(texts);
  if (!known) {
    const made = new Map<string, number>();
    texts.id.forEach((each, row) => made.set(each, row));
    rowsById.set(texts, (known = made));
  }
  return known.get(id) ?? null;
}

/** The texts where they hold this row: of many rows they come site by site. */
export function textsAt({ texts }: Rows, row: number): Texts | null {
  return texts?.id[row] ? texts : null;
}

interface AtSite {
  readonly place: number;
  readonly rows: Uint32Array;
}

/** The last site asked for under a set of filters: one look at the record, then only the window is cut. */
const atSite = new WeakMap<RecordCounts, AtSite>();

function shownAt({ tally, rows }: Frame, place: number): Uint32Array {
  let known = atSite.get(tally.record);
  if (known?.place !== place) {
    known = { place, rows: tally.record.passing.filter((row) => rows.site[row] === place) };
    atSite.set(tally.record, known);
  }
  return known.rows.subarray(placeOf(known.rows, tally.first), placeOf(known.rows, tally.last));
}

function shownAlone({ tally }: Frame, row: number): Uint32Array {
  const { passing } = tally.record;
  const shown = row >= tally.first && row < tally.last && passing[placeOf(passing, row)] === row;
  return shown ? Uint32Array.of(row) : new Uint32Array(0);
}

/** What is known of US injured in listed rows: the sum, and how many of them state a figure. */
export function injuredIn(texts: Texts, rows: Uint32Array): { readonly sum: number; readonly stated: number } {
  let sum = 0;
  let stated = 0;
  for (const row of rows) {
    const injured = texts.injured[row] ?? null;
    if (injured === null) continue;
    sum += injured;
    stated++;
  }
  return { sum, stated };
}

/** "US injured: 4 stated in 10 of 12 rows; 2 give no figure: unknown, not zero." */
export function injuredSentence(sum: number, stated: number, rows: number): string {
  if (rows === 0) return "";
  if (stated === 0) return `US injured: no figure in ${rows === 1 ? "this row" : `any of ${rows} rows`}: unknown, not zero.`;
  if (stated === rows) return `US injured: ${sum}, stated in ${rows === 1 ? "this row" : `all ${rows} rows`}.`;
  const without = rows - stated;
  return `US injured: ${sum} stated in ${stated} of ${rows} rows; ${without} ${without === 1 ? "gives" : "give"} no figure: unknown, not zero.`;
}
