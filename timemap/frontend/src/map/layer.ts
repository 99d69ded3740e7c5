/** A transparent canvas over the map, as sharp as the screen. */
import type { Projection, Size } from "./mercator";

export interface CanvasLayer {
  readonly element: HTMLCanvasElement;
  /** Clears the canvas and paints it anew, in CSS pixels. */
  readonly paint: (painter: (ctx: CanvasRenderingContext2D) => void) => void;
  readonly resize: (size: Size) => void;
}

/** The layer stands last in `parent` and lets every pointer through. Throws where a browser has no 2D canvas. */
export function createLayer(parent: HTMLElement, name: string): CanvasLayer {
  const element = document.createElement("canvas");
  element.className = `bm-map-canvas ${name}`;
  element.setAttribute("aria-hidden", "true");
  parent.append(element);
  const ctx = element.getContext("2d");
  if (!ctx) throw new Error("This browser gave no 2D canvas for the map.");
  let ratio = 1;
  return {
    element,
    paint: (painter) => {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, element.width / ratio, element.height / ratio);
      painter(ctx);
    },
    resize: ({ width, height }) => {
      ratio = window.devicePixelRatio || 1;
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
    },
  };
}

/** Shows what was drawn for one camera where another has it, moved and scaled; a blurred stand-in for drawing it. */
export function carry(canvas: HTMLCanvasElement, drawn: Projection, now: Projection): void {
  const scale = now.scale / drawn.scale;
  canvas.style.transform = `translate(${now.left - drawn.left * scale}px, ${now.top - drawn.top * scale}px) scale(${scale})`;
}
