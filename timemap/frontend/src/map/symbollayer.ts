/** The counted symbols of a map through time: where they stand, and how they ease to new counts. */
import type { Swatch } from "../theme";
import { countsBetween, drawnCounts } from "./counts";
import type { DrawnCounts } from "./counts";
import { marksOf } from "./marks";
import type { Mark } from "./marks";
import type { Point, Projection } from "./mercator";
import { swatchesOf } from "../swatches";
import { standsOf } from "./stands";
import type { Stand } from "./stands";
import type { Frame } from "../types";

export interface SymbolLayer {
  /** Takes a frame's counts; they ease where the hand rests. `zoom` is the settled one. */
  readonly update: (frame: Frame, zoom: number, now: number) => void;
  /** Symbols of a moment under a camera. */
  readonly marks: (at: Projection, now: number) => readonly Mark[];
  readonly stands: () => readonly Stand[];
  /** True while something eases. */
  readonly busy: (now: number) => boolean;
}

const countMs = 120;
const slideMs = 160;
const nowhere: Point = { x: 0, y: 0 };

export function createSymbolLayer(still: () => boolean): SymbolLayer {
  let stands: readonly Stand[] = [];
  let standsFor = "";
  let swatches: readonly Swatch[] = [];
  let from: DrawnCounts | null = null;
  let to: DrawnCounts | null = null;
  let changed = -Infinity;
  let slid = -Infinity;
  let before = new Map<number, Point>();

  const countsAt = (now: number): DrawnCounts | null => (from && to ? countsBetween(from, to, (now - changed) / countMs) : to);

  const takeCounts = (frame: Frame, now: number): void => {
    const next = drawnCounts(frame.tally);
    if (to && sameCounts(to, next)) return;
    from = frame.moving || still() ? null : countsAt(now);
    to = next;
    changed = now;
  };
  const takeStands = (frame: Frame, zoom: number, now: number): void => {
    const key = `${frame.filterEpoch} ${zoom}`;
    if (key === standsFor) return;
    before = new Map(stands.map((stand) => [stand.index, stand.middle]));
    stands = standsOf(frame.meta.sites, frame.tally.record, zoom);
    slid = standsFor === "" || still() ? -Infinity : now;
    standsFor = key;
  };
  return {
    update: (frame, zoom, now) => {
      swatches = swatchesOf(frame);
      takeStands(frame, zoom, now);
      takeCounts(frame, now);
    },
    marks: (at, now) => {
      const counts = countsAt(now);
      const left = (1 - Math.min(1, (now - slid) / slideMs)) ** 3;
      const shift = (stand: Stand): Point => {
        const old = before.get(stand.index);
        if (!old || left <= 0) return nowhere;
        return { x: (old.x - stand.middle.x) * left, y: (old.y - stand.middle.y) * left };
      };
      return counts ? marksOf(stands, counts, at, swatches, shift) : [];
    },
    stands: () => stands,
    busy: (now) => now - slid < slideMs || (from !== null && now - changed < countMs),
  };
}

function sameCounts(a: DrawnCounts, b: DrawnCounts): boolean {
  return (
    a.colours === b.colours && same(a.byColour, b.byColour) && same(a.strikesDrawn, b.strikesDrawn) && same(a.newest, b.newest)
  );
}

function same(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
