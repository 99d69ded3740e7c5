/** One incident open: its day, what is known and how surely, who says so, and the sources. */
import { swatch } from "../theme";
import { dayLabel, dayOf } from "../time";
import { ConfidenceDots, Mark } from "./icons";
import { SourceAnchor } from "./links";
import { idOf, textsAt } from "./selection";
import { labelOf, valueOf, zoneName } from "./words";
import type { Dispatch, Frame, Texts } from "../types";

interface CardProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
  readonly row: number;
  readonly place: number;
}

interface PartProps {
  readonly frame: Frame;
  readonly row: number;
}

export function Card({ frame, dispatch, row, place }: CardProps) {
  const texts = textsAt(frame.rows, row);
  return (
    <article class="bm-card">
      <header class="bm-card-head">
        <span class="bm-row-place">{place}</span>
        <h3>{dayWords(frame, row)}</h3>
        <span class="bm-card-time">{timeWords(frame, row)}</span>
        <span class="bm-card-id">{texts ? idOf(frame.rows, row) : ""}</span>
      </header>
      <div class="bm-card-body">
        <Chips frame={frame} row={row} />
        {texts ? <Told frame={frame} dispatch={dispatch} row={row} texts={texts} /> : <p class="bm-stack-note">The texts are loading.</p>}
      </div>
    </article>
  );
}

/** "5 Nov 2023", or "5 to 7 Nov 2023" where the day is not sure. */
export function dayWords({ meta, rows }: Frame, row: number): string {
  const day = dayOf(rows.minute[row] ?? 0);
  const more = rows.facets?.spanDays[row] ?? 0;
  return more > 0 ? `${dayLabel(meta.start, day)} to ${dayLabel(meta.start, day + more, true)}` : dayLabel(meta.start, day, true);
}

function timeWords({ meta, rows }: Frame, row: number): string {
  const zone = zoneName(meta);
  const texts = textsAt(rows, row);
  const time = texts?.time[row] ?? "";
  const stated = texts === null ? "" : time === "" ? " · time not stated" : ` · ${time} local time`;
  return `local day${zone === "" ? "" : ` (${zone})`}${stated}`;
}

// ---- chips -------------------------------------------------------------------------------------

function Chips({ frame, row }: PartProps) {
  const { meta, rows, theme } = frame;
  const weapon = swatch(meta, theme, "weapon", valueOf(frame, "weapon", row));
  const confidence = valueOf(frame, "confidence", row);
  const strike = rows.strike[row] === 1;
  const texts = textsAt(rows, row);
  return (
    <ul class="bm-chips">
      <li><Mark swatch={weapon} shape={strike ? "diamond" : "ring"} />{strike ? "US strike, " : ""}{inCase(labelOf(frame, "weapon", row), strike)}</li>
      <li>{outcomeWords(labelOf(frame, "outcome", row))}</li>
      {texts && casualties(texts, row, strike).map((words) => <li key={words}>{words}</li>)}
      {confidence !== "" && <li><ConfidenceDots value={confidence} />{labelOf(frame, "confidence", row)} confidence</li>}
    </ul>
  );
}

function inCase(label: string, lower: boolean): string {
  return lower ? label.toLowerCase() : label;
}

function outcomeWords(label: string): string {
  return label.toLowerCase() === "unknown" ? "Outcome unknown" : label;
}

/** Injured are said of every attack, also as unknown; dead only where a source states them. */
function casualties(texts: Texts, row: number, strike: boolean): readonly string[] {
  const injured = texts.injured[row] ?? null;
  const killed = texts.killed[row] ?? null;
  const others = texts.otherKilled[row] ?? null;
  return [
    strike && injured === null ? "" : `Injured: ${injured ?? "unknown"}`,
    killed === null ? "" : `US killed: ${killed}`,
    others === null ? "" : `Others killed: ${others}`,
  ].filter((words) => words !== "");
}

// ---- what is told ------------------------------------------------------------------------------

function Told({ frame, dispatch, row, texts }: Omit<CardProps, "place"> & { readonly texts: Texts }) {
  const sources = texts.sources[row] ?? [];
  return (
    <>
      <p class="bm-card-summary">{texts.summary[row] || "No summary."}</p>
      <dl class="bm-card-facts">
        {facts(frame, row, texts).map(([name, words]) => <div key={name}><dt>{name}</dt><dd>{words}</dd></div>)}
      </dl>
      <Doubts frame={frame} dispatch={dispatch} row={row} texts={texts} />
      <ol class="bm-sources">
        {sources.map((source, at) => (
          <li key={at}><span class="bm-row-place">{at + 1}</span><span><SourceAnchor source={source} /></span><span class="bm-source-kind">{source.kind}</span></li>
        ))}
        {sources.length === 0 && <li>No source is given.</li>}
      </ol>
    </>
  );
}

const vouchers: Readonly<Record<string, readonly [string, string]>> = {
  us_official: ["Confirmed by", "a US official"],
  reported: ["Reported by", "local officials, a monitor or media; not confirmed by a US official"],
  claimed: ["Confirmed by", "nobody found: it is claimed only"],
};

/** Three different things: who confirmed it, who claimed it, to whom it is attributed. */
function facts(frame: Frame, row: number, texts: Texts): readonly (readonly [string, string])[] {
  const attribution = valueOf(frame, "attribution", row);
  const voucher = vouchers[attribution] ?? (["Attribution", labelOf(frame, "attribution", row)] as const);
  const actor = valueOf(frame, "actor", row);
  const claimedBy = texts.claimedBy[row] ?? "";
  const strike = frame.rows.strike[row] === 1;
  const attributed = actor !== "" && actor !== claimedBy && actor !== "Unattributed";
  return [
    voucher,
    ...(strike ? [] : [["Claimed by", claimedBy || "no claim found"] as const]),
    ...(attributed ? [[strike ? "Carried out by" : "Attributed to", labelOf(frame, "actor", row)] as const] : []),
    ...(texts.responseNote[row] ? [["Stated reason", texts.responseNote[row] ?? ""] as const] : []),
  ];
}

/** What is not sure: the day, or whether it is an incident of its own. */
function Doubts({ frame, dispatch, row, texts }: Omit<CardProps, "place"> & { readonly texts: Texts }) {
  const more = frame.rows.facets?.spanDays[row] ?? 0;
  const twin = texts.duplicateOf[row] ?? "";
  const note = texts.dateNote[row] ?? "";
  if (more === 0 && twin === "" && note === "") return null;
  return (
    <div class="bm-doubts">
      {more > 0 && <p>The day is not sure: {dayWords(frame, row)}. It is counted on the first.</p>}
      {note !== "" && <p>{note}</p>}
      {twin !== "" && (
        <p>Possibly the same event as{" "}
          <button type="button" class="bm-link bm-inline" onClick={() => dispatch({ type: "select", select: twin })}>{twin}</button>
          ; left out of counts unless asked for.</p>
      )}
    </div>
  );
}
