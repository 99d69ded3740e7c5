/** A handle of the window, and the flag with its date. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Stretch } from "./flags";
import { edgeLabel, handleText } from "./said";
import { allowedDays, readTyped } from "./typed";
import { dayOf, isoDay, minutesPerDay } from "../time";
import type { Dispatch, Edge, Frame, Mode } from "../types";

interface HandleProps {
  readonly frame: Frame;
  readonly edge: Edge;
  /** Pixels of the line. */
  readonly x: number;
  /** Pixels of the window. */
  readonly width: number;
  readonly height: number;
}

const hitWidth = 24;
/** Room for a date and for what is wrong with it. */
const typedWidth = 250;

export function Handle({ frame, edge, x, width, height }: HandleProps) {
  const { meta, shown, state } = frame;
  const now = edge === "end" ? dayOf(shown.end - 1) : dayOf(shown.start);
  // A third of a narrow window stays free to be held itself.
  const inside = Math.min(hitWidth / 2, width / 3);
  const left = edge === "start" ? x - hitWidth + inside : x - inside;
  const other = edge === "start" && state.view.mode === "window";
  return (
    <div
      class={`bm-handle bm-handle-${edge}`} data-grip={edge} data-testid={other ? "time-handle-start" : "time-handle"}
      role="slider" tabIndex={0} aria-label={nameOf(edge, state.view.mode)} aria-orientation="horizontal"
      aria-valuemin={0} aria-valuemax={meta.days - 1} aria-valuenow={now} aria-valuetext={handleText(frame, edge)}
      style={{ transform: `translateX(${left}px)`, width: `${hitWidth}px`, height: `${height}px`, "--bm-line-at": `${x - left}px` }}
    />
  );
}

function nameOf(edge: Edge, mode: Mode): string {
  if (mode === "instant") return "Time shown";
  return edge === "end" ? "Last day shown" : "First day shown";
}

interface FlagProps {
  readonly frame: Frame;
  readonly edge: Edge;
  readonly text: string;
  readonly place: Stretch;
  /** Pixels of the lanes. */
  readonly width: number;
  readonly dispatch: Dispatch;
}

/** The date on a handle; pressed, it takes another. */
export function Flag({ frame, edge, text, place, width, dispatch }: FlagProps) {
  const [typing, setTyping] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  useEffect(() => {
    if (wasTyping.current && !typing) button.current?.focus();
    wasTyping.current = typing;
  }, [typing]);
  if (typing) {
    const left = Math.max(0, Math.min(place.from, width - typedWidth));
    return <TypedDate frame={frame} edge={edge} left={left} dispatch={dispatch} done={() => setTyping(false)} />;
  }
  const name = `${nameOf(edge, frame.state.view.mode)}: ${edgeLabel(frame, edge, true)}. Type another date`;
  return (
    <button type="button" ref={button} class={`bm-flag bm-flag-${edge}`} data-grip={edge} aria-label={name} style={{ transform: `translateX(${place.from}px)` }} onClick={() => setTyping(true)}>
      {text}
    </button>
  );
}

interface TypedDateProps {
  readonly frame: Frame;
  readonly edge: Edge;
  readonly left: number;
  readonly dispatch: Dispatch;
  readonly done: () => void;
}

function TypedDate({ frame, edge, left, dispatch, done }: TypedDateProps) {
  const [problem, setProblem] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const { meta, shown, state } = frame;
  const apply = (text: string): void => {
    const read = readTyped(text, allowedDays(edge, state.view, meta), meta.start);
    if ("problem" in read) return setProblem(read.problem);
    const day = edge === "end" ? read.day + 1 : read.day;
    dispatch({ type: "clock", action: { type: "drag-edge", edge, minute: day * minutesPerDay } });
    done();
  };
  const typed = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void => {
    if (event.key === "Enter") apply(event.currentTarget.value);
    if (event.key === "Escape") done();
  };
  return (
    <div class="bm-typed" data-grip="none" style={{ transform: `translateX(${left}px)`, width: `${typedWidth}px` }}>
      <input
        type="text" class="bm-typed-date" aria-label={`${nameOf(edge, state.view.mode)}, as 2023-11-17 or 17 Nov 2023`}
        aria-invalid={problem !== ""} aria-describedby={problem ? "bm-typed-problem" : undefined}
        defaultValue={isoDay(meta.start, edge === "end" ? dayOf(shown.end - 1) : dayOf(shown.start))}
        ref={input} onKeyDown={typed} onBlur={done}
      />
      {problem && <div class="bm-typed-problem" id="bm-typed-problem" role="alert">{problem}</div>}
    </div>
  );
}
