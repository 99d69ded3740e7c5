/**
 * Paints at once, and at most sixty times a second: a key that is pressed while the last picture still
 * waits for a busy GPU is drawn before its handler returns, and many changes together are drawn as one.
 */
export interface Painter {
  readonly ask: () => void;
  /** Paints at once, and from now on whenever asked. */
  readonly begin: (paint: () => void) => void;
  readonly end: () => void;
}

const betweenMs = 1000 / 60;

export function createPainter(): Painter {
  let paint: (() => void) | null = null;
  let frame = 0;
  let painting = false;
  let paintedAt = -Infinity;

  const run = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    painting = true;
    paint?.();
    painting = false;
    paintedAt = performance.now();
  };
  return {
    ask: () => {
      if (!paint) return;
      if (!painting && performance.now() - paintedAt >= betweenMs) run();
      else frame ||= requestAnimationFrame(run);
    },
    begin: (what) => {
      paint = what;
      run();
    },
    end: () => {
      cancelAnimationFrame(frame);
      paint = null;
    },
  };
}
