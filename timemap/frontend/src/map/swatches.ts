/** The swatches of a frame's colouring, in the order of the column's indices. */
import { facetOf } from "../filters";
import { swatch } from "../theme";
import type { Swatch } from "../theme";
import type { CaseMeta, ColourKey, Frame, ThemeName } from "../types";

let known: { readonly meta: CaseMeta; readonly theme: ThemeName; readonly key: ColourKey; readonly swatches: readonly Swatch[] } | null = null;

/** The same array until case, theme or colouring change. */
export function swatchesOf({ meta, theme, state }: Frame): readonly Swatch[] {
  const key = state.view.colour;
  if (known?.meta === meta && known.theme === theme && known.key === key) return known.swatches;
  const swatches = (facetOf(meta, key)?.values ?? []).map(({ value }) => swatch(meta, theme, key, value));
  known = { meta, theme, key, swatches };
  return swatches;
}
