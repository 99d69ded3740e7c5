/** Counting over lists of row numbers: plain loops over typed arrays, nothing made on the way. */
import { dayOf } from "./time";

export type Column = Uint8Array | Uint16Array;

/** Attacks and strikes by value; two views of one array, so that a row is counted without a branch. */
export interface Lanes {
  readonly size: number;
  readonly both: Int32Array;
  readonly attacks: Int32Array;
  readonly strikes: Int32Array;
}

export function lanes(size: number): Lanes {
  const both = new Int32Array(2 * size);
  return { size, both, attacks: both.subarray(0, size), strikes: both.subarray(size) };
}

/** Rows that enter or leave when a window moves. */
export function changed(first: number, last: number, newFirst: number, newLast: number): number {
  const kept = Math.max(0, Math.min(last, newLast) - Math.max(first, newFirst));
  return last - first + (newLast - newFirst) - 2 * kept;
}

/** Row numbers whose mask, among `bits`, is `value`; ascending. */
export function rowsWhere(masks: Uint16Array, bits: number, value: number, scratch: Uint32Array): Uint32Array {
  let found = 0;
  for (let row = 0; row < masks.length; row++) {
    scratch[found] = row;
    if (((masks[row] as number) & bits) === value) found++;
  }
  return scratch.slice(0, found);
}

/** The attacks among listed rows; ascending. */
export function attacksOf(passing: Uint32Array, strike: Uint8Array, scratch: Uint32Array): Uint32Array {
  let found = 0;
  for (let k = 0; k < passing.length; k++) {
    const row = passing[k] as number;
    scratch[found] = row;
    if (strike[row] === 0) found++;
  }
  return scratch.slice(0, found);
}

/** Day number of every row. */
export function daysOf(minute: Float32Array): Uint16Array {
  const days = new Uint16Array(minute.length);
  for (let row = 0; row < minute.length; row++) days[row] = dayOf(minute[row] as number);
  return days;
}

/** Adds `sign` to the value of each listed row in [first, last). */
export function count(
  listed: Uint32Array, first: number, last: number, column: Column, strike: Uint8Array, into: Lanes, sign: 1 | -1,
): void {
  const { both, size } = into;
  const end = lowerBound(listed, last);
  for (let k = lowerBound(listed, first); k < end; k++) {
    const row = listed[k] as number;
    add(both, (strike[row] as number) * size + (column[row] as number), sign);
  }
}

/** As `count`, by site and colour. */
export function countPairs(
  listed: Uint32Array, first: number, last: number, site: Column, colours: number, colour: Column, into: Int32Array, sign: 1 | -1,
): void {
  const end = lowerBound(listed, last);
  for (let k = lowerBound(listed, first); k < end; k++) {
    const row = listed[k] as number;
    add(into, (site[row] as number) * colours + (colour[row] as number), sign);
  }
}

export function add(counts: Int32Array, at: number, by: number): void {
  counts[at] = (counts[at] as number) + by;
}

/** How many of the listed rows lie in [first, last). */
export function inside(listed: Uint32Array, first: number, last: number): number {
  return lowerBound(listed, last) - lowerBound(listed, first);
}

/** Position of the first item that is not below `value`. */
export function lowerBound(sorted: Float32Array | Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
