import { afterEach, expect, test, vi } from "vitest";
import { handFile } from "../src/handed";

/** An envelope as Python packs it. */
function envelope(meta: object, content: Uint8Array): Uint8Array {
  const header = JSON.stringify({ meta, arrays: { content: { dtype: "u1", offset: 0, length: content.length } } });
  const head = new TextEncoder().encode(header.padEnd(Math.ceil((header.length + 4) / 8) * 8 - 4));
  const bytes = new Uint8Array(4 + head.length + content.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(content, 4 + head.length);
  return bytes;
}

afterEach(() => vi.restoreAllMocks());

test("a file is kept once, under its name, byte for byte", async () => {
  const kept: { name: string; address: string }[] = [];
  const blobs: Blob[] = [];
  vi.stubGlobal("URL", class extends URL {
    static override createObjectURL = (blob: Blob): string => `blob:${blobs.push(blob)}`;
    static override revokeObjectURL = (): void => {};
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    kept.push({ name: this.download, address: this.href });
  });
  const data = envelope({ kind: "file", number: 1, name: "20231117_map.png", mime: "image/png" }, Uint8Array.of(1, 2, 3));
  handFile({ data });
  handFile({ data });
  handFile({ data: envelope({ kind: "file", number: 2, name: "b.csv", mime: "text/csv" }, Uint8Array.of()) });
  expect(kept).toEqual([{ name: "20231117_map.png", address: "blob:1" }, { name: "b.csv", address: "blob:2" }]);
  expect(new Uint8Array(await (blobs[0] as Blob).arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  expect(blobs[0]?.type).toBe("image/png");
});
