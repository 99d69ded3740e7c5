/** Room for names that follow a shape: countries inside their outline, rivers along their stream. */
import type { Position } from "./labels";
import { onScreen } from "./mercator";
import type { Point, Projection, Size } from "./mercator";
import { boxAround } from "./shapes";
import type { Box } from "./shapes";

type LonLat = readonly [number, number];

interface Extent {
  readonly width: number;
  readonly height: number;
}

interface Where {
  readonly at: Projection;
  readonly size: Size;
}

const row = 4;
const across = 16;
const mostPositions = 60;
const edge = 6;

/**
 * Positions at which a country's name lies wholly inside the country's outline and the map, the nearest
 * to the middle of the visible part first. Empty where none does.
 */
export function countryPositions(country: { readonly ring: readonly LonLat[] }, name: Extent, where: Where): readonly Position[] {
  const outline = country.ring.map(([lon, lat]) => onScreen(where.at, lon, lat));
  const rows = insideRows(outline, where.size);
  const middle = middleOf(rows);
  if (!middle) return [];
  const need = Math.ceil(name.height / row / 2);
  const found: { at: Point; far: number }[] = [];
  for (let i = need; i < rows.length - need; i += 2)
    for (const x of columns(rows, i, need, name.width, middle.x)) {
      const at = { x, y: i * row };
      found.push({ at, far: Math.hypot(at.x - middle.x, (at.y - middle.y) * 1.5) });
    }
  return found
    .sort((a, b) => a.far - b.far)
    .slice(0, mostPositions)
    .map(({ at }) => ({ boxes: [boxAround(at.x, at.y, name.width, name.height)], at, angle: 0, leader: null }));
}

type Runs = readonly (readonly [number, number])[];

/** For each pixel row (every fourth), the runs of x that lie inside the outline and the map. */
function insideRows(outline: readonly Point[], size: Size): readonly Runs[] {
  const rows: number[][] = Array.from({ length: Math.floor(size.height / row) + 1 }, () => []);
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] as Point;
    const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
    const first = Math.max(0, Math.ceil(top.y / row));
    const last = Math.min(rows.length - 1, Math.ceil(bottom.y / row) - 1);
    for (let r = first; r <= last; r += 1)
      rows[r]?.push(top.x + ((r * row - top.y) / (bottom.y - top.y)) * (bottom.x - top.x));
  });
  return rows.map((crossings) => runs(crossings.sort((a, b) => a - b), size.width));
}

function runs(crossings: readonly number[], width: number): Runs {
  const found: [number, number][] = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const from = Math.max(edge, crossings[i] as number);
    const to = Math.min(width - edge, crossings[i + 1] as number);
    if (to > from) found.push([from, to]);
  }
  return found;
}

function middleOf(rows: readonly Runs[]): Point | null {
  let area = 0;
  let x = 0;
  let y = 0;
  rows.forEach((row_, i) =>
    row_.forEach(([from, to]) => {
      area += to - from;
      x += ((from + to) / 2) * (to - from);
      y += i * row * (to - from);
    }),
  );
  return area > 0 ? { x: x / area, y: y / area } : null;
}

/** Middles x at which a text of that width is inside in every row it covers. */
function columns(rows: readonly Runs[], middle: number, need: number, width: number, prefer: number): readonly number[] {
  let free: Runs = rows[middle - need] ?? [];
  for (let r = middle - need + 1; r <= middle + need && free.length > 0; r += 1) free = common(free, rows[r] ?? []);
  const half = width / 2 + 4;
  return free.flatMap(([from, to]) => {
    if (to - from < 2 * half) return [];
    const best = Math.max(from + half, Math.min(to - half, prefer));
    const others = [-2, -1, 1, 2].map((k) => best + k * across * 2).filter((x) => x >= from + half && x <= to - half);
    return [best, ...others];
  });
}

function common(a: Runs, b: Runs): Runs {
  return a.flatMap(([from, to]) =>
    b.map(([low, high]): [number, number] => [Math.max(from, low), Math.min(to, high)]).filter(([low, high]) => high > low),
  );
}

