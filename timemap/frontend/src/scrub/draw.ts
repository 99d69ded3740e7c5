/** The lanes on a canvas: drawn when filters, colours or size change, never when time moves. */
import { attackStacks, fewStrikes, strikeStack, toldApart } from "./histogram";
import type { Lane } from "./lanes";
import type { Scale } from "./scale";
import { attackWhiskers, blocksOf, diamondsOf, hasRoomForDays, strikeWhiskers } from "./shapes";
import type { Block, BlockWhisker, Diamond, Whisker } from "./shapes";
import { columnOf } from "../filters";
import { swatchesOf } from "../swatches";
import { palette } from "../theme";
import type { Palette, Swatch } from "../theme";
import type { Frame } from "../types";

export interface Picture {
  readonly blocks: readonly Block[];
  readonly whiskers: readonly BlockWhisker[];
  readonly strikeBlocks: readonly Block[];
  readonly diamonds: readonly Diamond[];
  readonly strikeWhiskers: readonly Whisker[];
  /** True where every attack is a block of its own. */
  readonly toldApart: boolean;
}

/** Everything the lanes hold under the filters, over the whole time. */
export function pictureOf({ meta, rows, tally }: Frame, lanes: readonly Lane[], scale: Scale): Picture {
  const { record, colours, colour } = tally;
  const { facets } = rows;
  const stacks = attackStacks(record, lanes, colours, scale);
  const apart = toldApart(stacks);
  const strikes = lanes.find(({ kind }) => kind === "strikes");
  const wide = hasRoomForDays(scale);
  const diamonds = wide && fewStrikes(record);
  const column = columnOf(rows, meta, colour) ?? rows.weapon;
  return {
    blocks: stacks.flatMap((stack) => blocksOf(stack, scale)),
    whiskers: facets && wide && apart ? attackWhiskers(record, rows, facets, column, stacks, scale) : [],
    strikeBlocks: strikes && !diamonds ? blocksOf(strikeStack(record, strikes, scale), scale) : [],
    diamonds: strikes && diamonds ? diamondsOf(record, strikes, scale) : [],
    strikeWhiskers: facets && strikes && diamonds ? strikeWhiskers(record, rows, facets, strikes, scale) : [],
    toldApart: apart,
  };
}

/** How one copy of the lanes is painted: inside the window, or outside it. */
interface Paint {
  readonly swatches: readonly Swatch[];
  readonly strike: string;
  readonly number: string;
  readonly alpha: number;
}

const halfDiamond = 5.5;
const numberFont = '600 12px "IBM Plex Sans", sans-serif';
/** Smaller than this a hollow block has no inside: it is drawn at half strength. */
const smallestHollow = 4;
const outline = 1.2;

/** Paints both copies: at full strength for the window, faint for what is outside it. */
export function drawLanes(
  frame: Frame, picture: Picture, inside: HTMLCanvasElement, outside: HTMLCanvasElement, size: { width: number; height: number },
): void {
  const p = palette(frame.theme);
  const paint = paintOf(frame, p);
  drawCopy(inside, size, picture, { ...paint, number: p.ink, alpha: 1 });
  drawCopy(outside, size, picture, { ...paint, number: p.ink3, alpha: p.outside });
}

function paintOf(frame: Frame, p: Palette): Pick<Paint, "swatches" | "strike"> {
  return { swatches: swatchesOf(frame), strike: p.weapon.aircraft_munition };
}

function drawCopy(canvas: HTMLCanvasElement, size: { width: number; height: number }, picture: Picture, paint: Paint): void {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  const crisp = (at: number): number => Math.round(at * ratio) / ratio;
  drawWhiskers(context, picture.whiskers, paint);
  for (const block of picture.blocks) drawBlock(context, block, paint.swatches[block.colour], paint.alpha, crisp);
  for (const block of picture.strikeBlocks) drawBlock(context, block, { colour: paint.strike, hollow: false }, paint.alpha, crisp);
  drawStrikes(context, picture, paint);
}

function drawBlock(
  context: CanvasRenderingContext2D, { x, y, width, height }: Block, paint: Swatch | undefined, alpha: number, crisp: (at: number) => number,
): void {
  if (!paint) return;
  const left = crisp(x);
  const top = crisp(y);
  const across = Math.max(crisp(x + width) - left, 1);
  const down = Math.max(crisp(y + height) - top, 1);
  const outlined = paint.hollow && Math.min(across, down) >= smallestHollow;
  context.globalAlpha = paint.hollow && !outlined ? alpha / 2 : alpha;
  context.fillStyle = context.strokeStyle = paint.colour;
  context.lineWidth = outline;
  if (outlined) context.strokeRect(left + outline / 2, top + outline / 2, across - outline, down - outline);
  else context.fillRect(left, top, across, down);
}

function drawWhiskers(context: CanvasRenderingContext2D, whiskers: readonly BlockWhisker[], { swatches, alpha }: Paint): void {
  context.globalAlpha = alpha;
  for (const { colour, from, to, y } of whiskers) {
    context.fillStyle = swatches[colour]?.colour ?? "";
    context.fillRect(from, y - 0.8, to - from, 1.6);
  }
}

function drawStrikes(context: CanvasRenderingContext2D, { diamonds, strikeWhiskers: whiskers }: Picture, { strike, number, alpha }: Paint): void {
  context.globalAlpha = alpha;
  context.fillStyle = strike;
  for (const { from, to, y } of whiskers) context.fillRect(from, y - 1, to - from, 2);
  for (const { x, y } of diamonds) fillDiamond(context, x, y);
  context.globalAlpha = 1;
  context.fillStyle = number;
  context.font = numberFont;
  context.textBaseline = "middle";
  for (const { x, y, count, room } of diamonds) {
    const from = halfDiamond + 4;
    const fits = room - halfDiamond > from + context.measureText(String(count)).width;
    if (count > 1 && fits) context.fillText(String(count), x + from, y + 0.5);
  }
}

function fillDiamond(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y - halfDiamond);
  context.lineTo(x + halfDiamond, y);
  context.lineTo(x, y + halfDiamond);
  context.lineTo(x - halfDiamond, y);
  context.fill();
}
