/** The symbols of one moment: which stand where, how large, and in what order they are painted. */
import type { Swatch } from "../theme";
import { digits } from "../words";
import type { DrawnCounts } from "./counts";
import { coveringShare } from "./displace";
import { pixelsPerKm } from "./mercator";
import type { Point, Projection } from "./mercator";
import type { Stand } from "./stands";
import type { Circle, Line } from "./shapes";
import {
  attackRadius, newestGap, newestGapStrike, paintAttack, paintDot, paintLeader, paintNewest, paintOutline, paintStrike,
  paintUncertain, strikeRadius,
} from "./symbols";
import type { Ink, Share } from "./symbols";

export interface Mark {
  readonly stand: Stand;
  readonly strike: boolean;
  readonly at: Circle;
  /** The true place. */
  readonly home: Point;
  /** True count; 0 while a symbol shrinks away. */
  readonly count: number;
  readonly shares: readonly Share[];
  /** Opacity of the newest mark. */
  readonly newest: number;
  /** True: the symbol does not cover its place, a leader says where it is. */
  readonly leads: boolean;
}

/** Offsets of stands may be on the way to new ones: `shift` gives the pixels to add. */
export type Shift = (stand: Stand) => Point;

const tooSmall = 0.02;

/** Marks of the stands that have incidents in the window. */
export function marksOf(
  stands: readonly Stand[], counts: DrawnCounts, at: Projection, swatches: readonly Swatch[], shift: Shift,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (const stand of stands) {
    const home = { x: at.left + stand.place.x * at.scale, y: at.top + stand.place.y * at.scale };
    const moved = shift(stand);
    const attack = attackMark(stand, counts, swatches, home, moved);
    const strike = strikeMark(stand, counts, home, moved);
    if (attack) marks.push(attack);
    if (strike) marks.push(strike);
  }
  return marks;
}

function attackMark(stand: Stand, counts: DrawnCounts, swatches: readonly Swatch[], home: Point, moved: Point): Mark | null {
  const shares: Share[] = [];
  let total = 0;
  for (let colour = 0; colour < counts.colours; colour += 1) {
    const count = counts.byColour[stand.index * counts.colours + colour] ?? 0;
    const swatch = swatches[colour];
    if (count <= tooSmall || !swatch) continue;
    shares.push({ swatch, count });
    total += count;
  }
  if (total <= tooSmall) return null;
  return mark(stand, false, attackRadius(total), stand.attackAt, shares, counts.attacks, counts, home, moved);
}

function strikeMark(stand: Stand, counts: DrawnCounts, home: Point, moved: Point): Mark | null {
  const total = counts.strikesDrawn[stand.index] ?? 0;
  if (total <= tooSmall) return null;
  return mark(stand, true, strikeRadius(total), stand.strikeAt, [], counts.strikes, counts, home, moved);
}

function mark(
  stand: Stand, strike: boolean, radius: number, offset: Point, shares: readonly Share[], truth: Int32Array,
  counts: DrawnCounts, home: Point, moved: Point,
): Mark {
  const x = offset.x + moved.x;
  const y = offset.y + moved.y;
  return {
    stand,
    strike,
    at: { x: home.x + x, y: home.y + y, radius },
    home,
    count: truth[stand.index] ?? 0,
    shares,
    newest: counts.newest[stand.index] ?? 0,
    leads: Math.hypot(x, y) > radius * coveringShare,
  };
}

/** The dashed circle of a mark: true kilometres, but clear of the symbol, or of the dot that stands for it. */
export function doubtOf(mark: Mark, zoom: number): Circle | null {
  const { doubtKm, site } = mark.stand;
  if (doubtKm === null) return null;
  const km = doubtKm * pixelsPerKm(zoom, site.lat);
  if (mark.leads) return { ...mark.home, radius: Math.max(km, 5) };
  const slid = Math.hypot(mark.at.x - mark.home.x, mark.at.y - mark.home.y);
  return { ...mark.home, radius: Math.max(km, slid + mark.at.radius + (mark.newest > 0 ? 8.6 : 4.5)) };
}

/** From the dot at the true place to the symbol's edge. */
export function leaderOf(mark: Mark): Line {
  const { at, home } = mark;
  const length = Math.hypot(at.x - home.x, at.y - home.y);
  const share = Math.max(0, (length - at.radius - 1.4) / length);
  return { from: home, to: { x: home.x + (at.x - home.x) * share, y: home.y + (at.y - home.y) * share } };
}

/** Sites that stand out: keys of sites, or null. */
export interface Attention {
  readonly hovered: string | null;
  readonly focused: string | null;
  /** Its ring is open: it has no symbol of its own. */
  readonly opened: string | null;
  /** What the open ring covers: symbols under it fade. */
  readonly under: Circle | null;
}

const fadedUnderRing = 0.22;

/** Paints all marks: rings of doubt, leaders, attacks with the large below the small, strikes, newest marks. */
export function paintMarks(
  ctx: CanvasRenderingContext2D, ink: Ink, all: readonly Mark[], zoom: number, attention: Attention,
): void {
  const marks = all.filter((m) => m.stand.site.id !== attention.opened);
  const covered = marks.filter((m) => isUnder(m, attention.under));
  ctx.globalAlpha = fadedUnderRing;
  paintSet(ctx, ink, covered, zoom);
  ctx.globalAlpha = 1;
  const free = covered.length > 0 ? marks.filter((m) => !covered.includes(m)) : marks;
  paintSet(ctx, ink, free, zoom);
  for (const mark of free) paintAttention(ctx, ink, mark, attention);
}

function isUnder(mark: Mark, under: Circle | null): boolean {
  return under !== null && Math.hypot(mark.at.x - under.x, mark.at.y - under.y) < under.radius + mark.at.radius;
}

function paintSet(ctx: CanvasRenderingContext2D, ink: Ink, marks: readonly Mark[], zoom: number): void {
  for (const mark of marks) {
    const doubt = doubtOf(mark, zoom);
    if (doubt) paintUncertain(ctx, ink, doubt);
  }
  for (const mark of marks) {
    if (!mark.leads) continue;
    paintLeader(ctx, ink, leaderOf(mark));
    paintDot(ctx, ink, mark.home);
  }
  const attacks = marks.filter((m) => !m.strike).sort((a, b) => b.at.radius - a.at.radius);
  for (const mark of attacks) paintAttack(ctx, ink, mark.at, mark.shares, countText(mark.count));
  for (const mark of marks) if (mark.strike) paintStrike(ctx, ink, mark.at, countText(mark.count));
}

function paintAttention(ctx: CanvasRenderingContext2D, ink: Ink, mark: Mark, attention: Attention): void {
  const { id } = mark.stand.site;
  if (mark.newest > 0) {
    ctx.globalAlpha = mark.newest;
    paintNewest(ctx, ink, mark.at, mark.strike);
    ctx.globalAlpha = 1;
  }
  if (id === attention.hovered) paintOutline(ctx, ink, mark.at, mark.strike, outermost(mark) + 3, 1.2);
  if (id === attention.focused) paintOutline(ctx, ink, mark.at, mark.strike, 9, 2.4);
}

/** How far a mark reaches beyond its radius. */
export function outermost(mark: Mark): number {
  if (mark.newest <= 0) return 0;
  return (mark.strike ? newestGapStrike : newestGap) + 0.8;
}

function countText(count: number): string {
  return count > 0 ? digits(count) : "";
}
