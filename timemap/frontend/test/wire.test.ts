import { describe, expect, it } from "vitest";
import { EnvelopeError, rowsFrom, unpack } from "../src/wire";

type Part = readonly [name: string, dtype: string, array: Float32Array | Uint8Array | Uint16Array | Uint32Array];

/** Bytes as docs/architecture.md says, made by hand; `shift` puts the envelope at an odd address. */
function envelope(meta: unknown, parts: readonly Part[], shift = 0): Uint8Array {
  const arrays: Record<string, unknown> = {};
  let offset = 0;
  for (const [name, dtype, array] of parts) {
    arrays[name] = { dtype, offset, length: array.length };
    offset += Math.ceil(array.byteLength / 8) * 8;
  }
  const text = JSON.stringify({ meta, arrays });
  const bare = new TextEncoder().encode(text).length;
  const header = new TextEncoder().encode(text + " ".repeat((8 - ((bare + 4) % 8)) % 8));
  const bytes = new Uint8Array(new ArrayBuffer(shift + 4 + header.length + offset), shift);
  new DataView(bytes.buffer, shift).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = 4 + header.length;
  for (const [, , array] of parts) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += Math.ceil(array.byteLength / 8) * 8;
  }
  return bytes;
}

const map = (category: readonly number[]): readonly Part[] => [
  ["lon", "f4", new Float32Array(category.length).fill(42.5)],
  ["lat", "f4", new Float32Array(category.length).fill(33.75)],
  ["minute", "f4", Float32Array.from(category, (_, row) => row * 1440)],
  ["category", "u1", Uint8Array.from(category)],
  ["site", "u2", Uint16Array.from(category, (_, row) => row)],
];

const filters = (length: number): readonly Part[] =>
  ["actor", "side", "country", "action", "outcome", "attribution", "confidence", "duplicate", "spanDays"].map(
    (name, at) => [name, "u1", new Uint8Array(length).fill(at)],
  );

describe("unpack", () => {
  it("reads the header and every kind of array", () => {
    const parts: Part[] = [
      ["a", "f4", Float32Array.of(1.5, -2)], ["b", "u1", Uint8Array.of(255)],
      ["c", "u2", Uint16Array.of(65535, 1)], ["d", "u4", Uint32Array.of(4_000_000_000)],
    ];
    const { meta, arrays } = unpack(envelope({ title: "Türkiye – العراق" }, parts));
    expect(meta).toEqual({ title: "Türkiye – العراق" });
    expect(Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, [...array]]))).toEqual({
      a: [1.5, -2], b: [255], c: [65535, 1], d: [4_000_000_000],
    });
  });

  it("copies nothing where the arrays are aligned", () => {
    const bytes = envelope(null, [["a", "f4", Float32Array.of(1)]]);
    expect(unpack(bytes).arrays["a"]?.buffer).toBe(bytes.buffer);
  });

  it.each([1, 2, 3, 5])("reads an envelope that begins %i bytes into its buffer", (shift) => {
    const { arrays } = unpack(envelope(null, [["a", "f4", Float32Array.of(1, 2, 3)]], shift));
    expect([...(arrays["a"] ?? [])]).toEqual([1, 2, 3]);
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["a web page", new TextEncoder().encode("<!doctype html><title>Not found</title>")],
    ["a header that is no JSON", Uint8Array.of(2, 0, 0, 0, 0x7b, 0x7b)],
    ["a header without arrays", Uint8Array.of(4, 0, 0, 0, ...new TextEncoder().encode("null"))],
    ["an array cut short", envelope(null, [["a", "f4", new Float32Array(9)]]).slice(0, -8)],
  ])("refuses %s and says so", (_, bytes) => {
    expect(() => unpack(bytes)).toThrow(EnvelopeError);
  });

  it("names a dtype it does not know", () => {
    expect(() => unpack(envelope(null, [["a", "f8", new Float32Array(2)]]))).toThrow(/"a".*"f8".*f4, u1, u2, u4/);
  });
});

describe("rowsFrom", () => {
  it("parts the category into weapon and strike", () => {
    const rows = rowsFrom(unpack(envelope(null, map([3, 0x80 | 6, 0x80]))), null, null, null);
    expect([...rows.weapon]).toEqual([3, 6, 0]);
    expect([...rows.strike]).toEqual([0, 1, 1]);
    expect([rows.length, rows.facets, rows.texts]).toEqual([3, null, null]);
    expect([...rows.site]).toEqual([0, 1, 2]);
  });

  it("takes rows without a site column as points", () => {
    const parts = map([0, 1]).filter(([name]) => name !== "site");
    expect([...rowsFrom(unpack(envelope(null, parts)), null, null, null).site]).toEqual([0, 0]);
  });

  it("adds the filter columns once they have come", () => {
    const rows = rowsFrom(unpack(envelope(null, map([0, 1]))), unpack(envelope(null, filters(2))), null, null);
    expect([...(rows.facets?.country ?? [])]).toEqual([2, 2]);
    expect([...(rows.facets?.duplicate ?? [])]).toEqual([7, 7]);
  });

  it("names a column that is missing, and one with another number of rows", () => {
    const parts = map([0, 1]);
    expect(() => rowsFrom(unpack(envelope(null, parts.slice(0, 2))), null, null, null)).toThrow(/"category" is missing/);
    expect(() => rowsFrom(unpack(envelope(null, parts)), unpack(envelope(null, filters(3))), null, null)).toThrow(
      /"actor" has 3 rows, expected 2/,
    );
  });
});
