/** The rail: presets, what is shown and hidden, and the facets with live counts. */
import { useState } from "preact/hooks";
import { chosen, confirmed, facetOf, pending } from "../filters";
import { swatch } from "../theme";
import { MANY_VALUES, SHOWN_VALUES, clicked, filteredBeyondPreset, isColourKey, planRail, valueRows } from "./facets";
import { Cross, Mark, Triangle } from "./icons";
import { useSize } from "./size";
import { countsInWords } from "./words";
import { counted, digits } from "../words";
import type { ValueRow } from "./facets";
import type { CaseMeta, ColourKey, Dispatch, Facet, FacetKey, Frame } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

const LOW_RAIL = 540;
const ROOMY = "(min-width: 1500px) and (min-height: 800px)";

/** Facets that are folded open when the page opens: outcome only where there is room for it. */
export function openedFacets(meta: CaseMeta): readonly FacetKey[] {
  const wanted: readonly FacetKey[] = matchMedia(ROOMY).matches ? ["country", "weapon", "outcome"] : ["country", "weapon"];
  return wanted.filter((key) => facetOf(meta, key));
}

export function Rail({ frame, dispatch }: PanelProps) {
  const [element, size] = useSize<HTMLElement>({ width: 216, height: 592 });
  const [more, setMore] = useState(false);
  const plan = planRail(frame, size.height < LOW_RAIL);
  return (
    <nav class="bm-rail-in" aria-label="Filters" ref={element}>
      <Presets frame={frame} dispatch={dispatch} />
      <Status frame={frame} />
      {plan.main.map((facet) => <FacetGroup key={facet.key} facet={facet} frame={frame} dispatch={dispatch} />)}
      <button type="button" class="bm-fold" aria-expanded={more} onClick={() => setMore(!more)}>
        <span>More</span><span class="bm-fold-state">{plan.more.length + 1} <Triangle to={more ? "down" : "right"} /></span>
      </button>
      {more && plan.more.map((facet) => <FacetGroup key={facet.key} facet={facet} frame={frame} dispatch={dispatch} />)}
      {more && <TextSearch frame={frame} dispatch={dispatch} />}
      {more && <DuplicatesSwitch frame={frame} dispatch={dispatch} />}
      {filteredBeyondPreset(frame.state.view.filters) && (
        <button type="button" class="bm-button bm-clear" onClick={() => dispatch({ type: "clear-filters" })}>Clear all filters</button>
      )}
    </nav>
  );
}

function Presets({ frame, dispatch }: PanelProps) {
  if (!facetOf(frame.meta, "attribution")) return null;
  const now = chosen(frame.state.view.filters, "attribution");
  const isConfirmed = now.length === 1 && now[0] === confirmed;
  return (
    <div class="bm-pair" role="group" aria-label="Which reports">
      <button type="button" aria-pressed={isConfirmed} onClick={() => dispatch({ type: "preset", name: "us-confirmed" })}>US-confirmed</button>
      <button type="button" aria-pressed={now.length === 0} onClick={() => dispatch({ type: "preset", name: "all-reports" })}>All reports</button>
    </div>
  );
}

/** ": 48 attacks, 4 strikes. Hidden: 27 not confirmed by a US official, 9 possible duplicates." */
export function statusDetail(frame: Frame): string {
  const { visible, hidden } = frame.tally;
  const parts = [
    hidden.unconfirmed > 0 ? `${digits(hidden.unconfirmed)} not confirmed by a US official` : "",
    hidden.duplicates > 0 ? counted(hidden.duplicates, "possible duplicate") : "",
    hidden.other > 0 ? `${digits(hidden.other)} by ${hidden.unconfirmed + hidden.duplicates > 0 ? "other filters" : "the filters"}` : "",
  ].filter((part) => part !== "");
  const shown = visible.attacks + visible.strikes > 0 && facetOf(frame.meta, "action") ? `: ${countsInWords(frame.meta, visible)}` : "";
  return `${shown}.${parts.length > 0 ? ` Hidden: ${parts.join(", ")}.` : ""}`;
}

function Status({ frame }: { readonly frame: Frame }) {
  const { visible, total } = frame.tally;
  const searching = pending(frame.rows, frame.state.view.filters);
  return (
    <p class="bm-status" data-testid="status">
      <b>{digits(visible.attacks + visible.strikes)} of {digits(total)}</b> incidents shown{statusDetail(frame)}
      {searching && " The text search is running."}
    </p>
  );
}

// ---- facets --------------------------------------------------------------------------------

interface FacetProps extends PanelProps {
  readonly facet: Facet;
}

function FacetGroup({ facet, frame, dispatch }: FacetProps) {
  const open = frame.state.opened.includes(facet.key);
  const [search, setSearch] = useState("");
  const many = facet.values.length > MANY_VALUES;
  return (
    <div class={open ? "bm-facet" : "bm-facet bm-folded"} role="group" aria-label={facet.label}>
      <FacetHead facet={facet} frame={frame} dispatch={dispatch} open={open} />
      {open && many && (
        <input class="bm-input" type="search" placeholder={`Find a ${facet.label.toLowerCase()}`} aria-label={`Find a ${facet.label.toLowerCase()}`}
          value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      )}
      {open && valueRows(frame, facet, search).map((row) => (
        <ValueLine key={row.value} row={row} facet={facet} frame={frame} dispatch={dispatch} />
      ))}
      {open && facet.values.length > SHOWN_VALUES && <p class="bm-facet-note">{digits(facet.values.length)} in all; search for the others.</p>}
    </div>
  );
}

