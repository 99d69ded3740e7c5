/** The stack of one site: its incidents in time order, one of them open as a card. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { facetOf, nounOf } from "../filters";
import { swatch } from "../theme";
import { dayLabel, dayOf, windowLabel } from "../time";
import { Card } from "./card";
import { ConfidenceDots, Cross, Mark, Triangle } from "./icons";
import { SourceAnchor, safeAddress } from "./links";
import { idOf, injuredIn, injuredSentence, selectionOf, textsAt } from "./selection";
import { labelOf, valueOf } from "./words";
import { counted, digits } from "../words";
import type { Selection } from "./selection";
import type { Dispatch, Frame } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

interface StackProps extends PanelProps {
  readonly selection: Selection;
}

/** Rows in the document at once; longer stacks show those around the open card. */
const MOST_ROWS = 400;

export function Stack({ frame, dispatch }: PanelProps) {
  const element = useRef<HTMLElement>(null);
  const selection = selectionOf(frame);
  useLayoutEffect(() => {
    const before = document.activeElement;
    element.current?.focus({ preventScroll: true });
    return () => before instanceof HTMLElement && before.isConnected && before.focus({ preventScroll: true });
  }, []);
  useEffect(() => element.current?.querySelector(".bm-card")?.scrollIntoView?.({ block: "nearest" }), [frame.state.view.select]);
  return (
    <section class="bm-stack" data-testid="site-stack" tabIndex={-1} ref={element} aria-label={selection?.site?.name ?? "Incident"}
      onKeyDown={(event) => selection && keyed(event, frame, dispatch, selection)}>
      <button type="button" class="bm-quiet bm-close" aria-label="Close the stack" onClick={() => dispatch({ type: "select", select: null })}>
        <Cross size={13} />
      </button>
      {selection ? <Opened frame={frame} dispatch={dispatch} selection={selection} /> : <Waiting frame={frame} />}
    </section>
  );
}

function Waiting({ frame }: { readonly frame: Frame }) {
  const words = frame.rows.texts ? "No incident of this case has this id." : "The texts are loading.";
  return <><h2 class="bm-stack-title">{frame.state.view.select}</h2><p class="bm-stack-note">{words}</p></>;
}

function Opened({ frame, dispatch, selection }: StackProps) {
  return (
    <>
      <Head frame={frame} selection={selection} />
      <Walk frame={frame} dispatch={dispatch} selection={selection} />
      {selection.missing !== null && <Missing frame={frame} row={selection.missing} />}
      <List frame={frame} dispatch={dispatch} selection={selection} />
    </>
  );
}

// ---- head --------------------------------------------------------------------------------------

function Head({ frame, selection }: { readonly frame: Frame; readonly selection: Selection }) {
  const { site, rows } = selection;
  const attacks = rows.filter((row) => frame.rows.strike[row] === 0);
  return (
    <header class="bm-stack-head">
      <h2 class="bm-stack-title">{site?.name || site?.short || "Incident without a site"}</h2>
      {site && <p class="bm-stack-place"><Place selection={selection} /></p>}
      <p class="bm-stack-counts">
        <span><b>{digits(attacks.length || rows.length)}</b> {kindWords(nounOf(frame.meta), attacks.length, rows.length)}, {windowLabel(frame.meta.start, frame.shown)}</span>
        <WeaponCounts frame={frame} rows={rows} />
      </p>
      {attacks.length > 0 && <p class="bm-stack-note">{injuredWords(frame, attacks)}</p>}
    </header>
  );
}

function kindWords(noun: string, attacks: number, all: number): string {
  const strikes = all - attacks;
  if (attacks === 0) return strikes === 1 ? "strike" : "strikes";
  return `${noun}${attacks === 1 ? "" : "s"}${strikes > 0 ? ` and ${counted(strikes, "strike")}` : ""}`;
}

function injuredWords({ rows }: Frame, attacks: Uint32Array): string {
  if (!rows.texts || attacks.some((row) => textsAt(rows, row) === null)) return "The texts are loading.";
  const { sum, stated } = injuredIn(rows.texts, attacks);
  return injuredSentence(sum, stated, attacks.length);
}

function Place({ selection }: { readonly selection: Selection }) {
  const { site } = selection;
  if (!site) return null;
  const near = site.uncertaintyKm === null ? "" : `±${site.uncertaintyKm} km`;
  const about = [site.hint, near].filter((part) => part !== "").join(", ");
  const where = [site.admin1, site.country].filter((part) => part !== "").join(", ");
  const linked = site.source && safeAddress(site.source.url) !== null;
  return (
    <>
      {[where, about].filter((part) => part !== "").join(" · ")}
      {linked && site.source && <> · <SourceAnchor source={{ ...site.source, title: "place source" }} /></>}
    </>
  );
}

function WeaponCounts({ frame, rows }: { readonly frame: Frame; readonly rows: Uint32Array }) {
  const values = facetOf(frame.meta, "weapon")?.values ?? [];
  const counts = new Int32Array(values.length + 1);
  for (const row of rows) counts[frame.rows.weapon[row] ?? values.length]!++;
  return (
    <>
      {values.map(({ value, label }, at) => (counts[at] ?? 0) > 0 && (
        <span key={value} class="bm-stack-weapon">
          <Mark swatch={swatch(frame.meta, frame.theme, "weapon", value)} shape={value === "aircraft_munition" ? "diamond" : "ring"} />
          {label} <b>{digits(counts[at] ?? 0)}</b>
        </span>
      ))}
    </>
  );
}

