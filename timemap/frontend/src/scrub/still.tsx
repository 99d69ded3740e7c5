/** What stands still while time moves: lane lines, months, the axis. */
import { axisOf, labelOffset } from "./axis";
import { bottomOf } from "./lanes";
import type { Lane } from "./lanes";
import type { Scale } from "./scale";
import type { CaseMeta } from "../types";

interface StillProps {
  readonly meta: CaseMeta;
  readonly lanes: readonly Lane[];
  readonly scale: Scale;
  readonly height: number;
}

export function Still({ meta, lanes, scale, height }: StillProps) {
  const { ticks, labels } = axisOf(meta.start, scale);
  const top = lanes[0]?.top ?? 0;
  const bottom = bottomOf(lanes);
  const at = (day: number): number => Math.round(day * scale.dayWidth) + 0.5;
  return (
    <svg class="bm-still" width={scale.width} height={height} aria-hidden="true">
      <path class="bm-grid" d={ticks.filter(({ grid }) => grid).map(({ day }) => `M${at(day)} ${top}V${bottom}`).join("")} />
      <path class="bm-base" d={lanes.map((lane) => `M0 ${lane.top + lane.height}H${scale.width}`).join("")} />
      <path class="bm-axis" d={ticks.map(({ day, size }) => `M${at(day)} ${bottom}v${size === "long" ? 7 : 4}`).join("")} />
      {labels.map(({ day, text, bold }) => (
        <text key={day} class={bold ? "bm-month" : "bm-day"} x={day === 0 ? 0 : day * scale.dayWidth + labelOffset} y={bottom + 15}>{text}</text>
      ))}
    </svg>
  );
}
