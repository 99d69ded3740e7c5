/** The selected site's ring: which incidents it holds, where it stands, how far it has opened. */
import { selectionOf } from "../panels/selection";
import { swatch } from "../theme";
import { swatchesOf } from "../swatches";
import { dayLabel, dayOf } from "../time";
import { columnOf, nounOf } from "../filters";
import { onScreen } from "./mercator";
import type { Point, Projection } from "./mercator";
import { segmentAt } from "./ring";
import type { OpenRing } from "./ring";
import type { Frame, Site } from "../types";

export interface Opening {
  readonly update: (frame: Frame, now: number) => void;
  readonly ring: () => OpenRing | null;
  /** Key of the site whose ring is open, or null. */
  readonly site: () => string | null;
  readonly at: (at: Projection) => Point | null;
  /** The selected incident that has no site, or null. */
  readonly lone: (at: Projection) => Point | null;
  /** From 0, closed, to 1. */
  readonly share: (now: number) => number;
  readonly busy: (now: number) => boolean;
  /** The row whose segment lies under a pixel, or null. */
  readonly rowAt: (at: Projection, x: number, y: number) => number | null;
}

const openMs = 180;

export function createOpening(still: () => boolean): Opening {
  let opened: { readonly site: Site; readonly ring: OpenRing } | null = null;
  let lone: { readonly lon: number; readonly lat: number } | null = null;
  let since = -Infinity;
  const share = (now: number): number => 1 - (1 - Math.min(1, (now - since) / openMs)) ** 3;
  const at = (where: Projection): Point | null => opened && onScreen(where, opened.site.lon, opened.site.lat);
  return {
    update: (frame, now) => {
      const next = openedIn(frame);
      if (next && next.site.id !== opened?.site.id) since = still() ? -Infinity : now;
      opened = next;
      lone = loneIn(frame);
    },
    ring: () => opened?.ring ?? null,
    site: () => opened?.site.id ?? null,
    at,
    lone: (where) => lone && onScreen(where, lone.lon, lone.lat),
    share,
    busy: (now) => opened !== null && now - since < openMs,
    rowAt: (where, x, y) => {
      const middle = at(where);
      if (!opened || !middle) return null;
      const found = segmentAt(opened.ring.segments.length, x - middle.x, y - middle.y);
      return opened.ring.segments[found]?.row ?? null;
    },
  };
}

/** The opened site of a frame; a site without incidents in the window stays closed. */
function openedIn(frame: Frame): { site: Site; ring: OpenRing } | null {
  const selection = selectionOf(frame);
  if (!selection?.site || selection.rows.length === 0) return null;
  const { meta, rows, theme } = frame;
  const blue = swatch(meta, theme, "weapon", "aircraft_munition");
  const colours = swatchesOf(frame);
  const column = columnOf(rows, meta, frame.tally.colour);
  const segments = [...selection.rows].map((row) => ({
    row,
    swatch: rows.strike[row] === 1 ? blue : (colours[column?.[row] ?? 0] ?? { colour: blue.colour, hollow: true }),
    day: dayLabel(meta.start, dayOf(rows.minute[row] ?? 0)),
  }));
  const strikes = selection.rows.filter((row) => rows.strike[row] === 1).length;
  const { site } = selection;
  const ring = { title: site.short || site.name, attacks: segments.length - strikes, noun: nounOf(meta), strikes, segments, current: selection.open };
  return { site, ring };
}

function loneIn(frame: Frame): { lon: number; lat: number } | null {
  const selection = selectionOf(frame);
  const row = selection?.site === null ? selection.rows[0] : undefined;
  return row === undefined ? null : { lon: frame.rows.lon[row] as number, lat: frame.rows.lat[row] as number };
}
