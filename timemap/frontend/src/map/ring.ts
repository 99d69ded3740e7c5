/** The selected site: its ring opens into one segment per incident, clockwise in time, dates around it. */
import type { Swatch } from "../theme";
import { boxAround, grown, overlap } from "./shapes";
import type { Box } from "./shapes";
import type { Point } from "./mercator";
import { disc, family, number, spoke, withAlpha } from "./symbols";
import type { Ink } from "./symbols";
import { digits } from "../words";

export interface Segment {
  readonly row: number;
  readonly swatch: Swatch;
  /** "5 Nov". */
  readonly day: string;
}

export interface OpenRing {
  readonly title: string;
  readonly attacks: number;
  /** What one of them is called. */
  readonly noun: string;
  readonly strikes: number;
  readonly segments: readonly Segment[];
  /** Number of the segment whose card is open; -1: none. */
  readonly current: number;
}

const inner = 50;
const outer = 74;
const backdrop = 99;
const dateRadius = 85;
const full = 2 * Math.PI;
const noon = -Math.PI / 2;

/** What the open ring covers, dates included. */
export const openRadius = 124;
/** Where a pointer finds segments. */
export const ringReach = outer + 6;

/** The segment under a pointer, from the ring's middle; -1: none. */
export function segmentAt(count: number, dx: number, dy: number): number {
  const far = Math.hypot(dx, dy);
  if (far < inner || far > ringReach || count === 0) return -1;
  const turn = (Math.atan2(dy, dx) - noon + full) % full;
  return Math.min(count - 1, Math.floor((turn / full) * count));
}

/** Paints the ring; `opened` runs from 0, as it begins to open, to 1. */
export function paintOpenRing(ctx: CanvasRenderingContext2D, ink: Ink, ring: OpenRing, at: Point, opened: number): void {
  const scale = 0.35 + 0.65 * opened;
  ctx.save();
  ctx.globalAlpha = opened;
  disc(ctx, at.x, at.y, backdrop * scale, withAlpha(ink.page, 0.6));
  disc(ctx, at.x, at.y, (outer + 2.5) * scale, ink.sym);
  ring.segments.forEach((segment, i) => {
    if (i !== ring.current) paintSegment(ctx, ink, ring, segment, i, at, scale, 0);
  });
  paintCuts(ctx, ink, ring.segments.length, at, scale);
  const current = ring.segments[ring.current];
  if (current) paintSegment(ctx, ink, ring, current, ring.current, at, scale, 4);
  paintMiddle(ctx, ink, ring, at);
  if (opened === 1) paintDates(ctx, ink, ring, at);
  ctx.restore();
}

function paintSegment(
  ctx: CanvasRenderingContext2D, ink: Ink, ring: OpenRing, segment: Segment, i: number, at: Point, scale: number, out: number,
): void {
  const from = noon + (full * i) / ring.segments.length;
  const to = noon + (full * (i + 1)) / ring.segments.length;
  ctx.beginPath();
  ctx.arc(at.x, at.y, (outer + out) * scale, from, to);
  ctx.arc(at.x, at.y, (inner + out / 2) * scale, to, from, true);
  ctx.closePath();
  ctx.fillStyle = segment.swatch.hollow ? ink.sym : segment.swatch.colour;
  ctx.fill();
  ctx.lineJoin = "round";
  if (out === 0 && !segment.swatch.hollow) return;
  ctx.lineWidth = out === 0 ? 1.6 : 2;
  ctx.strokeStyle = out === 0 ? segment.swatch.colour : ink.ink;
  ctx.stroke();
}

function paintCuts(ctx: CanvasRenderingContext2D, ink: Ink, count: number, at: Point, scale: number): void {
  if (count < 2) return;
  ctx.beginPath();
  for (let i = 0; i < count; i += 1) spoke(ctx, at, (inner - 1) * scale, (outer + 1) * scale, noon + (full * i) / count);
  ctx.lineWidth = Math.min(3, (full * inner) / count / 3);
  ctx.strokeStyle = ink.sym;
  ctx.stroke();
}

function paintMiddle(ctx: CanvasRenderingContext2D, ink: Ink, ring: OpenRing, at: Point): void {
  const main = ring.attacks > 0 ? ring.attacks : ring.strikes;
  const word = ring.attacks > 0 ? plural(ring.attacks, ring.noun) : plural(ring.strikes, "US strike");
  const both = ring.attacks > 0 && ring.strikes > 0;
  number(ctx, digits(main), at.x, at.y - (both ? 12 : 5), `600 ${main > 999 ? 26 : 36}px ${family}`, 36, ink.ink);
  number(ctx, word, at.x, at.y + (both ? 13 : 24), `400 12px ${family}`, 12, ink.ink2);
  if (both) number(ctx, `${ring.strikes} ${plural(ring.strikes, "US strike")}`, at.x, at.y + 30, `400 11.5px ${family}`, 11.5, ink.ink2);
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}

/** Dates around the ring, a repeated day once; the current one first, others where there is room. */
function paintDates(ctx: CanvasRenderingContext2D, ink: Ink, ring: OpenRing, at: Point): void {
  const taken: Box[] = [];
  const firsts = ring.segments
    .map((segment, i) => ({ segment, i }))
    .filter(({ segment, i }) => segment.day !== ring.segments[i - 1]?.day || i === ring.current);
  const order = [...firsts].sort((a, b) => Number(b.i === ring.current) - Number(a.i === ring.current) || a.i - b.i);
  for (const { segment, i } of order) {
    const current = i === ring.current;
    if (!current && segment.day === ring.segments[ring.current]?.day) continue;
    const angle = noon + (full * (i + 0.5)) / ring.segments.length;
    ctx.font = `${current ? 700 : 500} 12px ${family}`;
    const width = ctx.measureText(segment.day).width;
    const lean = Math.cos(angle);
    const x = at.x + Math.cos(angle) * (dateRadius + (current ? 4 : 0)) + lean * (width / 2);
    const y = at.y + Math.sin(angle) * (dateRadius + 3);
    const box = grown(boxAround(x, y, width, 13), 2);
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    haloed(ctx, ink, segment.day, x, y, current ? ink.ink : ink.ink2);
  }
  ctx.font = `600 17px ${family}`;
  haloed(ctx, ink, ring.title, at.x, at.y - 116, ink.ink);
}

function haloed(ctx: CanvasRenderingContext2D, ink: Ink, text: string, x: number, y: number, colour: string): void {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.2;
  ctx.strokeStyle = ink.halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}
