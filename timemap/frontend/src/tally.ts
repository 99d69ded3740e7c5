/**
 * Live counts that follow the window.
 *
 * A change of filters looks at every row once (`refilter`). A move of the window adds the rows that
 * enter and takes away those that leave (`moveTo`), so a step costs what it changes, not what it shows.
 */
import { add, attacksOf, changed, count, countPairs, daysOf, inside, lanes, lowerBound, rowsWhere } from "./counting";
import type { Column, Lanes } from "./counting";
import { bitOf, chosen, columnOf, duplicateBit, facetKeys, facetOf, passMasks } from "./filters";
import type { CaseMeta, ColourKey, FacetKey, Filters, RecordCounts, Rows, Span, TallyResult } from "./types";

const everyBit = 0xffff;

/** The counts of one facet that has its column. */
interface FacetCounts {
  readonly key: FacetKey;
  readonly column: Column;
  readonly size: number;
  /** Rows that pass. */
  readonly shown: Lanes;
  /** Rows that this facet alone holds back, null where nothing is chosen in it, and their counts. */
  readonly near: { readonly rows: Uint32Array; readonly counts: Lanes; readonly sum: Lanes } | null;
}

/** Everything that one setting of the filters fixes; counts in it are those of the window. */
interface Filtered {
  readonly facets: readonly FacetCounts[];
  readonly colour: ColourKey;
  readonly colours: number;
  readonly colourColumn: Column;
  readonly sites: Lanes;
  readonly siteColour: Int32Array;
  readonly record: RecordCounts;
  /** Passing attacks, possible duplicates, rows that are only reported or claimed: row numbers, ascending. */
  readonly attacks: Uint32Array;
  readonly duplicates: Uint32Array;
  readonly unconfirmed: Uint32Array;
  readonly newestSites: Uint8Array;
}

/** Rows [first, last) of a span: those whose minute lies in it. */
export function sliceOf(rows: Rows, span: Span): readonly [first: number, last: number] {
  const first = lowerBound(rows.minute, span.start);
  return [first, Math.max(first, lowerBound(rows.minute, span.end))];
}

export class Tally {
  private readonly rows: Rows;
  private readonly meta: CaseMeta;
  /** Day of every row. */
  private readonly day: Uint16Array;
  private state: Filtered | null = null;
  private first = 0;
  private last = 0;

  /** Counts for rows that never change: when a column comes, a new tally begins. */
  constructor(rows: Rows, meta: CaseMeta) {
    this.rows = rows;
    this.meta = meta;
    this.day = daysOf(rows.minute);
  }

  /** Looks at every row once under new filters; `moveTo` then counts its window afresh. Has to come first. */
  refilter(filters: Filters, colour: ColourKey): void {
    this.state = this.filter(filters, colour);
    this.first = this.last = 0;
  }

  /**
   * Counts for the rows [first, last) of the window, exact after any sequence of moves.
   *
   * Costs the rows that enter or leave, or the rows of the window where those are fewer. A facet's
   * counts are what choosing a value would show. Before the facet columns are here there are counts of
   * weapon and site alone, and every hidden row is "other": its reason is not known yet.
   * Arrays are reused: read, never keep.
   */
  moveTo(first: number, last: number): TallyResult {
    if (changed(this.first, this.last, first, last) > last - first) {
      this.clear();
      this.add(first, last, 1);
    } else this.shift(first, last);
    this.first = first;
    this.last = last;
    return this.result();
  }

  private get filtered(): Filtered {
    if (this.state === null) throw new Error("moveTo came before any refilter; call refilter first");
    return this.state;
  }

  private shift(first: number, last: number): void {
    this.add(first, Math.min(this.first, last), 1);
    this.add(this.first, Math.min(first, this.last), -1);
    this.add(Math.max(this.last, first), last, 1);
    this.add(Math.max(last, this.first), this.last, -1);
  }

  private clear(): void {
    const { facets, sites, siteColour } = this.filtered;
    for (const { shown, near } of facets) {
      shown.both.fill(0);
      near?.counts.both.fill(0);
    }
    sites.both.fill(0);
    siteColour.fill(0);
  }

  private add(first: number, last: number, sign: 1 | -1): void {
    if (first >= last) return;
    const { strike, site } = this.rows;
    const { facets, record, sites, attacks, siteColour, colours, colourColumn } = this.filtered;
    for (const { column, shown, near } of facets) {
      count(record.passing, first, last, column, strike, shown, sign);
      if (near) count(near.rows, first, last, column, strike, near.counts, sign);
    }
    count(record.passing, first, last, site, strike, sites, sign);
    countPairs(attacks, first, last, site, colours, colourColumn, siteColour, sign);
  }

