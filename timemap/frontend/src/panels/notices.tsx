/** What came but could not be honoured: rows set aside, and parts of a link. */
import { rejectedCsv, saveFile } from "./download";
import { Cross, NoteMark, Triangle } from "./icons";
import { digits } from "../words";
import type { Dispatch, Frame, RejectedRow } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

/** Rows of the folded-out list; the file holds them all. */
const MOST_LISTED = 100;

export function Notices({ frame, dispatch }: PanelProps) {
  const { meta, state } = frame;
  if (meta.rejected.length === 0 && state.notes.length === 0) return null;
  return (
    <section class="bm-notices" data-testid="notices" aria-label="Notices">
      {state.notes.length > 0 && <LinkNotes notes={state.notes} dispatch={dispatch} />}
      {meta.rejected.length > 0 && <SetAside frame={frame} dispatch={dispatch} />}
    </section>
  );
}

function LinkNotes({ notes, dispatch }: { readonly notes: readonly string[]; readonly dispatch: Dispatch }) {
  return (
    <div class="bm-notice" role="status">
      <NoteMark />
      <div class="bm-notice-say">{notes.map((note) => <p key={note}>{note}</p>)}</div>
      <button type="button" class="bm-quiet bm-notice-end" aria-label="Dismiss the notes" onClick={() => dispatch({ type: "dismiss-notes" })}><Cross size={10} /></button>
    </div>
  );
}

function SetAside({ frame, dispatch }: PanelProps) {
  const { rejected, rowCount } = frame.meta;
  const open = frame.state.dialog === "rejected";
  const lines = new Set(rejected.map((row) => `${row.file}\n${row.line}`)).size;
  const all = rowCount + lines;
  return (
    <div class="bm-set-aside">
      <div class="bm-notice">
        <NoteMark />
        <p class="bm-notice-say">
          <b>{digits(lines)} of {digits(all)} rows set aside.</b> The other {digits(rowCount)} are loaded. Nothing was changed or dropped.
        </p>
        <button type="button" class="bm-link bm-inline" onClick={() => saveRejected(rejected)}>
          Download the {digits(lines)} row{lines === 1 ? "" : "s"}
        </button>
        <button type="button" class="bm-quiet bm-notice-end" aria-expanded={open} onClick={() => dispatch({ type: "dialog", dialog: open ? null : "rejected" })}>
          {open ? "Hide" : "Show"} <Triangle to={open ? "up" : "down"} />
        </button>
      </div>
      {open && <RejectedList rows={rejected} />}
    </div>
  );
}

function saveRejected(rows: readonly RejectedRow[]): void {
  saveFile("rows-set-aside.csv", new Blob([rejectedCsv(rows)], { type: "text/csv;charset=utf-8" }));
}

function RejectedList({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const files = new Set(rows.map((row) => row.file)).size;
  return (
    <table class="bm-rejected" aria-label="Rows set aside">
      <tbody>
        {rows.slice(0, MOST_LISTED).map((row, at) => (
          <tr key={at}>
            <td>{files > 1 ? `${row.file}, ` : ""}line {row.line}</td><td>{row.column}</td><td><b>{row.value}</b></td><td>{row.reason}</td><td>{row.hint}</td>
          </tr>
        ))}
        {rows.length > MOST_LISTED && <tr><td colSpan={5}>{digits(rows.length - MOST_LISTED)} more are in the file.</td></tr>}
      </tbody>
    </table>
  );
}
