/** Incidents without a site, as one run of points sorted by time; a window is a slice of it. */
import { worldX, worldY } from "./mercator";
import type { Projection } from "./mercator";
import type { Swatch } from "../theme";
import type { Rows, Span } from "../types";

type Colours = Uint8Array | Uint16Array;

/** Points of one shape. Every array has one entry a point, in time order. */
export interface PointSet {
  readonly length: number;
  /** Row numbers. */
  readonly row: Uint32Array;
  readonly minute: Float32Array;
  /** Longitude and latitude in turn, WGS84 degrees. */
  readonly lonLat: Float32Array;
  /** Red, green, blue, opacity, 0 to 255. */
  readonly rgba: Uint8Array;
}

/** Red, green, blue, opacity, 0 to 255. */
type Rgba = readonly [number, number, number, number];

/** Points [first, last) of a set. */
export type Slice = readonly [first: number, last: number];

/** The passing rows without a site, strikes or attacks. `column` holds indices into `swatches`; null: all have the first. */
export function pointsOf(rows: Rows, passing: Uint32Array, strikes: boolean, column: Colours | null, swatches: readonly Swatch[]): PointSet {
  const wanted = strikes ? 1 : 0;
  let length = 0;
  for (let i = 0; i < passing.length; i += 1) if (isPoint(rows, passing[i] as number, wanted)) length += 1;
  const set = {
    length, row: new Uint32Array(length), minute: new Float32Array(length), lonLat: new Float32Array(2 * length), rgba: new Uint8Array(4 * length),
  };
  const paints = swatches.map(({ colour }) => bytesOf(colour));
  let at = 0;
  for (let i = 0; i < passing.length; i += 1) {
    const row = passing[i] as number;
    if (!isPoint(rows, row, wanted)) continue;
    set.row[at] = row;
    set.minute[at] = rows.minute[row] as number;
    set.lonLat[2 * at] = rows.lon[row] as number;
    set.lonLat[2 * at + 1] = rows.lat[row] as number;
    set.rgba.set(paints[column ? (column[row] as number) : 0] as Rgba, 4 * at);
    at += 1;
  }
  return set;
}

function isPoint(rows: Rows, row: number, strike: number): boolean {
  return rows.site[row] === 0 && rows.strike[row] === strike;
}

/** "#f0a122" as red, green, blue and full opacity. */
export function bytesOf(colour: string): Rgba {
  const part = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return [part(1), part(3), part(5), 255];
}

/** The points whose minute lies in a span. */
export function sliceAt(set: PointSet, span: Span): Slice {
  const first = lowerBound(set.minute, span.start);
  return [first, Math.max(first, lowerBound(set.minute, span.end))];
}

function lowerBound(sorted: Float32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Points of a set on the world: x and y in turn, world units; exact to an eighth of a pixel at zoom 12. */
export function worldOf(set: PointSet): Float32Array {
  const world = new Float32Array(2 * set.length);
  for (let i = 0; i < set.length; i += 1) {
    world[2 * i] = worldX(set.lonLat[2 * i] as number);
    world[2 * i + 1] = worldY(set.lonLat[2 * i + 1] as number);
  }
  return world;
}

/** The row nearest to a pixel among a slice's points, no farther than `reach` pixels; of equals the latest. Null: none. */
export function rowNear(set: PointSet, [first, last]: Slice, at: Projection, x: number, y: number, reach: number): { row: number; far: number } | null {
  let row = -1;
  let nearest = reach;
  for (let i = first; i < last; i += 1) {
    const dx = at.left + worldX(set.lonLat[2 * i] as number) * at.scale - x;
    if (Math.abs(dx) > nearest) continue;
    const dy = at.top + worldY(set.lonLat[2 * i + 1] as number) * at.scale - y;
    const far = Math.hypot(dx, dy);
    if (far <= nearest) [row, nearest] = [set.row[i] as number, far];
  }
  return row < 0 ? null : { row, far: nearest };
}
