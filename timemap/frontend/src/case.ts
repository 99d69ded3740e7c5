/** Feeds read as the case, its texts and its rows. */
import { heldFeed } from "./feeds";
import { rowsFrom } from "./wire";
import type { Envelope } from "./wire";
import type { CaseMeta, Rows, Texts, ThemeName } from "./types";

type Layer = Readonly<Record<string, unknown>>;

/** The scene as it is sent: each data set once, layers name it by position. */
interface SentScene {
  readonly data: readonly unknown[];
  readonly layers: Readonly<Record<ThemeName, readonly (Layer & { readonly data: { readonly "@@ref": number } })[]>>;
}

export function caseFrom(envelope: Envelope): CaseMeta {
  const { scene, ...rest } = envelope.meta as Omit<CaseMeta, "layers"> & { readonly scene: SentScene };
  const withData = (theme: ThemeName): readonly Layer[] =>
    scene.layers[theme].map((layer) => ({ ...layer, data: scene.data[layer.data["@@ref"]] }));
  return { ...rest, layers: { dark: withData("dark"), light: withData("light") } };
}

/** The rows with all that has come so far. */
export function rowsHeld(map: Envelope): Rows {
  const texts = heldFeed("texts");
  const passes = heldFeed("passes");
  return rowsFrom(map, heldFeed("filters"), texts && (texts.meta as Texts), passes && unbits(passes));
}

/** One bit a row, lowest first, to one byte a row. */
function unbits(envelope: Envelope): Uint8Array {
  const { rows } = envelope.meta as { readonly rows: number };
  const bits = envelope.arrays["bits"];
  return Uint8Array.from({ length: rows }, (_, row) => ((bits?.[row >> 3] ?? 0) >> (row & 7)) & 1);
}
