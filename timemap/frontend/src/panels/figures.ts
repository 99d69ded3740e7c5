/** The published figures a chart can show: which column of them, up to which day. */
import { chosen, confirmed } from "../filters";
import { dayOf } from "../time";
import type { Figure, Filters, Frame, Reported } from "../types";

export interface Point {
  readonly day: number;
  readonly value: number;
  readonly hollow: boolean;
}

/** Countries whose column stands for the filters, or null for the total of all. */
export function columnCountries(filters: Filters): readonly string[] | null {
  const countries = chosen(filters, "country");
  return countries.length > 0 ? countries : null;
}

/** A figure's value in a column: the total, or the sum of the countries; null where a country is not given. */
export function valueIn(figure: Figure, countries: readonly string[] | null): number | null {
  if (countries === null) return figure.total;
  const parts = countries.map((country) => figure.split[country]);
  return parts.reduce<number | null>((sum, part) => (sum === null || part === undefined ? null : sum + part), 0);
}

const pointsOf = new WeakMap<Reported, Map<string, readonly Point[]>>();

/** Every point of a column in the order of days; made once. */
export function columnPoints(reported: Reported, countries: readonly string[] | null): readonly Point[] {
  const key = JSON.stringify(countries);
  const made = pointsOf.get(reported) ?? new Map<string, readonly Point[]>();
  pointsOf.set(reported, made);
  const known = made.get(key);
  if (known) return known;
  const points = reported.figures.flatMap((figure) => {
    const value = valueIn(figure, countries);
    return value === null ? [] : [{ day: figure.day, value, hollow: figure.role !== "stands" }];
  });
  made.set(key, points);
  return points;
}

/** The last day shown. */
export function lastDay({ shown }: Frame): number {
  return dayOf(shown.end - 1);
}

/** The value that stands on a day: the last one published by then; null where there is none yet. */
export function standing(points: readonly Point[], day: number): number | null {
  return points.findLast((point) => !point.hollow && point.day <= day)?.value ?? null;
}

/** True where the window reaches back to the case's start, so that running totals may be set against it. */
export function fromTheStart({ shown }: Frame): boolean {
  return shown.start <= 0;
}

/**
 * True under filters that published figures know nothing of. Country, and an attribution that holds what
 * US officials confirm, leave something to set them against; strikes alone do not.
 */
export function filteredOtherwise({ state }: Frame): boolean {
  const { attribution, country: _, action, ...others } = state.view.filters.chosen;
  const unconfirmed = attribution !== undefined && !attribution.includes(confirmed);
  const strikesAlone = action !== undefined && !action.includes("attack");
  return unconfirmed || strikesAlone || Object.keys(others).length > 0 || state.view.filters.texts.length > 0;
}

/** True where what is itemised is a part of what is reported: confirmed alone, each incident once. */
export function isPart({ state }: Frame, itemised: number, reported: number): boolean {
  const { filters } = state.view;
  const attribution = chosen(filters, "attribution");
  return attribution.length === 1 && attribution[0] === confirmed && !filters.duplicates && itemised <= reported;
}
