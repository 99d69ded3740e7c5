/** A PNG of the map as seen: what it shows, of when, from whom, and what it leaves out, burned in. */
import { facetOf } from "../filters";
import { palette } from "../theme";
import { asOf, isoDay, dayOf } from "../time";
import { counted, digits, listed } from "../words";
import type { Size } from "./mercator";
import { swatchesOf } from "../swatches";
import { family, paintAttack, paintStrike } from "./symbols";
import type { Ink } from "./symbols";
import type { Frame, Texts } from "../types";

export interface PictureOptions {
  /** Sharpness: pixels of the picture to one of the screen. */
  readonly ratio?: number;
}

/** The map of a picture: its size on the screen, and what paints it with its corner at 0, 0. */
export interface PicturedMap {
  readonly size: Size;
  readonly paint: (ctx: CanvasRenderingContext2D) => void;
}

const margin = 24;
const narrowest = 640;
const asOfWidth = 190;
export const defaultRatio = 2;

/** Composes the picture, the marking at its top and its bottom; its name says day, countries and size in pixels: `20231117_iraq-syria_map_2120x1608.png`. */
export async function composePicture(frame: Frame, map: PicturedMap, ratio: number, marking: string): Promise<File> {
  const width = Math.max(narrowest, map.size.width) + 2 * margin;
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (!ctx) throw new Error("This browser gave no 2D canvas for the picture.");
  const { over, under } = blocks(frame, ctx, width, marking);
  const height = [...over, ...under].reduce((sum, block) => sum + block.height, 0) + map.size.height + 2 * margin;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  ctx.scale(ratio, ratio);
  ctx.fillStyle = palette(frame.theme).page;
  ctx.fillRect(0, 0, width, height);
  const mapTop = paintBlocks(ctx, over, margin);
  paintMap(ctx, palette(frame.theme).line2, map, (width - map.size.width) / 2, mapTop);
  paintBlocks(ctx, under, mapTop + map.size.height);
  const name = pictureName(frame, canvas);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error(`The picture of ${canvas.width} × ${canvas.height} pixels could not be made; try a smaller window.`);
  return new File([blob], name, { type: "image/png" });
}

/** "20231117_iraq-syria_map_2120x1608.png": the last day shown, the case's countries, pixels. */
export function pictureName({ meta, shown }: Frame, { width, height }: Size): string {
  const day = isoDay(meta.start, dayOf(shown.end - 1)).replaceAll("-", "");
  const where = meta.focus.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "")).filter((word) => word !== "").join("-");
  return `${[day, where, "map"].filter((part) => part !== "").join("_")}_${width}x${height}.png`;
}

/** A stretch of the picture, over or under the map. */
interface Block {
  readonly height: number;
  readonly paint: (ctx: CanvasRenderingContext2D, top: number) => void;
}

/** Paints blocks under each other and says where the next would begin. */
function paintBlocks(ctx: CanvasRenderingContext2D, list: readonly Block[], begin: number): number {
  return list.reduce((top, block) => {
    block.paint(ctx, top);
    return top + block.height;
  }, begin);
}

function paintMap(ctx: CanvasRenderingContext2D, line: string, { size, paint }: PicturedMap, left: number, top: number): void {
  ctx.save();
  ctx.translate(left, top);
  ctx.beginPath();
  ctx.rect(0, 0, size.width, size.height);
  ctx.clip();
  paint(ctx);
  ctx.restore();
  ctx.lineWidth = 1;
  ctx.strokeStyle = line;
  ctx.strokeRect(left - 0.5, top - 0.5, size.width + 1, size.height + 1);
}

interface Blocks {
  readonly over: readonly Block[];
  readonly under: readonly Block[];
}

function blocks(frame: Frame, ctx: CanvasRenderingContext2D, width: number, marking: string): Blocks {
  const ink = palette(frame.theme);
  const room = width - 2 * margin;
  const mark = marking === "" ? [] : [marked(marking, ink, ctx, room)];
  return {
    over: [...mark, header(frame, ink, ctx, room)],
    under: [legend(frame, ink, ctx, room), footer(frame, ink, ctx, room), ...mark],
  };
}

// ---- text --------------------------------------------------------------------------------

interface Piece {
  readonly text: string;
  readonly font: string;
  readonly colour: string;
}

/** What no line breaks: pieces of several looks without a blank between them. */
type Word = readonly Piece[];

/** Words in lines no wider than `room`; x from the line's beginning. */
export function wrapped<Of>(
  words: readonly Of[], room: number, widthOf: (word: Of) => number, blank: number,
): readonly (readonly { readonly word: Of; readonly x: number }[])[] {
  const lines: { word: Of; x: number }[][] = [[]];
  let x = 0;
  for (const word of words) {
    const wide = widthOf(word);
    if (x > 0 && x + wide > room) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1]?.push({ word, x });
    x += wide + blank;
  }
  return lines;
}

