/** Plain shapes on the screen, in CSS pixels, and whether they touch. */
import type { Point } from "./mercator";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Circle extends Point {
  readonly radius: number;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

export function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

export function grown(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

export function moved(box: Box, dx: number, dy: number): Box {
  return { left: box.left + dx, top: box.top + dy, right: box.right + dx, bottom: box.bottom + dy };
}

export function union(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((b) => b.left)),
    top: Math.min(...boxes.map((b) => b.top)),
    right: Math.max(...boxes.map((b) => b.right)),
    bottom: Math.max(...boxes.map((b) => b.bottom)),
  };
}

/** Boxes that share an edge alone do not overlap. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function inside(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

export function touchesDisc(box: Box, disc: Circle): boolean {
  return nearest(box, disc) < disc.radius;
}

/** True when the box comes closer than `margin` to the circle's line; wholly inside it is free. */
export function touchesRing(box: Box, ring: Circle, margin: number): boolean {
  return nearest(box, ring) < ring.radius + margin && farthest(box, ring) > ring.radius - margin;
}

export function touchesLine(box: Box, line: Line): boolean {
  let first = 0;
  let last = 1;
  const cut = (start: number, delta: number, low: number, high: number): boolean => {
    if (Math.abs(delta) < 1e-9) return start > low && start < high;
    const a = (low - start) / delta;
    const b = (high - start) / delta;
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
    return first < last;
  };
  const { from, to } = line;
  return cut(from.x, to.x - from.x, box.left, box.right) && cut(from.y, to.y - from.y, box.top, box.bottom);
}

/** Distance from a point to the nearest point of a line. */
export function distanceToLine(point: Point, line: Line): number {
  const dx = line.to.x - line.from.x;
  const dy = line.to.y - line.from.y;
  const length = dx * dx + dy * dy || 1;
  const along = ((point.x - line.from.x) * dx + (point.y - line.from.y) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - line.from.x - t * dx, point.y - line.from.y - t * dy);
}

function nearest(box: Box, point: Point): number {
  const dx = Math.max(box.left - point.x, 0, point.x - box.right);
  const dy = Math.max(box.top - point.y, 0, point.y - box.bottom);
  return Math.hypot(dx, dy);
}

function farthest(box: Box, point: Point): number {
  const dx = Math.max(point.x - box.left, box.right - point.x);
  const dy = Math.max(point.y - box.top, box.bottom - point.y);
  return Math.hypot(dx, dy);
}
