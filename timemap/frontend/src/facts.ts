/** What there is to say of a view: the facts behind its headline. */
import { chosen, confirmed, facetKeys, facetOrBlank, facetOf, filtersOf, only, strikeAction } from "./filters";
import { reportedAt } from "./reported";
import { strikesIn } from "./strikes";
import { dayLabel, dayOf, extent, shown, yearOf } from "./time";
import { toQuery } from "./view";
import type { CaseMeta, FacetKey, Figure, Filters, Rows, Span, TallyResult, View } from "./types";

/** A published figure as it can be set against a view. */
export interface Published {
  readonly total: number;
  /** By country; those asked for, or all that the figure gives. */
  readonly split: readonly (readonly [country: string, count: number])[];
  /** " by 9 Nov" where the figure is older than the window's last day, else blank. */
  readonly on: string;
}

export interface Facts {
  readonly meta: CaseMeta;
  readonly window: Span;
  readonly filters: Filters;
  /** Itemised attacks in view, and countries with any, in the facet's order. */
  readonly total: number;
  readonly countries: readonly (readonly [country: string, count: number])[];
  /** "the Pentagon" */
  readonly publisher: string;
  /** Null where there is nothing to set the attacks against. */
  readonly reported: Published | null;
  /** True where the itemised attacks are a part of the reported ones. */
  readonly isPart: boolean;
  /** True where the table has a strike at all. */
  readonly hasStrikes: boolean;
  /** How many days of the window have a strike, and the countries struck, in the facet's order. */
  readonly strikeDays: number;
  readonly struck: readonly string[];
  /** The link of the itemised attacks, or of those in one country. */
  readonly rows: (country?: string) => string;
  /** The link of the strikes in the window, whatever the filters. */
  readonly strikeRows: () => string;
}

/** Facets that change which attacks are itemised, but leave something to set them against. */
const comparable: readonly FacetKey[] = ["country", "attribution", "action"];

/** The facts of a view; costs nothing that grows with the rows. */
export function factsOf(meta: CaseMeta, rows: Rows, view: View, tally: TallyResult): Facts {
  const { filters } = view;
  const window = shown(view, extent(meta));
  const total = tally.visible.attacks;
  const reported = publishedFor(meta, filters, window);
  const attacks = facetOf(meta, "action") ? only(filters, "action", "attack") : filters;
  const link = (asked: Filters) => toQuery({ ...view, filters: asked, select: null }, meta);
  const { days, countries, any } = strikesIn(rows, tally.first, tally.last);
  return {
    meta, window, filters, total, reported,
    countries: byCountry(meta, tally),
    publisher: meta.reported?.publisher ?? "",
    isPart: onlyConfirmed(filters) && !filters.duplicates && total > 0 && total <= (reported?.total ?? 0),
    hasStrikes: any,
    strikeDays: days,
    struck: countries.map((at) => facetOrBlank(meta, "country").values[at]?.value ?? ""),
    rows: (country) => link(country === undefined ? attacks : only(attacks, "country", country)),
    strikeRows: () => link(filtersOf({ action: [strikeAction] })),
  };
}

function byCountry(meta: CaseMeta, tally: TallyResult): Facts["countries"] {
  const attacks = tally.shown.country?.attacks ?? [tally.visible.attacks];
  const pairs = facetOrBlank(meta, "country").values.map(({ value }, at) => [value, attacks[at] ?? 0] as const);
  return pairs.filter(([, count]) => count > 0);
}

function onlyConfirmed(filters: Filters): boolean {
  const attribution = chosen(filters, "attribution");
  return attribution.length === 1 && attribution[0] === confirmed;
}

/**
 * What was published by the window's end and can be set against the filters; else null. Totals run
 * since the case's start: the window must reach back to it.
 */
function publishedFor(meta: CaseMeta, filters: Filters, window: Span): Published | null {
  if (window.start > extent(meta).start || !isComparable(filters)) return null;
  const last = dayOf(window.end - 1);
  const figure = reportedAt(meta.reported, last);
  return figure && asked(meta, figure, chosen(filters, "country"), last);
}

function isComparable(filters: Filters): boolean {
  const attribution = chosen(filters, "attribution");
  const others = facetKeys.filter((key) => chosen(filters, key).length > 0 && !comparable.includes(key));
  return others.length === 0 && filters.texts.length === 0 && (attribution.length === 0 || attribution.includes(confirmed));
}

/** A figure's total and split for these countries, or for all; null where one of them has none. */
function asked(meta: CaseMeta, figure: Figure, countries: readonly string[], last: number): Published | null {
  const on = ageOf(meta, figure, last);
  const split = Object.entries(figure.split);
  if (countries.length === 0) return { total: figure.total, split, on };
  const shares = split.filter(([country]) => countries.includes(country));
  if (shares.length < countries.length) return null;
  return { total: shares.reduce((sum, [, count]) => sum + count, 0), split: shares, on };
}

function ageOf(meta: CaseMeta, figure: Figure, last: number): string {
  if (figure.day >= last) return "";
  return ` by ${dayLabel(meta.start, figure.day, yearOf(meta.start, figure.day) !== yearOf(meta.start, last))}`;
}
