/** Paints at most once an animation frame, however often it is asked. */
export interface Painter {
  readonly ask: () => void;
  /** Paints at once, and from now on whenever asked. */
  readonly begin: (paint: () => void) => void;
  readonly end: () => void;
}

export function createPainter(): Painter {
  let paint: (() => void) | null = null;
  let asked = 0;
  const run = (): void => {
    asked = 0;
    paint?.();
  };
  return {
    ask: () => {
      if (!asked && paint) asked = requestAnimationFrame(run);
    },
    begin: (what) => {
      paint = what;
      what();
    },
    end: () => {
      cancelAnimationFrame(asked);
      paint = null;
    },
  };
}
