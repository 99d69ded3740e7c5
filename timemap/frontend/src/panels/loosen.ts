/** What loosening each filter would show, for a view in which nothing is left. */
import { chosen, only, passMasks } from "../filters";
import { dayLabel, dayOf, extent } from "../time";
import { totals } from "./ranks";
import type { Action, FacetKey, Filters, Frame, RecordCounts } from "../types";

export interface Way {
  readonly count: number;
  readonly words: string;
  /** What shows them; null where there is nothing to show. */
  readonly action: Action | null;
}

const anyWords: Readonly<Record<FacetKey, string>> = {
  country: "in any country", site: "at any site", actor: "by any actor", side: "by any side", weapon: "with any weapon",
  outcome: "with any outcome", action: "attacks and strikes alike", attribution: "whoever reported it",
  confidence: "with any confidence",
};

/**
 * A way for each chosen facet, then the same filters at any time. Where time alone shows nothing: time
 * together with each facet that alone shows nothing either.
 */
export function waysOut(frame: Frame): readonly Way[] {
  const { meta, state, tally } = frame;
  const picked = meta.facets.map((facet) => facet.key).filter((key) => chosen(state.view.filters, key).length > 0);
  const loose = picked.map((key) => looseFacet(frame, key));
  const best = [...loose].sort((a, b) => b.count - a.count);
  const { passing } = tally.record;
  if (passing.length > 0) return [...best, anyTime(frame, state.view.filters, passing.length, passing[0] ?? 0, "at any time")];
  return [...best, ...looseBoth(frame, picked.filter((_, at) => loose[at]?.count === 0))];
}

function looseFacet({ tally }: Frame, key: FacetKey): Way {
  const counts = tally.facets[key];
  const count = counts ? totals(counts.attacks).sum + totals(counts.strikes).sum : 0;
  return { count, words: anyWords[key], action: count > 0 ? { type: "only", facet: key, value: null } : null };
}

function anyTime({ meta, rows }: Frame, filters: Filters, count: number, first: number, words: string): Way {
  const day = dayLabel(meta.start, dayOf(rows.minute[first] ?? 0), true);
  const view = { filters, mode: "window", span: extent(meta) } as const;
  return { count, words: `${words}, first on ${day}`, action: { type: "view", view } };
}

const looseBothOf = new WeakMap<RecordCounts, readonly Way[]>();

/** Looks at every row once for each facet, and only when the filters have changed. */
function looseBoth(frame: Frame, keys: readonly FacetKey[]): readonly Way[] {
  const known = looseBothOf.get(frame.tally.record);
  if (known) return known;
  const ways = keys.flatMap((key) => {
    const filters = only(frame.state.view.filters, key, null);
    const masks = passMasks(frame.rows, frame.meta, filters);
    const first = masks.indexOf(0);
    if (first < 0) return [];
    const count = masks.reduce((sum, mask) => sum + Number(mask === 0), 0);
    return [anyTime(frame, filters, count, first, `${anyWords[key]} and at any time`)];
  });
  looseBothOf.set(frame.tally.record, ways);
  return ways;
}
