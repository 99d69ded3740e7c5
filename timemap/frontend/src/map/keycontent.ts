/** What the key of a frame has to explain. */
import { nounOf } from "../filters";
import { dayLabel } from "../time";
import { keySizes, scaleOf } from "./key";
import type { KeyContent } from "./key";
import { doubtKm } from "./stands";
import type { Camera, Frame, ThemeName } from "../types";

/**
 * Rows follow the whole record under the filters, so that moving time changes no more than the newest
 * day; a window without incidents, or with a site's ring open, has the scale bar alone.
 */
export function keyContent(frame: Frame, grid: readonly number[]): KeyContent {
  const { meta, rows, state, tally } = frame;
  const { record } = tally;
  const noun = nounOf(meta);
  const counted = record.siteAttacks.subarray(1);
  const sited = counted.some((n) => n > 0);
  const none = tally.visible.attacks + tally.visible.strikes === 0;
  if (none || state.view.select !== null) return { sizes: [], noun, strikes: false, newest: "", doubt: false, points: false, piled: false, grid: [] };
  return {
    noun,
    sizes: sited ? keySizes(counted.reduce((most, n) => Math.max(most, n), 0)) : [],
    strikes: record.siteStrikes.some((n) => n > 0),
    newest: sited && tally.newestDay >= 0 ? dayLabel(meta.start, tally.newestDay) : "",
    doubt: meta.sites.some((site, i) => doubtKm(site) !== null && (record.siteAttacks[i + 1] ?? 0) + (record.siteStrikes[i + 1] ?? 0) > 0),
    points: rows.length > 0 && (record.siteAttacks[0] ?? 0) + (record.siteStrikes[0] ?? 0) > 0 && grid.length === 0,
    piled: meta.piled,
    grid,
  };
}

/** Changes when the key must be painted again. */
export function keyKey(content: KeyContent, theme: ThemeName, camera: Camera): string {
  const scale = scaleOf(camera);
  return JSON.stringify([content, theme, scale.km, Math.round(scale.pixels * 4)]);
}
