/** What a symbol says to those who do not see it. */
import { facetOf, nounOf } from "../filters";
import { dayLabel } from "../time";
import { counted, digits, inProse, listed } from "../words";
import type { Mark } from "./marks";
import type { Frame } from "../types";

/** "Al-Asad, Iraq: 12 attacks (9 drone, 2 rocket, 1 drone and rocket), newest 17 Nov". */
export function markName({ stand, strike, count, newest }: Mark, { meta, tally }: Frame): string {
  const { site, index } = stand;
  const place = [site.short || site.name, site.country].filter((word) => word !== "").join(", ");
  const what = strike ? counted(count, "US strike") : counted(count, nounOf(meta));
  const kinds = strike ? [] : (facetOf(meta, tally.colour)?.values ?? []).flatMap(({ label }, colour) => {
    const of = tally.siteColour[index * tally.colours + colour] ?? 0;
    return of > 0 ? [`${digits(of)} ${inProse(label)}`] : [];
  });
  const split = kinds.length > 1 ? ` (${listed(kinds)})` : kinds.length === 1 ? `, ${inProse(kinds[0] ?? "").replace(/^[\d,]+ /, "")}` : "";
  const last = newest > 0 ? `, newest ${dayLabel(meta.start, tally.newestDay)}` : "";
  return `${place}: ${what}${split}${last}`;
}
