/** Small words that several panels say alike. */
import { counted } from "../words";
import { columnOf, facetOf, nounOf } from "../filters";
import type { CaseMeta, Counts, FacetKey, Frame } from "../types";

/** "48 attacks, 4 strikes"; strikes are left out where there are none and attacks are said. */
export function countsInWords(meta: CaseMeta, { attacks, strikes }: Counts): string {
  const said = counted(attacks, nounOf(meta));
  return strikes === 0 ? said : `${said}, ${counted(strikes, "strike")}`;
}

/** What a value is called on screen; "unknown" where the column holds no value of the facet. */
export function labelAt(meta: CaseMeta, key: FacetKey, index: number | undefined): string {
  const value = index === undefined ? undefined : facetOf(meta, key)?.values[index];
  return value?.label || "unknown";
}

/** A row's value of a facet as the table has it; blank where it is not stated or has not come yet. */
export function valueOf({ meta, rows }: Frame, key: FacetKey, row: number): string {
  return facetOf(meta, key)?.values[columnOf(rows, meta, key)?.[row] ?? -1]?.value ?? "";
}

/** A row's value of a facet in the words of the screen. */
export function labelOf({ meta, rows }: Frame, key: FacetKey, row: number): string {
  return labelAt(meta, key, columnOf(rows, meta, key)?.[row]);
}

/** "UTC+3", the part of "local days, UTC+3" that names the zone; empty where none is given. */
export function zoneName(meta: CaseMeta): string {
  return meta.zone.split(", ").at(-1) ?? "";
}
