/** Minutes ↔ pixels across the lanes. */
import { minutesPerDay } from "../time";
import type { Span } from "../types";

export interface Scale {
  /** Pixels of the lanes. */
  readonly width: number;
  readonly days: number;
  /** Pixels of one day. */
  readonly dayWidth: number;
}

export function scaleOf(days: number, width: number): Scale {
  return { width, days, dayWidth: width / Math.max(1, days) };
}

export function xOf(scale: Scale, minute: number): number {
  return (minute / minutesPerDay) * scale.dayWidth;
}

export function minuteAt(scale: Scale, x: number): number {
  return (x / scale.dayWidth) * minutesPerDay;
}

/** The middle of a day, where what happened on it is marked. */
export function middleOf(scale: Scale, day: number): number {
  return (day + 0.5) * scale.dayWidth;
}

/** From and to in pixels. */
export function edgesOf(scale: Scale, span: Span): readonly [from: number, to: number] {
  return [xOf(scale, span.start), xOf(scale, span.end)];
}
