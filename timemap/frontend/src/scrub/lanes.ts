/** Which lanes stand, how high, and what each counts. */
import { facetOf } from "../filters";
import type { CaseMeta, RecordCounts, TallyResult } from "../types";

/** One band of the timeline. Attack lanes name the countries they count, by index into the country facet. */
export interface Lane {
  readonly kind: "attacks" | "strikes" | "context";
  readonly name: string;
  readonly countries: readonly number[];
  /** True for the lanes that always stand. */
  readonly main: boolean;
  /** Pixels from the top of the timeline. */
  readonly top: number;
  readonly height: number;
}

/** Pixels of the timeline that do not depend on the case. */
export interface Measures {
  /** Where the lanes begin, under the flags. */
  readonly top: number;
  readonly main: number;
  readonly extra: number;
  readonly strikes: number;
  readonly context: number;
}

const roomy: Measures = { top: 26, main: 30, extra: 13, strikes: 22, context: 48 };
const tight: Measures = { top: 26, main: 25, extra: 12, strikes: 20, context: 42 };
const roomyFrom = 184;
const mostExtras = 3;

/** Measures for a timeline of a height in pixels. */
export function measuresFor(height: number): Measures {
  return height < roomyFrom ? tight : roomy;
}

interface Country {
  readonly name: string;
  readonly countries: readonly number[];
}

/**
 * The lanes from top to bottom: the case's first two countries, every other country with a passing
 * attack (from the fourth on together), strikes, context. A case that knows no country has one lane
 * of attacks; one without strikes, or without context, gives their room to the attacks.
 *
 * @param record counts under the filters, over the whole time
 */
export function lanesOf(meta: CaseMeta, record: RecordCounts, measures: Measures): readonly Lane[] {
  const mains = mainCountries(meta);
  const extras = folded(otherCountries(meta, record, mains));
  const below = [
    ...(hasStrikes(meta) ? [{ kind: "strikes", name: "US strikes", countries: [], main: true, height: measures.strikes } as const] : []),
    ...(meta.context.length > 0 ? [{ kind: "context", name: "Context", countries: [], main: true, height: measures.context } as const] : []),
  ];
  const room = 2 * measures.main + measures.strikes + measures.context - below.reduce((sum, { height }) => sum + height, 0);
  const shrunk = (room - measures.extra * Math.max(0, extras.length - 1)) / mains.length;
  const sized = [
    ...mains.map((country) => ({ kind: "attacks", ...country, main: true, height: shrunk }) as const),
    ...extras.map((country) => ({ kind: "attacks", ...country, main: false, height: measures.extra }) as const),
    ...below,
  ];
  let top = measures.top;
  return sized.map((lane) => {
    const placed = { ...lane, top };
    top += lane.height;
    return placed;
  });
}

function hasStrikes(meta: CaseMeta): boolean {
  return facetOf(meta, "action")?.values.some(({ value }) => value === "airstrike") ?? false;
}

function mainCountries(meta: CaseMeta): readonly Country[] {
  const values = countryValues(meta);
  // Without a column of countries all rows count as of the first.
  if (values.length === 0 && meta.focus.length === 0) return [{ name: facetOf(meta, "action") ? "Attacks" : "Incidents", countries: [0] }];
  const names = meta.focus.length > 0 ? meta.focus : values.map(({ label }) => label);
  return names.slice(0, 2).map((name) => {
    const at = values.findIndex(({ value, label }) => value === name || label === name);
    return { name, countries: at < 0 ? [] : [at] };
  });
}

function otherCountries(meta: CaseMeta, record: RecordCounts, mains: readonly Country[]): readonly Country[] {
  const values = countryValues(meta);
  const room = values.length > 0 ? record.lane.length / values.length : 0;
  return values
    .map(({ label }, at) => ({ name: label, countries: [at] }))
    .filter(({ countries }) => !mains.some((main) => main.countries[0] === countries[0]))
    .filter(({ countries: [at = 0] }) => record.lane.subarray(at * room, (at + 1) * room).some((count) => count > 0));
}

/** Beyond three countries the rest share the last lane. */
function folded(countries: readonly Country[]): readonly Country[] {
  if (countries.length <= mostExtras) return countries;
  const rest = countries.slice(mostExtras - 1);
  const together = { name: `${rest.length} others`, countries: rest.flatMap((country) => country.countries) };
  return [...countries.slice(0, mostExtras - 1), together];
}

function countryValues(meta: CaseMeta) {
  return facetOf(meta, "country")?.values ?? [];
}

/** Where the lanes end: the line of the axis. */
export function bottomOf(lanes: readonly Lane[]): number {
  const last = lanes.at(-1);
  return last ? last.top + last.height : 0;
}

/** What a lane counts in the window: attacks, strikes or context events; null while countries are not known yet. */
export function countIn(lane: Lane, meta: CaseMeta, tally: TallyResult, contextInWindow: number): number | null {
  if (lane.kind === "context") return contextInWindow;
  if (lane.kind === "strikes") return tally.visible.strikes;
  if (countryValues(meta).length === 0) return lane.countries.length > 0 ? tally.visible.attacks : 0;
  const attacks = tally.shown.country?.attacks;
  return attacks ? lane.countries.reduce((sum, country) => sum + (attacks[country] ?? 0), 0) : null;
}
