/**
 * Where names may stand. Names come in order of importance; each tries its positions and takes the
 * first that is free, or is left out.
 */
import type { Point } from "./mercator";
import { distanceToLine, grown, inside, overlap, touchesDisc, touchesLine, touchesRing } from "./shapes";
import type { Box, Circle, Line } from "./shapes";

/** One position of a name: the boxes its text would cover. */
export interface Position {
  readonly boxes: readonly Box[];
  /** Middle of the text. */
  readonly at: Point;
  /** Radians, clockwise. */
  readonly angle: number;
  /** From the symbol to a name that had to stand off. */
  readonly leader: Line | null;
}

/** A name that wants a place. `Of` is whatever the caller needs to paint it. */
export interface Wish<Of> {
  readonly of: Of;
  /** In order of preference. */
  readonly positions: readonly Position[];
  /** Kept free around it, of other names. */
  readonly margin: number;
  /** Its own site, index of counts by site; 0: it is not a site's name. */
  readonly site: number;
  /** Sites whose symbols say the same already. */
  readonly hiddenBy: readonly number[];
}

/** What a site covers when it has a symbol. */
export interface Ground {
  readonly site: number;
  readonly discs: readonly Circle[];
  readonly rings: readonly Circle[];
  readonly lines: readonly Line[];
}

export interface Placed<Of> {
  readonly of: Of;
  readonly position: Position;
  readonly site: number;
  /** Sites whose symbol or name would touch it: it shows only while none of them has a symbol. */
  readonly hiddenBy: readonly number[];
}

const ringMargin = 2;
/** Between a name and symbols that are not its own. */
const clear = 4;

/**
 * Places for the wishes, in their order. Two placed names never touch, none leaves `room` or touches
 * `taken`. Names of sites stand clear of all ground where that is possible. Any other name may touch the
 * ground of sites: it prefers not to, and is then hidden by them.
 */
export function place<Of>(
  wishes: readonly Wish<Of>[], grounds: readonly Ground[], taken: readonly Box[], room: Box,
): readonly Placed<Of>[] {
  const placed: Placed<Of>[] = [];
  for (const wish of wishes) {
    const found = (wish.site > 0 && siteRoom(wish, grounds, taken, room, placed)) || nameRoom(wish, grounds, taken, room, placed);
    if (found) placed.push(found);
  }
  return placed;
}

/** The first position that is free of everything. */
function siteRoom<Of>(
  wish: Wish<Of>, grounds: readonly Ground[], taken: readonly Box[], room: Box, placed: readonly Placed<Of>[],
): Placed<Of> | null {
  const position = wish.positions.find(
    (p) =>
      isFree(p, taken, room) &&
      grounds.every((ground) => !touches(p, ground, ground.site === wish.site ? 1 : clear)) &&
      placed.every((other) => !meets(p, other.position, 2)) &&
      (p.leader === null || leaderIsFree(p.leader, wish.site, grounds, placed)),
  );
  return position ? { of: wish.of, position, site: wish.site, hiddenBy: [] } : null;
}

/** The position that fewest sites hide; among equals the first. */
function nameRoom<Of>(
  wish: Wish<Of>, grounds: readonly Ground[], taken: readonly Box[], room: Box, placed: readonly Placed<Of>[],
): Placed<Of> | null {
  let best: Placed<Of> | null = null;
  for (const position of wish.positions) {
    if (best && best.hiddenBy.length === wish.hiddenBy.length) break;
    if (!isFree(position, taken, room) || touchesOwn(position, wish.site, grounds)) continue;
    if (placed.some((other) => other.site === 0 && meets(position, other.position, wish.margin))) continue;
    const hiddenBy = [...new Set([...wish.hiddenBy, ...sitesUnder(position, wish.site, grounds, placed)])];
    if (!best || hiddenBy.length < best.hiddenBy.length) best = { of: wish.of, position, site: wish.site, hiddenBy };
  }
  return best;
}

function sitesUnder<Of>(
  position: Position, site: number, grounds: readonly Ground[], placed: readonly Placed<Of>[],
): readonly number[] {
  const { leader } = position;
  const crosses = (disc: Circle): boolean => leader !== null && distanceToLine(disc, leader) < disc.radius;
  const symbols = grounds
    .filter((ground) => ground.site !== site && (touches(position, ground, clear) || ground.discs.some(crosses)))
    .map((ground) => ground.site);
  const names = placed
    .filter((other) => other.site > 0)
    .filter(({ position: other }) => meets(position, other, 2) || (leader !== null && other.boxes.some((box) => touchesLine(box, leader))))
    .map((other) => other.site);
  return [...symbols, ...names];
}

function isFree(position: Position, taken: readonly Box[], room: Box): boolean {
  return position.boxes.every((box) => inside(box, room) && taken.every((other) => !overlap(box, other)));
}

function touchesOwn(position: Position, site: number, grounds: readonly Ground[]): boolean {
  return site > 0 && grounds.some((ground) => ground.site === site && touches(position, ground, 1));
}

function meets(a: Position, b: Position, margin: number): boolean {
  const linked = b.leader;
  return a.boxes.some(
    (box) => b.boxes.some((other) => overlap(grown(box, margin), other)) || (linked !== null && touchesLine(grown(box, 1), linked)),
  );
}

function touches(position: Position, ground: Ground, margin: number): boolean {
  return position.boxes.some((box) => {
    const roomy = grown(box, margin);
    return (
      ground.discs.some((disc) => touchesDisc(roomy, disc)) ||
      ground.rings.some((ring) => touchesRing(box, ring, ringMargin)) ||
      ground.lines.some((line) => touchesLine(roomy, line))
    );
  });
}

function leaderIsFree<Of>(leader: Line, site: number, grounds: readonly Ground[], placed: readonly Placed<Of>[]): boolean {
  return (
    grounds.every((ground) => ground.site === site || ground.discs.every((disc) => distanceToLine(disc, leader) > disc.radius)) &&
    placed.every((other) => other.position.boxes.every((box) => !touchesLine(box, leader)))
  );
}
