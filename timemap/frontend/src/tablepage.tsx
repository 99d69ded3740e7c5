/** The tables of the native pages: a sheet that Python wrote, drawn as a real table. */
import { render } from "preact";
import { useMemo } from "preact/hooks";
import { SourceAnchor } from "./panels/links";
import { IncidentTable } from "./panels/table";
import { digits } from "./words";
import type { Cell, TableRow } from "./panels/table";
import type { Cleanup, Component } from "./streamlit";
import { installStyle } from "./style";
import type { SourceLink } from "./types";

/** A day or a range of days: words to read, ISO text to sort by. */
interface Day {
  readonly words: string;
  readonly iso: string;
}

type SheetCell = string | number | null | Day | readonly SourceLink[];

interface SheetColumn {
  readonly label: string;
  readonly kind: "text" | "number" | "day" | "links";
  /** Word for a cell that is null. */
  readonly blank: string;
  /** Heading over neighbouring columns of the same group; empty: none. */
  readonly group: string;
}

/** `geo.sheet.Sheet` as it comes over the wire. */
export interface SheetData {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** One a row, or none at all. */
  readonly ids: readonly string[];
  readonly empty: string;
  /** True: sorted, searched and paged; false: all of it at once, in its own order. */
  readonly search: boolean;
}

export function mountTable(component: Component<SheetData>): Cleanup {
  const { parentElement, data } = component;
  installStyle();
  render(<Sheet data={data} />, parentElement);
  return () => render(null, parentElement);
}

export function Sheet({ data }: { readonly data: SheetData }) {
  return <div class="bm bm-sheet">{data.search ? <SearchedSheet data={data} /> : <PlainSheet data={data} />}</div>;
}

// ---- searched ------------------------------------------------------------------------------

function SearchedSheet({ data }: { readonly data: SheetData }) {
  const rows = useMemo(() => tableRows(data), [data]);
  const columns = data.columns.map(({ label, kind }) => ({ label, kind: kind === "day" ? "text" : kind } as const));
  return <IncidentTable columns={columns} rows={rows} caption={data.caption} name={data.name} empty={data.empty} />;
}

export function tableRows({ rows, ids, columns }: SheetData): readonly TableRow[] {
  return rows.map((cells, at) => ({ id: ids[at] ?? String(at), cells: cells.map((cell, n) => tableCell(cell, columns[n])) }));
}

function tableCell(cell: SheetCell, column: SheetColumn | undefined): Cell {
  if (cell === null) return { text: column?.blank ?? "", sort: null };
  if (typeof cell === "number") return { text: numberWords(cell), sort: cell };
  if (typeof cell === "string") return { text: cell };
  if (isDay(cell)) return { text: cell.words, sort: cell.iso };
  return { text: "", links: cell, sort: cell[0]?.title.toLowerCase() ?? null };
}

// ---- plain ---------------------------------------------------------------------------------

/** More rows than this get a window of their own, and a line that says how many there are. */
const MANY = 24;

function PlainSheet({ data }: { readonly data: SheetData }) {
  const { name, caption, columns, rows, empty } = data;
  const begins = columns.map((column, at) => column.group !== "" && column.group !== columns[at - 1]?.group);
  const classOf = (at: number): string => `${columns[at]?.kind === "number" ? "bm-number" : ""} ${begins[at] ? "bm-begins" : ""}`;
  return (
    <div class={`bm-table bm-plain ${rows.length > MANY ? "bm-tall" : ""}`} data-testid={name}>
      <div class="bm-table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            {columns.some((column) => column.group) && <Groups columns={columns} />}
            <tr>{columns.map((column, at) => <th key={at} scope="col" class={classOf(at)}>{column.label}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row, at) => <tr key={at}>{row.map((cell, n) => <td key={n} class={classOf(n)}>{content(cell, columns[n])}</td>)}</tr>)}
          </tbody>
        </table>
        {rows.length === 0 && <p class="bm-nothing">{empty}</p>}
      </div>
      {rows.length > MANY && <p class="bm-plain-count">{digits(rows.length)} rows; scroll inside the table to see them all.</p>}
    </div>
  );
}

/** The headings over the columns, each as wide as its group. */
function Groups({ columns }: { readonly columns: readonly SheetColumn[] }) {
  const runs: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = runs.at(-1);
    if (last?.group === group) last.span += 1;
    else runs.push({ group, span: 1 });
  }
  return (
    <tr class="bm-groups">
      {runs.map(({ group, span }, at) => group ? <th key={at} scope="colgroup" colSpan={span} class="bm-begins">{group}</th> : <td key={at} colSpan={span} />)}
    </tr>
  );
}

function content(cell: SheetCell, column: SheetColumn | undefined) {
  if (cell === null) return <span class="bm-unknown">{column?.blank}</span>;
  if (typeof cell === "number") return numberWords(cell);
  if (typeof cell === "string") return cell;
  if (isDay(cell)) return cell.words;
  return cell.map((link, at) => <span class="bm-table-source" key={at} title={link.title}><SourceAnchor source={link} /></span>);
}

function isDay(cell: Day | readonly SourceLink[]): cell is Day {
  return "iso" in cell;
}

/** "1,234", "−13": a minus as wide as a digit. */
function numberWords(value: number): string {
  return value < 0 ? `−${digits(-value)}` : digits(value);
}
