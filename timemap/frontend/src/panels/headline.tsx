/** The headline band: one sentence whose figures lead to their rows, and the day it stands for. */
import { useState } from "preact/hooks";
import { address } from "../address";
import { reportedAt } from "../reported";
import { asOf, clockTime, dayOf } from "../time";
import { fromQuery } from "../view";
import { safeAddress } from "./links";
import { placeOf } from "./ranks";
import { useSize } from "./size";
import type { Dispatch, Frame, HeadlineRun, SourceLink } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

const ROOMY_WIDTH = 1500;
/** Room kept for the copy button after the sentence. */
const COPY_CHARACTERS = 14;
/** Mean width of a character of the type family, in ems. */
const CHARACTER_WIDTH = 0.52;
const sizes = [20, 17.5, 16, 14.5, 13] as const;

/** The largest type size at which a sentence takes two lines of a width, or three at the smallest. */
export function headlineSize(characters: number, width: number, largest: number): number {
  const fits = (size: number): boolean => characters * size * CHARACTER_WIDTH * 1.03 <= 2 * width;
  return sizes.filter((size) => size <= largest).find(fits) ?? sizes[sizes.length - 1] ?? largest;
}

export function HeadlineBand({ frame, dispatch }: PanelProps) {
  const [element, { width }] = useSize<HTMLDivElement>({ width: 1380, height: 79 });
  const text = frame.headline?.text ?? "";
  const size = headlineSize(text.length + COPY_CHARACTERS, width, innerWidth < ROOMY_WIDTH ? 17.5 : 20);
  return (
    <section class="bm-band" aria-label="Headline">
      <div class="bm-band-say" ref={element}>
        <p class="bm-sentence" data-testid="headline" style={{ fontSize: `${size}px` }}>
          {frame.headline?.runs.map((run, at) => <Run key={at} run={run} first={at === 0} frame={frame} dispatch={dispatch} />)}
        </p>
        <CopyButton frame={frame} />
      </div>
      <AsOf frame={frame} />
    </section>
  );
}

interface RunProps extends PanelProps {
  readonly run: HeadlineRun;
  readonly first: boolean;
}

/** The window, which begins the sentence, stands as bold as the figures. */
function Run({ run, first, frame, dispatch }: RunProps) {
  if (!run.figure) return first ? <b>{run.text}</b> : <>{run.text}</>;
  if (run.rows === "") return <Published text={run.text} frame={frame} />;
  const open = (event: Event): void => {
    event.preventDefault();
    openRows(frame, dispatch, run.rows);
  };
  return <a class="bm-figure" href={`?${run.rows}`} onClick={open}>{run.text}</a>;
}

/** A number without rows is a published one: it leads to its source. */
function Published({ text, frame }: { readonly text: string; readonly frame: Frame }) {
  const source = /^\d/.test(text) ? reportedAt(frame.meta.reported, dayOf(frame.shown.end - 1))?.source : undefined;
  const address = source && safeAddress(source.url);
  if (!source || !address) return <b class="bm-figure">{text}</b>;
  return <a class="bm-figure" href={address} target="_blank" rel="noopener noreferrer" title={source.title}>{text}</a>;
}

/** Shows the rows behind a figure, on the map and as a table; camera and theme stay as they are. */
function openRows(frame: Frame, dispatch: Dispatch, rows: string): void {
  const { camera, theme, colour } = frame.state.view;
  dispatch({ type: "view", view: { ...fromQuery(rows, frame.meta).view, camera, theme, colour } });
  dispatch({ type: "dialog", dialog: "table" });
}

function AsOf({ frame }: { readonly frame: Frame }) {
  const { meta, shown, state } = frame;
  const hour = state.view.step === "hour" ? ` ${clockTime(shown.end - 1)}` : "";
  return (
    <div class="bm-asof">
      <span class="bm-asof-word">AS OF</span>
      <span class="bm-asof-day" data-testid="as-of">
        {asOf(meta.start, shown)}{hour}
        {meta.zoneLetter && <span class="bm-asof-zone"> ({meta.zoneLetter})</span>}
      </span>
      <span class="bm-asof-note">{meta.zone}</span>
    </div>
  );
}

// ---- copy with sources ---------------------------------------------------------------------

const SOURCES_COPIED = 60;

/** The headline and, numbered, the distinct sources: of the reported figure, then of the rows in time order. */
export function textWithSources(frame: Frame): string {
  const sources = sourcesShown(frame);
  const listed = sources.slice(0, SOURCES_COPIED).map(({ title, url }, at) => `${at + 1}. ${title}${addressOf(url)}`);
  const more = sources.length - listed.length;
  const rest = more > 0 ? [`and ${more} more, in the table of this view`] : [];
  const said = frame.headline?.text ?? "";
  return [said, ...(listed.length > 0 ? ["", "Sources", ...listed, ...rest] : []), "", address()].join("\n");
}

function addressOf(url: string): string {
  const address = safeAddress(url);
  return address === null ? "" : `, ${address}`;
}

function sourcesShown({ rows, tally, meta, shown }: Frame): readonly SourceLink[] {
  const { texts } = rows;
  const found = new Map<string, SourceLink>();
  const { passing } = tally.record;
  const add = (source: SourceLink): unknown => found.set(source.url || source.title, source);
  const figure = reportedAt(meta.reported, dayOf(shown.end - 1));
  if (figure) add(figure.source);
  if (texts) for (const row of passing.subarray(placeOf(passing, tally.first), placeOf(passing, tally.last))) texts.sources[row]?.forEach(add);
  return [...found.values()];
}

function CopyButton({ frame }: { readonly frame: Frame }) {
  const [said, say] = useState("");
  const copy = async (): Promise<void> => {
    say(await written(textWithSources(frame)));
    setTimeout(() => say(""), 2400);
  };
  return (
    <>
      <button type="button" class="bm-quiet bm-copy" data-testid="copy-headline" onClick={copy}>
        {said || "copy with sources"}
      </button>
      <span class="bm-aside" role="status">{said}</span>
    </>
  );
}

async function written(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    return "this browser forbids copying";
  }
}
