/** The key and the scale bar: what the symbols mean, and only those that this map has. */
import { pixelsPerKm } from "./mercator";
import type { Size } from "./mercator";
import type { Box } from "./shapes";
import { attackRadius, circle, family, number, paintStrike, paintUncertain, withAlpha } from "./symbols";
import type { Ink } from "./symbols";
import { digits } from "../words";
import type { Camera } from "../types";

/** What the key explains. Sizes are counts, ascending; an empty text or list has no row. */
export interface KeyContent {
  readonly sizes: readonly number[];
  /** What the sizes count. */
  readonly noun: string;
  readonly strikes: boolean;
  /** "17 Nov". */
  readonly newest: string;
  readonly doubt: boolean;
  readonly points: boolean;
  /** A point may be several incidents. */
  readonly piled: boolean;
  /** Least counts of the grid's six steps. */
  readonly grid: readonly number[];
}

export interface Scale {
  readonly km: number;
  readonly pixels: number;
}

const longestBar = 115;
const inset = 11;
const pad = 13;
const keyWidth = 213;
const rowHeight = 25;
const scaleHeight = 40;
const smallest: Size = { width: 700, height: 300 };

/** The largest of 1, 2, 5, 10, 20, 50 … km whose bar is no longer than 115 px at the map's middle. */
export function scaleOf(camera: Camera): Scale {
  const perKm = pixelsPerKm(camera.zoom, camera.lat);
  const most = longestBar / perKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((k) => k * power).find((k) => k <= most * (1 + 1e-9)) ?? power;
  return { km, pixels: km * perKm };
}

/** 1, 5 and 12 as far as a site can reach them; below 5, the largest count itself. */
export function keySizes(largest: number): readonly number[] {
  if (largest < 1) return [];
  if (largest < 5) return largest === 1 ? [1] : [1, largest];
  return largest < 12 ? [1, 5] : [1, 5, 12];
}

/** Where the key stands; on a small map, or with nothing to explain, the scale bar alone. */
export function keyBox(content: KeyContent, size: Size): Box {
  const height = keyHeight(content, size);
  const width = height > scaleHeight ? keyWidth : 150;
  return { left: inset, top: size.height - inset - height, right: inset + width, bottom: size.height - inset };
}

function keyHeight(content: KeyContent, size: Size): number {
  if (!hasRows(content, size)) return scaleHeight;
  return pad + sizesHeight(content) + rowHeight * textRows(content) + scaleHeight + 4;
}

/** True where a map is large enough for more than its scale. */
export function hasKeyRoom({ width, height }: Size): boolean {
  return width >= smallest.width && height >= smallest.height;
}

function hasRows(content: KeyContent, size: Size): boolean {
  return hasKeyRoom(size) && (content.sizes.length > 0 || textRows(content) > 0);
}

function sizesHeight(content: KeyContent): number {
  const largest = content.sizes[content.sizes.length - 1];
  return largest === undefined ? 0 : 2 * attackRadius(largest) + 8;
}

function textRows(content: KeyContent): number {
  return [content.strikes || content.newest !== "", content.doubt, content.points, content.grid.length > 0].filter(Boolean).length;
}

/** Paints the key into its box and the scale bar below it. */
export function paintKey(ctx: CanvasRenderingContext2D, ink: Ink, content: KeyContent, camera: Camera, size: Size): void {
  const box = keyBox(content, size);
  const left = box.left + pad;
  if (hasRows(content, size)) {
    panel(ctx, ink, box);
    let y = box.top + pad;
    paintSizes(ctx, ink, content, left, y);
    y += sizesHeight(content) + rowHeight / 2 - 4;
    for (const paintRow of rowsOf(content)) {
      paintRow(ctx, ink, left, y);
      y += rowHeight;
    }
  }
  paintScale(ctx, ink, scaleOf(camera), left + 4, box.bottom - 12);
}

function panel(ctx: CanvasRenderingContext2D, ink: Ink, box: Box): void {
  ctx.beginPath();
  ctx.roundRect(box.left + 0.5, box.top + 0.5, box.right - box.left - 1, box.bottom - box.top - 1, 4);
  ctx.fillStyle = withAlpha(ink.page, 0.9);
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = ink.line;
  ctx.stroke();
}

function paintSizes(ctx: CanvasRenderingContext2D, ink: Ink, content: KeyContent, left: number, top: number): void {
  const height = sizesHeight(content) - 8;
  let x = left;
  for (const count of content.sizes) {
    const radius = attackRadius(count);
    circle(ctx, x + radius, top + height / 2, radius - 0.6);
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = ink.ink3;
    ctx.stroke();
    number(ctx, String(count), x + radius, top + height / 2, `400 12px ${family}`, 12, ink.ink2);
    x += 2 * radius + 8;
  }
  if (content.sizes.length === 0) return;
  words(ctx, ink, `${content.noun}s at`, x + 6, top + height / 2 - 7);
  words(ctx, ink, "one site", x + 6, top + height / 2 + 8);
}

