/** What the rail's facets show: values with their live counts, and what a click on one of them chooses. */
import { chosen, confirmed, filtersOf } from "../filters";
import { largest } from "./ranks";
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
export const SHOWN_VALUES = 100;

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
 * Rows of a facet under a search text, at most 100. Few values keep the table's order; many come with
 * the chosen first, then the largest counts, ties as in the table. With nothing chosen all is shown:
 * every value that has a count is checked, unless there are too many to untick one.
 */
export function valueRows(frame: Frame, facet: Facet, search: string): readonly ValueRow[] {
  const counts = frame.tally.facets[facet.key];
  const picked = new Set(chosen(frame.state.view.filters, facet.key));
  const many = facet.values.length > MANY_VALUES;
  return placesShown(facet, counts, picked, search.toLowerCase()).map((at) => {
    const { value = "", label = "" } = facet.values[at] ?? {};
    const attacks = counts?.attacks[at] ?? 0;
    const strikes = counts?.strikes[at] ?? 0;
    const checked = picked.size > 0 ? picked.has(value) : !many && attacks + strikes > 0;
    return { value, label: label || "unknown", attacks, strikes, checked };
  });
}

type FacetCounts = Frame["tally"]["facets"][FacetKey];

/** Positions of the values to list. Of many, only the largest are looked for: a facet may hold thousands. */
function placesShown(facet: Facet, counts: FacetCounts, picked: ReadonlySet<string>, wanted: string): readonly number[] {
  const found = facet.values.map((_, at) => at).filter((at) => wanted === "" || facet.values[at]?.label.toLowerCase().includes(wanted));
  if (facet.values.length <= MANY_VALUES) return found;
  const weights = found.map((at) => {
    const first = picked.size > 0 && picked.has(facet.values[at]?.value ?? "") ? 2 ** 40 : 1;
    return first + (counts?.attacks[at] ?? 0) + (counts?.strikes[at] ?? 0);
  });
  return largest(weights, SHOWN_VALUES, found).map((place) => found[place] ?? 0);
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