function FacetHead({ facet, frame, dispatch, open }: FacetProps & { readonly open: boolean }) {
  const { filters, colour } = frame.state.view;
  const picked = chosen(filters, facet.key).length;
  const colours = colour === facet.key;
  return (
    <div class="bm-facet-head">
      <button type="button" class="bm-facet-title" aria-expanded={open}
        onClick={() => dispatch({ type: "open-facet", facet: facet.key, open: !open })}>
        <span>{facet.label}</span>
        {!open && picked === 0 && <span class="bm-fold-state">{colours ? "" : "all"} <Triangle to="right" /></span>}
      </button>
      {colours && <ColourChoice frame={frame} dispatch={dispatch} beside={!open && picked === 0} />}
      {open && picked === 0 && !colours && <span class="bm-fold-state">all</span>}
      {picked > 0 && (
        <button type="button" class="bm-quiet bm-picked" aria-label={`${facet.label}: ${picked} of ${facet.values.length} chosen, show all`}
          onClick={() => dispatch({ type: "only", facet: facet.key, value: null })}>
          {picked} of {digits(facet.values.length)} <Cross />
        </button>
      )}
    </div>
  );
}

/** The word "colour" over a list of the facets that can colour the symbols. */
function ColourChoice({ frame, dispatch, beside }: PanelProps & { readonly beside: boolean }) {
  const choose = (key: string): void => {
    dispatch({ type: "view", view: { colour: key as ColourKey } });
    dispatch({ type: "open-facet", facet: key as ColourKey, open: true });
  };
  return (
    <label class={beside ? "bm-colour bm-colour-beside" : "bm-colour"}>
      <span aria-hidden="true">colour</span>
      <select aria-label="Colour by" value={frame.state.view.colour} onChange={(event) => choose(event.currentTarget.value)}>
        {frame.meta.facets.filter((f) => isColourKey(f.key)).map((f) => <option key={f.key} value={f.key}>{f.label}</option>)}
      </select>
    </label>
  );
}

interface ValueProps extends FacetProps {
  readonly row: ValueRow;
}

function ValueLine({ row, facet, frame, dispatch }: ValueProps) {
  const none = row.attacks + row.strikes === 0;
  const change = (): void =>
    dispatch({ type: "view", view: { filters: clicked(frame.state.view.filters, facet, row) } });
  return (
    <div class={none && !row.checked ? "bm-value bm-none" : "bm-value"}>
      <label>
        <input type="checkbox" checked={row.checked} aria-label={`${row.label}, ${countsInWords(frame.meta, row)}`} onChange={change} />
        <ValueMark row={row} facet={facet} frame={frame} />
        <span class="bm-value-label">{row.label}</span>
        <ValueCounts row={row} diamond={strikesOnly(facet, row)} blue={strikeColour(frame)} />
      </label>
      <button type="button" class="bm-only" aria-label={`Only ${row.label}`}
        onClick={() => dispatch({ type: "only", facet: facet.key, value: row.value })}>only</button>
    </div>
  );
}

function ValueMark({ row, facet, frame }: { readonly row: ValueRow; readonly facet: Facet; readonly frame: Frame }) {
  if (frame.state.view.colour !== facet.key || !isColourKey(facet.key)) return null;
  const shape = strikesOnly(facet, row) ? "diamond" : "disc";
  return <Mark swatch={swatch(frame.meta, frame.theme, facet.key, row.value)} shape={shape} />;
}

/** A weapon that only strikes are made with: its swatch is the strikes' diamond. */
function strikesOnly(facet: Facet, row: ValueRow): boolean {
  return facet.key === "weapon" && row.value === "aircraft_munition" && row.attacks === 0;
}

function strikeColour(frame: Frame): string {
  return swatch(frame.meta, frame.theme, "weapon", "aircraft_munition").colour;
}

function ValueCounts({ row, diamond, blue }: { readonly row: ValueRow; readonly diamond: boolean; readonly blue: string }) {
  if (diamond) return <span class="bm-value-count">{digits(row.strikes)}</span>;
  return (
    <span class="bm-value-count">
      {(row.attacks > 0 || row.strikes === 0) && digits(row.attacks)}
      {row.strikes > 0 && <Mark swatch={{ colour: blue, hollow: false }} shape="diamond" size={10} />}
      {row.strikes > 0 && <span class="bm-value-strikes">{digits(row.strikes)}</span>}
    </span>
  );
}

// ---- text and duplicates ---------------------------------------------------------------------

function TextSearch({ frame, dispatch }: PanelProps) {
  const { texts } = frame.state.view.filters;
  const set = (first: string): void => dispatch({ type: "texts", texts: [first, ...texts.slice(1)].filter((text) => text !== "") });
  return (
    <div class="bm-facet">
      <label class="bm-facet-head bm-field"><span>Text</span>
        <input class="bm-input" type="search" placeholder="summary, site, actor, id" value={texts[0] ?? ""}
          onInput={(event) => set(event.currentTarget.value)} />
      </label>
      {texts.slice(1).map((text) => (
        <button type="button" class="bm-quiet" key={text} aria-label={`Leave out the text ${text}`}
          onClick={() => dispatch({ type: "texts", texts: texts.filter((t) => t !== text) })}>or {text} <Cross /></button>
      ))}
    </div>
  );
}

function DuplicatesSwitch({ frame, dispatch }: PanelProps) {
  if (!frame.rows.facets) return null;
  return (
    <div class="bm-value">
      <label>
        <input type="checkbox" role="switch" checked={frame.state.view.filters.duplicates}
          onChange={(event) => dispatch({ type: "duplicates", shown: event.currentTarget.checked })} />
        <span class="bm-value-label">Show possible duplicates</span>
      </label>
    </div>
  );
}
