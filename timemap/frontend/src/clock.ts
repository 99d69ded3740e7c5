/** The one owner of time: a pure reducer. What beats while it plays is in scrub/ticker.ts. */
import { minutesPerDay, minutesPerHour, stepMinutes } from "./time";
import type { Clock, ClockAction, Edge, Mode, RecordCounts, Span, Step, View } from "./types";

/** Day numbers that hold a passing incident, ascending. */
export type DayIndex = ArrayLike<number>;

export interface Timed {
  readonly view: View;
  readonly clock: Clock;
}

/** Day numbers with at least one passing attack or strike, ascending; for stepping over silence. */
export function activeDays(record: RecordCounts): DayIndex {
  const days: number[] = [];
  for (let day = 0; day < record.days; day++) {
    if ((record.attacks[day] ?? 0) + (record.strikes[day] ?? 0) > 0) days.push(day);
  }
  return days;
}

/**
 * View and clock after one action on time; what does not change keeps its identity.
 *
 * - One *position* moves: the end, or in `to-end` the start. In `window` the whole window goes
 *   with it, its length kept. Nothing leaves `extent`: a step that would stops at the data's end.
 * - Edges keep one step between them. Minutes from a hand snap to days, at the hour step to hours;
 *   a week is seven days from where the window starts.
 * - The handle a mode does not show is remembered, and pushed along only when the other reaches it.
 * - A change of mode keeps the shown end; `to-end` alone cannot, its end is the data's.
 * - `next-incident` puts the position on the next passing day beyond it, backwards on the one
 *   before: the window ends with that day, in `to-end` it starts with it. An incident's time is its
 *   day, so `next-active-day` is the same going forward.
 * - `play` at the last position starts over from the first; a `tick` that reaches the last one stops
 *   unless `loop` is on, then the next tick starts over. A hand that drags or sets takes over from play.
 *
 * @param extent minutes, half-open, whole days: what the scrubber runs over
 * @param days day numbers with passing incidents, ascending
 */
export function reduceClock(view: View, clock: Clock, extent: Span, days: DayIndex, action: ClockAction): Timed {
  switch (action.type) {
    case "step":
      return { view: stepped(view, extent, action.by), clock };
    case "step-edge":
      return { view: edgeStepped(view, extent, action.edge, action.by), clock };
    case "drag-edge":
      return { view: edgeMoved(view, extent, action.edge, snapped(action.minute, view.step)), clock: paused(clock) };
    case "drag-window":
      return { view: windowDragged(view, extent, snapped(action.start, view.step)), clock: paused(clock) };
    case "set":
      return { view: withSpan(view, fitted(action.span, view.step, extent)), clock: paused(clock) };
    case "home":
      return { view: moved(view, extent, extent.start), clock };
    case "end":
      return { view: moved(view, extent, extent.end), clock };
    case "next-incident":
      return { view: atIncident(view, extent, days, action.by), clock };
    case "next-active-day":
      return { view: atIncident(view, extent, days, 1), clock };
    case "mode":
      return { view: withMode(view, extent, action.mode), clock };
    case "step-size":
      return { view: refitted({ ...view, step: action.step }, extent), clock };
    case "speed":
      return { view, clock: { ...clock, speed: action.speed } };
    case "loop":
      return { view, clock: { ...clock, loop: action.loop } };
    case "play":
      return { view: atLast(view, extent) ? moved(view, extent, extent.start) : view, clock: { ...clock, playing: true } };
    case "pause":
      return { view, clock: paused(clock) };
    case "tick":
      return ticked(view, clock, extent);
  }
}

/** The edge that steps and play move: the end, in `to-end` the start. */
export function leadingEdge(mode: Mode): Edge {
  return mode === "to-end" ? "start" : "end";
}

/** True where a step forward would change nothing. */
export function atLast(view: View, extent: Span): boolean {
  return moved(view, extent, extent.end) === view;
}

/** True where a step back would change nothing. */
export function atFirst(view: View, extent: Span): boolean {
  return moved(view, extent, extent.start) === view;
}

function stepped(view: View, extent: Span, by: number): View {
  return moved(view, extent, view.span[leadingEdge(view.mode)] + by * stepMinutes(view.step));
}

