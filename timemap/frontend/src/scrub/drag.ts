/** What a pressed pointer holds, and what moving it does. Pure. */
import { leadingEdge } from "../clock";
import { minutesPerDay, minutesPerHour } from "../time";
import type { ClockAction, Edge, Span, View } from "../types";

/** What lies under the pointer: a handle, the window, or the lanes beside it. */
export type Grip = Edge | "band" | "track";

/** An edge that follows the pointer, or null for the whole window; minutes between pointer and edge or window start. */
export interface Hold {
  readonly edge: Edge | null;
  readonly offset: number;
}

/**
 * A handle and the band keep their distance to the pointer. Beside the band the window is centred on
 * the pointer; in the other modes the day under the pointer becomes the last shown, in `to-end` the
 * first.
 *
 * @param minute under the pointer when it was pressed
 */
export function holdOf(grip: Grip, minute: number, view: View, shown: Span): Hold {
  const whole = view.mode === "window" || view.mode === "instant";
  if (grip === "start" || grip === "end") return { edge: grip, offset: shown[grip] - minute };
  if (grip === "band" && whole) return { edge: null, offset: shown.start - minute };
  if (view.mode === "window") return { edge: null, offset: (shown.start - shown.end) / 2 };
  const half = (view.step === "hour" ? minutesPerHour : minutesPerDay) / 2;
  const edge = leadingEdge(view.mode);
  return { edge, offset: edge === "end" ? half : -half };
}

/** True where the press alone already moves time. */
export function movesAtOnce(grip: Grip, view: View): boolean {
  return grip === "track" || (grip === "band" && (view.mode === "from-start" || view.mode === "to-end"));
}

/** @param minute under the pointer now */
export function dragAction({ edge, offset }: Hold, minute: number): ClockAction {
  return edge === null ? { type: "drag-window", start: minute + offset } : { type: "drag-edge", edge, minute: minute + offset };
}