/** A paragraph as a block; `lineHeight` in pixels. */
function paragraph(ctx: CanvasRenderingContext2D, words: readonly Word[], room: number, lineHeight: number): Block {
  const widthOf = (word: Word): number => word.reduce((sum, { text, font }) => sum + measured(ctx, text, font), 0);
  const lines = wrapped(words, room, widthOf, measured(ctx, " ", words[0]?.[0]?.font ?? ""));
  const paintWord = (to: CanvasRenderingContext2D, word: Word, left: number, y: number): void => {
    let x = left;
    for (const { text, font, colour } of word) {
      write(to, text, font, colour, x, y);
      x += measured(to, text, font);
    }
  };
  return {
    height: lines.length * lineHeight,
    paint: (to, top) => lines.forEach((line, i) => line.forEach(({ word, x }) => paintWord(to, word, margin + x, top + (i + 0.75) * lineHeight))),
  };
}

function write(ctx: CanvasRenderingContext2D, text: string, font: string, colour: string, x: number, y: number, align: CanvasTextAlign = "left"): void {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, y);
}

function wordsOf(text: string, font: string, colour: string): readonly Word[] {
  return wordsIn([{ text, font, colour }]);
}

// ---- blocks ------------------------------------------------------------------------------

function marked(marking: string, ink: Ink, ctx: CanvasRenderingContext2D, room: number): Block {
  const font = `600 14px ${family}`;
  const lines = markingLines(marking, room, (text) => measured(ctx, text, font));
  return {
    height: lines.length * 20 + 8,
    paint: (to, top) => lines.forEach((line, i) => write(to, line, font, ink.ink, margin + room / 2, top + 15 + i * 20, "center")),
  };
}

/** A marking as it was given where it fits into one line, else broken at blanks. */
export function markingLines(marking: string, room: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(marking) <= room) return [marking];
  return wrapped(marking.split(/\s+/), room, widthOf, widthOf(" ")).map((line) => line.map(({ word }) => word).join(" "));
}

function header(frame: Frame, ink: Ink, ctx: CanvasRenderingContext2D, room: number): Block {
  const plain = `400 20px ${family}`;
  const strong = `600 20px ${family}`;
  const runs = frame.headline?.runs ?? [];
  const words = wordsIn(runs.map(({ text, figure }, i) => ({ text, font: figure || i === 0 ? strong : plain, colour: figure || i === 0 ? ink.ink : ink.ink2 })));
  const sentence = paragraph(ctx, words, room - asOfWidth, 28);
  const height = Math.max(sentence.height + 22, 62) + 14;
  const { meta, shown } = frame;
  return {
    height,
    paint: (to, top) => {
      write(to, meta.title, `400 13px ${family}`, ink.ink3, margin, top + 11);
      sentence.paint(to, top + 20);
      const right = margin + room;
      write(to, "AS OF", `400 11px ${family}`, ink.ink3, right, top + 10, "right");
      const zone = meta.zoneLetter === "" ? "" : ` (${meta.zoneLetter})`;
      write(to, zone, `400 22px ${family}`, ink.ink3, right, top + 34, "right");
      write(to, asOf(meta.start, shown), `600 22px ${family}`, ink.ink, right - measured(to, zone, `400 22px ${family}`), top + 34, "right");
      write(to, meta.zone, `400 11px ${family}`, ink.ink3, right, top + 51, "right");
    },
  };
}

/** Runs of text cut at blanks; where two runs meet without one, their pieces are one word. */
export function wordsIn(runs: readonly Piece[]): readonly Word[] {
  const words: Piece[][] = [];
  let fresh = true;
  for (const run of runs)
    for (const text of run.text.split(/( )/)) {
      if (text === " ") fresh = true;
      if (text === " " || text === "") continue;
      if (fresh) words.push([]);
      words[words.length - 1]?.push({ ...run, text });
      fresh = false;
    }
  return words;
}

interface LegendItem {
  readonly text: string;
  readonly count: string;
  readonly paint: (ctx: CanvasRenderingContext2D, x: number, y: number) => void;
}

