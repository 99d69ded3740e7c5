/** Feeds read as the case, its texts and its rows. */
import { heldFeed } from "./feeds";
import { rowsFrom } from "./wire";
import type { Envelope } from "./wire";
import type { CaseMeta, Found, Rows, Texts, ThemeName } from "./types";

type Layer = Readonly<Record<string, unknown>>;

/** The scene as it is sent: each data set once, layers name it by position. */
interface SentScene {
  readonly data: readonly unknown[];
  readonly layers: Readonly<Record<ThemeName, readonly (Layer & { readonly data: { readonly "@@ref": number } })[]>>;
}

export function caseFrom(envelope: Envelope): CaseMeta {
  const { scene, ...rest } = envelope.meta as Omit<CaseMeta, "layers"> & { readonly scene: SentScene };
  const withData = (theme: ThemeName): readonly Layer[] => scene.layers[theme].map((layer) => filled(layer, scene.data, envelope));
  return { ...rest, layers: { dark: withData("dark"), light: withData("light") } };
}

/** A layer with its data; lines that came as an array of segments are drawn as one mesh. */
function filled(layer: Layer & { readonly data: { readonly "@@ref": number } }, data: readonly unknown[], envelope: Envelope): Layer {
  const rows = data[layer.data["@@ref"]];
  const name = (rows as { readonly "@@segments"?: string })["@@segments"];
  const segments = name === undefined ? undefined : envelope.arrays[name];
  return segments ? { ...layer, "@@type": "SegmentLayer", data: segments } : { ...layer, data: rows };
}

/** The rows with all that has come so far. */
export function rowsHeld(map: Envelope): Rows {
  const texts = heldFeed("texts");
  const passes = heldFeed("passes");
  const answer = heldFeed("answer");
  const length = rowCount(map);
  for (const envelope of [passes, answer]) if (envelope) learn(envelope, length);
  const known = texts ? { ...(texts.meta as Omit<Texts, "whole">), whole: true } : learnt.texts;
  const rows = rowsFrom(map, heldFeed("filters"), known, passes && unbits(passes, "bits", length));
  return { ...rows, found: learnt.found };
}

/** True once all has come that comes unasked. */
export function allHere({ facets, texts, length }: Rows, { textLimit }: CaseMeta): boolean {
  return facets !== null && (texts?.whole === true || length > textLimit);
}

/** What Python has said so far of texts that are not here, or not all of them. */
const learnt: { texts: Texts | null; found: Found | null; readonly from: WeakSet<Envelope> } = { texts: null, found: null, from: new WeakSet() };

/** A link's verdict, or an answer to a question: for a search which rows hold a text, for an answer also texts. */
interface Lesson {
  readonly q: readonly string[] | null;
  /** Rows whose texts follow, in the order of the texts. */
  readonly rows?: readonly number[];
  readonly texts?: Omit<Texts, "whole">;
}

/** Takes an envelope in, once: a later answer stands. */
function learn(envelope: Envelope, length: number): void {
  if (learnt.from.has(envelope)) return;
  learnt.from.add(envelope);
  const { q, rows, texts } = envelope.meta as Lesson;
  if (rows && texts) learnt.texts = withRows(learnt.texts, rows, texts);
  if (q) learnt.found = { texts: q, rows: unbits(envelope, "found", length) };
}

function withRows(before: Texts | null, rows: readonly number[], texts: Omit<Texts, "whole">): Texts {
  const columns = Object.entries(texts).filter(([, column]) => Array.isArray(column)) as [keyof Texts, readonly unknown[]][];
  const next = columns.map(([name, column]) => {
    const sparse = [...((before?.[name] as readonly unknown[] | undefined) ?? [])];
    rows.forEach((row, at) => (sparse[row] = column[at]));
    return [name, sparse];
  });
  return { ...Object.fromEntries(next), whole: false } as Texts;
}

function rowCount(map: Envelope): number {
  return map.arrays["minute"]?.length ?? 0;
}

/** One bit a row, lowest first, to one byte a row. */
function unbits(envelope: Envelope, name: string, length: number): Uint8Array {
  const bits = envelope.arrays[name];
  return Uint8Array.from({ length }, (_, row) => ((bits?.[row >> 3] ?? 0) >> (row & 7)) & 1);
}
