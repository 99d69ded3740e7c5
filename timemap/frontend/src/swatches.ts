/** The swatches of a frame's colouring, in the order of the column's indices. */
import { facetOf } from "./filters";
import { plainSwatch, swatch } from "./theme";
import type { Swatch } from "./theme";
import type { CaseMeta, ColourKey, Frame, ThemeName } from "./types";

let known: { readonly meta: CaseMeta; readonly theme: ThemeName; readonly key: ColourKey; readonly swatches: readonly Swatch[] } | null = null;

/** The same array until case, theme or colouring change; the plain one alone where there is no column to colour by. */
export function swatchesOf({ meta, theme, tally: { colour } }: Frame): readonly Swatch[] {
  if (known?.meta === meta && known.theme === theme && known.key === colour) return known.swatches;
  const values = facetOf(meta, colour)?.values;
  const swatches = values?.map(({ value }) => swatch(meta, theme, colour, value)) ?? [plainSwatch(theme)];
  known = { meta, theme, key: colour, swatches };
  return swatches;
}
