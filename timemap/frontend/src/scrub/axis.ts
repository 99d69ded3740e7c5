/** Where the time axis has ticks and what they say, from days to decades. Pure. */
import { dayLabel, isoDay } from "../time";
import type { Scale } from "./scale";

export interface AxisTick {
  readonly day: number;
  /** `long` begins a month, where months are told apart, else a year. */
  readonly size: "long" | "short";
  /** A line through the lanes. */
  readonly grid: boolean;
}

export interface AxisLabel {
  readonly day: number;
  readonly text: string;
  readonly bold: boolean;
}

export interface Axis {
  readonly ticks: readonly AxisTick[];
  readonly labels: readonly AxisLabel[];
}

/** Pixels from a tick to its label; the first label begins where the lanes begin. */
export const labelOffset = 4;

const monthsShownFrom = 30;
const yearWidth = 34;
const yearSteps = [1, 2, 5, 10, 20, 50, 100];
const quarterWidth = 40;
const weeksShownFrom = 3.5;
const everyDayFrom = 24;
const gap = 10;
const letterWidth = 6.4;

/** @param start ISO day of day 0 */
export function axisOf(start: string, scale: Scale): Axis {
  const months = monthStarts(start, scale.days);
  if (scale.dayWidth * 30.4 < monthsShownFrom) return yearAxis(start, months, scale);
  const minor = minorDays(start, scale).filter((day) => !months.some((month) => month.day === day));
  return {
    ticks: [
      ...minor.map((day) => ({ day, size: "short", grid: false }) as const),
      ...months.map(({ day }) => ({ day, size: "long", grid: true }) as const),
    ],
    labels: spaced([...monthLabels(start, months), ...dayLabels(start, months, scale)], scale),
  };
}

interface Month {
  readonly day: number;
  readonly name: string;
  readonly year: string;
}

/** First days of months after day 0. */
function monthStarts(start: string, days: number): readonly Month[] {
  return daysWhere(start, days, (iso) => iso.endsWith("-01"))
    .filter((day) => day > 0)
    .map((day) => monthAt(start, day));
}

function monthAt(start: string, day: number): Month {
  const [, name = "", year = ""] = dayLabel(start, day, true).split(" ");
  return { day, name, year };
}

function monthLabels(start: string, months: readonly Month[]): readonly AxisLabel[] {
  const first = monthAt(start, 0);
  return [
    { day: 0, text: `${first.name} ${first.year}`, bold: true },
    ...months.map(({ day, name, year }) => ({ day, text: name === "Jan" ? `Jan ${year}` : name, bold: true })),
  ];
}

/** Every day's number where there is room, else the fifteenth's. */
function dayLabels(start: string, months: readonly Month[], scale: Scale): readonly AxisLabel[] {
  if (scale.dayWidth < weeksShownFrom) return [];
  const every = scale.dayWidth >= everyDayFrom;
  return daysWhere(start, scale.days, (iso) => every || iso.endsWith("-15"))
    .filter((day) => day > 0 && !months.some((month) => month.day === day))
    .map((day) => ({ day, text: dayLabel(start, day).split(" ")[0] ?? "", bold: false }));
}

/** Every day where there is room, else Mondays, else none. */
function minorDays(start: string, scale: Scale): readonly number[] {
  if (scale.dayWidth >= everyDayFrom) return Array.from({ length: scale.days - 1 }, (_, day) => day + 1);
  return scale.dayWidth >= weeksShownFrom ? mondays(start, scale.days) : [];
}

function mondays(start: string, days: number): readonly number[] {
  const weekday = new Date(`${start}T00:00:00Z`).getUTCDay();
  const first = (8 - weekday) % 7;
  return Array.from({ length: Math.max(0, Math.ceil((days - first) / 7)) }, (_, k) => first + 7 * k).filter((day) => day > 0);
}

/** Years, as many as fit, and quarters between them; the year that has begun before day 0 where there is room for it. */
function yearAxis(start: string, months: readonly Month[], scale: Scale): Axis {
  const years = months.filter(({ name }) => name === "Jan");
  const first = monthAt(start, 0);
  const each = yearSteps.find((step) => step * scale.dayWidth * 365 >= yearWidth) ?? 1000;
  const whole = start.endsWith("-01-01") ? [first, ...years] : years;
  const labelled = [...whole.filter(({ year }) => Number(year) % each === 0), first];
  const quarters = scale.dayWidth * 91 >= 6 ? months.filter(({ name }) => ["Apr", "Jul", "Oct"].includes(name)) : [];
  const named = scale.dayWidth * 91 >= quarterWidth ? quarters : [];
  return {
    ticks: [
      ...quarters.map(({ day }) => ({ day, size: "short", grid: false }) as const),
      ...years.map(({ day }) => ({ day, size: "long", grid: each === 1 }) as const),
    ],
    labels: spaced([
      ...labelled.map(({ day, year }) => ({ day, text: year, bold: true })),
      ...named.map(({ day, name }) => ({ day, text: name, bold: false })),
    ], scale),
  };
}

/** Labels in order of importance; one that would touch an earlier one, or the end, is left out. */
function spaced(labels: readonly AxisLabel[], scale: Scale): readonly AxisLabel[] {
  const kept: AxisLabel[] = [];
  const [from, to] = [(l: AxisLabel) => l.day * scale.dayWidth, (l: AxisLabel) => l.day * scale.dayWidth + l.text.length * letterWidth + gap];
  for (const label of labels) {
    const free = kept.every((other) => to(label) <= from(other) || from(label) >= to(other));
    if (free && to(label) - gap + labelOffset <= scale.width) kept.push(label);
  }
  return kept;
}

function daysWhere(start: string, days: number, wanted: (iso: string) => boolean): readonly number[] {
  return Array.from({ length: days }, (_, day) => day).filter((day) => wanted(isoDay(start, day)));
}
