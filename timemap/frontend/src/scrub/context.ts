/** Context events along the lanes: which share a tick, and where labels stand. Pure. */
import { middleOf } from "./scale";
import type { Scale } from "./scale";
import { dayOf } from "../time";
import type { CaseMeta, ContextEvent, Span } from "../types";

/** One tick: the events of a day, or of days too close to be told apart; most important first. */
export interface Tick {
  readonly x: number;
  readonly day: number;
  readonly events: readonly ContextEvent[];
}

/** Where a tick's label stands: row 0 is the highest. */
export interface LabelPlace {
  readonly row: number;
  readonly side: "right" | "left";
}

/** Ticks closer than this cannot be pointed at one by one. */
const nearest = 6;
const rows = [0, 1, 2] as const;
const sides = ["right", "left"] as const;
/** From a tick to its label, and the least space around a label. */
export const labelGap = 4;
/** Labels are tried for this many ticks: more would not fit. */
const mostLabelled = 90;

/** Events in the case's own time, ascending. */
export function eventsInside(meta: CaseMeta): readonly ContextEvent[] {
  return meta.context.filter(({ minute }) => dayOf(minute) >= 0 && dayOf(minute) < meta.days).sort((a, b) => a.minute - b.minute);
}

/** How many of the ascending events a span shows. */
export function eventsWithin(events: readonly ContextEvent[], span: Span): number {
  return events.filter(({ minute }) => minute >= span.start && minute < span.end).length;
}

/** @param events ascending by time */
export function ticksOf(events: readonly ContextEvent[], scale: Scale): readonly Tick[] {
  const ticks: { x: number; day: number; events: ContextEvent[] }[] = [];
  for (const event of events) {
    const day = dayOf(event.minute);
    const x = middleOf(scale, day);
    const last = ticks.at(-1);
    if (last && x - last.x < nearest) last.events.push(event);
    else ticks.push({ x, day, events: [event] });
  }
  return ticks.map((tick) => ({ ...tick, events: tick.events.sort((a, b) => a.rank - b.rank) }));
}

interface Box {
  readonly x: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A place for each tick's label, or null where there is none: the most important first, each in the
 * highest row, right of its tick or else left, across no other labelled tick, label or handle.
 *
 * @param widths pixels of each tick's label
 * @param handles pixels from the left
 */
export function placeLabels(
  ticks: readonly Tick[], widths: readonly number[], handles: readonly number[], width: number,
): readonly (LabelPlace | null)[] {
  const order = ticks.map((_, at) => at).sort((a, b) => rankOf(ticks[a]) - rankOf(ticks[b]) || a - b);
  const placed: Box[] = [];
  const places: (LabelPlace | null)[] = ticks.map(() => null);
  for (const at of order.slice(0, mostLabelled)) {
    const found = firstFree(ticks[at]?.x ?? 0, widths[at] ?? 0, placed, handles, width);
    if (!found) continue;
    placed.push(found.box);
    places[at] = found.place;
  }
  return places;
}

function rankOf(tick: Tick | undefined): number {
  return tick?.events[0]?.rank ?? Infinity;
}

function firstFree(x: number, labelWidth: number, placed: readonly Box[], handles: readonly number[], width: number) {
  for (const row of rows) {
    for (const side of sides) {
      const from = side === "right" ? x + labelGap : x - labelGap - labelWidth;
      const box = { x, row, from, to: from + labelWidth };
      const inside = box.from >= 0 && box.to <= width;
      if (inside && !handles.some((handle) => covers(box, handle)) && !placed.some((other) => touch(box, other))) {
        return { box, place: { row, side } };
      }
    }
  }
  return null;
}

/** A tick reaches down to its label's row, through the rows above. */
function touch(a: Box, b: Box): boolean {
  const labels = a.row === b.row && a.from < b.to + 2 * labelGap && b.from < a.to + 2 * labelGap;
  return labels || (a.row >= b.row && covers(b, a.x)) || (b.row >= a.row && covers(a, b.x));
}

function covers({ from, to }: Box, x: number): boolean {
  return x > from - labelGap / 2 && x < to + labelGap / 2;
}
