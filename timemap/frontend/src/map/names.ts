/** The names of a map: what each says, how it looks, and the positions it would take, in order. */
import type { Placed, Position, Wish } from "./labels";
import { countryPositions, riverPositions } from "./room";
import { onScreen, worldX, worldY } from "./mercator";
import type { Point, Projection, Size } from "./mercator";
import { boxAround, moved, union } from "./shapes";
import type { Box } from "./shapes";
import type { Ink } from "./symbols";
import { family } from "./symbols";
import type { Stand } from "./stands";
import type { Labels, Place } from "../types";

/** Width in pixels of a text in a CSS font with so much space after each letter. */
export type Measure = (text: string, font: string, spacing: number) => number;

export interface TextLine {
  readonly text: string;
  readonly font: string;
  readonly colour: "ink" | "ink2" | "ink3" | "riverLabel";
  readonly alpha: number;
  readonly spacing: number;
  /** From the middle of the block to the middle of the line. */
  readonly dy: number;
}

export interface Name {
  readonly lines: readonly TextLine[];
  /** World units; for a site's name its true place. */
  readonly anchor: Point;
  readonly dot: "town" | "capital" | null;
  readonly width: number;
  readonly height: number;
}

export type PlacedName = Placed<Name>;

/** What names are made for. */
export interface Setting {
  readonly at: Projection;
  readonly size: Size;
  readonly zoom: number;
  readonly measure: Measure;
}

/** Where a site's symbols reach, rings and marks included. */
export interface Reach {
  readonly stand: Stand;
  readonly box: Box;
}

type Look = Omit<TextLine, "text" | "dy">;

const looks = {
  site: { font: `600 12.5px ${family}`, colour: "ink", alpha: 1, spacing: 0 },
  country: { font: `500 13px ${family}`, colour: "ink2", alpha: 0.8, spacing: 3.2 },
  largeCountry: { font: `500 14px ${family}`, colour: "ink2", alpha: 0.8, spacing: 3.2 },
  countryArabic: { font: `400 14px ${family}`, colour: "ink3", alpha: 1, spacing: 0 },
  capital: { font: `500 12.5px ${family}`, colour: "ink2", alpha: 1, spacing: 0 },
  town: { font: `400 11.5px ${family}`, colour: "ink2", alpha: 1, spacing: 0 },
  townArabic: { font: `400 11.5px ${family}`, colour: "ink3", alpha: 1, spacing: 0 },
  river: { font: `italic 400 11px ${family}`, colour: "riverLabel", alpha: 1, spacing: 0.6 },
  region: { font: `400 11px ${family}`, colour: "ink3", alpha: 1, spacing: 1.8 },
  physical: { font: `italic 400 11px ${family}`, colour: "ink3", alpha: 1, spacing: 1 },
  lake: { font: `italic 400 11px ${family}`, colour: "riverLabel", alpha: 1, spacing: 0.3 },
} as const satisfies Record<string, Look>;

const lineHeight = 14.5;
const largePopulation = 500_000;
const everyArabicZoom = 7.3;

/** All wishes of a map, the most important first. */
export function wishes(labels: Labels, reaches: readonly Reach[], setting: Setting): readonly Wish<Name>[] {
  const capitals = labels.places.filter((p) => p.kind === "capital");
  const towns = labels.places.filter((p) => p.kind !== "capital" && p.rank <= setting.zoom + 2.2);
  return [
    ...reaches.map((reach) => siteWish(reach, setting)),
    ...labels.countries.flatMap((c) => countryWish(c, setting)),
    ...byRank(capitals).flatMap((p) => placeWish(p, "capital", reaches, setting)),
    ...byRank(towns).flatMap((p) => placeWish(p, "town", reaches, setting)),
    ...labels.rivers.flatMap((river) => riverWish(river, setting)),
    ...byRank(labels.regions).flatMap((p) => areaWish(p, "region", setting)),
    ...byRank(labels.physical).flatMap((p) => areaWish(p, p.kind === "sea" ? "lake" : "physical", setting)),
    ...byRank(labels.lakes).flatMap((p) => areaWish(p, "lake", setting)),
  ];
}

function byRank(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => a.rank - b.rank || b.pop - a.pop || (a.name < b.name ? -1 : 1));
}

function onMap(place: { lon: number; lat: number }, { at, size }: Setting): boolean {
  const { x, y } = onScreen(at, place.lon, place.lat);
  return x > 0 && y > 0 && x < size.width && y < size.height;
}

// ---- one name ----------------------------------------------------------------------------

