/** Reported against itemised: the publisher's running total beside our own count, so that the gap is seen. */
import { facetOf } from "../filters";
import { reportedAt } from "../reported";
import { palette } from "../theme";
import { dayLabel, dayOf } from "../time";
import { columnCountries, columnPoints, filteredOtherwise, fromTheStart, lastDay, standing, valueIn } from "./figures";
import { gridStep, itemised, labelHeights, stepPath } from "./plot";
import { CountryBars } from "./countries";
import { digits } from "../words";
import type { ChartPlan } from "./plan";
import type { Point } from "./figures";
import type { Dispatch, Frame } from "../types";

interface ReportedProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
  readonly plan: ChartPlan;
  readonly width: number;
}

export function ReportedChart({ frame, dispatch, plan, width }: ReportedProps) {
  const { meta, tally } = frame;
  const values = publishedValues(frame);
  const split = Object.fromEntries((meta.reported?.countries ?? []).map((c) => [`data-reported-${slug(c)}`, values.split[c] ?? undefined]));
  return (
    <section class="bm-chart" data-testid="chart-reported" data-total={tally.visible.attacks} data-strikes={tally.visible.strikes}
      data-reported={values.total ?? undefined} {...split}>
      <h2 class="bm-chart-title">{meta.reported ? "Attacks reported and itemised" : facetOf(meta, "action") ? "Attacks itemised" : "Itemised"} <small>{fromTheStart(frame) ? "cumulative" : `since ${dayLabel(meta.start, 0)}`}</small></h2>
      <Plot frame={frame} width={width} height={plan.plotHeight} />
      <CountryBars frame={frame} dispatch={dispatch} />
      <Note text={noteOf(frame, plan.compact)} />
    </section>
  );
}

function slug(country: string): string {
  return country.toLowerCase().replace(/[^a-z]+/g, "-");
}

/** What stands published on the last day shown: in all, and by country; null where no figure is. */
function publishedValues(frame: Frame): { readonly total: number | null; readonly split: Readonly<Record<string, number | null>> } {
  const { reported } = frame.meta;
  const figure = reportedAt(reported, lastDay(frame));
  const countries = columnCountries(frame.state.view.filters);
  return {
    total: figure && valueIn(figure, countries),
    split: Object.fromEntries((reported?.countries ?? []).map((country) => [country, figure?.split[country] ?? null])),
  };
}

// ---- the note --------------------------------------------------------------------------------

function Note({ text }: { readonly text: string }) {
  return text === "" ? null : <p class="bm-chart-note">{text}</p>;
}

/** What a reader must know of the line: that filters leave it alone, or what the hollow dots are. */
export function noteOf(frame: Frame, compact: boolean): string {
  const { meta, state } = frame;
  if (!meta.reported) return "";
  const countries = columnCountries(state.view.filters);
  const covered = countries === null || countries.every((country) => meta.reported?.countries.includes(country));
  if (!covered) return `No published figure for ${countries.join(" and ")}.`;
  const where = countries === null ? "" : ` in ${countries.join(" and ")}`;
  if (filteredOtherwise(frame)) return `The reported line counts every attack${where}; ${where === "" ? "" : "other "}filters do not change it.`;
  return compact ? "" : hollowNote(frame);
}

function hollowNote(frame: Frame): string {
  const { meta, state } = frame;
  const day = lastDay(frame);
  const points = meta.reported ? columnPoints(meta.reported, columnCountries(state.view.filters)) : [];
  const hollow = points.filter((point) => point.hollow && point.day <= day);
  const latest = hollow.at(-1);
  if (!latest) return "";
  const values = hollow.filter((point) => point.day === latest.day).map((point) => digits(point.value)).sort();
  return `Hollow dots: other published figures (${dayLabel(meta.start, latest.day)}: also ${values.join(" and ")}).`;
}

// ---- the plot --------------------------------------------------------------------------------

