/** State → everything one painted frame needs. Counts follow the window; filters are applied once. */
import { activeDays } from "./clock";
import type { DayIndex } from "./clock";
import { headlineOf } from "./headline";
import { Tally, sliceOf } from "./tally";
import { extent, shown } from "./time";
import type { CaseMeta, ColourKey, Filters, Frame, Headline, Rows, State, ThemeName } from "./types";

export interface Framer {
  readonly frame: (state: State, theme: ThemeName, moving: boolean) => Frame;
  /** Later columns or texts have come: rows mean the same, more is known of them. */
  readonly setRows: (rows: Rows) => void;
  /** Days with a passing incident, ascending; what "next incident" steps over. */
  readonly days: () => DayIndex;
}

/**
 * A framer keeps what is dear to make: the tally, and which days hold incidents.
 * `waiting` stands in for the headline until the filter columns have come.
 */
export function createFramer(meta: CaseMeta, first: Rows, waiting: Headline): Framer {
  let rows = first;
  let tally = new Tally(rows, meta);
  let filters: Filters | null = null;
  let colour: ColourKey | null = null;
  let epoch = 0;
  let days: DayIndex | null = null;

  const refilter = (state: State): void => {
    if (state.view.filters === filters && state.view.colour === colour) return;
    ({ filters, colour } = state.view);
    tally.refilter(filters, colour);
    epoch += 1;
    days = null;
  };
  return {
    frame: (state, theme, moving) => {
      refilter(state);
      const span = shown(state.view, extent(meta));
      const [first, last] = sliceOf(rows, span);
      const result = tally.moveTo(first, last);
      days ??= activeDays(result.record);
      const headline = rows.facets ? headlineOf(meta, rows, state.view, result) : waiting;
      return { meta, rows, state, shown: span, tally: result, headline, theme, filterEpoch: epoch, moving };
    },
    setRows: (next) => {
      rows = next;
      tally = new Tally(rows, meta);
      filters = null;
    },
    days: () => days ?? [],
  };
}
