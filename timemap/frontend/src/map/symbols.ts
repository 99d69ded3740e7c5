/** How one symbol is painted: context and values in, pixels out. Lengths are CSS pixels. */
import type { Palette, Swatch } from "../theme";
import type { Circle, Line } from "./shapes";
import type { Point } from "./mercator";

/** What the painters need of a theme. */
export type Ink = Palette;

export const family = '"IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif';
export const newestGap = 3.6;
export const newestGapStrike = 5;
const full = 2 * Math.PI;
const noon = -Math.PI / 2;
const largest = 48;

/** Outer radius of a ring that counts n attacks: area follows the count. */
export function attackRadius(n: number): number {
  return Math.min(largest, 4 + 6 * Math.sqrt(n));
}

/** Half-diagonal of a diamond that counts n strikes. */
export function strikeRadius(n: number): number {
  return Math.min(largest, 7 + 4.5 * Math.sqrt(n));
}

/** One run of a ring, in the order of the colours. */
export interface Share {
  readonly swatch: Swatch;
  /** Attacks of this colour; a fraction while the ring eases. */
  readonly count: number;
}

/** A ring split by colour with the count in it; an empty count text leaves it bare. */
export function paintAttack(ctx: CanvasRenderingContext2D, ink: Ink, at: Circle, shares: readonly Share[], count: string): void {
  const { x, y, radius } = at;
  const width = Math.min(radius, Math.max(3.6, 0.27 * radius));
  disc(ctx, x, y, radius + 1.4, ink.halo);
  disc(ctx, x, y, radius, ink.sym);
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  let from = noon;
  for (const share of shares) {
    const to = from + (full * share.count) / total;
    arc(ctx, x, y, radius, width, from, to, share.swatch, ink);
    from = to;
  }
  if (shares.length > 1) cuts(ctx, ink, at, width, shares, total);
  if (count !== "") number(ctx, count, x, y, `600 ${numberSize(radius)}px ${family}`, numberSize(radius), ink.ink);
}

function numberSize(radius: number): number {
  if (radius < 11.5) return 11.5;
  if (radius < 16) return 13;
  return radius < 22 ? 15 : 18;
}

function arc(
  ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, width: number, from: number, to: number,
  swatch: Swatch, ink: Ink,
): void {
  ctx.beginPath();
  ctx.arc(x, y, radius - width / 2, from, to);
  ctx.lineWidth = width;
  ctx.strokeStyle = swatch.colour;
  ctx.stroke();
  if (!swatch.hollow || width < 3.5) return;
  ctx.lineWidth = width - 2.4;
  ctx.strokeStyle = ink.sym;
  ctx.stroke();
}

/** Thin gaps where one colour ends and the next begins. */
function cuts(ctx: CanvasRenderingContext2D, ink: Ink, at: Circle, width: number, shares: readonly Share[], total: number): void {
  ctx.beginPath();
  let angle = noon;
  for (const share of shares) {
    spoke(ctx, at, at.radius - width - 0.5, at.radius + 0.2, angle);
    angle += (full * share.count) / total;
  }
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = ink.sym;
  ctx.stroke();
}

export function spoke(ctx: CanvasRenderingContext2D, at: Point, inner: number, outer: number, angle: number): void {
  ctx.moveTo(at.x + inner * Math.cos(angle), at.y + inner * Math.sin(angle));
  ctx.lineTo(at.x + outer * Math.cos(angle), at.y + outer * Math.sin(angle));
}

/** A filled diamond; a strike is aircraft-munition blue under every colouring. */
export function paintStrike(ctx: CanvasRenderingContext2D, ink: Ink, at: Circle, count: string): void {
  diamond(ctx, at, at.radius);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = ink.halo;
  ctx.stroke();
  ctx.fillStyle = ink.weapon.aircraft_munition;
  ctx.fill();
  if (count !== "") number(ctx, count, at.x, at.y, `700 11.5px ${family}`, 11.5, ink.strikeNumber);
}

export function diamond(ctx: CanvasRenderingContext2D, at: Point, radius: number): void {
  ctx.beginPath();
  ctx.moveTo(at.x, at.y - radius);
  ctx.lineTo(at.x + radius, at.y);
  ctx.lineTo(at.x, at.y + radius);
  ctx.lineTo(at.x - radius, at.y);
  ctx.closePath();
}

/** An outline around a symbol, in the symbol's own shape: newest, hovered, focused. */
export function paintOutline(
  ctx: CanvasRenderingContext2D, ink: Ink, at: Circle, strike: boolean, out: number, width: number,
): void {
  if (strike) diamond(ctx, at, at.radius + out);
  else circle(ctx, at.x, at.y, at.radius + out);
  ctx.lineJoin = "miter";
  ctx.lineWidth = width;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
}

/** The mark of the newest day. */
export function paintNewest(ctx: CanvasRenderingContext2D, ink: Ink, at: Circle, strike: boolean): void {
  paintOutline(ctx, ink, at, strike, strike ? newestGapStrike : newestGap, 1.6);
}

/** A place that is known to a town or an area: the dashed circle holds the true spot. */
export function paintUncertain(ctx: CanvasRenderingContext2D, ink: Ink, at: Circle): void {
  circle(ctx, at.x, at.y, at.radius);
  ctx.fillStyle = withAlpha(ink.ink, 0.045);
  ctx.fill();
  ctx.setLineDash([2.6, 2.8]);
  ctx.lineWidth = 1.1;
  ctx.strokeStyle = ink.ink2;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** From a symbol that had to move to a dot at its true place. */
export function paintLeader(ctx: CanvasRenderingContext2D, ink: Ink, leader: Line): void {
  ctx.beginPath();
  ctx.moveTo(leader.from.x, leader.from.y);
  ctx.lineTo(leader.to.x, leader.to.y);
  ctx.lineWidth = 1.1;
  ctx.strokeStyle = ink.ink2;
  ctx.stroke();
}

export function paintDot(ctx: CanvasRenderingContext2D, ink: Ink, at: Point): void {
  disc(ctx, at.x, at.y, 3.4, ink.halo);
  disc(ctx, at.x, at.y, 2.3, ink.ink);
}

export function circle(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, Math.max(0, radius), 0, full);
}

export function disc(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  circle(ctx, x, y, radius);
  ctx.fillStyle = colour;
  ctx.fill();
}

/** Digits are centred by their own height, 0.698 of the size. */
export function number(
  ctx: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, size: number, colour: string,
): void {
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y + 0.349 * size);
}

/** A #rrggbb colour with an opacity from 0 to 1. */
export function withAlpha(colour: string, alpha: number): string {
  return `${colour}${Math.round(alpha * 255).toString(16).padStart(2, "0")}`;
}
