/**
 * Incidents without a site on the screen: one GPU buffer of all that pass, sorted by time, of which a
 * frame draws a slice and uploads nothing; or the grid, where the slice is more than the eye can read.
 */
import { Deck, MapView } from "@deck.gl/core";
import { palette } from "../theme";
import { columnOf } from "../filters";
import { CellCounts, cellMapOf, gridSteps, stepOf, stepsAfter } from "./cells";
import { onScreen } from "./mercator";
import type { Projection, Size } from "./mercator";
import { gridAlpha } from "./key";
import { bytesOf, pointsOf, rowNear, sliceAt, worldOf } from "./pointset";
import type { PointSet, Slice } from "./pointset";
import { SliceLayer } from "./slicelayer";
import { circle, diamond } from "./symbols";
import { swatchesOf } from "../swatches";
import type { Camera, Frame } from "../types";

export interface PointLayer {
  /** Takes a frame; draws at once where points stand. */
  readonly update: (frame: Frame) => void;
  readonly move: (camera: Camera) => void;
  /** The camera rests: the grid is laid anew. */
  readonly settle: (at: Projection, size: Size) => void;
  /** Least counts of the grid's steps; empty while points are drawn one by one. */
  readonly steps: () => readonly number[];
  /** Paints the grid where it stands for the points. */
  readonly paintGrid: (ctx: CanvasRenderingContext2D, at: Projection) => void;
  /** Paints the points themselves, for a picture; nothing where the grid stands for them. */
  readonly paintPoints: (ctx: CanvasRenderingContext2D, at: Projection) => void;
  /** The row of the point under a pixel; null: none, or a grid. */
  readonly rowAt: (at: Projection, x: number, y: number) => number | null;
  readonly destroy: () => void;
}

/** One point for so many square pixels is still read as points. */
export const roomOfPoint = 110;
const back = 0.75;
const reach = 8;
const radius = 4;

class Points implements PointLayer {
  private sets: readonly [PointSet, PointSet] | null = null;
  private setsFor = "";
  private worlds: readonly [Float32Array, Float32Array] | null = null;
  private slices: readonly [Slice, Slice] = [[0, 0], [0, 0]];
  private counts: readonly [CellCounts, CellCounts] | null = null;
  private settled: { readonly at: Projection; readonly size: Size } | null = null;
  private grid: readonly number[] = [];
  private frame: Frame | null = null;
  private readonly deck: Deck<MapView>;
  private readonly image = document.createElement("canvas");

  constructor(canvas: HTMLCanvasElement, camera: Camera) {
    this.deck = new Deck({
      canvas,
      views: new MapView({ id: "points", repeat: false }),
      viewState: viewState(camera),
      controller: false,
      layers: [],
      // The shader softens its own edges.
      deviceProps: { webgl: { antialias: false } },
      onLoad: () => this.lay(),
    });
  }

  update(frame: Frame): void {
    this.frame = frame;
    const fresh = this.takeSets(frame);
    const [attacks, strikes] = this.sets ?? [];
    if (!attacks || !strikes) return;
    const slices = [sliceAt(attacks, frame.shown), sliceAt(strikes, frame.shown)] as const;
    const same = slices.every((slice, i) => slice[0] === this.slices[i]?.[0] && slice[1] === this.slices[i]?.[1]);
    this.slices = slices;
    const was = this.grid;
    this.chooseGrid();
    if (fresh || (was.length > 0) !== (this.grid.length > 0)) this.lay();
    else if (!same && this.grid.length === 0) this.deck.redraw("slice");
  }

  move(camera: Camera): void {
    this.deck.setProps({ viewState: viewState(camera) });
    this.deck.redraw();
  }

  settle(at: Projection, size: Size): void {
    if (this.settled?.at === at) return;
    this.settled = { at, size };
    this.counts = null;
    this.grid = [];
    if (this.frame) this.update(this.frame);
  }

  steps(): readonly number[] {
    return this.grid;
  }

  rowAt(at: Projection, x: number, y: number): number | null {
    if (!this.sets || this.grid.length > 0) return null;
    const found = this.sets.map((set, i) => rowNear(set, this.slices[i] as Slice, at, x, y, reach)).filter((hit) => hit !== null);
    return found.sort((a, b) => a.far - b.far)[0]?.row ?? null;
  }

  destroy(): void {
    this.deck.finalize();
  }

  /** The points of a frame's filters and colours; true where they are not those of the last frame. */
  private takeSets(frame: Frame): boolean {
    const key = `${frame.filterEpoch} ${frame.theme} ${frame.tally.colour}`;
    if (key === this.setsFor) return false;
    this.setsFor = key;
    const { rows, tally, meta } = frame;
    const column = columnOf(rows, meta, tally.colour);
    const colours = column instanceof Uint8Array || column instanceof Uint16Array ? column : null;
    const blue = { colour: palette(frame.theme).weapon.aircraft_munition, hollow: false };
    this.sets = [
      pointsOf(rows, tally.record.passing, false, colours, swatchesOf(frame)),
      pointsOf(rows, tally.record.passing, true, null, [blue]),
    ];
    this.worlds = this.counts = null;
    this.grid = [];
    return true;
  }

