/** Marks of the controls, drawn: the type family has no such signs. */

const shapes = {
  first: "M2 2h2v10H2zM13 2v10L5.5 7z",
  back: "M11 2v10L3 7z",
  play: "M3 1.5v11L12.5 7z",
  pause: "M3 2h3v10H3zM8 2h3v10H8z",
  forward: "M3 2v10l8-5z",
} as const;

export function Icon({ name }: { readonly name: keyof typeof shapes }) {
  return (
    <svg class="bm-icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapes[name]} fill="currentColor" />
    </svg>
  );
}

/** An arrow that meets a ring: on to the next incident. */
export function NextMark() {
  return (
    <svg class="bm-icon" width="15" height="12" viewBox="0 0 15 12" aria-hidden="true">
      <path d="M1 2.5v7L6.5 6z" fill="currentColor" />
      <circle cx="10.5" cy="6" r="3" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}

export function LoopMark() {
  return (
    <svg class="bm-icon" width="15" height="14" viewBox="0 0 15 14" aria-hidden="true">
      <path d="M4 3.5h6.5a2.5 2.5 0 0 1 2.5 2.5v.5M11 10.5H4.5A2.5 2.5 0 0 1 2 8v-.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M5.5 0.8v5.4L2.2 3.5zM9.5 7.8v5.4l3.3-2.7z" fill="currentColor" />
    </svg>
  );
}

export function Arrow({ to }: { readonly to: "left" | "right" }) {
  return (
    <svg class="bm-icon" width="10" height="8" viewBox="0 0 10 8" aria-hidden="true">
      <path d="M1 4h8M6.4 1.4 9 4 6.4 6.6" fill="none" stroke="currentColor" stroke-width="1.2" transform={to === "left" ? "rotate(180 5 4)" : undefined} />
    </svg>
  );
}