  private result(): TallyResult {
    const { first, last, filtered } = this;
    const total = last - first;
    const attacks = inside(filtered.attacks, first, last);
    const shownRows = inside(filtered.record.passing, first, last);
    const duplicates = inside(filtered.duplicates, first, last);
    const unconfirmed = inside(filtered.unconfirmed, first, last);
    return {
      first,
      last,
      visible: { attacks, strikes: shownRows - attacks },
      total,
      hidden: { duplicates, unconfirmed, other: total - shownRows - duplicates - unconfirmed },
      facets: Object.fromEntries(filtered.facets.map((facet) => [facet.key, underOthers(facet)])),
      siteColour: filtered.siteColour,
      colours: filtered.colours,
      colour: filtered.colour,
      siteAttacks: filtered.sites.attacks,
      siteStrikes: filtered.sites.strikes,
      shown: Object.fromEntries(filtered.facets.map((facet) => [facet.key, facet.shown])),
      record: filtered.record,
      newestDay: this.markNewest(),
      newestSites: filtered.newestSites,
    };
  }

  /** Marks the sites whose last incident in the window falls on its newest attack day; gives that day or -1. */
  private markNewest(): number {
    const { attacks, record, newestSites } = this.filtered;
    newestSites.fill(0);
    const at = lowerBound(attacks, this.last) - 1;
    const row = at < 0 ? -1 : (attacks[at] as number);
    if (row < this.first) return -1;
    const day = this.day[row] as number;
    const later = new Set<number>();
    for (let k = lowerBound(record.passing, this.last) - 1; k >= 0; k--) {
      const passing = record.passing[k] as number;
      if (passing < this.first || (this.day[passing] as number) < day) break;
      const site = this.rows.site[passing] as number;
      if ((this.day[passing] as number) > day) later.add(site);
      else if (!later.has(site)) newestSites[site] = 1;
    }
    return day;
  }

  private filter(filters: Filters, wantedColour: ColourKey): Filtered {
    const { rows, meta } = this;
    const masks = passMasks(rows, meta, filters);
    const scratch = new Uint32Array(rows.length);
    const where = (bits: number, value: number) => rowsWhere(masks, bits, value, scratch);
    const colour = columnOf(rows, meta, wantedColour) === null ? "weapon" : wantedColour;
    const colourColumn = columnOf(rows, meta, colour) ?? rows.weapon;
    const colours = sizeOf(meta, colour);
    const passing = where(everyBit, 0);
    const notConfirmed = bitOf("attribution");
    return {
      facets: this.facetCounts(filters, where),
      colour,
      colours,
      colourColumn,
      sites: lanes(meta.sites.length + 1),
      siteColour: new Int32Array((meta.sites.length + 1) * colours),
      record: this.record(passing, colours, colourColumn),
      attacks: attacksOf(passing, rows.strike, scratch),
      duplicates: where(duplicateBit, duplicateBit),
      unconfirmed: where(duplicateBit | notConfirmed, notConfirmed),
      newestSites: new Uint8Array(meta.sites.length + 1),
    };
  }

  private facetCounts(filters: Filters, where: (bits: number, value: number) => Uint32Array): FacetCounts[] {
    return facetKeys.flatMap((key) => {
      const column = columnOf(this.rows, this.meta, key);
      if (column === null) return [];
      const size = sizeOf(this.meta, key) + (key === "site" ? 1 : 0);
      const rows = this.rows.facets !== null && chosen(filters, key).length > 0 ? where(everyBit, bitOf(key)) : null;
      const near = rows && { rows, counts: lanes(size), sum: lanes(size) };
      return [{ key, column, size, shown: lanes(size), near }];
    });
  }

  private record(passing: Uint32Array, colours: number, colourColumn: Column): RecordCounts {
    const { day, meta } = this;
    const { strike, site, facets } = this.rows;
    const sites = lanes(meta.sites.length + 1);
    const byDay = lanes(meta.days);
    const lane = new Int32Array(sizeOf(meta, "country") * colours * meta.days);
    const country = facets?.country;
    for (let k = 0; k < passing.length; k++) {
      const row = passing[k] as number;
      const struck = strike[row] as number;
      const on = day[row] as number;
      add(byDay.both, struck * meta.days + on, 1);
      add(sites.both, struck * sites.size + (site[row] as number), 1);
      if (country && struck === 0)
        add(lane, ((country[row] as number) * colours + (colourColumn[row] as number)) * meta.days + on, 1);
    }
    return {
      days: meta.days,
      lane,
      strikes: byDay.strikes,
      attacks: byDay.attacks,
      siteAttacks: sites.attacks,
      siteStrikes: sites.strikes,
      passing,
    };
  }
}

/** What choosing a value would show: rows that pass, and those that this facet alone holds back. */
function underOthers({ shown, near }: FacetCounts): Lanes {
  if (near === null) return shown;
  for (let at = 0; at < shown.both.length; at++)
    near.sum.both[at] = (shown.both[at] as number) + (near.counts.both[at] as number);
  return near.sum;
}

function sizeOf(meta: CaseMeta, key: FacetKey): number {
  return facetOf(meta, key)?.values.length ?? 1;
}
