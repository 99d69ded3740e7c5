/** The timer outside the clock: it beats while the clock plays. */
import type { Clock, Dispatch } from "../types";

/** Steps a second at speed 1: slow enough to read each day. */
const beatsPerSecond = 2;

/** The timers of a page; each returns what cancels it. */
export interface Timers {
  /** Milliseconds, growing. */
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => () => void;
  readonly nextFrame: (run: () => void) => () => void;
}

const pageTimers: Timers = {
  now: () => performance.now(),
  later: (run, ms) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
  nextFrame: (run) => {
    const id = requestAnimationFrame(run);
    return () => cancelAnimationFrame(id);
  },
};

/**
 * Beats while the clock plays: one `tick` a beat, `2 * speed` beats a second, each in a frame of its
 * own. A beat that the page was too busy for is dropped, never made up for.
 *
 * @returns what stops it; start anew when the clock changes
 */
export function startTicker(dispatch: Dispatch, clock: Clock, timers: Timers = pageTimers): () => void {
  if (!clock.playing) return () => undefined;
  const period = 1000 / (beatsPerSecond * clock.speed);
  let due = timers.now() + period;
  let cancel = (): void => undefined;
  const wait = (): void => {
    cancel = timers.later(() => {
      cancel = timers.nextFrame(beat);
    }, due - timers.now());
  };
  const beat = (): void => {
    due = Math.max(due + period, timers.now());
    wait();
    dispatch({ type: "clock", action: { type: "tick" } });
  };
  wait();
  return () => cancel();
}
