/**
 * Minutes and local days. A minute counts from the local midnight that begins the case; a day is 1,440
 * of them. Dates are plain calendar days: reckoned in UTC, the browser's zone and language play no part.
 */
import type { CaseMeta, Span, Step, View } from "./types";

export const minutesPerHour = 60;
export const minutesPerDay = 1440;
const millisPerDay = 86_400_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Day number that holds a minute; 0 is the case's first day. */
export function dayOf(minute: number): number {
  return Math.floor(minute / minutesPerDay);
}

/** Length of a step in minutes. */
export function stepMinutes(step: Step): number {
  if (step === "hour") return minutesPerHour;
  return step === "day" ? minutesPerDay : 7 * minutesPerDay;
}

/** ISO day (`2023-10-17`) of a day number; `start` is the ISO day of day 0. */
export function isoDay(start: string, day: number): string {
  return dateAt(start, day).toISOString().slice(0, 10);
}

/** Day number of an ISO day, or null when the text is none ("2023-02-30", "17 Oct"). */
export function parseDay(start: string, text: string): number | null {
  // Python knows no year 0.
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith("0000")) return null;
  const millis = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== text) return null;
  return Math.round((millis - millisOf(start)) / millisPerDay);
}

/** ISO moment at the hour step (`2023-10-17T06:00`) of a minute. */
export function isoHour(start: string, minute: number): string {
  return `${isoDay(start, dayOf(minute))}T${clockTime(minute)}`;
}

/** "17 Oct", or "17 Nov 2023" with the year. */
export function dayLabel(start: string, day: number, year = false): string {
  const date = dateAt(start, day);
  const short = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return year ? `${short} ${date.getUTCFullYear()}` : short;
}

/** "06:00": the clock time of a minute. */
export function clockTime(minute: number): string {
  const inDay = minute - dayOf(minute) * minutesPerDay;
  return `${pad(Math.floor(inDay / minutesPerHour))}:${pad(inDay % minutesPerHour)}`;
}

/**
 * What a span shows, both ends included: "17 Oct – 17 Nov 2023", "1–7 Nov 2023", "17 Nov 2023".
 *
 * What both ends share is said once. A span that does not begin and end at midnight is said by the
 * clock: "8 Nov 2023, 05:00–07:00"; midnight as its end is 24:00.
 */
export function windowLabel(start: string, span: Span): string {
  const first = dayOf(span.start);
  const last = Math.max(first, dayOf(span.end - 1));
  const whole = isMidnight(span.start) && isMidnight(span.end);
  return whole ? daysLabel(start, first, last) : clockLabel(start, span, first, last);
}

function daysLabel(start: string, first: number, last: number): string {
  const end = dayLabel(start, last, true);
  if (first === last) return end;
  if (isoDay(start, first).slice(0, 7) === isoDay(start, last).slice(0, 7))
    return `${dateAt(start, first).getUTCDate()}–${end}`;
  return `${firstLabel(start, first, last)} – ${end}`;
}

function clockLabel(start: string, span: Span, first: number, last: number): string {
  const from = clockTime(span.start);
  const to = isMidnight(span.end) ? "24:00" : clockTime(span.end);
  const end = dayLabel(start, last, true);
  if (first === last) return `${end}, ${from}–${to}`;
  return `${firstLabel(start, first, last)}, ${from} – ${end}, ${to}`;
}

/** The first day; its year is said only where the last day has another. */
function firstLabel(start: string, first: number, last: number): string {
  return dayLabel(start, first, yearOf(start, first) !== yearOf(start, last));
}

function isMidnight(minute: number): boolean {
  return minute % minutesPerDay === 0;
}

/** "17 NOV 2023": the last day a span shows. */
export function asOf(start: string, span: Span): string {
  return dayLabel(start, dayOf(span.end - 1), true).toUpperCase();
}

/** The whole time of the case: its first midnight to the midnight after its last incident's day. */
export function extent(meta: CaseMeta): Span {
  return { start: 0, end: meta.days * minutesPerDay };
}

/**
 * The time a view shows, inside the whole. *Instant* is the one step that ends at the window's end;
 * *from-start* and *to-end* put one end of the whole in place of a handle.
 */
export function shown(view: Pick<View, "span" | "mode" | "step">, whole: Span): Span {
  const { start, end } = unclipped(view, whole);
  return { start: Math.max(start, whole.start), end: Math.min(end, whole.end) };
}

function unclipped({ span, mode, step }: Pick<View, "span" | "mode" | "step">, whole: Span): Span {
  if (mode === "instant") return { start: span.end - stepMinutes(step), end: span.end };
  if (mode === "from-start") return { start: whole.start, end: span.end };
  return mode === "to-end" ? { start: span.start, end: whole.end } : span;
}

function dateAt(start: string, day: number): Date {
  return new Date(millisOf(start) + day * millisPerDay);
}

function millisOf(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`);
}

/** Calendar year of a day number. */
export function yearOf(start: string, day: number): number {
  return dateAt(start, day).getUTCFullYear();
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
