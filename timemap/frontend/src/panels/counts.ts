/** What the charts count in the window: bars by site and by value, made from the tally alone. */
import { facetOf } from "../filters";
import { swatchesOf } from "../swatches";
import { swatch } from "../theme";
import { largest, totals } from "./ranks";
import { labelAt } from "./words";
import type { Bar, Part } from "./bars";
import type { CaseMeta, FacetKey, Frame } from "../types";

const isoCodes: Readonly<Record<string, string>> = {
  Iraq: "IQ", Syria: "SY", Jordan: "JO", Lebanon: "LB", Israel: "IL", Palestine: "PS", Yemen: "YE", Iran: "IR",
  Turkey: "TR", Türkiye: "TR", Egypt: "EG", "Saudi Arabia": "SA", Kuwait: "KW", Bahrain: "BH", Qatar: "QA",
  "United Arab Emirates": "AE", Oman: "OM", Cyprus: "CY", Ukraine: "UA", Russia: "RU", Afghanistan: "AF",
};

/** ISO 3166 code of a country's name; where it is not known, the name's first two letters as capitals. */
export function countryCode(country: string): string {
  return isoCodes[country] ?? country.slice(0, 2).toUpperCase();
}

export interface SiteBars {
  readonly attacks: readonly Bar[];
  readonly strikes: readonly Bar[];
  /** What stands in the "more" row: sites without a bar of their own, and what they count. */
  readonly more: { readonly sites: number; readonly attacks: number; readonly strikes: number };
}

/** Bars of the sites with most attacks, and of those with most strikes. Ties by name. */
export function siteBars(frame: Frame, attackBars: number, strikeBars: number): SiteBars {
  const { siteAttacks, siteStrikes } = frame.tally;
  const order = siteOrder(frame.meta);
  const attacks = largest(siteAttacks, attackBars, order).map((at) => siteBar(frame, at, siteAttacks[at] ?? 0, siteParts(frame, at)));
  const strikes = largest(siteStrikes, strikeBars, order).map((at) => siteBar(frame, at, siteStrikes[at] ?? 0, []));
  const all = totals(siteAttacks);
  const struck = totals(siteStrikes);
  return {
    attacks,
    strikes,
    more: {
      sites: all.some - attacks.length,
      attacks: all.sum - summed(attacks),
      strikes: struck.sum - summed(strikes),
    },
  };
}

export function summed(bars: readonly Bar[]): number {
  return bars.reduce((sum, bar) => sum + bar.count, 0);
}

function siteBar(frame: Frame, at: number, count: number, parts: readonly Part[]): Bar {
  const site = frame.meta.sites[at - 1];
  if (!site) return { facet: "site", value: null, label: "No site", code: "", count, parts };
  return { facet: "site", value: site.id, label: site.short, code: countryCode(site.country), count, parts };
}

function siteParts(frame: Frame, at: number): readonly Part[] {
  const { meta, tally } = frame;
  return swatchesOf(frame).flatMap((swatch, colour) => {
    const count = tally.siteColour[at * tally.colours + colour] ?? 0;
    return count > 0 ? [{ count, label: labelAt(meta, tally.colour, colour).toLowerCase(), swatch }] : [];
  });
}

const siteOrders = new WeakMap<CaseMeta, Uint32Array>();

/** Place of each site (index + 1; 0 is "no site", the last) in the order of names. */
function siteOrder(meta: CaseMeta): Uint32Array {
  const known = siteOrders.get(meta);
  if (known) return known;
  const sorted = meta.sites.map((site, at) => ({ name: site.short, at: at + 1 })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const order = new Uint32Array(meta.sites.length + 1).fill(meta.sites.length);
  sorted.forEach(({ at }, place) => (order[at] = place));
  siteOrders.set(meta, order);
  return order;
}

// ---- by value --------------------------------------------------------------------------------

/** The bars of a facet's values with attacks, and what is left for a "more" row. */
export interface ValueBars {
  readonly bars: readonly Bar[];
  readonly more: { readonly values: number; readonly attacks: number };
}

/**
 * The values with most attacks. Actors stand by count, other facets in the table's order. Attacks
 * whose column holds no value of the facet stand as "not stated", so that every chart has one total.
 */
export function valueBars(frame: Frame, key: "actor" | "weapon" | "outcome", most: number): ValueBars {
  const { tally } = frame;
  const counts = tally.shown[key]?.attacks ?? new Int32Array(0);
  const order = Uint32Array.from(counts, (_, at) => at);
  const { some, sum } = totals(counts);
  const unstated = tally.visible.attacks - sum;
  const room = some + (unstated > 0 ? 1 : 0) > most ? most - 1 : most;
  const places = [...largest(counts, room - (unstated > 0 ? 1 : 0), order)];
  if (key !== "actor") places.sort((a, b) => a - b);
  const bars = places.map((at) => valueBar(frame, key, at, counts[at] ?? 0));
  const left = { values: some - bars.length, attacks: sum - summed(bars) };
  if (unstated > 0) bars.push(bare(key, "Not stated", unstated));
  return { bars, more: left };
}

/** How many values of a facet have attacks in the window, "not stated" among them. */
export function valuesShown({ tally }: Frame, key: FacetKey): number {
  const { some, sum } = totals(tally.shown[key]?.attacks ?? []);
  return some + (tally.visible.attacks > sum ? 1 : 0);
}

function valueBar({ meta, theme, tally }: Frame, key: "actor" | "weapon" | "outcome", at: number, count: number): Bar {
  const value = facetOf(meta, key)?.values[at]?.value ?? null;
  const paint = tally.colour === key && value !== null ? swatch(meta, theme, key, value) : null;
  const label = labelAt(meta, key, at);
  return { facet: key, value, label, code: "", count, parts: [{ count, label, swatch: paint }] };
}

function bare(facet: FacetKey, label: string, count: number): Bar {
  return { facet, value: null, label, code: "", count, parts: [{ count, label, swatch: null }] };
}