const AXIS_ROOM = 26;
const AXIS_DIGIT_WIDTH = 6.4;
const LABEL_ROOM = 66;
const DIGIT_WIDTH = 10;
const TOP = 22;
const DATES_ROOM = 20;

/** Days and attacks to pixels. */
interface Scale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly base: number;
  readonly days: number;
  readonly most: number;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf(width: number, height: number, days: number, most: number, letters: number): Scale {
  const left = Math.max(AXIS_ROOM, 6 + AXIS_DIGIT_WIDTH * digits(Math.floor(most)).length);
  const right = Math.max(left + 60, width - LABEL_ROOM - letters * DIGIT_WIDTH);
  const base = height - DATES_ROOM;
  const x = (day: number): number => left + ((right - left) * day) / days;
  const y = (value: number): number => base - ((base - TOP) * value) / most;
  return { left, right, top: TOP, base, days, most, x, y };
}

function Plot({ frame, width, height }: { readonly frame: Frame; readonly width: number; readonly height: number }) {
  const { meta, tally, state } = frame;
  const day = Math.max(0, lastDay(frame));
  const points = meta.reported ? columnPoints(meta.reported, columnCountries(state.view.filters)) : [];
  const seen = points.filter((point) => point.day <= day);
  const counts = itemised(tally.record);
  const ours = counts.upTo[Math.min(day, counts.upTo.length - 1)] ?? 0;
  const theirs = standing(points, day);
  const most = Math.max(1, ours, ...seen.map((point) => point.value));
  const letters = digits(Math.max(ours, theirs ?? 0)).length;
  const scale = scaleOf(width, height, Math.max(1, day), most, letters);
  return (
    <svg class="bm-plot" width={width} height={height} role="img" aria-label={plotSaid(frame, day, ours, theirs)}>
      <Grid scale={scale} />
      <Dates scale={scale} frame={frame} day={day} />
      {!fromTheStart(frame) && <WindowMark frame={frame} scale={scale} day={day} />}
      <Lines frame={frame} scale={scale} points={points} />
      {seen.map((point, at) => <Dot key={at} point={point} scale={scale} />)}
      <EndLabels scale={scale} ours={ours} theirs={theirs} />
    </svg>
  );
}

function plotSaid({ meta }: Frame, day: number, ours: number, theirs: number | null): string {
  const published = meta.reported ? `${theirs === null ? "no figure" : digits(theirs)} reported by ${meta.reported.publisher}, ` : "";
  return `${dayLabel(meta.start, 0)} to ${dayLabel(meta.start, day, true)}: ${published}${digits(ours)} itemised`;
}

function Grid({ scale }: { readonly scale: Scale }) {
  const step = gridStep(scale.most);
  const values = Array.from({ length: Math.floor(scale.most / step) + 1 }, (_, n) => n * step);
  return (
    <g class="bm-plot-axis">
      {values.map((value) => (
        <g key={value}>
          <line x1={scale.left} x2={scale.right} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={scale.left - 6} y={scale.y(value) + 4} text-anchor="end">{digits(value)}</text>
        </g>
      ))}
    </g>
  );
}

/** Between the middles of a month's label and of the plot's end, so that no two labels touch. */
const DATE_ROOM = 58;

/** The first and the last day, and between them the first of a month that has room. */
function Dates({ scale, frame, day }: { readonly scale: Scale; readonly frame: Frame; readonly day: number }) {
  const { start } = frame.meta;
  const y = scale.base + 15;
  const middle = monthBetween(start, day, scale);
  return (
    <g class="bm-plot-axis">
      <text x={scale.left} y={y}>{dayLabel(start, 0)}</text>
      {middle !== null && <text x={scale.x(middle)} y={y} text-anchor="middle">{dayLabel(start, middle)}</text>}
      {day > 0 && <text x={scale.right} y={y} text-anchor="end">{dayLabel(start, day)}</text>}
    </g>
  );
}

