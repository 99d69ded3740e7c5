/** Incidents as a table: sortable, searchable, in pages, with sources as links. */
import { useMemo, useState } from "preact/hooks";
import { Triangle } from "./icons";
import { incidentCaption, incidentColumns, incidentRows } from "./incidents";
import { SourceAnchor } from "./links";
import { Modal } from "./modal";
import { digits } from "../words";
import type { Dispatch, Frame, SourceLink } from "../types";

/** One cell. `sort` orders the column where the text does not; null is unknown and always stands last. */
export interface Cell {
  readonly text: string;
  readonly sort?: number | string | null;
  readonly links?: readonly SourceLink[];
}

export interface Column {
  readonly label: string;
  readonly kind: "text" | "number" | "links";
}

export interface TableRow {
  readonly id: string;
  readonly cells: readonly Cell[];
}

export interface IncidentTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly caption: string;
  /** Test id and stem of ids: a page may hold several tables. */
  readonly name?: string;
  /** The sentence that stands where there is no row. */
  readonly empty?: string;
  /** Clicking a row; absent: rows are not buttons. */
  readonly onRow?: (id: string) => void;
  readonly chosen?: string | null;
}

interface Order {
  readonly column: number;
  readonly down: boolean;
}

const PAGE = 200;

export function IncidentTable(props: IncidentTableProps) {
  const { columns, rows, caption, onRow, chosen = null } = props;
  const { name = "incident-table", empty = "No incident in this view." } = props;
  const captionId = `bm-${name}-caption`;
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState<Order | null>(null);
  const [page, setPage] = useState(0);
  const found = useMemo(() => sorted(matching(rows, search), order), [rows, search, order]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages - 1);
  const ordered = (column: number): void => setOrder(nextOrder(order, column));
  return (
    <div class="bm-table" data-testid={name}>
      <div class="bm-table-bar">
        <p class="bm-table-caption" id={captionId} role="status">{captionWords(caption, found.length, rows.length)}</p>
        <input class="bm-input" type="search" placeholder="Search the table" aria-label="Search the table" value={search}
          onInput={(event) => setSearch(event.currentTarget.value)} />
        {pages > 1 && <Pager page={at} pages={pages} go={setPage} />}
      </div>
      <div class="bm-table-scroll" tabIndex={0} role="region" aria-labelledby={captionId}>
        <table aria-labelledby={captionId}>
          <thead><tr>{columns.map((column, n) => <Head key={n} column={column} order={order?.column === n ? order : null} sort={() => ordered(n)} />)}</tr></thead>
          <tbody>
            {found.slice(at * PAGE, at * PAGE + PAGE).map((row) => <Line key={row.id} row={row} columns={columns} onRow={onRow} chosen={row.id === chosen} />)}
          </tbody>
        </table>
        {found.length === 0 && <p class="bm-nothing">{rows.length === 0 ? empty : "No row holds this text."}</p>}
      </div>
    </div>
  );
}

function captionWords(caption: string, found: number, all: number): string {
  return found === all ? caption : `${digits(found)} of ${digits(all)} rows hold this text. ${caption}`;
}

function matching(rows: readonly TableRow[], search: string): readonly TableRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter((row) => row.cells.some((cell) => cellWords(cell).toLowerCase().includes(wanted)));
}

function cellWords({ text, links }: Cell): string {
  return links ? links.map((link) => link.title).join("\n") : text;
}

/** First click ascending, second descending, third the table's own order again. */
export function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}

function sorted(rows: readonly TableRow[], order: Order | null): readonly TableRow[] {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => compared(a.cells[order.column], b.cells[order.column], sign));
}

function compared(a: Cell | undefined, b: Cell | undefined, sign: number): number {
  const left = sortValue(a);
  const right = sortValue(b);
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -sign : left > right ? sign : 0;
}

function sortValue(cell: Cell | undefined): number | string | null {
  if (!cell) return null;
  if (cell.sort !== undefined) return cell.sort;
  return cell.text === "" ? null : cell.text.toLowerCase();
}

function Head({ column, order, sort }: { readonly column: Column; readonly order: Order | null; readonly sort: () => void }) {
  const direction = order === null ? "none" : order.down ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={direction} class={column.kind === "number" ? "bm-number" : ""}>
      <button type="button" onClick={sort}>{column.label}{order && <Triangle to={order.down ? "down" : "up"} size={6} />}</button>
    </th>
  );
}

interface LineProps {
  readonly row: TableRow;
  readonly columns: readonly Column[];
  readonly onRow: ((id: string) => void) | undefined;
  readonly chosen: boolean;
}

function Line({ row, columns, onRow, chosen }: LineProps) {
  const open = onRow && ((event: Event): void => {
    if (event.target instanceof Element && event.target.closest("a")) return;
    onRow(row.id);
  });
  return (
    <tr data-incident-id={row.id} aria-selected={onRow ? chosen : undefined} class={onRow ? "bm-table-pick" : ""} onClick={open}>
      {row.cells.map((cell, at) => (
        <td key={at} class={columns[at]?.kind === "number" ? "bm-number" : ""}>
          {at === 0 && onRow ? <button type="button" class="bm-link bm-inline">{cell.text}</button> : <CellContent cell={cell} />}
        </td>
      ))}
    </tr>
  );
}

function CellContent({ cell }: { readonly cell: Cell }) {
  if (!cell.links) return <>{cell.text}</>;
  return <>{cell.links.map((link, at) => <span class="bm-table-source" key={at} title={link.title}><SourceAnchor source={link} /></span>)}</>;
}

function Pager({ page, pages, go }: { readonly page: number; readonly pages: number; readonly go: (page: number) => void }) {
  return (
    <span class="bm-pager">
      <button type="button" class="bm-button bm-arrow" aria-label="Previous page" disabled={page === 0} onClick={() => go(page - 1)}><Triangle to="left" size={9} /></button>
      page {digits(page + 1)} of {digits(pages)}
      <button type="button" class="bm-button bm-arrow" aria-label="Next page" disabled={page === pages - 1} onClick={() => go(page + 1)}><Triangle to="right" size={9} /></button>
    </span>
  );
}

// ---- beside the map --------------------------------------------------------------------------

/** The incidents of the view, over the map. */
export function TableDialog({ frame, dispatch }: { readonly frame: Frame; readonly dispatch: Dispatch }) {
  const rows = incidentRows(frame);
  const close = (): void => dispatch({ type: "dialog", dialog: null });
  const open = (id: string): void => {
    close();
    if (frame.rows.texts) dispatch({ type: "select", select: id });
  };
  return (
    <Modal title="Incidents of this view" name="table" close={close}>
      <IncidentTable columns={incidentColumns} rows={rows} caption={incidentCaption(frame, rows.length)} onRow={open} chosen={frame.state.view.select} />
    </Modal>
  );
}
