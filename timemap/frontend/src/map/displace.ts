/**
 * Room for close neighbours: symbols that would overlap slide apart, the larger less.
 *
 * Worked out from the largest count a site can have under the filters, at one zoom, from places alone:
 * moving time or the map never moves a symbol.
 */
import type { Point } from "./mercator";
import { distanceToLine } from "./shapes";
import type { Circle } from "./shapes";

/** A site's symbols at their largest; x and y are its true place, pixels of the whole world at a zoom. */
export interface Body extends Circle {
  readonly key: string;
}

/** A symbol that slid no farther than this share of its radius still covers its own place. */
export const coveringShare = 0.8;
/** A symbol that does not cover its place stands this clear of it. */
const clear = 8;
/** Between symbols; the newest mark of one of them fits in. */
export const gap = 8.2;

const directions = 32;
const slideStep = 2;
const ringStep = 4;
const farRings = 200;
/** Once there is room, as many further rings are looked at for a better place. */
const ringsMore = 4;

/**
 * Offsets from the true places, in the order of `bodies`. After them no two bodies are closer than
 * `gap`. The largest stay first; ties go by key.
 */
export function displace(bodies: readonly Body[]): readonly Point[] {
  const order = bodies.map((_, i) => i).sort((a, b) => byRank(bodies[a] as Body, bodies[b] as Body));
  const placed = new Neighbourhood(bodies);
  const offsets: Point[] = bodies.map(() => ({ x: 0, y: 0 }));
  for (const i of order) {
    const body = bodies[i] as Body;
    const offset = roomFor(body, placed);
    offsets[i] = offset;
    placed.add({ body, x: body.x + offset.x, y: body.y + offset.y });
  }
  return offsets;
}

interface Placed extends Point {
  readonly body: Body;
}

function byRank(a: Body, b: Body): number {
  return b.radius - a.radius || (a.key < b.key ? -1 : 1);
}

function roomFor(body: Body, placed: Neighbourhood): Point {
  if (isFree(body, placed.around(body, body.radius))) return { x: 0, y: 0 };
  for (let slide = slideStep; slide <= body.radius * coveringShare; slide += slideStep) {
    const found = cheapestAt(body, slide, placed);
    if (found) return found.offset;
  }
  return ringRoom(body, placed) ?? beyond(body, placed);
}

/** The cheapest place that stands clear, among the first rings that have one. */
function ringRoom(body: Body, placed: Neighbourhood): Point | null {
  let best: Offer | null = null;
  let last = farRings;
  for (let ring = 0; ring <= last; ring += 1) {
    const found = cheapestAt(body, body.radius + clear + ring * ringStep, placed);
    if (!found) continue;
    if (!best) last = ring + ringsMore;
    if (!best || found.price < best.price) best = found;
  }
  return best?.offset ?? null;
}

interface Offer {
  readonly offset: Point;
  readonly price: number;
}

/** The cheapest free offset at a distance; null when every direction is taken. */
function cheapestAt(body: Body, distance: number, placed: Neighbourhood): Offer | null {
  const near = placed.around(body, distance + body.radius);
  let best: Offer | null = null;
  for (let k = 0; k < directions; k += 1) {
    const angle = (k * 2 * Math.PI) / directions;
    const offset = { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
    const at = { body, x: body.x + offset.x, y: body.y + offset.y };
    if (!isFree({ ...at, radius: body.radius }, near)) continue;
    const price = Math.round(1000 * (distance + cost(at, near, distance > body.radius)));
    if (!best || price < best.price) best = { offset, price };
  }
  return best;
}

function isFree(disc: Circle, near: readonly Placed[]): boolean {
  return near.every((p) => Math.hypot(p.x - disc.x, p.y - disc.y) >= p.body.radius + disc.radius + gap - 1e-6);
}

/** Leaders that cross symbols and symbols that hide other places cost; so does leaning on neighbours. */
function cost(at: Placed, near: readonly Placed[], leads: boolean): number {
  const leader = { from: at.body, to: at };
  let price = 0;
  for (const p of near) {
    if (leads && distanceToLine(p, leader) < p.body.radius + 2 && Math.hypot(p.x - at.body.x, p.y - at.body.y) > p.body.radius) price += 60;
    if (Math.hypot(p.body.x - at.x, p.body.y - at.y) < at.body.radius + 4) price += 40;
    if (leads && distanceToLine(at, { from: p.body, to: p }) < at.body.radius + 2) price += 60;
    price += 400 / (Math.hypot(p.x - at.x, p.y - at.y) + 1);
  }
  return price;
}

/** Past everything that stands: east of the easternmost. */
function beyond(body: Body, placed: Neighbourhood): Point {
  return { x: placed.east() + body.radius + gap - body.x, y: 0 };
}

/** Bodies by where they stand, so that only near ones are looked at. */
class Neighbourhood {
  private readonly cell: number;
  private readonly widest: number;
  private readonly cells = new Map<string, Placed[]>();
  private easternmost = -Infinity;

  constructor(bodies: readonly Body[]) {
    this.widest = bodies.reduce((most, b) => Math.max(most, b.radius), 1);
    this.cell = 2 * this.widest + gap;
  }

  add(placed: Placed): void {
    this.easternmost = Math.max(this.easternmost, placed.x + placed.body.radius);
    const key = `${Math.floor(placed.x / this.cell)} ${Math.floor(placed.y / this.cell)}`;
    this.cells.set(key, [...(this.cells.get(key) ?? []), placed]);
  }

  around(at: Point, reach: number): readonly Placed[] {
    const far = reach + this.widest + gap;
    const found: Placed[] = [];
    for (let x = Math.floor((at.x - far) / this.cell); x <= Math.floor((at.x + far) / this.cell); x += 1)
      for (let y = Math.floor((at.y - far) / this.cell); y <= Math.floor((at.y + far) / this.cell); y += 1)
        found.push(...(this.cells.get(`${x} ${y}`) ?? []));
    return found;
  }

  east(): number {
    return this.easternmost;
  }
}