/** First of a month whose label stands clear of both ends, nearest the middle; null where there is none. */
function monthBetween(start: string, day: number, scale: Scale): number | null {
  const firstOfCase = Number(start.slice(8, 10));
  const clear = (at: number): boolean => scale.x(at) - scale.left > DATE_ROOM && scale.right - scale.x(at) > DATE_ROOM;
  let best: number | null = null;
  for (let at = Math.max(1, 28 - firstOfCase); at < day; at++) {
    if (!dayLabel(start, at).startsWith("1 ") || !clear(at)) continue;
    if (best === null || Math.abs(at - day / 2) < Math.abs(best - day / 2)) best = at;
  }
  return best;
}

/** The window, where it does not reach back to the case's start. */
function WindowMark({ frame, scale, day }: { readonly frame: Frame; readonly scale: Scale; readonly day: number }) {
  const from = scale.x(Math.min(day, Math.max(0, dayOf(frame.shown.start))));
  return (
    <g>
      <rect x={from} y={scale.top - 8} width={Math.max(1, scale.right - from)} height={scale.base - scale.top + 8} class="bm-plot-window"
        fill-opacity={palette(frame.theme).windowBand} />
      <line x1={from} x2={from} y1={scale.top - 8} y2={scale.base} class="bm-plot-window-start" />
    </g>
  );
}

/**
 * Both step lines. Their paths are made once, in days and attacks; a frame only scales them and cuts
 * them off at the last day shown.
 */
function Lines({ frame, scale, points }: { readonly frame: Frame; readonly scale: Scale; readonly points: readonly Point[] }) {
  const { line, area } = itemised(frame.tally.record);
  const sx = (scale.right - scale.left) / scale.days;
  const sy = (scale.base - scale.top) / scale.most;
  const place = `matrix(${sx} 0 0 ${-sy} 0 ${scale.base})`;
  return (
    <svg x={scale.left} y="0" width={scale.right - scale.left + 1} height={scale.base + 1} overflow="hidden">
      <path d={area} transform={place} class="bm-plot-area" fill-opacity={palette(frame.theme).itemisedFill} />
      <path d={line} transform={place} class="bm-plot-itemised" vector-effect="non-scaling-stroke" />
      <path d={reportedPath(points, frame.meta.days)} transform={place} class="bm-plot-reported" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

const reportedPaths = new WeakMap<readonly Point[], string>();

function reportedPath(points: readonly Point[], days: number): string {
  const known = reportedPaths.get(points);
  if (known !== undefined) return known;
  const made = stepPath(points.filter((point) => !point.hollow).map(({ day, value }) => [day, value] as const), days);
  reportedPaths.set(points, made);
  return made;
}

function Dot({ point, scale }: { readonly point: Point; readonly scale: Scale }) {
  return (
    <circle cx={scale.x(point.day)} cy={scale.y(point.value)} r={point.hollow ? 2.4 : 2.6} class={point.hollow ? "bm-plot-other" : "bm-plot-dot"} />
  );
}

const LABELS_APART = 20;

function EndLabels({ scale, ours, theirs }: { readonly scale: Scale; readonly ours: number; readonly theirs: number | null }) {
  const own = scale.y(ours);
  const other = theirs === null ? null : scale.y(theirs);
  const [upper, lower] = other === null ? [0, own] : labelHeights(other, own, LABELS_APART, 10, scale.base);
  return (
    <g class="bm-plot-ends">
      {other !== null && <line x1={scale.right} x2={scale.right} y1={other} y2={own} class="bm-plot-gap" />}
      {other !== null && <EndLabel x={scale.right + 8} y={upper} value={theirs ?? 0} word="reported" />}
      <EndLabel x={scale.right + 8} y={lower} value={ours} word="itemised" />
    </g>
  );
}

function EndLabel({ x, y, value, word }: { readonly x: number; readonly y: number; readonly value: number; readonly word: "reported" | "itemised" }) {
  return (
    <text x={x} y={y + 5}>
      <tspan class={`bm-plot-end bm-plot-end-${word}`}>{digits(value)}</tspan> <tspan dx="2">{word}</tspan>
    </text>
  );
}
