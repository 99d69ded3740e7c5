/** What the lanes hold, as shapes in pixels: blocks, strikes, whiskers of date ranges. Pure. */
import { below, daysPerColumn } from "./histogram";
import type { Stack } from "./histogram";
import type { Lane } from "./lanes";
import { middleOf } from "./scale";
import type { Scale } from "./scale";
import { dayOf } from "../time";
import type { FacetColumns, RecordCounts, Rows } from "../types";

/** A filled rectangle of one colour, an index into the values that colour the symbols. */
export interface Block {
  readonly colour: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The strikes of one day. */
export interface Diamond {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Pixels to the next diamond, or to the end: a number is written where it fits. */
  readonly room: number;
}

/** From an incident to the last day it may have happened. */
export interface Whisker {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** An attack's whisker wears its block's colour. */
export interface BlockWhisker extends Whisker {
  readonly colour: number;
}

/** Narrower than this a day has no room for a diamond or a whisker. */
const leastDay = 3;

export function hasRoomForDays(scale: Scale): boolean {
  return scale.dayWidth >= leastDay;
}

/** The blocks of a stack, lowest first within each column; one bar a colour where they have melted. */
export function blocksOf(stack: Stack, scale: Scale): readonly Block[] {
  const blocks: Block[] = [];
  const { counts, colours } = stack;
  for (let column = 0; column * colours < counts.length; column++) {
    const across = acrossOf(scale, column);
    let under = 0;
    for (let colour = 0; colour < colours; colour++) {
      const count = counts[column * colours + colour] ?? 0;
      for (const piece of piecesOf(stack, count, under)) blocks.push({ colour, ...across, ...piece });
      under += count;
    }
  }
  return blocks;
}

function piecesOf({ lane, unit }: Stack, count: number, under: number): readonly Pick<Block, "y" | "height">[] {
  const base = lane.top + lane.height - under * unit.height;
  if (unit.gap === 0) return count === 0 ? [] : [{ y: base - count * unit.height, height: count * unit.height }];
  return Array.from({ length: count }, (_, k) => ({
    y: base - (k + 1) * unit.height + unit.gap, height: unit.height - unit.gap,
  }));
}

/** A column less a gap, where it is wide enough to show one. */
function acrossOf(scale: Scale, column: number): Pick<Block, "x" | "width"> {
  const full = scale.dayWidth * daysPerColumn(scale);
  const gap = gapOf(full);
  return { x: column * full + gap / 2, width: full - gap };
}

function gapOf(width: number): number {
  if (width >= 4) return 1.5;
  return width >= 2 ? 0.5 : 0;
}

/** The strikes by day. */
export function diamondsOf(record: RecordCounts, lane: Lane, scale: Scale): readonly Diamond[] {
  const struck = daysWith(record.strikes);
  return struck.map((day, at) => {
    const x = middleOf(scale, day);
    const next = struck[at + 1];
    const room = (next === undefined ? scale.width : middleOf(scale, next)) - x;
    return { x, y: lane.top + lane.height / 2, count: record.strikes[day] ?? 0, room };
  });
}

function daysWith(daily: Int32Array): readonly number[] {
  const days: number[] = [];
  daily.forEach((count, day) => count > 0 && days.push(day));
  return days;
}

/** Whiskers of the passing strikes whose day is a range, from their diamond. */
export function strikeWhiskers(record: RecordCounts, rows: Rows, facets: FacetColumns, lane: Lane, scale: Scale): readonly Whisker[] {
  const y = lane.top + lane.height / 2;
  return rangesOf(record, rows, facets, 1).map((row) => {
    const day = dayOf(rows.minute[row] ?? 0);
    return { from: middleOf(scale, day), to: lastEdge(scale, day, facets.spanDays[row] ?? 0), y };
  });
}

/** Whiskers of the passing attacks whose day is a range, each from a block of its own day and colour. */
export function attackWhiskers(
  record: RecordCounts, rows: Rows, facets: FacetColumns, colours: ArrayLike<number>, stacks: readonly Stack[], scale: Scale,
): readonly BlockWhisker[] {
  const taken = new Map<string, number>();
  return rangesOf(record, rows, facets, 0).flatMap((row) => {
    const stack = stacks.find(({ lane }) => lane.countries.includes(facets.country[row] ?? -1));
    if (!stack) return [];
    const day = dayOf(rows.minute[row] ?? 0);
    const colour = colours[row] ?? 0;
    const key = `${stack.lane.name} ${day} ${colour}`;
    const slot = taken.get(key) ?? 0;
    taken.set(key, slot + 1);
    const { lane, unit } = stack;
    const y = lane.top + lane.height - (below(stack, day, colour) + slot + 0.5) * unit.height + unit.gap / 2;
    const { x, width } = acrossOf(scale, day);
    return [{ colour, from: x + width, to: lastEdge(scale, day, facets.spanDays[row] ?? 0), y }];
  });
}

function rangesOf(record: RecordCounts, rows: Rows, facets: FacetColumns, strike: 0 | 1): readonly number[] {
  const found: number[] = [];
  for (const row of record.passing) {
    if ((facets.spanDays[row] ?? 0) > 0 && rows.strike[row] === strike) found.push(row);
  }
  return found;
}

/** The right edge of the last day of a range. */
function lastEdge(scale: Scale, day: number, spanDays: number): number {
  const { x, width } = acrossOf(scale, day + spanDays);
  return x + width;
}
