/** The timer outside the clock: it beats while the clock plays. */
import type { Clock, Dispatch } from "../types";

/** Steps a second at speed 1: slow enough to read each day. */
const beatsPerSecond = 2;
/** How soon a press on play, pause or speed is noticed. */
const lookMillis = 50;

/** A clock of milliseconds and a timer; `later` returns what cancels it. */
export interface Timers {
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => () => void;
}

const pageTimers: Timers = {
  now: () => performance.now(),
  later: (run, ms) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};

/**
 * Beats while the clock plays: one `tick` a beat, `2 * speed` beats a second, the first one beat after
 * play began. A beat that the page was too busy for is dropped, never made up for.
 *
 * @param clock the clock as it is now
 * @returns what stops it for good
 */
export function startTicker(dispatch: Dispatch, clock: () => Clock, timers: Timers = pageTimers): () => void {
  let due = Infinity;
  let cancel = (): void => undefined;
  const look = (): void => {
    const { playing, speed } = clock();
    const now = timers.now();
    const next = now + 1000 / (beatsPerSecond * speed);
    const beats = playing && now >= due;
    const onTime = due + next - now;
    if (!playing) due = Infinity;
    else if (beats) due = onTime > now ? onTime : next;
    else due = Math.min(due, next);
    cancel = timers.later(look, Math.min(lookMillis, due - now));
    if (beats) dispatch({ type: "clock", action: { type: "tick" } });
  };
  look();
  return () => cancel();
}
