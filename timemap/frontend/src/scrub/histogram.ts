/** Attacks by lane, column of days and colour, and how high one of them stands. Pure. */
import type { Lane } from "./lanes";
import type { Scale } from "./scale";
import type { RecordCounts } from "../types";

/** One lane's counts, [column * colours + colour], and the size of its blocks. */
export interface Stack {
  readonly lane: Lane;
  readonly counts: Int32Array;
  readonly colours: number;
  readonly unit: Unit;
}

export interface Unit {
  /** Pixels of one attack. */
  readonly height: number;
  /** Pixels left free above each block; none where blocks have melted into a bar. */
  readonly gap: number;
}

/** Beyond this many in a column single blocks are no longer told apart. */
const mostBlocks = 8;
const headroom = 4;
/** A quiet case keeps blocks of the size of a busier one. */
const leastBusiest = 4;
const leastBlock = 2.5;

/** Days that share one column: as many as make it a pixel wide. */
export function daysPerColumn(scale: Scale): number {
  return Math.max(1, Math.ceil(1 / scale.dayWidth));
}

/**
 * The stacks of the attack lanes. Lanes that always stand share one height a block; another lane may
 * need flatter ones.
 */
export function attackStacks(record: RecordCounts, lanes: readonly Lane[], colours: number, scale: Scale): readonly Stack[] {
  const each = daysPerColumn(scale);
  const counted = lanes
    .filter(({ kind }) => kind === "attacks")
    .map((lane) => ({ lane, colours, counts: laneCounts(record, lane, colours, each) }));
  const mains = counted.filter(({ lane }) => lane.main);
  const most = Math.max(0, ...mains.map(({ counts }) => busiest(counts, colours)));
  const shared = unitOf(mains[0]?.lane.height ?? 0, most);
  return counted.map((stack) => {
    const own = unitOf(stack.lane.height, busiest(stack.counts, colours), shared.height);
    return { ...stack, unit: stack.lane.main ? shared : own };
  });
}

/** The strikes as a stack of one colour. */
export function strikeStack(record: RecordCounts, lane: Lane, scale: Scale): Stack {
  const counts = new Int32Array(columnCount(record, daysPerColumn(scale)));
  addByColumn(counts, record.strikes, 0, record.days, daysPerColumn(scale), 1, 0);
  return { lane, counts, colours: 1, unit: { ...unitOf(lane.height, busiest(counts, 1)), gap: 0 } };
}

/** True where a day's strikes can be one diamond with a small number. */
export function fewStrikes(record: RecordCounts): boolean {
  return record.strikes.every((count) => count <= mostBlocks);
}

/** True where every attack is a block of its own. */
export function toldApart(stacks: readonly Stack[]): boolean {
  return stacks.every(({ unit }) => unit.gap > 0);
}

/** Attacks below a colour in a column. */
export function below({ counts, colours }: Stack, column: number, colour: number): number {
  return sumOf(counts, column * colours, column * colours + colour);
}

function unitOf(laneHeight: number, most: number, tallest = (laneHeight - headroom) / leastBusiest): Unit {
  const height = Math.min(tallest, (laneHeight - headroom) / Math.max(1, most));
  return { height, gap: most <= mostBlocks && height >= leastBlock ? 1 : 0 };
}

function laneCounts(record: RecordCounts, lane: Lane, colours: number, each: number): Int32Array {
  const counts = new Int32Array(columnCount(record, each) * colours);
  for (const country of lane.countries) {
    for (let colour = 0; colour < colours; colour++) {
      const from = (country * colours + colour) * record.days;
      addByColumn(counts, record.lane, from, record.days, each, colours, colour);
    }
  }
  return counts;
}

function addByColumn(
  into: Int32Array, daily: Int32Array, from: number, days: number, each: number, stride: number, offset: number,
): void {
  for (let day = 0; day < days; day++) {
    const at = Math.floor(day / each) * stride + offset;
    into[at] = (into[at] ?? 0) + (daily[from + day] ?? 0);
  }
}

function columnCount(record: RecordCounts, each: number): number {
  return Math.ceil(record.days / each);
}

function busiest(counts: Int32Array, colours: number): number {
  let most = 0;
  for (let at = 0; at < counts.length; at += colours) most = Math.max(most, sumOf(counts, at, at + colours));
  return most;
}

function sumOf(counts: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += counts[at] ?? 0;
  return sum;
}