function legend(frame: Frame, ink: Ink, ctx: CanvasRenderingContext2D, room: number): Block {
  const items = legendItems(frame, ink);
  const widths = items.map(({ text, count }) => 24 + measured(ctx, text, `400 13px ${family}`) + 6 + measured(ctx, count, `600 13px ${family}`) + 22);
  const places: { x: number; line: number }[] = [];
  let [x, line] = [0, 0];
  for (const width of widths) {
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    places.push({ x, line });
    x += width;
  }
  return {
    height: items.length > 0 ? (line + 1) * 24 + 18 : 12,
    paint: (to, top) =>
      items.forEach(({ text, count, paint }, i) => {
        const { x: left, line: row } = places[i] ?? { x: 0, line: 0 };
        const y = top + 24 + row * 24;
        paint(to, margin + left + 8, y);
        write(to, text, `400 13px ${family}`, ink.ink2, margin + left + 24, y + 4.5);
        write(to, count, `600 13px ${family}`, ink.ink, margin + left + 30 + measured(to, text, `400 13px ${family}`), y + 4.5);
      }),
  };
}

function legendItems(frame: Frame, ink: Ink): readonly LegendItem[] {
  const { meta, tally } = frame;
  const counts = tally.shown[tally.colour]?.attacks;
  const swatches = swatchesOf(frame);
  const values = facetOf(meta, tally.colour)?.values ?? [];
  const items: LegendItem[] = values.flatMap(({ label }, i) => {
    const swatch = swatches[i];
    const count = counts?.[i] ?? 0;
    if (count === 0 || !swatch) return [];
    return [{ text: label, count: digits(count), paint: (ctx, x, y) => paintAttack(ctx, ink, { x, y, radius: 7.5 }, [{ swatch, count: 1 }], "") }];
  });
  const { strikes } = tally.visible;
  const strike: LegendItem = { text: "US strike, places hit", count: digits(strikes), paint: (ctx, x, y) => paintStrike(ctx, ink, { x, y, radius: 7 }, "") };
  return strikes > 0 ? [...items, strike] : items;
}

function measured(ctx: CanvasRenderingContext2D, text: string, font: string): number {
  ctx.font = font;
  return ctx.measureText(text).width;
}

const credit = "Boundaries and names shown do not imply endorsement; disputed lines dashed. Web Mercator, WGS 84. Natural Earth; GeoNames CC BY 4.0.";

function footer(frame: Frame, ink: Ink, ctx: CanvasRenderingContext2D, room: number): Block {
  const font = `400 12px ${family}`;
  const sources = paragraph(ctx, wordsOf(sourceLine(frame), font, ink.ink2), room, 17);
  const credits = paragraph(ctx, wordsOf(`${credit} Data ${frame.meta.digest}.`, font, ink.ink3), room, 17);
  return {
    height: sources.height + credits.height + 12,
    paint: (to, top) => {
      to.fillStyle = ink.line;
      to.fillRect(margin, top, room, 1);
      sources.paint(to, top + 8);
      credits.paint(to, top + 8 + sources.height);
    },
  };
}

/** "Sources: Stars and Stripes, Kurdistan 24 and 53 more; n = 52 incidents; 36 not shown (…); data to 17 NOV 2023." */
export function sourceLine(frame: Frame): string {
  const { tally, rows, meta, shown } = frame;
  const visible = tally.visible.attacks + tally.visible.strikes;
  const { duplicates, unconfirmed, other } = tally.hidden;
  const reasons = [
    unconfirmed > 0 && `${digits(unconfirmed)} not confirmed by a US official`,
    duplicates > 0 && counted(duplicates, "possible duplicate"),
    other > 0 && `${digits(other)} left out by filters`,
  ].filter((reason) => reason !== false);
  const hidden = tally.total - visible;
  const left = hidden > 0 ? [`${digits(hidden)} not shown${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`] : [];
  const said = rows.texts ? publishers(rows.texts, shownRows(frame)) : [];
  const sources = said.length > 0 ? [`Sources: ${some(said)}`] : [];
  return `${[...sources, `n = ${counted(visible, "incident")}`, ...left, `data to ${asOf(meta.start, shown)}`].join("; ")}.`;
}

function shownRows({ tally }: Frame): Uint32Array {
  return tally.record.passing.filter((row) => row >= tally.first && row < tally.last);
}

/** The first two, and how many more. */
function some(names: readonly string[]): string {
  return names.length <= 3 ? listed(names) : `${names.slice(0, 2).join(", ")} and ${digits(names.length - 2)} more`;
}

/** Who published what the rows cite, the most cited first: the words before a title's colon or bracket. */
export function publishers(texts: Texts, rows: Iterable<number>): readonly string[] {
  const cited = new Map<string, number>();
  for (const row of rows)
    for (const { title } of texts.sources[row] ?? []) {
      const name = (title.split(/[:(]/)[0] ?? "").trim();
      if (name !== "") cited.set(name, (cited.get(name) ?? 0) + 1);
    }
  return [...cited].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
