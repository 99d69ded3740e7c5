/** A frame of a tiny case, made by the same parts as the page's. */
import { Tally, sliceOf } from "../../src/tally";
import { extent, shown } from "../../src/time";
import type { CaseMeta, ContextEvent, Frame, RecordCounts, State, View } from "../../src/types";
import { meta as tinyMeta, rowsOf } from "../tiny";
import type { Incident } from "../tiny";

export function viewOf(change: Partial<View> = {}): View {
  return {
    filters: { chosen: {}, texts: [], duplicates: false }, span: { start: 0, end: 32 * 1440 }, mode: "window",
    step: "day", camera: null, colour: "weapon", theme: null, select: null, ...change,
  };
}

export function days(from: number, to: number) {
  return { start: from * 1440, end: to * 1440 };
}

export function event(label: string, day: number, rank = 0): ContextEvent {
  const source = { title: `Source of ${label}`, url: "https://example.org/", kind: "wire" };
  return { minute: day * 1440, label, description: `${label} in full`, category: "regional", rank, source };
}

/** The tiny case with something to stand in its lane of context. */
export const meta: CaseMeta = { ...tinyMeta, context: [event("Ceasefire", 3)] };

interface Setting {
  readonly table?: readonly Incident[];
  readonly meta?: Partial<CaseMeta>;
  readonly view?: Partial<View>;
  readonly clock?: Partial<State["clock"]>;
  /** Days after the first, by row. */
  readonly spanDays?: readonly number[];
  /** True: the filter columns have not come yet. */
  readonly bare?: boolean;
}

export function frameOf({ table = [], meta: change = {}, view, clock, spanDays = [], bare = false }: Setting = {}): Frame {
  const own = { ...meta, ...change };
  const full = rowsOf(table);
  const ranges = Uint8Array.from(table, (_, at) => spanDays[at] ?? 0);
  const rows = { ...full, facets: bare || !full.facets ? null : { ...full.facets, spanDays: ranges } };
  const state: State = {
    view: viewOf(view), clock: { playing: false, speed: 1, loop: false, ...clock },
    dialog: null, clean: false, notes: [], opened: [], hovered: null,
  };
  const span = shown(state.view, extent(own));
  const tally = new Tally(rows, own);
  tally.refilter(state.view.filters, state.view.colour);
  const counts = tally.moveTo(...sliceOf(rows, span));
  return { meta: own, rows, state, shown: span, tally: counts, headline: null, theme: "dark", filterEpoch: 1, moving: false };
}

/** The counts of a tiny table over its whole time. */
export function recordOf(table: readonly Incident[], meta: Partial<CaseMeta> = {}): RecordCounts {
  return frameOf({ table, meta }).tally.record;
}

/** `count` attacks of one weapon on a day. */
export function attacks(day: number, count: number, country = "Iraq", weapon = "drone"): readonly Incident[] {
  return Array.from({ length: count }, (_, k) => ({ id: `${day}-${country}-${weapon}-${k}`, day, country, weapon }));
}
