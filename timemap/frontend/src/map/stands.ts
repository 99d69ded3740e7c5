/** Which sites have symbols, how large they can become, and where those stand at a zoom. */
import { displace } from "./displace";
import type { Body } from "./displace";
import { scaleAt, worldX, worldY } from "./mercator";
import type { Point } from "./mercator";
import { attackRadius, strikeRadius } from "./symbols";
import type { RecordCounts, Site } from "../types";

/** A site that has incidents under the filters. Counts are its largest possible ones. */
export interface Stand {
  /** Position in meta.sites, plus one: the index of every count by site. */
  readonly index: number;
  readonly site: Site;
  readonly attacks: number;
  readonly strikes: number;
  /** World units. */
  readonly place: Point;
  /** Pixels from the true place to each symbol's middle. */
  readonly attackAt: Point;
  readonly strikeAt: Point;
  /** Radius in pixels that holds both symbols at their largest, around `middle`. */
  readonly radius: number;
  readonly middle: Point;
  /** Known to a town or an area: the stated uncertainty, 0 where none is stated. Null: known to the site. */
  readonly doubtKm: number | null;
}

const besides = 3;

/** Stands in the order of the sites. `zoom` is the settled one. */
export function standsOf(sites: readonly Site[], record: RecordCounts, zoom: number): readonly Stand[] {
  const present = sites
    .map((site, i) => ({ site, index: i + 1, attacks: record.siteAttacks[i + 1] ?? 0, strikes: record.siteStrikes[i + 1] ?? 0 }))
    .filter((s) => s.attacks + s.strikes > 0);
  const bodies = present.map((s) => bodyOf(s.site, s.attacks, s.strikes, zoom));
  const offsets = displace(bodies);
  return present.map((s, i) => standOf(s, bodies[i] as Body, offsets[i] as Point));
}

function bodyOf(site: Site, attacks: number, strikes: number, zoom: number): Body {
  const scale = scaleAt(zoom);
  const radius = reach(attacks, strikes);
  return { key: site.id, x: worldX(site.lon) * scale, y: worldY(site.lat) * scale, radius };
}

/** Both symbols stand side by side in one circle. */
function reach(attacks: number, strikes: number): number {
  if (strikes === 0) return attackRadius(attacks);
  if (attacks === 0) return strikeRadius(strikes);
  return attackRadius(attacks) + strikeRadius(strikes) + besides / 2;
}

function standOf(
  s: { site: Site; index: number; attacks: number; strikes: number }, body: Body, middle: Point,
): Stand {
  const both = s.attacks > 0 && s.strikes > 0;
  const left = both ? body.radius - attackRadius(s.attacks) : 0;
  const right = both ? body.radius - strikeRadius(s.strikes) : 0;
  return {
    ...s,
    place: { x: worldX(s.site.lon), y: worldY(s.site.lat) },
    middle,
    attackAt: { x: middle.x - left, y: middle.y },
    strikeAt: { x: middle.x + right, y: middle.y },
    radius: body.radius,
    doubtKm: doubtKm(s.site),
  };
}

/** Kilometres that a place is uncertain by, 0 where none are stated; null where the site itself is known. */
export function doubtKm(site: Site): number | null {
  return site.precision === "town" || site.precision === "area" ? (site.uncertaintyKm ?? 0) : null;
}
