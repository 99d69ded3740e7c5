/** The card over the map where nothing is left: what was asked, and what each loosening would show. */
import { sentence } from "../filters";
import { windowLabel } from "../time";
import { waysOut } from "./loosen";
import { digits } from "../words";
import type { Way } from "./loosen";
import type { Dispatch, Frame } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

export function Empty({ frame, dispatch }: PanelProps) {
  const { visible, total } = frame.tally;
  if (visible.attacks + visible.strikes > 0) return null;
  return (
    <div class="bm-empty" role="status" data-testid="empty">
      <h2>{total === 0 ? "No incident in this window" : "No incident matches"}</h2>
      <p>{asked(frame)} None is known here; that does not prove there was none.</p>
      {waysOut(frame).map((way) => <WayLine key={way.words} way={way} dispatch={dispatch} />)}
    </div>
  );
}

/** "Country is Syria, weapon is ballistic missile, 17 Oct – 17 Nov 2023." */
function asked({ meta, state, shown }: Frame): string {
  const parts = [sentence(state.view.filters, meta), windowLabel(meta.start, shown)];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function WayLine({ way, dispatch }: { readonly way: Way; readonly dispatch: Dispatch }) {
  const { action } = way;
  return (
    <div class={action ? "bm-way" : "bm-way bm-way-none"}>
      <b>{digits(way.count)}</b>
      <span>{way.words}</span>
      {action && <button type="button" class="bm-button" aria-label={`Show ${digits(way.count)} ${way.words}`} onClick={() => dispatch(action)}>Show</button>}
    </div>
  );
}
