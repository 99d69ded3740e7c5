/** Counts by site as they are drawn: those of the frame, or on the way to them. */
import type { TallyResult } from "../types";

/** Fractions while they ease; `attacks` and `strikes` are the true counts, which numbers print. */
export interface DrawnCounts {
  readonly colours: number;
  /** Attacks, [site * colours + colour]. */
  readonly byColour: Float32Array;
  readonly strikesDrawn: Float32Array;
  /** Opacity of the newest mark, by site. */
  readonly newest: Float32Array;
  readonly attacks: Int32Array;
  readonly strikes: Int32Array;
}

export function drawnCounts(tally: TallyResult): DrawnCounts {
  return {
    colours: tally.colours,
    byColour: Float32Array.from(tally.siteColour),
    strikesDrawn: Float32Array.from(tally.siteStrikes),
    newest: Float32Array.from(tally.newestSites),
    attacks: Int32Array.from(tally.siteAttacks),
    strikes: Int32Array.from(tally.siteStrikes),
  };
}

/** Counts a share `t` of the way from one to another, eased out; true counts are those of `to`. */
export function countsBetween(from: DrawnCounts, to: DrawnCounts, t: number): DrawnCounts {
  if (t >= 1 || from.byColour.length !== to.byColour.length) return to;
  const eased = 1 - (1 - t) ** 3;
  return {
    ...to,
    byColour: mixed(from.byColour, to.byColour, eased),
    strikesDrawn: mixed(from.strikesDrawn, to.strikesDrawn, eased),
    newest: mixed(from.newest, to.newest, eased),
  };
}

function mixed(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return to.map((value, i) => (from[i] as number) + (value - (from[i] as number)) * share);
}
