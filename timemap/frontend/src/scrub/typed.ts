/** A date typed into a flag. */
import { dayLabel, dayOf, parseDay, stepMinutes } from "../time";
import type { CaseMeta, Edge, View } from "../types";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** First and last day number that an edge may be set to: for the end, the last day shown. */
export interface Allowed {
  readonly first: number;
  readonly last: number;
}

export function allowedDays(edge: Edge, view: View, meta: CaseMeta): Allowed {
  const step = stepMinutes(view.step);
  const [from, to] = view.mode === "window" ? [view.span.start, view.span.end] : [0, meta.days * 1440];
  const first = edge === "start" ? 0 : dayOf(from + step - 1);
  const last = edge === "end" ? meta.days - 1 : dayOf(to - step);
  return { first: Math.min(first, meta.days - 1), last: Math.max(last, 0) };
}

/**
 * The day number of "2023-11-17" or "17 Nov 2023", or null where the text is neither.
 *
 * @param start ISO day of day 0
 */
export function typedDay(start: string, text: string): number | null {
  const trimmed = text.trim();
  const [, day = "", word = "", year = ""] = /^(\d{1,2})\s+(\p{L}{3,9})\.?\s+(\d{4})$/u.exec(trimmed) ?? [];
  const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return parseDay(start, month === 0 ? trimmed : `${year}-${pad(String(month))}-${pad(day)}`);
}

/** The day typed, or in words what is allowed. */
export function readTyped(text: string, allowed: Allowed, start: string): { readonly day: number } | { readonly problem: string } {
  const day = typedDay(start, text);
  const range = `${dayLabel(start, allowed.first, true)} to ${dayLabel(start, allowed.last, true)}`;
  if (day === null) return { problem: `“${text.trim()}” is not a date. Write 2023-11-17 or 17 Nov 2023, from ${range}.` };
  if (day < allowed.first || day > allowed.last) return { problem: `${dayLabel(start, day, true)} is out of reach here. Allowed: ${range}.` };
  return { day };
}

function pad(text: string): string {
  return text.padStart(2, "0");
}
