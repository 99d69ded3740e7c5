/** The geometry of the reported chart: scales, ticks and step paths in days and attacks. Pure. */
import type { RecordCounts } from "../types";

/** Round distance between grid lines, so that at most four stand above zero. */
export function gridStep(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (most / (digit * power) < 5 && most / (digit * power) >= 0) {
      if (most / (digit * power) <= 4) return digit * power;
    }
  }
}

export interface Itemised {
  /** Attacks up to and with each day since the case's start. */
  readonly upTo: Int32Array;
  /** Step line in units of days (x) and attacks (y). */
  readonly line: string;
  readonly area: string;
}

const itemisedOf = new WeakMap<RecordCounts, Itemised>();

/** The running count of passing attacks over the whole record; made once for a set of filters. */
export function itemised(record: RecordCounts): Itemised {
  const known = itemisedOf.get(record);
  if (known) return known;
  const upTo = new Int32Array(record.days);
  let sum = 0;
  for (let day = 0; day < record.days; day++) upTo[day] = sum += record.attacks[day] ?? 0;
  const line = stepPath([...upTo].map((value, day) => [day, value] as const), record.days);
  const made = { upTo, line, area: `${line}V0H0Z` };
  itemisedOf.set(record, made);
  return made;
}

/** A line that holds each value until the next point's day, and the last one until `end`. */
export function stepPath(points: readonly (readonly [day: number, value: number])[], end: number): string {
  const [first] = points;
  if (!first) return "";
  let path = `M${first[0]} ${first[1]}`;
  let level = first[1];
  for (const [day, value] of points) {
    if (value !== level) path += `H${day}V${value}`;
    level = value;
  }
  return `${path}H${end}`;
}

/**
 * Heights of the two labels at the line's end: as near to their values as they may be, `apart` or more
 * from each other, inside [top, bottom]. The higher value stands above; equal values: the first.
 */
export function labelHeights(first: number, second: number, apart: number, top: number, bottom: number): readonly [number, number] {
  const upper = Math.min(first, second);
  const lower = Math.max(first, second);
  const short = Math.max(0, apart - (lower - upper));
  const raised = Math.min(Math.max(upper - short / 2, top), bottom - apart);
  const placed = Math.min(Math.max(lower + short / 2, raised + apart), bottom);
  return first <= second ? [raised, placed] : [placed, raised];
}
