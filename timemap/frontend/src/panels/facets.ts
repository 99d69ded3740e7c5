/** What the rail's facets show: values with their live counts, and what a click on one of them chooses. */
import { chosen, confirmed, filtersOf } from "../filters";
import type { ColourKey, Facet, FacetKey, Filters, Frame } from "../types";

export interface ValueRow {
  readonly value: string;
  readonly label: string;
  readonly attacks: number;
  readonly strikes: number;
  readonly checked: boolean;
}

/** Beyond this many values a facet gets a search box, and a click chooses a value alone first. */
export const MANY_VALUES = 12;
const SHOWN_VALUES = 200;

const mainKeys = ["country", "weapon", "outcome", "actor", "site"] as const satisfies readonly FacetKey[];
const colourKeys: readonly string[] = ["weapon", "outcome", "actor", "side", "attribution", "confidence"];

export interface RailPlan {
  readonly main: readonly Facet[];
  readonly more: readonly Facet[];
}

/** Facets that stand in the rail and those under "More": the colouring and the open ones always stand. */
export function planRail(frame: Frame, low: boolean): RailPlan {
  const { meta, state } = frame;
  const stands = (key: FacetKey): boolean =>
    key === state.view.colour || state.opened.includes(key) || isMain(key, low);
  const order = [...mainKeys, ...meta.facets.map((f) => f.key)];
  const facets = [...meta.facets].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return { main: facets.filter((f) => stands(f.key)), more: facets.filter((f) => !stands(f.key)) };
}

function isMain(key: FacetKey, low: boolean): boolean {
  return (mainKeys as readonly string[]).includes(key) && !(low && key === "site");
}

export function isColourKey(key: FacetKey): key is FacetKey & ColourKey {
  return colourKeys.includes(key);
}

/**
 * Rows of a facet under a search text, at most 200. Few values keep the table's order; many come with
 * the largest count first, ties as in the table. With nothing chosen all is shown: every value that
 * has a count is checked, unless there are too many to untick one.
 */
export function valueRows(frame: Frame, facet: Facet, search: string): readonly ValueRow[] {
  const counts = frame.tally.facets[facet.key];
  const picked = new Set(chosen(frame.state.view.filters, facet.key));
  const many = facet.values.length > MANY_VALUES;
  const wanted = search.toLowerCase();
  const rows = facet.values.flatMap(({ value, label }, at) => {
    if (wanted && !label.toLowerCase().includes(wanted)) return [];
    const attacks = counts?.attacks[at] ?? 0;
    const strikes = counts?.strikes[at] ?? 0;
    const checked = picked.size > 0 ? picked.has(value) : !many && attacks + strikes > 0;
    return [{ value, label: label || "unknown", attacks, strikes, checked }];
  });
  return many ? rows.sort(byCount).slice(0, SHOWN_VALUES) : rows;
}

function byCount(a: ValueRow, b: ValueRow): number {
  return Number(b.checked) - Number(a.checked) || b.attacks + b.strikes - (a.attacks + a.strikes);
}

/**
 * The filters after a click on a value. Unticking one value while all are shown chooses the others;
 * ticking the last one shows all again.
 */
export function clicked(filters: Filters, facet: Facet, row: ValueRow): Filters {
  const values = facet.values.map((v) => v.value);
  const before = chosen(filters, facet.key);
  const shown = before.length === 0 && row.checked ? values : before;
  const after = row.checked ? shown.filter((v) => v !== row.value) : values.filter((v) => v === row.value || shown.includes(v));
  const none = after.length === values.length;
  return filtersOf({ ...filters.chosen, [facet.key]: none ? [] : after }, filters.texts, filters.duplicates);
}

/** True where anything is filtered that neither of the two presets sets. */
export function filteredBeyondPreset(filters: Filters): boolean {
  const { attribution = [], ...others } = filters.chosen;
  const preset = attribution.length === 0 || (attribution.length === 1 && attribution[0] === confirmed);
  return !preset || Object.keys(others).length > 0 || filters.texts.length > 0 || filters.duplicates;
}
