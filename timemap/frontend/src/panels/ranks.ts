/** The largest counts of many, without sorting them all: panels may not cost what the case holds. */

/**
 * Positions of the `most` largest counts above zero, largest first; ties by `order` (smaller first).
 * Costs one look at every count.
 */
export function largest(counts: ArrayLike<number>, most: number, order: ArrayLike<number>): readonly number[] {
  const best: number[] = [];
  const before = (a: number, b: number): boolean => {
    const more = (counts[a] as number) - (counts[b] as number);
    return more === 0 ? (order[a] as number) < (order[b] as number) : more > 0;
  };
  for (let at = 0; at < counts.length; at++) {
    if ((counts[at] as number) <= 0) continue;
    const last = best.at(-1);
    if (best.length >= most && (last === undefined || !before(at, last))) continue;
    let place = best.length;
    while (place > 0 && before(at, best[place - 1] as number)) place--;
    best.splice(place, 0, at);
    if (best.length > most) best.pop();
  }
  return best;
}

/** Counts above zero, and their sum. */
export function totals(counts: ArrayLike<number>): { readonly some: number; readonly sum: number } {
  let some = 0;
  let sum = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    if (count > 0) some++;
    sum += count;
  }
  return { some, sum };
}

/** Where `value` would stand in ascending numbers: the first position that is not below it. */
export function placeOf(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