function nameOf(texts: readonly (readonly [string, Look])[], anchor: Point, dot: Name["dot"], measure: Measure): Name {
  const lines = texts.map(([text, look], i) => ({ ...look, text, dy: (i - (texts.length - 1) / 2) * lineHeight }));
  const width = Math.max(...lines.map((line) => measure(line.text, line.font, line.spacing)));
  return { lines, anchor, dot, width, height: lines.length * lineHeight };
}

function placeAnchor(place: { lon: number; lat: number }): Point {
  return { x: worldX(place.lon), y: worldY(place.lat) };
}

function siteWish(reach: Reach, setting: Setting): Wish<Name> {
  const { site, index } = reach.stand;
  const name = nameOf([[site.short || site.name, looks.site]], placeAnchor(site), null, setting.measure);
  const positions = slots.map((_, slot) => slotPosition(slot, reach.box, name));
  return { of: name, positions, margin: 2, site: index, hiddenBy: [] };
}

/** Right, left, four diagonals, above, below. */
const sides = [[1, 0], [-1, 0], [1, -1], [1, 1], [-1, -1], [-1, 1], [0, -1], [0, 1]] as const;
/** Between them, for names that stand far off. */
const between = [[1, -0.4], [1, 0.4], [-1, -0.4], [-1, 0.4], [0.4, -1], [0.4, 1], [-0.4, -1], [-0.4, 1]] as const;
/** Beside the symbol, 14 px further with a leader, and on until there is room. */
const slots = [
  ...[0, 14].flatMap((off) => sides.map((side) => ({ side, off }))),
  ...[28, 44, 60, 80, 104, 132, 164, 200].flatMap((off) => [...sides, ...between].map((side) => ({ side, off }))),
];
const diagonal = 0.74;
const beside = 2;

/** Where a site's name stands in a slot beside what its symbols cover. */
export function slotPosition(slot: number, reach: Box, name: Pick<Name, "width" | "height">): Position {
  const { side: [sx, sy], off } = slots[slot] ?? { side: sides[0], off: 0 };
  const slanted = sx !== 0 && sy !== 0;
  const share = slanted ? diagonal / Math.max(Math.abs(sx), Math.abs(sy)) : 1;
  const [x0, y0] = [(reach.left + reach.right) / 2, (reach.top + reach.bottom) / 2];
  const [rx, ry] = [(reach.right - reach.left) / 2, (reach.bottom - reach.top) / 2];
  const x = x0 + sx * (rx * share + beside + off) + Math.sign(sx) * (Math.abs(sx) < 1 ? 0 : name.width / 2);
  const y = y0 + sy * (ry * share + (sx === 0 ? beside - 1 : 0) + off) + Math.sign(sy) * (Math.abs(sy) < 1 ? 0 : name.height / 2 - (slanted ? 4 : 0));
  const box = boxAround(x, y, name.width, name.height);
  if (off === 0) return { boxes: [box], at: { x, y }, angle: 0, leader: null };
  const to = { x: Math.max(box.left - 1, Math.min(box.right + 1, x0)), y: Math.max(box.top, Math.min(box.bottom, y0)) };
  return { boxes: [box], at: { x, y }, angle: 0, leader: { from: edgeToward(x0, y0, rx, ry, to), to } };
}

/** Where the way to a point leaves an ellipse around a symbol. */
function edgeToward(x: number, y: number, rx: number, ry: number, to: Point): Point {
  const angle = Math.atan2(to.y - y, to.x - x);
  return { x: x + Math.cos(angle) * rx, y: y + Math.sin(angle) * ry };
}

function countryWish(country: Labels["countries"][number], setting: Setting): readonly Wish<Name>[] {
  const look = country.rank <= 2 ? looks.largeCountry : looks.country;
  const texts: [string, Look][] = [[capitals(country.name), look]];
  if (country.nameAr !== "") texts.push([country.nameAr, looks.countryArabic]);
  const name = nameOf(texts, placeAnchor(country), null, setting.measure);
  const positions = countryPositions(country, name, setting);
  return positions.length > 0 ? [{ of: name, positions, margin: 10, site: 0, hiddenBy: [] }] : [];
}

/** Capital letters; a name with Turkish letters keeps its dotted I. */
export function capitals(name: string): string {
  return name.toLocaleUpperCase(/[çğıöşü]/i.test(name) ? "tr" : "en");
}

