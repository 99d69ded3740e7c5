/** Where the flags, the length between them and the note stand above the lanes. Pure. */

/** A stretch of the line above the lanes, in pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface FlagWidths {
  /** Null: the mode has no such handle. */
  readonly start: number | null;
  readonly end: number | null;
}

export interface FlagPlaces {
  readonly start: Stretch | null;
  readonly end: Stretch | null;
}

const apart = 6;

/**
 * Flags hang inside the window, on its side of their line; where the window is too short one hangs
 * outside, and at the lanes' ends they are pushed along.
 *
 * @param from, to the window's edges in pixels
 */
export function placeFlags(from: number, to: number, widths: FlagWidths, width: number): FlagPlaces {
  const starts = widths.start === null ? [null] : [stretch(from - 1, widths.start), stretch(from + 1 - widths.start, widths.start)];
  const ends = widths.end === null ? [null] : [stretch(to + 1 - widths.end, widths.end), stretch(to - 1, widths.end)];
  for (const end of ends) {
    for (const start of starts) {
      if (within(start, width) && within(end, width) && clear(start, end)) return { start, end };
    }
  }
  return pushed(from, to, widths, width);
}

/** Both against the nearer end of the lanes, side by side. */
function pushed(from: number, to: number, widths: FlagWidths, width: number): FlagPlaces {
  const [start, end] = [widths.start ?? 0, widths.end ?? 0];
  const left = Math.min(Math.max(-1, from - 1), Math.max(-1, width + 1 - end - apart - start));
  const right = Math.max(left + start + (widths.start === null ? 0 : apart), Math.min(to - 1, width + 1 - end));
  return {
    start: widths.start === null ? null : stretch(left, start),
    end: widths.end === null ? null : stretch(right, end),
  };
}

function stretch(from: number, length: number): Stretch {
  return { from, to: from + length };
}

function within(flag: Stretch | null, width: number): boolean {
  return !flag || (flag.from >= -1 && flag.to <= width + 1);
}

function clear(start: Stretch | null, end: Stretch | null): boolean {
  return !start || !end || start.to + apart <= end.from;
}

/** Room inside the window between its flags, null where a flag hangs outside it. */
export function roomBetween(from: number, to: number, { start, end }: FlagPlaces): Stretch | null {
  const left = start?.to ?? from;
  const right = end?.from ?? to;
  return right > left && (start?.from ?? from) >= from - 1 && (end?.to ?? to) <= to + 1 ? { from: left, to: right } : null;
}

/** Around a note, in pixels. */
const noteSpace = 16;

/**
 * The left edge of a note: at the right end, else at the left one, else inside the window before its
 * end, each clear of what stands there; null where there is no room.
 *
 * @param taken from the window or its flags to the window or its flags
 * @param room between the flags, less what else has to stand there
 */
export function placeNote(taken: Stretch, room: Stretch | null, noteWidth: number, width: number): number | null {
  if (width - noteWidth >= taken.to + noteSpace) return width - noteWidth;
  if (noteWidth + noteSpace <= taken.from) return 0;
  const at = room ? room.to - noteSpace - noteWidth : 0;
  return room && at >= room.from + noteSpace ? at : null;
}
