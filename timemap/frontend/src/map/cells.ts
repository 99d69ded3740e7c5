/** Too many points for the eye become a grid: counts by cell that follow the window, a step at a time. */
import type { Projection, Size } from "./mercator";
import type { Slice } from "./pointset";

/** Which cell each point lies in, for one camera; `outside` where the map does not show it. */
export interface CellMap {
  readonly columns: number;
  readonly rows: number;
  /** World units of the grid's corner and of a cell's side. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly cell: Uint16Array;
}

const outside = 0xffff;
const sidePixels = 14;
const mostCells = outside;
export const gridSteps = 6;

/** Cells for a settled camera. `world` holds x and y in turn, world units. The grid is bound to the world, not to the map's edge. */
export function cellMapOf(world: Float32Array, at: Projection, size: Size): CellMap {
  const pixels = Math.max(sidePixels, Math.sqrt((size.width * size.height) / (mostCells / 2)));
  const side = pixels / at.scale;
  const left = Math.floor(-at.left / at.scale / side) * side;
  const top = Math.floor(-at.top / at.scale / side) * side;
  const columns = Math.ceil(size.width / pixels) + 1;
  const rows = Math.ceil(size.height / pixels) + 1;
  const cell = new Uint16Array(world.length / 2);
  for (let i = 0; i < cell.length; i += 1) {
    const column = Math.floor(((world[2 * i] as number) - left) / side);
    const row = Math.floor(((world[2 * i + 1] as number) - top) / side);
    cell[i] = column >= 0 && row >= 0 && column < columns && row < rows ? row * columns + column : outside;
  }
  return { columns, rows, left, top, side, cell };
}

/** Counts by cell of a slice of points. */
export class CellCounts {
  readonly count: Int32Array;
  /** Points of the slice that the map shows. */
  shown = 0;
  private first = 0;
  private last = 0;

  constructor(readonly map: CellMap) {
    this.count = new Int32Array(map.columns * map.rows);
  }

  /** Follows to another slice: points that enter or leave are counted, or all of them where that is less. */
  moveTo([first, last]: Slice): void {
    const changed = Math.abs(first - this.first) + Math.abs(last - this.last);
    if (changed >= last - first) this.clear(first);
    this.add(first, Math.min(this.first, last), 1);
    this.add(Math.max(this.last, first), last, 1);
    this.add(this.first, Math.min(first, this.last), -1);
    this.add(Math.max(last, this.first), this.last, -1);
    this.first = first;
    this.last = last;
  }

  private clear(at: number): void {
    this.count.fill(0);
    this.shown = 0;
    this.first = this.last = at;
  }

  private add(from: number, to: number, by: number): void {
    const { cell } = this.map;
    for (let i = from; i < to; i += 1) {
      const at = cell[i] as number;
      if (at === outside) continue;
      this.count[at] = (this.count[at] as number) + by;
      this.shown += by;
    }
  }
}

const round = [1, 2, 3, 5] as const;

/** Least counts of the six steps, 1 first, in about equal ratios up to three quarters of the largest count; each larger than the last. */
export function stepsFor(largest: number): readonly number[] {
  const ratio = Math.max(1.2, (largest * 0.75) ** (1 / (gridSteps - 1)));
  const steps = [1];
  for (let k = 1; k < gridSteps; k += 1) steps.push(Math.max((steps[k - 1] as number) + 1, rounded(ratio ** k)));
  return steps;
}

/** The steps that stand, while they still tell cells apart; else new ones: inks that change with each step could not be read. */
export function stepsAfter(steps: readonly number[], largest: number): readonly number[] {
  const top = steps[gridSteps - 1];
  return top !== undefined && largest <= 3 * top && largest >= top / 3 ? steps : stepsFor(largest);
}

function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([...round].reverse().find((digit) => digit * power <= value) ?? 1);
}

/** Step of a count, 0 to 5; -1 for none. */
export function stepOf(count: number, steps: readonly number[]): number {
  let step = -1;
  while (step + 1 < steps.length && count >= (steps[step + 1] as number)) step += 1;
  return step;
}
