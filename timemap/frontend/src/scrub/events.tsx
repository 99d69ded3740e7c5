/** The context lane: a tick for each event, labels where there is room, the whole text on demand. */
import { useState } from "preact/hooks";
import { labelGap, placeLabels } from "./context";
import type { LabelPlace, Tick } from "./context";
import type { Lane } from "./lanes";
import { textWidth } from "./letters";
import { SourceAnchor } from "../panels/links";
import { dayLabel, dayOf } from "../time";
import type { CaseMeta, ContextEvent, Span } from "../types";

const labelFont = "400 11px";
const cardWidth = 280;
const widestTick = 24;

interface EventsProps {
  readonly meta: CaseMeta;
  readonly ticks: readonly Tick[];
  readonly lane: Lane;
  readonly width: number;
  readonly shown: Span;
  /** Pixels of the handles: labels keep clear of them. */
  readonly handles: readonly number[];
}

export function Events({ meta, ticks, lane, width, shown, handles }: EventsProps) {
  const [open, setOpen] = useState<number | null>(null);
  const widths = ticks.map((tick) => textWidth(tick.events[0]?.label ?? "", labelFont));
  const places = placeLabels(ticks, widths, handles, width);
  return (
    <div class="bm-events" role="group" aria-label="Context events" data-grip="none" style={{ top: `${lane.top}px`, height: `${lane.height}px` }}>
      {ticks.map((tick, at) => (
        <EventTick
          key={tick.day} meta={meta} tick={tick} place={places[at] ?? null} lane={lane} width={width}
          reach={reachOf(ticks, at)} inside={isInside(tick, shown)} open={open === at}
          setOpen={(on) => setOpen((now) => (on ? at : now === at ? null : now))}
        />
      ))}
    </div>
  );
}

function isInside({ events }: Tick, { start, end }: Span): boolean {
  return events.some(({ minute }) => minute >= start && minute < end);
}

/** Half the width in which a tick can be hit: not beyond the middle to its neighbours. */
function reachOf(ticks: readonly Tick[], at: number): number {
  const x = ticks[at]?.x ?? 0;
  const gaps = [ticks[at - 1], ticks[at + 1]].map((other) => (other ? Math.abs(other.x - x) : Infinity));
  return Math.min(widestTick, ...gaps) / 2;
}

interface EventTickProps {
  readonly meta: CaseMeta;
  readonly tick: Tick;
  readonly place: LabelPlace | null;
  readonly lane: Lane;
  readonly width: number;
  readonly reach: number;
  readonly inside: boolean;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

function EventTick({ meta, tick, place, lane, width, reach, inside, open, setOpen }: EventTickProps) {
  const middle = place ? lane.height * (1 / 6 + 0.3 * place.row) : 0;
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    setOpen(false);
  };
  return (
    <div
      class={`bm-event ${inside ? "bm-inside" : ""}`} style={{ transform: `translateX(${tick.x}px)` }} onKeyDown={closeOnEscape}
      onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)} onFocusIn={() => setOpen(true)} onFocusOut={() => setOpen(false)}
    >
      <button
        type="button" class="bm-event-tick" aria-expanded={open} style={{ left: `${-reach}px`, width: `${2 * reach}px` }}
        aria-label={tick.events.map((event) => `${dateOf(meta, event)}: ${event.label}`).join("; ")}
      />
      <span class="bm-event-line" style={{ height: `${place ? middle + 4 : 4}px` }} />
      {place && (
        <span class="bm-event-label" aria-hidden="true" style={{ top: `${middle}px`, [place.side === "right" ? "left" : "right"]: `${labelGap}px` }}>
          {tick.events[0]?.label}
        </span>
      )}
      {open && <EventCard meta={meta} tick={tick} width={width} />}
    </div>
  );
}

function EventCard({ meta, tick, width }: { readonly meta: CaseMeta; readonly tick: Tick; readonly width: number }) {
  const left = Math.min(Math.max(tick.x - cardWidth / 2, 0), Math.max(0, width - cardWidth)) - tick.x;
  return (
    <div class="bm-event-card" style={{ left: `${left}px`, width: `${cardWidth}px` }}>
      {tick.events.map((event) => (
        <div key={event.label} class="bm-event-text">
          <div><strong>{event.label}</strong> <span class="bm-event-note">{dateOf(meta, event)}</span></div>
          <div>{event.description}</div>
          <div class="bm-event-note"><SourceAnchor source={event.source} /></div>
        </div>
      ))}
    </div>
  );
}

function dateOf(meta: CaseMeta, { minute }: ContextEvent): string {
  return dayLabel(meta.start, dayOf(minute), true);
}