const spacing = 24;
const straight = 0.93;
const apart = 220;
const steepest = 1.3;

/** Up to two lists of positions along a river, one for each half of a long one, the straightest stretch first. */
export function riverPositions(line: readonly LonLat[], name: Extent, where: Where): readonly (readonly Position[])[] {
  const path = visible(line.map(([lon, lat]) => onScreen(where.at, lon, lat)), where.size, name.width);
  const walked = lengths(path);
  const total = walked[walked.length - 1] ?? 0;
  const stretches: Stretch[] = [];
  for (let s = name.width / 2; s < total - name.width / 2; s += spacing) {
    const found = stretchAt(path, walked, s, name);
    if (found) stretches.push(found);
  }
  const upper = stretches.filter((s) => s.middle < (total - apart) / 2);
  const lower = stretches.filter((s) => s.middle > (total + apart) / 2);
  const halves = total < 3 * apart ? [stretches] : [upper, lower];
  return halves
    .map((half) => [...half].sort((a, b) => a.bend - b.bend || a.middle - b.middle).flatMap((s) => s.positions))
    .filter((positions) => positions.length > 0);
}

interface Stretch {
  readonly positions: readonly Position[];
  /** Pixels along the stream. */
  readonly middle: number;
  /** 0 for a straight one. */
  readonly bend: number;
}

function stretchAt(path: readonly Point[], walked: readonly number[], middle: number, name: Extent): Stretch | null {
  const from = pointAt(path, walked, middle - name.width / 2);
  const to = pointAt(path, walked, middle + name.width / 2);
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = upright(Math.atan2(to.y - from.y, to.x - from.x));
  if (chord < name.width * straight || Math.abs(angle) > steepest) return null;
  const mid = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { positions: [-1, 1].map((side) => alongside(mid, angle, side, name)), middle, bend: 1 - chord / name.width };
}

/** The part of a path near the map; a river that leaves and comes back keeps its longest stay. */
function visible(path: readonly Point[], size: Size, margin: number): readonly Point[] {
  const near = (p: Point) => p.x > -margin && p.y > -margin && p.x < size.width + margin && p.y < size.height + margin;
  let [from, to] = [0, 0];
  for (let i = 0; i < path.length; i += 1) {
    const start = i;
    while (i < path.length && near(path[i] as Point)) i += 1;
    if (i - start > to - from) [from, to] = [start, i];
  }
  return path.slice(from, to);
}

function lengths(path: readonly Point[]): readonly number[] {
  let walked = 0;
  return path.map((p, i) => {
    const before = path[i - 1] ?? p;
    walked += Math.hypot(p.x - before.x, p.y - before.y);
    return walked;
  });
}

function pointAt(path: readonly Point[], walked: readonly number[], s: number): Point {
  const next = Math.max(1, walked.findIndex((w) => w >= s));
  const [a, b] = [path[next - 1] as Point, path[next] as Point];
  const before = walked[next - 1] as number;
  const share = (s - before) / Math.max(1e-9, (walked[next] as number) - before);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

function upright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

/** Text beside the stream: its cover is a row of small boxes, so that a slanted name takes no more than it needs. */
function alongside(mid: Point, angle: number, side: number, name: Extent): Position {
  const off = name.height / 2 + 1;
  const at = { x: mid.x - Math.sin(angle) * off * side, y: mid.y + Math.cos(angle) * off * side };
  const pieces = Math.ceil(name.width / name.height);
  const boxes: Box[] = Array.from({ length: pieces }, (_, i) => {
    const s = ((i + 0.5) / pieces - 0.5) * name.width;
    const side_ = name.height * 0.8 + (name.width / pieces) * Math.abs(Math.cos(angle)) * 0.4;
    return boxAround(at.x + Math.cos(angle) * s, at.y + Math.sin(angle) * s, side_, side_);
  });
  return { boxes, at, angle, leader: null };
}
