/** Bars: each is a button that shows its value alone, or everything again. */
import { chosen, nounOf } from "../filters";
import type { Swatch } from "../theme";
import type { ComponentChildren } from "preact";
import { Mark } from "./icons";
import { digits } from "../words";
import type { Dispatch, FacetKey, Frame } from "../types";

export interface Part {
  readonly count: number;
  readonly swatch: Swatch | null;
  readonly label: string;
}

export interface Bar {
  readonly facet: FacetKey;
  /** Null: not a value that can be chosen ("not stated"). */
  readonly value: string | null;
  readonly label: string;
  readonly code: string;
  readonly count: number;
  readonly parts: readonly Part[];
}

interface BarProps {
  readonly bar: Bar;
  readonly most: number;
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

/** Shows a value alone; all of its facet again where it already was alone. */
export function toggleAlone(frame: Frame, dispatch: Dispatch, facet: FacetKey, value: string): void {
  dispatch({ type: "only", facet, value: isAlone(frame, facet, value) ? null : value });
}

export function isAlone(frame: Frame, facet: FacetKey, value: string): boolean {
  const now = chosen(frame.state.view.filters, facet);
  return now.length === 1 && now[0] === value;
}

export function BarLine({ bar, most, frame, dispatch }: BarProps) {
  const share = most > 0 ? bar.count / most : 0;
  return (
    <BarButton bar={bar} frame={frame} dispatch={dispatch}>
      <span class="bm-bar" style={{ "--bm-share": share }}>
        {bar.parts.map((part, at) => <Segment key={at} part={part} />)}
      </span>
      <b class="bm-bar-count">{digits(bar.count)}</b>
      <span class="bm-aside"> {partsSaid(bar, nounOf(frame.meta))}</span>
    </BarButton>
  );
}

function Segment({ part }: { readonly part: Part }) {
  const { swatch } = part;
  if (!swatch) return <span class="bm-segment" style={{ flexGrow: part.count }} />;
  const paint = swatch.hollow ? { boxShadow: `inset 0 0 0 1.5px ${swatch.colour}`, background: "none" } : { background: swatch.colour };
  return <span class="bm-segment" style={{ flexGrow: part.count, ...paint }} />;
}

/** What a bar says besides its number: "attacks: 9 drone, 2 rocket". */
function partsSaid(bar: Bar, noun: string): string {
  const parts = bar.parts.length > 1 ? `: ${bar.parts.map((p) => `${p.count} ${p.label}`).join(", ")}` : "";
  return `${noun}${bar.count === 1 ? "" : "s"}${parts}`;
}

const MOST_DIAMONDS = 6;

/** Strikes as diamonds, one each; beyond six one diamond and the number. */
export function StrikeLine({ bar, colour, frame, dispatch }: Omit<BarProps, "most"> & { readonly colour: string }) {
  const drawn = bar.count > MOST_DIAMONDS ? 1 : bar.count;
  return (
    <BarButton bar={bar} frame={frame} dispatch={dispatch}>
      {Array.from({ length: drawn }, (_, n) => <Mark key={n} swatch={{ colour, hollow: false }} shape="diamond" size={10} />)}
      <b class="bm-bar-count">{digits(bar.count)}</b>
      <span class="bm-aside"> strike{bar.count === 1 ? "" : "s"}</span>
    </BarButton>
  );
}

interface BarButtonProps extends Omit<BarProps, "most"> {
  readonly children: ComponentChildren;
}

function BarButton({ bar, frame, dispatch, children }: BarButtonProps) {
  const { facet, value } = bar;
  const inside = (
    <>
      <span class="bm-bar-label">{bar.label}</span>
      {bar.code && <span class="bm-bar-code">{bar.code}</span>}
      <span class="bm-bar-track">{children}</span>
    </>
  );
  if (value === null) return <div class="bm-bar-row">{inside}</div>;
  return (
    <button type="button" class="bm-bar-row" aria-pressed={isAlone(frame, facet, value)}
      onClick={() => toggleAlone(frame, dispatch, facet, value)}>{inside}</button>
  );
}
