/** Published running totals: what stands on a day, and the points of the chart's lines. */
import type { Figure, Reported } from "./types";

/** One point of a column of published figures; `role` as in `Figure`. */
export interface ReportedPoint {
  readonly day: number;
  readonly value: number;
  readonly role: Figure["role"];
  readonly figure: Figure;
}

/** What was reported by the end of `day`: the last figure that stands; null before the first. */
export function reportedAt(reported: Reported | null, day: number): Figure | null {
  return reported?.figures.findLast((figure) => figure.role === "stands" && figure.day <= day) ?? null;
}

/**
 * The points of a column by day: the totals, or one country's share.
 *
 * `stands` are steps of the line, each held until the next; `fallen` and `other` are drawn hollow beside
 * it. A figure that does not give the country has no point: it is not known, and never zero.
 */
export function reportedPoints(reported: Reported | null, country: string | null): readonly ReportedPoint[] {
  return (reported?.figures ?? []).flatMap((figure) => {
    const value = country === null ? figure.total : figure.split[country];
    return value === undefined ? [] : [{ day: figure.day, value, role: figure.role, figure }];
  });
}
