/** Envelopes in: raw bytes become a header and typed arrays, and those become `Rows`. */
import type { FacetColumns, Rows, Texts } from "./types";

export type TypedArray = Float32Array | Uint8Array | Uint16Array | Uint32Array;

export interface Envelope {
  readonly meta: unknown;
  readonly arrays: Readonly<Record<string, TypedArray>>;
}

interface Slot {
  readonly dtype: string;
  /** Bytes from the first array. */
  readonly offset: number;
  /** Items, not bytes. */
  readonly length: number;
}

/** Bytes from Python are not an envelope, or not the one that was expected: the page cannot show the case. */
export class EnvelopeError extends Error {
  override readonly name = "EnvelopeError";
}

const makers = { f4: Float32Array, u1: Uint8Array, u2: Uint16Array, u4: Uint32Array } as const;
const lengthBytes = 4;
const strikeBit = 0x80;

/**
 * Reads one envelope: uint32 little-endian length of the header, the header as UTF-8 JSON, the arrays.
 *
 * Arrays are views of `bytes` where they lie on a multiple of their item size, copies otherwise.
 * Throws `EnvelopeError` when `bytes` is cut short, has no header, or names an unknown dtype.
 */
export function unpack(bytes: Uint8Array): Envelope {
  if (bytes.byteLength < lengthBytes) throw notAnEnvelope(bytes, "it is shorter than a header's length");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = lengthBytes + view.getUint32(0, true);
  if (first > bytes.byteLength) throw notAnEnvelope(bytes, `its header would end at byte ${first}`);
  const header = readHeader(bytes, first);
  const arrays: Record<string, TypedArray> = {};
  for (const [name, slot] of Object.entries(header.arrays)) arrays[name] = readArray(bytes, first, name, slot);
  return { meta: header.meta, arrays };
}

function readHeader(bytes: Uint8Array, first: number): { meta: unknown; arrays: Record<string, Slot> } {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(lengthBytes, first)));
  } catch {
    throw notAnEnvelope(bytes, "its header is not JSON");
  }
  if (typeof header !== "object" || header === null || !("arrays" in header) || typeof header.arrays !== "object")
    throw notAnEnvelope(bytes, "its header names no arrays");
  return { meta: "meta" in header ? header.meta : null, arrays: (header.arrays ?? {}) as Record<string, Slot> };
}

function readArray(bytes: Uint8Array, first: number, name: string, slot: Slot): TypedArray {
  const Maker = makers[slot.dtype as keyof typeof makers];
  if (Maker === undefined)
    throw new EnvelopeError(`Array "${name}" has dtype "${slot.dtype}"; allowed: ${Object.keys(makers).join(", ")}. Reload the page.`);
  const start = first + slot.offset;
  const size = slot.length * Maker.BYTES_PER_ELEMENT;
  if (!(slot.offset >= 0) || !(start + size <= bytes.byteLength))
    throw notAnEnvelope(bytes, `array "${name}" would end at byte ${start + size}`);
  const at = bytes.byteOffset + start;
  if (at % Maker.BYTES_PER_ELEMENT === 0) return new Maker(bytes.buffer as ArrayBuffer, at, slot.length);
  return new Maker(bytes.slice(start, start + size).buffer as ArrayBuffer, 0, slot.length);
}

function notAnEnvelope(bytes: Uint8Array, why: string): EnvelopeError {
  return new EnvelopeError(`${bytes.byteLength} bytes came that are no envelope: ${why}. Reload the page.`);
}

/**
 * The incidents of the `map` envelope, with the filter columns and texts that have come so far.
 *
 * `filters` and `texts` are null until their envelopes are here. `passes` is 1 where a row passes the
 * link's filters; it stands in for them until `filters` is here, null means that every row does.
 * Throws `EnvelopeError` when a column is missing or has another number of rows.
 */
export function rowsFrom(
  map: Envelope, filters: Envelope | null, texts: Texts | null, passes: Uint8Array | null,
): Rows {
  const lon = column(map, "lon", null);
  const length = lon.length;
  const category = column(map, "category", length);
  return {
    length,
    lon: float(lon, "lon"),
    lat: float(column(map, "lat", length), "lat"),
    minute: float(column(map, "minute", length), "minute"),
    ...weaponsAndStrikes(category),
    site: map.arrays["site"] === undefined ? new Uint8Array(length) : index(column(map, "site", length), "site"),
    facets: filters === null ? null : facetColumns(filters, length),
    texts,
    passes,
  };
}

function weaponsAndStrikes(category: TypedArray): Pick<Rows, "weapon" | "strike"> {
  const weapon = new Uint8Array(category.length);
  const strike = new Uint8Array(category.length);
  for (let row = 0; row < category.length; row++) {
    weapon[row] = (category[row] as number) & ~strikeBit;
    strike[row] = (category[row] as number) >> 7;
  }
  return { weapon, strike };
}

function facetColumns(filters: Envelope, length: number): FacetColumns {
  const small = (name: string) => byte(column(filters, name, length), name);
  const wide = (name: string) => index(column(filters, name, length), name);
  return {
    actor: wide("actor"),
    side: small("side"),
    country: small("country"),
    action: small("action"),
    outcome: small("outcome"),
    attribution: small("attribution"),
    confidence: small("confidence"),
    duplicate: small("duplicate"),
    spanDays: wide("spanDays"),
  };
}

function column(envelope: Envelope, name: string, length: number | null): TypedArray {
  const array = envelope.arrays[name];
  const allowed = Object.keys(envelope.arrays).join(", ");
  if (array === undefined) throw new EnvelopeError(`Column "${name}" is missing; there are: ${allowed}. Reload the page.`);
  if (length !== null && array.length !== length)
    throw new EnvelopeError(`Column "${name}" has ${array.length} rows, expected ${length}. Reload the page.`);
  return array;
}

function float(array: TypedArray, name: string): Float32Array {
  if (array instanceof Float32Array) return array;
  throw wrongType(name, "f4");
}

function byte(array: TypedArray, name: string): Uint8Array {
  if (array instanceof Uint8Array) return array;
  throw wrongType(name, "u1");
}

function index(array: TypedArray, name: string): Uint8Array | Uint16Array {
  if (array instanceof Uint8Array || array instanceof Uint16Array) return array;
  throw wrongType(name, "u1 or u2");
}

function wrongType(name: string, allowed: string): EnvelopeError {
  return new EnvelopeError(`Column "${name}" has another dtype than ${allowed}. Reload the page.`);
}
