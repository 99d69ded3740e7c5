/** What Python is asked for when the hand rests, where the texts of all incidents are too many to be sent. */
import { pending } from "./filters";
import type { Frame } from "./types";

/** Rows of a site, or rows that hold one of the texts. */
export type Question = { readonly site: string } | { readonly q: readonly string[] };

/** The question a settled frame leaves open; null where all it shows is known or will come unasked. */
export function question(frame: Frame): Question | null {
  const { rows, state, meta } = frame;
  if (rows.length <= meta.textLimit || !rows.facets) return null;
  if (pending(rows, state.view.filters)) return { q: state.view.filters.texts };
  const place = meta.sites.findIndex((site) => site.id === state.view.select);
  if (place < 0) return null;
  const first = rows.site.indexOf(place + 1);
  return first < 0 || rows.texts?.id[first] ? null : { site: meta.sites[place]?.id ?? "" };
}

/** Puts an open question once: one that stays without an answer is not repeated before another was put. */
export function asker(open: () => Question | null, put: (question: Question) => void): () => void {
  let last = "";
  return () => {
    const question = open();
    const text = JSON.stringify(question);
    if (!question || text === last) return;
    last = text;
    put(question);
  };
}
