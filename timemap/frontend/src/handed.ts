/** A file that Python made, on its way to the person's disk. */
import { saveFile } from "./panels/download";
import { unpack } from "./wire";
import type { Component } from "./streamlit";

interface Handed {
  readonly number: number;
  readonly name: string;
  readonly mime: string;
}

let last = 0;

/** The component of one file: keeps each number once, however often Streamlit calls. */
export function handFile({ data }: Pick<Component<Uint8Array>, "data">): void {
  const { meta, arrays } = unpack(data);
  const { number, name, mime } = meta as Handed;
  if (number <= last) return;
  last = number;
  saveFile(name, new Blob([arrays["content"] as Uint8Array<ArrayBuffer>], { type: mime }));
}