// ---- walking -----------------------------------------------------------------------------------

function Walk({ frame, dispatch, selection }: StackProps) {
  const { rows, open } = selection;
  const go = (by: number) => () => walk(frame, dispatch, selection, by);
  return (
    <div class="bm-walk">
      <button type="button" class="bm-button bm-arrow" aria-label="Earlier incident" disabled={open <= 0} onClick={go(-1)}><Triangle to="left" size={11} /></button>
      <button type="button" class="bm-button bm-arrow" aria-label="Later incident" disabled={open >= rows.length - 1} onClick={go(1)}><Triangle to="right" size={11} /></button>
      <span><b>{open >= 0 && rows.length > 0 ? `${digits(open + 1)} of ` : ""}{digits(rows.length)}</b> in time order</span>
      <span class="bm-walk-keys" aria-hidden="true">
        <kbd><Arrow to="up" /></kbd><kbd><Arrow to="down" /></kbd> walk the stack <kbd>Enter</kbd> open source <kbd>Esc</kbd> back
      </span>
    </div>
  );
}

function Arrow({ to }: { readonly to: "up" | "down" }) {
  return (
    <svg class="bm-icon" width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
      <path d="M4 9V1M1 4l3-3 3 3" fill="none" stroke="currentColor" stroke-width="1.2" transform={to === "up" ? undefined : "rotate(180 4 5)"} />
    </svg>
  );
}

function walk(frame: Frame, dispatch: Dispatch, { rows, open }: Selection, by: number): void {
  const row = rows[Math.min(rows.length - 1, Math.max(0, open + by))];
  if (row !== undefined && textsAt(frame.rows, row)) dispatch({ type: "select", select: idOf(frame.rows, row) });
}

/** Up and down walk; Enter opens the first source, unless a control of the stack has the focus. */
function keyed(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, frame: Frame, dispatch: Dispatch, selection: Selection): void {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
  const by = steps[event.key];
  if (by !== undefined) walk(frame, dispatch, selection, by);
  else if (event.key === "Enter" && event.target === event.currentTarget) event.currentTarget.querySelector<HTMLElement>(".bm-card .bm-sources a")?.click();
  else return;
  event.preventDefault();
}

// ---- the list ----------------------------------------------------------------------------------

function Missing({ frame, row }: { readonly frame: Frame; readonly row: number }) {
  const day = dayLabel(frame.meta.start, dayOf(frame.rows.minute[row] ?? 0), true);
  return <p class="bm-stack-note">The chosen incident, {idOf(frame.rows, row)} of {day}, is not in this window or is filtered out.</p>;
}

function List({ frame, dispatch, selection }: StackProps) {
  const { rows, open } = selection;
  const from = Math.max(0, Math.min(open - MOST_ROWS / 2, rows.length - MOST_ROWS));
  const listed = rows.subarray(from, from + MOST_ROWS);
  return (
    <div class="bm-stack-list">
      <div class="bm-row bm-row-heads" aria-hidden="true">
        <span /><span>Day</span><span>Weapon</span><span>Outcome</span><span class="bm-number">Injured</span><span>Confidence</span><span class="bm-number">Sources</span>
      </div>
      {from > 0 && <p class="bm-stack-note">{counted(from, "earlier incident")} not listed; walk up to reach them.</p>}
      <ol class="bm-rows">
        {[...listed].map((row, at) => (
          <li key={row} data-incident-id={frame.rows.texts?.id[row]} aria-current={from + at === open ? "true" : undefined}>
            {from + at === open
              ? <Card frame={frame} dispatch={dispatch} row={row} place={from + at + 1} />
              : <Row frame={frame} dispatch={dispatch} row={row} place={from + at + 1} />}
          </li>
        ))}
      </ol>
      {from + listed.length < rows.length && (
        <p class="bm-stack-note">{counted(rows.length - from - listed.length, "later incident")} not listed; walk down to reach them.</p>
      )}
    </div>
  );
}

interface RowProps extends PanelProps {
  readonly row: number;
  readonly place: number;
}

function Row({ frame, dispatch, row, place }: RowProps) {
  const { meta, rows, theme } = frame;
  const texts = textsAt(rows, row);
  const injured = texts?.injured[row] ?? null;
  const confidence = valueOf(frame, "confidence", row);
  const open = (): void => {
    if (texts) dispatch({ type: "select", select: idOf(rows, row) });
  };
  return (
    <button type="button" class="bm-row" onClick={open}>
      <span class="bm-row-place">{place}</span>
      <b>{dayLabel(meta.start, dayOf(rows.minute[row] ?? 0))}</b>
      <span class="bm-row-weapon">
        <Mark swatch={swatch(meta, theme, "weapon", valueOf(frame, "weapon", row))} shape={rows.strike[row] === 1 ? "diamond" : "ring"} />
        {labelOf(frame, "weapon", row)}
      </span>
      <span>{labelOf(frame, "outcome", row)}</span>
      <span class={injured === null ? "bm-number bm-unknown" : "bm-number"}><span class="bm-aside">US injured: </span>{texts ? (injured ?? "unknown") : "…"}</span>
      <span><ConfidenceDots value={confidence} /><span class="bm-aside">{labelOf(frame, "confidence", row)} confidence</span></span>
      <span class="bm-number">{texts?.sources[row]?.length ?? "…"}<span class="bm-aside"> sources</span></span>
    </button>
  );
}
