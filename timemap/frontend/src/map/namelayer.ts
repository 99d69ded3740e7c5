/** The names of a map: placed for the settled camera, riding along while it moves, faded to a new set. */
import { place } from "./labels";
import type { Ground } from "./labels";
import { createLayer } from "./layer";
import { doubtOf, leaderOf, marksOf, outermost } from "./marks";
import type { Mark } from "./marks";
import { projection } from "./mercator";
import type { Point, Projection, Size } from "./mercator";
import { coverOf, paintName, paintPlaceDot, slotPosition, wishes } from "./names";
import type { Measure, PlacedName, Reach } from "./names";
import { boxAround, moved, touchesDisc, union } from "./shapes";
import type { Box, Circle } from "./shapes";
import type { Stand } from "./stands";
import { paintLeader } from "./symbols";
import type { Ink } from "./symbols";
import type { Camera, Labels } from "../types";

/** Names as placed for a camera, and how to carry them to another. */
export interface PlacedNames {
  readonly at: Projection;
  readonly zoom: number;
  readonly placed: readonly (PlacedName & { readonly order: number })[];
}

/** What the names are placed for. */
export interface NameSetting {
  readonly labels: Labels;
  readonly stands: readonly Stand[];
  readonly camera: Camera;
  readonly size: Size;
  /** Key, buttons and notes: names keep clear of them. */
  readonly taken: readonly Box[];
  readonly measure: Measure;
}

const edge = 6;
const plain = { colour: "", hollow: false };

/** Places all names for a settled camera, from the largest symbols that time can bring. */
export function placeNames(setting: NameSetting): PlacedNames {
  const { camera, size, stands } = setting;
  const at = projection(camera, size);
  const marks = largestMarks(stands, at).filter((mark) => near(mark, size));
  const bySite = new Map<number, Mark[]>();
  for (const mark of marks) bySite.set(mark.stand.index, [...(bySite.get(mark.stand.index) ?? []), mark]);
  const reaches = [...bySite.values()].map((of) => reachOf(of, camera.zoom)).sort(byCount);
  const grounds = [...bySite.values()].map((of) => groundOf(of, camera.zoom));
  const wished = wishes(setting.labels, reaches, { at, size, zoom: camera.zoom, measure: setting.measure });
  const room = { left: edge, top: edge, right: size.width - edge, bottom: size.height - edge };
  const orders = new Map(wished.map((wish) => [wish.of, wish.positions]));
  const placed = place(wished, grounds, setting.taken, room).map((p) => ({
    ...p, order: orders.get(p.of)?.indexOf(p.position) ?? 0,
  }));
  return { at, zoom: camera.zoom, placed };
}

function byCount(a: Reach, b: Reach): number {
  const count = ({ stand }: Reach): number => stand.attacks + stand.strikes;
  return count(b) - count(a) || (a.stand.site.id < b.stand.site.id ? -1 : 1);
}

function near({ home }: Mark, { width, height }: Size): boolean {
  return home.x > 0 && home.y > 0 && home.x < width && home.y < height;
}

/** Every stand's symbols with its largest counts, marked newest: the room that time may ask for. */
function largestMarks(stands: readonly Stand[], at: Projection): readonly Mark[] {
  const last = stands.reduce((most, stand) => Math.max(most, stand.index), 0) + 1;
  const attacks = new Int32Array(last);
  const strikes = new Int32Array(last);
  for (const stand of stands) {
    attacks[stand.index] = stand.attacks;
    strikes[stand.index] = stand.strikes;
  }
  const counts = {
    colours: 1, byColour: Float32Array.from(attacks), strikesDrawn: Float32Array.from(strikes),
    newest: new Float32Array(last).fill(1), attacks, strikes,
  };
  return marksOf(stands, counts, at, [plain], () => ({ x: 0, y: 0 }));
}

/** All that the symbols of one site cover, so that its name stands beside it; room for the newest mark is kept. */
export function reachOf(marks: readonly Mark[], zoom: number): Reach {
  const first = marks[0] as Mark;
  const boxes = marks.flatMap((mark) => {
    const roomy = { ...mark, newest: 1 };
    const around = mark.at.radius + outermost(roomy);
    const doubt = mark.leads ? null : doubtOf(roomy, zoom);
    const wide = doubt !== null && doubt.radius > widest;
    return [boxOf({ ...mark.at, radius: around }), ...(doubt && !wide ? [boxOf({ ...doubt, radius: doubt.radius + 1 })] : [])];
  });
  return { stand: first.stand, box: union(boxes) };
}

/** A ring of doubt wider than this has room for the name inside. */
const widest = 110;

function boxOf({ x, y, radius }: Circle): Box {
  return boxAround(x, y, 2 * radius, 2 * radius);
}

