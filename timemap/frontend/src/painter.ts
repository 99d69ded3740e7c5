/**
 * Paints at most once an animation frame, however often it is asked, and the first time at once: a key
 * that is pressed while nothing waits is on its way to the screen before its handler returns.
 */
export interface Painter {
  readonly ask: () => void;
  /** Paints at once, and from now on whenever asked. */
  readonly begin: (paint: () => void) => void;
  readonly end: () => void;
}

export function createPainter(): Painter {
  let paint: (() => void) | null = null;
  let frame = 0;
  let painting = false;
  let asked = false;

  const run = (): void => {
    asked = false;
    painting = true;
    paint?.();
    painting = false;
  };
  const nextFrame = (): void => {
    frame = 0;
    if (asked) now();
  };
  const now = (): void => {
    frame = requestAnimationFrame(nextFrame);
    run();
  };
  return {
    ask: () => {
      if (!paint) return;
      if (frame || painting) asked = true;
      else now();
    },
    begin: (what) => {
      paint = what;
      now();
    },
    end: () => {
      cancelAnimationFrame(frame);
      paint = null;
    },
  };
}
