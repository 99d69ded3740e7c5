/** The lower band of the page: what moves time, and time itself. */
import { useMemo } from "preact/hooks";
import { Controls } from "./controls";
import { Timeline } from "./timeline";
import type { Dispatch, Frame } from "../types";

export function Scrubber({ frame, dispatch }: { readonly frame: Frame; readonly dispatch: Dispatch }) {
  const { meta, state: { clock, view: { mode, step } } } = frame;
  const controls = useMemo(
    () => <Controls meta={meta} clock={clock} mode={mode} step={step} dispatch={dispatch} />,
    [meta, clock, mode, step, dispatch],
  );
  return (
    <div class="bm-scrubber">
      {controls}
      <Timeline frame={frame} dispatch={dispatch} />
    </div>
  );
}