function groundOf(marks: readonly Mark[], zoom: number): Ground {
  const leading = marks.filter((mark) => mark.leads);
  return {
    site: (marks[0] as Mark).stand.index,
    discs: [
      ...marks.map((mark) => ({ ...mark.at, radius: mark.at.radius + outermost(mark) })),
      ...leading.map((mark) => ({ ...mark.home, radius: 3.4 })),
    ],
    rings: marks.map((mark) => doubtOf(mark, zoom)).filter((ring) => ring !== null),
    lines: leading.map(leaderOf),
  };
}

// ---- painting ----------------------------------------------------------------------------

export interface NameLayer {
  /** A new set of names; the old one fades away unless it is the same. */
  readonly show: (names: PlacedNames) => void;
  /** Paints where something changed: camera, symbols or theme. */
  readonly paint: (ink: Ink, at: Projection, zoom: number, marks: readonly Mark[], open: Circle | null) => void;
  readonly resize: (size: Size) => void;
}

export function createNameLayer(parent: HTMLElement): NameLayer {
  let front = createLayer(parent, "bm-map-names");
  let back = createLayer(parent, "bm-map-names bm-map-gone");
  let names: PlacedNames | null = null;
  let painted = "";
  return {
    show: (next) => {
      const fades = names !== null && !sameNames(names, next);
      names = next;
      painted = "";
      if (!fades) return;
      [front, back] = [back, front];
      front.element.classList.remove("bm-map-gone");
      back.element.classList.add("bm-map-gone");
    },
    paint: (ink, at, zoom, marks, open) => {
      if (!names) return;
      const key = signature(ink, at, marks, open);
      if (key === painted) return;
      painted = key;
      const shown = names;
      front.paint((ctx) => paintNames(ctx, ink, shown, at, zoom, marks, open));
    },
    resize: (size) => {
      painted = "";
      front.resize(size);
      back.resize(size);
    },
  };
}

function sameNames(a: PlacedNames, b: PlacedNames): boolean {
  const key = (names: PlacedNames) =>
    names.placed.map(({ of, position: { at } }) => `${of.lines[0]?.text ?? ""} ${at.x.toFixed(0)} ${at.y.toFixed(0)}`).join();
  return key(a) === key(b);
}

function signature(ink: Ink, at: Projection, marks: readonly Mark[], open: Circle | null): string {
  const symbols = marks.map((m) => `${m.stand.index}${m.strike ? "s" : "a"}${m.at.x.toFixed(1)} ${m.at.y.toFixed(1)} ${m.at.radius.toFixed(1)}`);
  return `${ink.ink} ${at.left.toFixed(1)} ${at.top.toFixed(1)} ${at.scale} ${open?.x ?? ""} ${open?.y ?? ""} ${symbols.join()}`;
}

/** Paints the names that no present symbol hides, carried to the camera's place. */
export function paintNames(
  ctx: CanvasRenderingContext2D, ink: Ink, names: PlacedNames, at: Projection, zoom: number, marks: readonly Mark[],
  open: Circle | null,
): void {
  const bySite = new Map<number, Mark[]>();
  for (const mark of marks) bySite.set(mark.stand.index, [...(bySite.get(mark.stand.index) ?? []), mark]);
  for (const placed of names.placed) {
    if (placed.hiddenBy.some((site) => bySite.has(site))) continue;
    const own = bySite.get(placed.site);
    if (own) paintSiteName(ctx, ink, placed, reachOf(own, zoom).box, open);
    else if (placed.site === 0) paintPlaceName(ctx, ink, names, placed, at, open);
  }
}

function paintSiteName(
  ctx: CanvasRenderingContext2D, ink: Ink, placed: PlacedNames["placed"][number], reach: Box, open: Circle | null,
): void {
  const position = slotPosition(placed.order, reach, placed.of);
  if (open && position.boxes.some((box) => touchesDisc(box, open))) return;
  if (position.leader) paintLeader(ctx, ink, position.leader);
  paintName(ctx, ink, placed.of, position.at, 0);
}

function paintPlaceName(
  ctx: CanvasRenderingContext2D, ink: Ink, names: PlacedNames, placed: PlacedName, at: Projection, open: Circle | null,
): void {
  const carried = carriedBy(placed, names.at, at);
  if (open && touchesDisc(moved(coverOf(placed), carried.x, carried.y), open)) return;
  if (placed.of.dot) paintPlaceDot(ctx, ink, placed.of.dot, toScreen(placed.of.anchor, at));
  paintName(ctx, ink, placed.of, { x: placed.position.at.x + carried.x, y: placed.position.at.y + carried.y }, placed.position.angle);
}

/** How far a name has gone since it was placed: with its dot, or with the ground under it. */
function carriedBy(placed: PlacedName, from: Projection, to: Projection): Point {
  const { x, y } = placed.position.at;
  const world = placed.of.dot ? placed.of.anchor : { x: (x - from.left) / from.scale, y: (y - from.top) / from.scale };
  const a = toScreen(world, from);
  const b = toScreen(world, to);
  return { x: b.x - a.x, y: b.y - a.y };
}

function toScreen(world: Point, at: Projection): Point {
  return { x: at.left + world.x * at.scale, y: at.top + world.y * at.scale };
}
