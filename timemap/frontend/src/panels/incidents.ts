/** The incidents of a frame as rows of a table. */
import { windowLabel } from "../time";
import { dayWords } from "./card";
import { placeOf } from "./ranks";
import { idOf, textsAt } from "./selection";
import { countsInWords, labelOf, valueOf } from "./words";
import { digits } from "../words";
import type { Cell, Column, TableRow } from "./table";
import type { Frame, RecordCounts, Texts } from "../types";

export const incidentColumns: readonly Column[] = [
  { label: "Day", kind: "text" },
  { label: "Country", kind: "text" },
  { label: "Site", kind: "text" },
  { label: "Actor", kind: "text" },
  { label: "Action", kind: "text" },
  { label: "Weapon", kind: "text" },
  { label: "Outcome", kind: "text" },
  { label: "US injured", kind: "number" },
  { label: "Attribution", kind: "text" },
  { label: "Confidence", kind: "text" },
  { label: "Summary", kind: "text" },
  { label: "Sources", kind: "links" },
];

/** Rows made at most; a wider view names how many stay out. */
const MOST_ROWS = 20_000;

interface Made {
  readonly first: number;
  readonly last: number;
  readonly texts: Texts | null;
  readonly rows: readonly TableRow[];
}

const madeOf = new WeakMap<RecordCounts, Made>();

/** The incidents in the window that pass the filters, in time order; made again only when they change. */
export function incidentRows(frame: Frame): readonly TableRow[] {
  const { first, last, record } = frame.tally;
  const { texts } = frame.rows;
  const known = madeOf.get(record);
  if (known && known.first === first && known.last === last && known.texts === texts) return known.rows;
  const rows: TableRow[] = [];
  const from = placeOf(record.passing, first);
  for (const row of record.passing.subarray(from, Math.min(from + MOST_ROWS, placeOf(record.passing, last)))) rows.push(incidentRow(frame, row));
  madeOf.set(record, { first, last, texts, rows });
  return rows;
}

function incidentRow(frame: Frame, row: number): TableRow {
  const { rows, meta } = frame;
  const texts = textsAt(rows, row);
  const site = meta.sites[(rows.site[row] ?? 0) - 1];
  const cells: readonly Cell[] = [
    { text: dayWords(frame, row), sort: rows.minute[row] ?? 0 },
    facetCell(frame, "country", row),
    { text: site?.short ?? "" },
    facetCell(frame, "actor", row),
    facetCell(frame, "action", row),
    facetCell(frame, "weapon", row),
    facetCell(frame, "outcome", row),
    countCell(texts ? (texts.injured[row] ?? null) : undefined),
    facetCell(frame, "attribution", row),
    facetCell(frame, "confidence", row),
    { text: texts?.summary[row] ?? "" },
    { text: "", links: texts?.sources[row] ?? [], sort: texts?.sources[row]?.length ?? 0 },
  ];
  return { id: idOf(rows, row), cells };
}

function facetCell(frame: Frame, key: "country" | "actor" | "action" | "weapon" | "outcome" | "attribution" | "confidence", row: number): Cell {
  return { text: valueOf(frame, key, row) === "" ? "" : labelOf(frame, key, row) };
}

/** A count of people: blank while it loads, "unknown" where no source states it, never zero for either. */
function countCell(count: number | null | undefined): Cell {
  if (count === undefined) return { text: "", sort: null };
  return count === null ? { text: "unknown", sort: null } : { text: digits(count), sort: count };
}

/** "48 attacks, 4 strikes, 17 Oct – 17 Nov 2023"; says so where rows stay out or texts are not here. */
export function incidentCaption(frame: Frame, listed: number): string {
  const { visible } = frame.tally;
  const all = visible.attacks + visible.strikes;
  const left = listed < all ? ` The first ${digits(listed)} in time order are listed; narrow the window for the others.` : "";
  const loading = frame.rows.texts ? "" : " The texts are loading.";
  return `${countsInWords(frame.meta, visible)}, ${windowLabel(frame.meta.start, frame.shown)}.${left}${loading}`;
}
