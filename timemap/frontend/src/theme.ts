/** Colours by token name; the one table that Python reads too (geo/tokens.json). */
import tokens from "../../../geo/tokens.json";
import type { CaseMeta, ColourKey, ThemeName } from "./types";

export type Palette = (typeof tokens)["dark"];

export function palette(theme: ThemeName): Palette {
  return tokens[theme];
}

/** Paint of one value: a colour, and whether it is drawn hollow (an outline, no fill). */
export interface Swatch {
  readonly colour: string;
  readonly hollow: boolean;
}

/**
 * The swatch of a value under a colouring; the same on map, charts, lanes and legend.
 * Unknown and "missile" are hollow; attribution and confidence have no hue.
 */
export function swatch(meta: CaseMeta, theme: ThemeName, key: ColourKey, value: string): Swatch {
  const p = palette(theme);
  if (key === "weapon") return named(p.weapon, value, p.ink3, value === "unknown" || value === "missile");
  if (key === "outcome") return named(p.outcome, value, p.ink3, value === "unknown");
  if (key === "side") return named(p.side, value, p.ink3, false);
  if (key === "actor") return actorSwatch(meta, p, value);
  return greyShare(p, value);
}

/** The swatch where the table has no column to colour by. */
export function plainSwatch(theme: ThemeName): Swatch {
  return { colour: palette(theme).ink3, hollow: false };
}

function named(colours: Readonly<Record<string, string>>, value: string, fallback: string, hollow: boolean): Swatch {
  const colour = colours[value];
  return colour === undefined ? { colour: fallback, hollow: true } : { colour, hollow };
}

/** Slots: 0 militia, 1 US side, 2 unattributed, 3 to 6 the four further colours, -1 "Other". */
function actorSwatch(meta: CaseMeta, p: Palette, value: string): Swatch {
  const slot = meta.actorColours[value] ?? -1;
  const colours = [p.side.militia, p.side.us_coalition, p.side.unattributed, ...p.actorSlots];
  const colour = colours[slot];
  return colour === undefined ? { colour: p.ink3, hollow: true } : { colour, hollow: false };
}

function greyShare(p: Palette, value: string): Swatch {
  if (value === "us_official" || value === "high") return { colour: p.ink, hollow: false };
  if (value === "reported" || value === "medium") return { colour: p.ink3, hollow: false };
  return { colour: p.ink3, hollow: true };
}