function placeWish(place: Place, kind: "capital" | "town", reaches: readonly Reach[], setting: Setting): readonly Wish<Name>[] {
  if (!onMap(place, setting)) return [];
  const look = looks[kind];
  const plain = nameOf([[place.name, look]], placeAnchor(place), kind, setting.measure);
  const arabic = nameOf([[place.name, look], [place.nameAr, looks.townArabic]], placeAnchor(place), kind, setting.measure);
  const wantsArabic = place.nameAr !== "" && (kind === "capital" || place.pop >= largePopulation || setting.zoom >= everyArabicZoom);
  const name = wantsArabic ? arabic : plain;
  const at = onScreen(setting.at, place.lon, place.lat);
  const hiddenBy = reaches.filter((r) => r.stand.site.short === place.name).map((r) => r.stand.index);
  const lower = Math.max(0, place.rank - (setting.zoom - 0.6));
  return [{ of: name, positions: dotPositions(at, name), margin: kind === "capital" ? 6 : 5 + 28 * lower, site: 0, hiddenBy }];
}

function dotPositions(at: Point, name: Name): readonly Position[] {
  const off = name.dot === "capital" ? 5.5 : 4.5;
  const dot = boxAround(at.x, at.y, 5, 5);
  const first = ((name.lines.length - 1) / 2) * lineHeight;
  return sides.map(([sx, sy]) => {
    const x = at.x + sx * (off + name.width / 2);
    const y = at.y + (sy === 0 ? first : sy * (name.height / 2 + (sx === 0 ? off : 0)));
    return { boxes: [boxAround(x, y, name.width, name.height), dot], at: { x, y }, angle: 0, leader: null };
  });
}

function riverWish(river: Labels["rivers"][number], setting: Setting): readonly Wish<Name>[] {
  const first = river.line[0];
  if (!first) return [];
  const made = nameOf([[river.name, looks.river]], placeAnchor({ lon: first[0], lat: first[1] }), null, setting.measure);
  return riverPositions(river.line, made, setting).map((positions) => ({
    of: made, positions, margin: 4, site: 0, hiddenBy: [],
  }));
}

function areaWish(place: Place, kind: "region" | "physical" | "lake", setting: Setting): readonly Wish<Name>[] {
  if (!onMap(place, setting) || (kind === "physical" && place.rank > setting.zoom - 0.5)) return [];
  const text = kind === "region" ? capitals(place.name) : place.name;
  const name = nameOf([[text, looks[kind]]], placeAnchor(place), null, setting.measure);
  const at = onScreen(setting.at, place.lon, place.lat);
  const box = boxAround(at.x, at.y, name.width, name.height);
  const shifts = [[0, 0], [0, -18], [0, 18], [-30, 0], [30, 0]] as const;
  const positions = shifts.map(([dx, dy]) => ({
    boxes: [moved(box, dx, dy)], at: { x: at.x + dx, y: at.y + dy }, angle: 0, leader: null,
  }));
  const margin = kind === "region" ? 34 : 14;
  return [{ of: name, positions, margin, site: 0, hiddenBy: [] }];
}

// ---- painting ----------------------------------------------------------------------------

/** Paints a name with its middle at a point. */
export function paintName(ctx: CanvasRenderingContext2D, ink: Ink, name: Name, at: Point, angle: number): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(angle);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const line of name.lines) {
    ctx.font = line.font;
    ctx.letterSpacing = `${line.spacing}px`;
    ctx.lineWidth = 3.2;
    ctx.strokeStyle = ink.halo;
    ctx.strokeText(line.text, line.spacing / 2, line.dy);
    ctx.globalAlpha = line.alpha;
    ctx.fillStyle = ink[line.colour];
    ctx.fillText(line.text, line.spacing / 2, line.dy);
    ctx.globalAlpha = 1;
  }
  ctx.restore();
}

export function paintPlaceDot(ctx: CanvasRenderingContext2D, ink: Ink, kind: "town" | "capital", at: Point): void {
  ctx.beginPath();
  if (kind === "capital") ctx.rect(at.x - 2.6, at.y - 2.6, 5.2, 5.2);
  else ctx.arc(at.x, at.y, 1.9, 0, 2 * Math.PI);
  ctx.lineWidth = kind === "capital" ? 3.6 : 2.4;
  ctx.strokeStyle = ink.halo;
  ctx.stroke();
  ctx.lineWidth = 1.3;
  ctx.fillStyle = ctx.strokeStyle = ink.ink2;
  if (kind === "capital") ctx.stroke();
  else ctx.fill();
}

/** What a name covers, for whoever must keep clear of it. */
export function coverOf(placed: PlacedName): Box {
  return union(placed.position.boxes);
}
