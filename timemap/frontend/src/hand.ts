/** The hand: whether it holds the pointer down, and whether it is moving time. */
import type { Cleanup } from "./streamlit";
import type { Span } from "./types";

/** Two changes of time closer than this are one movement: nothing eases. */
const movementMs = 160;

export interface Hand {
  /** True from pointer down to pointer up, wherever the pointer goes meanwhile. */
  readonly holds: () => boolean;
  readonly letGo: Cleanup;
}

export function watchHand(element: HTMLElement): Hand {
  let down = false;
  const set = (value: boolean) => () => {
    down = value;
  };
  const ends = ["pointerup", "pointercancel", "blur"] as const;
  const [press, release] = [set(true), set(false)];
  element.addEventListener("pointerdown", press, true);
  for (const end of ends) window.addEventListener(end, release, true);
  return {
    holds: () => down,
    letGo: () => {
      element.removeEventListener("pointerdown", press, true);
      for (const end of ends) window.removeEventListener(end, release, true);
    },
  };
}

/** A function that is told each frame's time and window, and says whether the window is being moved. */
export function movement(): (now: number, span: Span) => boolean {
  let last: Span | null = null;
  let at = -Infinity;
  let moving = false;
  return (now, span) => {
    const close = now - at < movementMs;
    moving = span === last ? moving && close : close;
    if (span !== last) at = now;
    last = span;
    return moving;
  };
}
