/** The window over the lanes: its handles with their flags, its length, and the note beside it. */
import { Flag, Handle } from "./handles";
import { topLine } from "./topline";
import type { Dispatch, Edge, Frame, Mode } from "../types";

/** The handles of a mode. */
export function handlesOf(mode: Mode): readonly Edge[] {
  if (mode === "window") return ["start", "end"];
  return mode === "to-end" ? ["start"] : ["end"];
}

interface WindowProps {
  readonly frame: Frame;
  /** Edges of the window in pixels. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  readonly note: string;
  readonly dispatch: Dispatch;
}

export function Window({ frame, from, to, width, height, note, dispatch }: WindowProps) {
  const edges = handlesOf(frame.state.view.mode);
  const { flags, texts, length, noteAt } = topLine(frame, edges, from, to, note, width);
  return (
    <>
      {length && <span class="bm-length" style={{ transform: `translateX(${length.at.from}px)`, width: `${length.at.to - length.at.from}px` }}>{length.text}</span>}
      {noteAt !== null && <span class="bm-note" style={{ transform: `translateX(${noteAt}px)` }}>{note}</span>}
      {edges.map((edge) => {
        const place = flags[edge];
        return (
          <div key={edge} class="bm-edge">
            <Handle frame={frame} edge={edge} x={edge === "start" ? from : to} width={to - from} height={height} />
            {place && <Flag frame={frame} edge={edge} text={texts[edge]} place={place} width={width} dispatch={dispatch} />}
          </div>
        );
      })}
    </>
  );
}
