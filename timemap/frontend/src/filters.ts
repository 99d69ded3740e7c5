/** Filters: which rows pass, and the words that say so. A filter knows its own sentence. */
import type { Column } from "./counting";
import type { CaseMeta, Facet, FacetKey, Filters, Rows, TallyResult, Texts } from "./types";
import { counted, digits, inProse, listed, quoted } from "./words";

/** In the order of the link; the position of a facet is its bit in a mask. */
export const facetKeys = [
  "actor", "side", "country", "site", "action", "weapon", "outcome", "attribution", "confidence",
] as const satisfies readonly FacetKey[];

/** Bits of a row's mask beyond the facets'. A mask of 0 passes. */
export const textBit = 1 << 9;
export const duplicateBit = 1 << 10;
/** The row fails the link's filters, and which of them is not known until the facet columns are here. */
export const linkBit = 1 << 11;

export const confirmed = "us_official";
export const strikeAction = "airstrike";
export const unclaimed = "Unattributed";

export function bitOf(key: FacetKey): number {
  return 1 << facetKeys.indexOf(key);
}

/** No filter: every incident but possible duplicates. */
export function cleared(): Filters {
  return { chosen: {}, texts: [], duplicates: false };
}

/** Values chosen in a facet; none chosen is no filter. */
export function chosen(filters: Filters, key: FacetKey): readonly string[] {
  return filters.chosen[key] ?? [];
}

/** Filters as the link has them: values and texts sorted, each once, blank texts and empty facets left out. */
export function filtersOf(
  wanted: Filters["chosen"], texts: readonly string[] = [], duplicates = false,
): Filters {
  const kept = facetKeys.flatMap((key) => (wanted[key]?.length ? [[key, inOrder(wanted[key])] as const] : []));
  return { chosen: Object.fromEntries(kept), texts: inOrder(texts.filter((text) => text !== "")), duplicates };
}

/**
 * The filters with a value added to a facet, or taken out where it was chosen. A facet in which every
 * value is chosen asks nothing and is cleared.
 */
export function toggled(filters: Filters, key: FacetKey, value: string, meta: CaseMeta): Filters {
  const before = chosen(filters, key);
  const after = before.includes(value) ? before.filter((v) => v !== value) : [...before, value];
  const all = facetOf(meta, key)?.values.every((v) => after.includes(v.value)) ?? false;
  return withChosen(filters, key, all ? [] : after);
}

/** The filters with one value alone chosen in a facet; null clears the facet. */
export function only(filters: Filters, key: FacetKey, value: string | null): Filters {
  return withChosen(filters, key, value === null ? [] : [value]);
}

/** "us-confirmed" keeps what a US official confirmed, "all-reports" asks for no attribution; the rest stays. */
export function withPreset(filters: Filters, name: "us-confirmed" | "all-reports"): Filters {
  return only(filters, "attribution", name === "us-confirmed" ? confirmed : null);
}

function withChosen(filters: Filters, key: FacetKey, values: readonly string[]): Filters {
  return filtersOf({ ...filters.chosen, [key]: values }, filters.texts, filters.duplicates);
}

