/** The lanes' names and what each counts in the window. */
import { countIn } from "./lanes";
import type { Lane } from "./lanes";
import { digits } from "../words";
import type { Frame } from "../types";

interface NamesProps {
  readonly lanes: readonly Lane[];
  readonly frame: Frame;
  /** Context events in the window. */
  readonly context: number;
}

export function Names({ lanes, frame, context }: NamesProps) {
  return (
    <div class="bm-lane-names">
      {lanes.map((lane) => {
        const count = countIn(lane, frame.meta, frame.tally, context);
        return (
          <div key={lane.name} class="bm-lane-name" style={{ top: `${nameMiddle(lane)}px` }}>
            <span>{lane.name}</span> <span class="bm-lane-count">{count === null ? "" : digits(count)}</span>
          </div>
        );
      })}
    </div>
  );
}

/** The name of the context lane stands beside its first row. */
function nameMiddle({ kind, top, height }: Lane): number {
  return kind === "context" ? top + height / 6 : top + height / 2;
}