  /** Whether the slice is too many for the map, and the grid's steps if so. */
  private chooseGrid(): void {
    const points = this.slices.reduce((sum, [first, last]) => sum + last - first, 0);
    const most = this.settled ? (this.settled.size.width * this.settled.size.height) / roomOfPoint : Infinity;
    const limit = this.grid.length > 0 ? most * back : most;
    if (points <= limit) return void (this.grid = []);
    const counts = this.counted();
    if (!counts) return;
    const shown = counts.reduce((sum, of) => sum + of.shown, 0);
    this.grid = shown <= limit ? [] : stepsAfter(this.grid, largestOf(counts));
  }

  private counted(): readonly [CellCounts, CellCounts] | null {
    if (!this.sets || !this.settled) return null;
    const { at, size } = this.settled;
    this.worlds ??= [worldOf(this.sets[0]), worldOf(this.sets[1])];
    this.counts ??= [new CellCounts(cellMapOf(this.worlds[0], at, size)), new CellCounts(cellMapOf(this.worlds[1], at, size))];
    this.counts.forEach((counts, i) => counts.moveTo(this.slices[i] as Slice));
    return this.counts;
  }

  // ---- drawing ---------------------------------------------------------------------------

  /** Other layers: deck.gl draws them with the next frame. */
  private lay(): void {
    if (!this.sets || !this.frame) return;
    const layers = this.grid.length === 0 ? this.sets.map((set, shape) => this.layer(set, shape)) : [];
    this.deck.setProps({ layers });
  }

  private layer(set: PointSet, shape: number): SliceLayer {
    const strike = shape === 1;
    return new SliceLayer({
      id: strike ? "strikes" : "attacks",
      lonLat: set.lonLat,
      rgba: set.rgba,
      slice: () => this.slices[shape] as Slice,
      radius: strike ? radius + 1.5 : radius,
      halo: bytesOf(palette((this.frame as Frame).theme).halo),
      diamond: strike,
    });
  }

  paintPoints(ctx: CanvasRenderingContext2D, at: Projection): void {
    if (!this.sets || !this.frame || this.grid.length > 0) return;
    const { halo } = palette(this.frame.theme);
    this.sets.forEach((set, shape) => {
      const [first, last] = this.slices[shape] as Slice;
      for (let i = first; i < last; i += 1) paintPoint(ctx, set, i, shape === 1, halo, at);
    });
  }

  paintGrid(ctx: CanvasRenderingContext2D, at: Projection): void {
    const counts = this.grid.length > 0 ? this.counts : null;
    if (!counts || !this.frame) return;
    const { map } = counts[0];
    paintCells(this.image, counts, this.grid, palette(this.frame.theme).ink);
    ctx.imageSmoothingEnabled = false;
    const side = map.side * at.scale;
    ctx.drawImage(this.image, at.left + map.left * at.scale, at.top + map.top * at.scale, map.columns * side, map.rows * side);
  }
}

/** A point on a 2D canvas, as the GPU draws it. */
function paintPoint(ctx: CanvasRenderingContext2D, set: PointSet, i: number, strike: boolean, halo: string, at: Projection): void {
  const point = onScreen(at, set.lonLat[2 * i] as number, set.lonLat[2 * i + 1] as number);
  const [red, green, blue] = set.rgba.subarray(4 * i, 4 * i + 3);
  if (strike) diamond(ctx, point, radius + 1.5);
  else circle(ctx, point.x, point.y, radius);
  ctx.lineWidth = 2;
  ctx.strokeStyle = halo;
  ctx.stroke();
  ctx.fillStyle = `rgb(${red} ${green} ${blue})`;
  ctx.fill();
}

/** A point layer; its canvas is another than the base map's, which stays as it is while time moves. */
export function createPointLayer(canvas: HTMLCanvasElement, camera: Camera): PointLayer {
  return new Points(canvas, camera);
}

/** A pixel a cell: drawing it larger makes the grid. */
function paintCells(image: HTMLCanvasElement, counts: readonly [CellCounts, CellCounts], steps: readonly number[], ink: string): void {
  const { columns, rows } = counts[0].map;
  if (image.width !== columns || image.height !== rows) [image.width, image.height] = [columns, rows];
  const ctx = image.getContext("2d");
  if (!ctx) return;
  const pixels = ctx.createImageData(columns, rows);
  const [red, green, blue] = bytesOf(ink);
  const alphas = Array.from({ length: gridSteps }, (_, step) => Math.round(255 * gridAlpha(step)));
  for (let i = 0; i < columns * rows; i += 1) {
    const step = stepOf((counts[0].count[i] as number) + (counts[1].count[i] as number), steps);
    if (step >= 0) pixels.data.set([red, green, blue, alphas[step] as number], 4 * i);
  }
  ctx.putImageData(pixels, 0, 0);
}

function largestOf(counts: readonly [CellCounts, CellCounts]): number {
  let largest = 1;
  counts[0].count.forEach((count, i) => {
    largest = Math.max(largest, count + (counts[1].count[i] as number));
  });
  return largest;
}

function viewState(camera: Camera) {
  return { longitude: camera.lon, latitude: camera.lat, zoom: camera.zoom, pitch: 0, bearing: 0 };
}
