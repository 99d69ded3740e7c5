/** Disputed, ceasefire and administrative lines: dashed in pixels, whatever the zoom. */
import { onScreen } from "./mercator";
import type { Projection } from "./mercator";
import type { Ink } from "./symbols";
import type { DashedLine } from "../types";

/** Strokes the lines in the ink of disputed lines; round dots where a dash is hardly longer than wide. */
export function paintDashes(ctx: CanvasRenderingContext2D, ink: Ink, lines: readonly DashedLine[], at: Projection): void {
  ctx.save();
  ctx.strokeStyle = ink.disputed;
  ctx.lineJoin = "round";
  for (const { line, dash, width, opacity } of lines) {
    ctx.globalAlpha = opacity;
    ctx.lineWidth = width;
    ctx.lineCap = dash[0] < 2 * width ? "round" : "butt";
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    for (const [lon, lat] of line) {
      const { x, y } = onScreen(at, lon, lat);
      ctx.lineTo(x, y);
    }
    ctx.stroke();
  }
  ctx.restore();
}