/** Each once, sorted by UTF-16 code units. */
function inOrder(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

export function facetOf(meta: CaseMeta, key: FacetKey): Facet | undefined {
  return meta.facets.find((facet) => facet.key === key);
}

/** The facet; one that the table lacks has every row "Not stated". */
export function facetOrBlank(meta: CaseMeta, key: FacetKey): Facet {
  return facetOf(meta, key) ?? { key, label: key, values: [{ value: "", label: "Not stated" }] };
}

/** The values that occur, in the facet's order. */
export function inFacetOrder(meta: CaseMeta, key: FacetKey, values: readonly string[]): readonly string[] {
  return facetOrBlank(meta, key).values.map((v) => v.value).filter((value) => values.includes(value));
}

// ---- rows --------------------------------------------------------------------------------

/**
 * A facet's value of every row, as positions in the facet's values; null while the column has not come.
 * A row without a site holds the position after the last, unless the facet lists the blank.
 */
export function columnOf(rows: Rows, meta: CaseMeta, key: FacetKey): Column | null {
  if (key === "weapon") return rows.weapon;
  if (key === "site") return siteColumn(rows, meta);
  return rows.facets?.[key] ?? null;
}

const siteColumns = new WeakMap<Rows, Column>();

function siteColumn(rows: Rows, meta: CaseMeta): Column {
  const known = siteColumns.get(rows);
  if (known) return known;
  const values = facetOf(meta, "site")?.values ?? [];
  const position = new Map(values.map(({ value }, at) => [value, at]));
  const places = Uint16Array.from(["", ...meta.sites.map((s) => s.id)], (id) => position.get(id) ?? values.length);
  const column = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) column[row] = places[rows.site[row] as number] as number;
  siteColumns.set(rows, column);
  return column;
}

/**
 * What holds each row back: 0 passes, else the bits of the facets it fails, `textBit`, `duplicateBit`.
 *
 * Until the facet columns are here the answer rests on `rows.passes` alone, and a row that fails has
 * `linkBit`. A text search that is still `pending` holds no row back: the picture stays as it was and
 * the status says that the search runs, since neither "all match" nor "none does" would be true.
 */
export function passMasks(rows: Rows, meta: CaseMeta, filters: Filters): Uint16Array {
  const masks = new Uint16Array(rows.length);
  if (rows.facets === null) {
    if (rows.passes) mark(masks, rows.passes, Uint16Array.of(linkBit, 0));
    return masks;
  }
  for (const key of facetKeys) markFacet(masks, rows, meta, filters, key);
  if (!filters.duplicates) mark(masks, rows.facets.duplicate, Uint16Array.of(0, duplicateBit));
  const found = filters.texts.length > 0 ? matches(rows, meta, filters.texts) : null;
  if (found) mark(masks, found, Uint16Array.of(textBit, 0));
  return masks;
}

/** What a row that is no strike is called: a table without a column of actions has incidents, no attacks. */
export function nounOf(meta: CaseMeta): "attack" | "incident" {
  return facetOf(meta, "action") ? "attack" : "incident";
}

/** True while a text filter waits for the texts, or for Python's answer where those do not come. */
export function pending(rows: Rows, filters: Filters): boolean {
  return filters.texts.length > 0 && !rows.texts?.whole && !answers(rows, filters.texts);
}

function markFacet(masks: Uint16Array, rows: Rows, meta: CaseMeta, filters: Filters, key: FacetKey): void {
  const wanted = chosen(filters, key);
  if (wanted.length === 0) return;
  const facet = facetOf(meta, key);
  const column = columnOf(rows, meta, key);
  const bit = bitOf(key);
  if (facet && column) mark(masks, column, Uint16Array.of(...facet.values.map((v) => (wanted.includes(v.value) ? 0 : bit)), bit));
  else if (!wanted.includes("")) mark(masks, new Uint8Array(rows.length), Uint16Array.of(bit));
}

function mark(masks: Uint16Array, column: Column, bits: Uint16Array): void {
  for (let row = 0; row < masks.length; row++) masks[row] = (masks[row] as number) | (bits[column[row] as number] as number);
}

/** 1 where a row holds one of the texts; null while that is not known. */
function matches(rows: Rows, meta: CaseMeta, texts: readonly string[]): Uint8Array | null {
  if (!rows.texts?.whole) return answers(rows, texts) ? (rows.found?.rows ?? null) : null;
  const wanted = texts.map((text) => text.toLowerCase());
  return Uint8Array.from(haystacks(rows, meta, rows.texts), (hay) => Number(wanted.some((text) => hay.includes(text))));
}

function answers(rows: Rows, texts: readonly string[]): boolean {
  const found = rows.found;
  return !!found && found.texts.length === texts.length && found.texts.every((text, at) => text === texts[at]);
}

const haystacksOf = new WeakMap<Rows, readonly string[]>();

