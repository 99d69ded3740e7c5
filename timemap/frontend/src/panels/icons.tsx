/** Marks drawn as shapes: the type family has no arrows, and a colour never stands alone. */
import type { Swatch } from "../theme";

type Direction = "right" | "down" | "up" | "left";

const turns: Readonly<Record<Direction, number>> = { right: 0, down: 90, left: 180, up: 270 };

export function Triangle({ to, size = 7 }: { readonly to: Direction; readonly size?: number }) {
  return (
    <svg class="bm-icon" width={size} height={size} viewBox="0 0 8 8" aria-hidden="true">
      <path d="M1 0.5 7.5 4 1 7.5Z" fill="currentColor" transform={`rotate(${turns[to]} 4 4)`} />
    </svg>
  );
}

export function Cross({ size = 8 }: { readonly size?: number }) {
  return (
    <svg class="bm-icon" width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
      <path d="M1 1 9 9M9 1 1 9" stroke="currentColor" stroke-width="1.4" fill="none" />
    </svg>
  );
}

export function NoteMark() {
  return (
    <svg class="bm-icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M1.5 1.5h11v8h-6l-3 3v-3h-2z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round" />
    </svg>
  );
}

/** `disc` for attacks in lists, `ring` in a site's stack, `diamond` for strikes. */
export type MarkShape = "disc" | "ring" | "diamond";

interface MarkProps {
  readonly swatch: Swatch;
  readonly shape: MarkShape;
  readonly size?: number;
}

export function Mark({ swatch, shape, size = 11 }: MarkProps) {
  const { colour } = swatch;
  return (
    <svg class="bm-mark" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shape === "diamond" ? <path d="M6 0 12 6 6 12 0 6Z" {...paint(colour, false, 0)} /> : null}
      {shape === "disc" ? <circle cx="6" cy="6" r={swatch.hollow ? 4.4 : 5.4} {...paint(colour, swatch.hollow, 2)} /> : null}
      {shape === "ring" ? <circle cx="6" cy="6" r="3.9" {...paint(colour, true, swatch.hollow ? 1.6 : 3.8)} /> : null}
    </svg>
  );
}

function paint(colour: string, hollow: boolean, width: number) {
  return hollow ? { fill: "none", stroke: colour, "stroke-width": width } : { fill: colour };
}

const dots: Readonly<Record<string, number>> = { high: 3, medium: 2, low: 1 };

/** Three dots, filled by confidence; none where the value is not one of the three. */
export function ConfidenceDots({ value }: { readonly value: string }) {
  const filled = dots[value] ?? 0;
  return (
    <svg class="bm-dots" width="27" height="8" viewBox="0 0 27 8" aria-hidden="true">
      {[0, 1, 2].map((n) => (
        <circle key={n} cx={4 + 9.5 * n} cy="4" r={n < filled ? 3.5 : 3} class={n < filled ? "bm-dot-full" : "bm-dot-empty"} />
      ))}
    </svg>
  );
}
