/** The answers: which days and countries of a window were struck, whatever the filters. */
import { inside, lowerBound } from "./counting";
import type { Column } from "./counting";
import { dayOf } from "./time";
import type { Rows } from "./types";

/** Strikes that are no possible duplicates, made once for the rows. */
interface Strikes {
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
  /** Day of each. */
  readonly days: Uint16Array;
  /** Distinct days up to and with each. */
  readonly daysSoFar: Uint32Array;
  /** Row numbers by position in the country facet, ascending. */
  readonly byCountry: readonly (readonly [country: number, rows: Uint32Array])[];
  /** True where the table has a strike, possible duplicates included. */
  readonly any: boolean;
}

const made = new WeakMap<Rows, Strikes>();

/** Days with a strike among the rows [first, last), and positions of the countries struck, ascending. */
export function strikesIn(
  rows: Rows, first: number, last: number,
): { readonly days: number; readonly countries: readonly number[]; readonly any: boolean } {
  const strikes = strikesOf(rows);
  const [from, to] = [lowerBound(strikes.rows, first), lowerBound(strikes.rows, last)];
  const countries = strikes.byCountry.filter(([, struck]) => inside(struck, first, last) > 0).map(([country]) => country);
  return { days: from < to ? daysBetween(strikes, from, to - 1) : 0, countries, any: strikes.any };
}

/** Distinct days of the strikes `from` to `to`, both counted. */
function daysBetween({ daysSoFar, days }: Strikes, from: number, to: number): number {
  const before = from > 0 && days[from - 1] !== days[from] ? (daysSoFar[from - 1] as number) : (daysSoFar[from] as number) - 1;
  return (daysSoFar[to] as number) - before;
}

function strikesOf(rows: Rows): Strikes {
  const known = made.get(rows);
  if (known) return known;
  const strikes = collect(rows);
  made.set(rows, strikes);
  return strikes;
}

function collect(rows: Rows): Strikes {
  const duplicate = rows.facets?.duplicate;
  const struck: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows.strike[row] === 1 && !duplicate?.[row]) struck.push(row);
  const days = Uint16Array.from(struck, (row) => dayOf(rows.minute[row] as number));
  let count = 0;
  const daysSoFar = Uint32Array.from(days, (day, at) => (at > 0 && days[at - 1] === day ? count : ++count));
  return { rows: Uint32Array.from(struck), days, daysSoFar, byCountry: grouped(struck, rows.facets?.country), any: rows.strike.includes(1) };
}

/** Row numbers by country, the countries ascending. */
function grouped(struck: readonly number[], country: Column | undefined): Strikes["byCountry"] {
  const lists = new Map<number, number[]>();
  for (const row of struck) {
    const at = country?.[row] ?? 0;
    const list = lists.get(at);
    if (list) list.push(row);
    else lists.set(at, [row]);
  }
  return [...lists].sort(([a], [b]) => a - b).map(([at, list]) => [at, Uint32Array.from(list)]);
}
