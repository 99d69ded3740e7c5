/** Small words that several panels say alike. */
import type { CaseMeta, Counts, Facet, FacetKey } from "../types";

/** "1,234": digits in groups of three, whatever the browser's language. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 attack", "48 attacks", "1,234 attacks". */
export function amount(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** "48 attacks, 4 strikes"; strikes are left out where there are none and attacks are said. */
export function countsInWords({ attacks, strikes }: Counts): string {
  return strikes === 0 ? amount(attacks, "attack") : `${amount(attacks, "attack")}, ${amount(strikes, "strike")}`;
}

export function facetOf(meta: CaseMeta, key: FacetKey): Facet | undefined {
  return meta.facets.find((facet) => facet.key === key);
}

/** What a value is called on screen; "unknown" where the column holds no value of the facet. */
export function labelAt(meta: CaseMeta, key: FacetKey, index: number | undefined): string {
  const value = index === undefined ? undefined : facetOf(meta, key)?.values[index];
  return value?.label || "unknown";
}

/** "UTC+3", the part of "local days, UTC+3" that names the zone; empty where none is given. */
export function zoneName(meta: CaseMeta): string {
  return meta.zone.split(", ").at(-1) ?? "";
}