/** The view with its position at `minute`, or as near as the extent allows. */
function moved(view: View, extent: Span, minute: number): View {
  const { start, end } = view.span;
  const length = stepLength(view.step, extent);
  if (view.mode === "window") {
    const by = clamp(minute - end, extent.start - start, extent.end - end);
    return withSpan(view, { start: start + by, end: end + by });
  }
  if (view.mode === "to-end") {
    const to = clamp(minute, extent.start, extent.end - length);
    return withSpan(view, { start: to, end: Math.max(end, to + length) });
  }
  const to = clamp(minute, extent.start + length, extent.end);
  return withSpan(view, { start: Math.min(start, to - length), end: to });
}

function edgeStepped(view: View, extent: Span, edge: Edge, by: number): View {
  if (view.mode !== "window") return stepped(view, extent, by);
  return edgeMoved(view, extent, edge, view.span[edge] + by * stepMinutes(view.step));
}

/** One edge at `minute`; where a mode has one handle alone, that handle. */
function edgeMoved(view: View, extent: Span, edge: Edge, minute: number): View {
  if (view.mode !== "window") return moved(view, extent, minute);
  const { start, end } = view.span;
  const length = stepLength(view.step, extent);
  if (edge === "start") return withSpan(view, { start: clamp(minute, extent.start, end - length), end });
  return withSpan(view, { start, end: clamp(minute, start + length, extent.end) });
}

/** The shown band with its start at `start`; from the first or to the last day it is held at one end and stays. */
function windowDragged(view: View, extent: Span, start: number): View {
  if (view.mode === "window") return moved(view, extent, start + view.span.end - view.span.start);
  if (view.mode === "instant") return moved(view, extent, start + stepLength(view.step, extent));
  return view;
}

function atIncident(view: View, extent: Span, days: DayIndex, by: 1 | -1): View {
  const edge = leadingEdge(view.mode);
  const offset = edge === "end" ? 1 : 0;
  const here = view.span[edge] / minutesPerDay - offset;
  const day = by === 1 ? days[firstAbove(days, here)] : days[firstAbove(days, Math.ceil(here) - 1) - 1];
  return day === undefined ? view : moved(view, extent, (day + offset) * minutesPerDay);
}

function withMode(view: View, extent: Span, mode: Mode): View {
  if (mode === view.mode) return view;
  const end = view.mode === "to-end" ? extent.end : view.span.end;
  return refitted({ ...view, mode, span: { start: view.span.start, end } }, extent);
}

/** The view on its step's grid again, the shown end kept where there is room. */
function refitted(view: View, extent: Span): View {
  if (view.mode === "window") return withSpan(view, fitted(view.span, view.step, extent));
  const whole = aligned(view.span, view.step);
  return moved(withSpan(view, whole), extent, whole[leadingEdge(view.mode)]);
}

function ticked(view: View, clock: Clock, extent: Span): Timed {
  if (!clock.playing) return { view, clock };
  if (clock.loop && atLast(view, extent)) return { view: moved(view, extent, extent.start), clock };
  const next = stepped(view, extent, 1);
  return { view: next, clock: !clock.loop && atLast(next, extent) ? paused(clock) : clock };
}

/** The span on its step's grid, at least one step wide, inside the extent. */
function fitted(span: Span, step: Step, extent: Span): Span {
  const length = stepLength(step, extent);
  const whole = aligned(span, step);
  const start = clamp(whole.start, extent.start, extent.end - length);
  return { start, end: clamp(whole.end, start + length, extent.end) };
}

/** The span widened to whole days, at the hour step to hours. */
function aligned(span: Span, step: Step): Span {
  const grain = grainOf(step);
  return { start: Math.floor(span.start / grain) * grain, end: Math.ceil(span.end / grain) * grain };
}

function paused(clock: Clock): Clock {
  return clock.playing ? { ...clock, playing: false } : clock;
}

function withSpan(view: View, span: Span): View {
  return span.start === view.span.start && span.end === view.span.end ? view : { ...view, span };
}

/** A case shorter than a week has no longer step than itself. */
function stepLength(step: Step, extent: Span): number {
  return Math.min(stepMinutes(step), extent.end - extent.start);
}

function grainOf(step: Step): number {
  return step === "hour" ? minutesPerHour : minutesPerDay;
}

function snapped(minute: number, step: Step): number {
  const grain = grainOf(step);
  return Math.round(minute / grain) * grain;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Index of the first day after `day`. */
function firstAbove(days: DayIndex, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? Infinity) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}