type Row = (ctx: CanvasRenderingContext2D, ink: Ink, left: number, y: number) => void;

function rowsOf(content: KeyContent): readonly Row[] {
  const rows: Row[] = [];
  if (content.strikes || content.newest !== "") rows.push((ctx, ink, left, y) => paintStrikeRow(ctx, ink, content, left, y));
  if (content.doubt) rows.push(paintDoubtRow);
  if (content.points) rows.push((ctx, ink, left, y) => paintPointRow(ctx, ink, content.piled, left, y));
  if (content.grid.length > 0) rows.push((ctx, ink, left, y) => paintGridRow(ctx, ink, content.grid, left, y));
  return rows;
}

function paintStrikeRow(ctx: CanvasRenderingContext2D, ink: Ink, content: KeyContent, left: number, y: number): void {
  let x = left;
  if (content.strikes) {
    paintStrike(ctx, ink, { x: x + 7, y, radius: 6.5 }, "");
    words(ctx, ink, "US strike", x + 19, y);
    x += 87;
  }
  if (content.newest === "") return;
  circle(ctx, x + 6, y, 6);
  ctx.lineWidth = 1.8;
  ctx.strokeStyle = ink.ink;
  ctx.stroke();
  words(ctx, ink, `newest: ${content.newest}`, x + 18, y);
}

function paintDoubtRow(ctx: CanvasRenderingContext2D, ink: Ink, left: number, y: number): void {
  paintUncertain(ctx, ink, { x: left + 7, y, radius: 6.5 });
  words(ctx, ink, "place known to a town or area", left + 19, y);
}

function paintPointRow(ctx: CanvasRenderingContext2D, ink: Ink, piled: boolean, left: number, y: number): void {
  circle(ctx, left + 7, y, 4);
  ctx.fillStyle = ink.ink3;
  ctx.fill();
  words(ctx, ink, piled ? "one or more incidents, no site" : "incident at no listed site", left + 19, y);
}

function paintGridRow(ctx: CanvasRenderingContext2D, ink: Ink, grid: readonly number[], left: number, y: number): void {
  grid.forEach((_, step) => {
    ctx.fillStyle = withAlpha(ink.ink, gridAlpha(step));
    ctx.fillRect(left + step * 13, y - 6, 12, 12);
  });
  const last = grid[grid.length - 1] ?? 1;
  words(ctx, ink, `${grid[0] ?? 1} to ${digits(last)}+ a cell`, left + 6 * 13 + 7, y);
}

const gridSteps = [0.08, 0.15, 0.23, 0.32, 0.42, 0.54] as const;

/** Opacity of the ink at one of the grid's six steps. */
export function gridAlpha(step: number): number {
  return gridSteps[Math.min(step, gridSteps.length - 1)] ?? 0;
}

function words(ctx: CanvasRenderingContext2D, ink: Ink, text: string, x: number, y: number): void {
  ctx.font = `400 12px ${family}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink.ink2;
  ctx.fillText(text, x, y + 0.5);
}

/** A bar with its half marked; numbers stand over the marks, the unit after the last. */
export function paintScale(ctx: CanvasRenderingContext2D, ink: Ink, scale: Scale, left: number, y: number): void {
  const { km, pixels } = scale;
  ctx.beginPath();
  ctx.moveTo(left, y - 5);
  ctx.lineTo(left, y);
  ctx.lineTo(left + pixels, y);
  ctx.lineTo(left + pixels, y - 5);
  ctx.moveTo(left + pixels / 2, y - 4);
  ctx.lineTo(left + pixels / 2, y);
  ctx.lineWidth = 1.6;
  ctx.lineJoin = "miter";
  ctx.strokeStyle = ink.ink2;
  ctx.stroke();
  ctx.font = `400 11.5px ${family}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = ink.ink2;
  ctx.fillText("0", left, y - 10);
  ctx.fillText(trimmed(km / 2), left + pixels / 2, y - 10);
  const whole = trimmed(km);
  const half = ctx.measureText(whole).width / 2;
  ctx.textAlign = "left";
  ctx.fillText(`${whole} km`, left + pixels - half, y - 10);
}

function trimmed(km: number): string {
  return km >= 1000 ? digits(km) : String(Number(km.toPrecision(3)));
}