function haystacks(rows: Rows, meta: CaseMeta, texts: Texts): readonly string[] {
  const known = haystacksOf.get(rows);
  if (known) return known;
  const actors = facetOf(meta, "actor")?.values ?? [];
  const made = texts.id.map((id, row) => {
    const site = meta.sites[(rows.site[row] as number) - 1];
    const actor = actors[rows.facets?.actor[row] ?? -1];
    const lines = [texts.summary[row], id, site?.name, site?.short, actor?.value && actor.label, texts.claimedBy[row]];
    return lines.join("\n").toLowerCase();
  });
  haystacksOf.set(rows, made);
  return made;
}

// ---- words -------------------------------------------------------------------------------

const attributions: Readonly<Record<string, string>> = {
  [confirmed]: "confirmed by a US official",
  reported: "reported without US confirmation",
  claimed: "claimed only",
};

/**
 * What the filters ask, in words; blank where they ask nothing.
 *
 * "Country is Syria, weapon is ballistic missile, confirmed by a US official"
 */
export function sentence(filters: Filters, meta: CaseMeta): string {
  const words = clauses(filters, meta).join(", ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function clauses(filters: Filters, meta: CaseMeta): readonly string[] {
  return [
    ...meta.facets.filter((facet) => chosen(filters, facet.key).length > 0).map((facet) => clause(facet, chosen(filters, facet.key))),
    ...(filters.texts.length > 0 ? [`text has ${listed(filters.texts.map(quoted), "or")}`] : []),
    ...(filters.duplicates ? ["possible duplicates shown"] : []),
  ];
}

function clause(facet: Facet, values: readonly string[]): string {
  const occurring = facet.values.map((v) => v.value);
  const ordered = [...occurring.filter((v) => values.includes(v)), ...values.filter((v) => !occurring.includes(v))];
  const words = ordered.map((value) => valueWords(facet, value));
  return facet.key === "attribution" ? listed(words, "or") : `${facet.label.toLowerCase()} is ${listed(words, "or")}`;
}

/** A value as it reads inside a sentence: names stay, other words lose their capital. */
export function valueWords(facet: Facet, value: string): string {
  if (facet.key === "attribution") return attributions[value] ?? "attribution not stated";
  const label = facet.values.find((v) => v.value === value)?.label ?? value;
  const isName = ["country", "site", "actor"].includes(facet.key) && value !== "" && value !== unclaimed;
  return isName ? label : inProse(label);
}

/**
 * How much of the window is shown, and what is hidden for which reason.
 *
 * "52 of 88 incidents: 48 attacks, 4 strikes; hidden: 27 not confirmed by a US official,
 * 9 possible duplicates"
 */
export function status({ visible, total, hidden }: TallyResult, filters: Filters): string {
  const shown = `${digits(visible.attacks + visible.strikes)} of ${counted(total, "incident")}`;
  const kinds = `${counted(visible.attacks, "attack")}, ${counted(visible.strikes, "strike")}`;
  const reasons = reasonsOf(hidden, filters).join(", ");
  return reasons === "" ? `${shown}: ${kinds}` : `${shown}: ${kinds}; hidden: ${reasons}`;
}

function reasonsOf(hidden: TallyResult["hidden"], filters: Filters): readonly string[] {
  const attribution = chosen(filters, "attribution");
  const onlyConfirmed = attribution.length === 1 && attribution[0] === confirmed;
  const unconfirmed = onlyConfirmed ? "not confirmed by a US official" : "of another attribution";
  const reasons: readonly (readonly [number, string])[] = [
    [hidden.unconfirmed, `${digits(hidden.unconfirmed)} ${unconfirmed}`],
    [hidden.duplicates, counted(hidden.duplicates, "possible duplicate")],
    [hidden.other, `${digits(hidden.other)} ${attribution.length > 0 ? "by other filters" : "by filters"}`],
  ];
  return reasons.filter(([count]) => count > 0).map(([, words]) => words);
}
