/** How the charts share the height they are given. Pure; the style sheet holds the same measures. */
import type { Size } from "./size";

/** Counts that ask for room. */
export interface Wanted {
  readonly sites: number;
  readonly strikeSites: number;
  readonly actors: number;
  readonly weapons: number;
  readonly outcomes: number;
  /** Rows of country bars, and lines of the note below them. */
  readonly countries: number;
  readonly noteLines: number;
  /** Rows of the chart that is chosen where the three are not stacked. */
  readonly tab: "actor" | "weapon" | "outcome";
}

export interface ChartPlan {
  readonly compact: boolean;
  /** Actor, weapon and outcome one below the other; else one of them, chosen by its title. */
  readonly stacked: boolean;
  readonly plotHeight: number;
  /** Bars of sites with attacks, and of sites hit by strikes; a "more" row takes one of the first. */
  readonly siteBars: number;
  readonly strikeBars: number;
  readonly moreRow: boolean;
  readonly actorBars: number;
  readonly weaponBars: number;
  readonly outcomeBars: number;
}

const measures = { head: 22, gap: 8, countryRow: 19, noteLine: 16, siteRow: 15, valueRow: 17, hairline: 10, edge: 12 } as const;
const FEWEST_SITES = 4;
/** Columns lower than this have a lower plot. */
const LOW = 400;
const MOST_VALUES = 5;
const STRIKE_ROWS = 3;
/** Sites a low column must be able to name before strikes get rows of their own. */
const ROOM_FOR_STRIKES = 12;
const STACKED_SITES = 10;

/** Rows for each chart; what does not fit goes into a "more" row, and a column too low scrolls. */
export function planCharts({ width, height }: Size, wanted: Wanted): ChartPlan {
  const compact = width < 340;
  const plotHeight = height < LOW ? 76 : compact ? 110 : 136;
  const note = wanted.noteLines > 0 ? wanted.noteLines * measures.noteLine + 4 : 0;
  const above = 10 + measures.head + plotHeight + wanted.countries * measures.countryRow + note;
  const room = height - above - measures.gap - measures.head - measures.edge;
  const bars = {
    actorBars: clamp(wanted.actors, 3, 4),
    weaponBars: clamp(wanted.weapons, 1, MOST_VALUES),
    outcomeBars: clamp(wanted.outcomes, 1, MOST_VALUES),
  };
  const slot = (rows: number): number => measures.gap + measures.head + rows * measures.valueRow;
  const all = room - slot(bars.actorBars) - slot(bars.weaponBars) - slot(bars.outcomeBars);
  const stacked = rowsIn(all) >= STACKED_SITES;
  const left = stacked ? all : room - slot(bars[`${wanted.tab}Bars`]);
  return { compact, stacked, plotHeight, ...bars, ...planSites(left, wanted) };
}

type SitePlan = Pick<ChartPlan, "siteBars" | "strikeBars" | "moreRow">;

function planSites(room: number, { sites, strikeSites }: Wanted): SitePlan {
  const hairline = strikeSites > 0 ? measures.hairline : 0;
  const rows = Math.max(FEWEST_SITES, rowsIn(room));
  if (sites + strikeSites <= rowsIn(room - hairline)) return { siteBars: sites, strikeBars: strikeSites, moreRow: false };
  if (rows < ROOM_FOR_STRIKES) return { siteBars: Math.min(sites, rows - 1), strikeBars: 0, moreRow: true };
  const strikeBars = Math.min(strikeSites, STRIKE_ROWS);
  const others = rowsIn(room - hairline) - strikeBars;
  const moreRow = sites > others || strikeSites > strikeBars;
  return { siteBars: Math.min(sites, moreRow ? others - 1 : others), strikeBars, moreRow };
}

function rowsIn(height: number): number {
  return Math.max(0, Math.floor(height / measures.siteRow));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
