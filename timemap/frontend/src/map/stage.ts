/** What the map is made of on the page, bottom to top: canvases, the symbols' buttons, key, note, controls. */
import { createLayer } from "./layer";
import type { CanvasLayer } from "./layer";
import type { Point, Size } from "./mercator";
import { createNameLayer } from "./namelayer";
import type { NameLayer } from "./namelayer";
import { grown } from "./shapes";
import type { Box } from "./shapes";

export interface Stage {
  /** What deck.gl is started in. */
  readonly root: HTMLDivElement;
  readonly base: HTMLCanvasElement;
  readonly points: HTMLCanvasElement;
  readonly dashes: CanvasLayer;
  readonly symbols: CanvasLayer;
  readonly names: NameLayer;
  /** Pointers meet the symbols' buttons in here first, and then the map. */
  readonly events: HTMLDivElement;
  readonly key: CanvasLayer;
  readonly controls: HTMLDivElement;
  readonly resize: (size: Size) => void;
  /** What stands over the map's edges, as boxes in the map; read from the layout. */
  readonly furniture: () => readonly Box[];
  /** Where a pointer is in the map. */
  readonly pixelOf: (event: MouseEvent) => Point;
}

export const disclaimer = "Boundaries and names shown do not imply endorsement. Dashed: disputed or ceasefire line.";
const overEdges = ".bm-map-views, .bm-map-zoom, .bm-map-note, .bm-tools";
const roomAround = 4;

/** Raises the stage in `host`, in place of all that was there. */
export function raiseStage(host: HTMLElement): Stage {
  const root = element("div", "bm-map-stage");
  const base = root.appendChild(bareCanvas());
  const dashes = createLayer(root, "bm-map-dashes");
  const points = root.appendChild(bareCanvas());
  const symbols = createLayer(root, "bm-map-symbols");
  const names = createNameLayer(root);
  const events = root.appendChild(element("div", "bm-map-hits deck-events-root"));
  const key = createLayer(root, "bm-map-key");
  const controls = element("div", "bm-map-controls");
  const note = element("p", "bm-map-note");
  note.textContent = disclaimer;
  host.replaceChildren(root, note, controls);
  return {
    root, base, dashes, points, symbols, names, events, key, controls,
    resize: (size) => [dashes, symbols, names, key].forEach((layer) => layer.resize(size)),
    furniture: () => {
      const origin = host.getBoundingClientRect();
      const parts = (host.closest(".bm-map") ?? host).querySelectorAll(overEdges);
      return [...parts].map((part) => boxIn(origin, part.getBoundingClientRect()));
    },
    pixelOf: ({ clientX, clientY }) => {
      const { left, top } = host.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    },
  };
}

function boxIn(origin: DOMRect, { left, top, right, bottom }: DOMRect): Box {
  return grown({ left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }, roomAround);
}

function bareCanvas(): HTMLCanvasElement {
  const made = element("canvas", "bm-map-canvas");
  made.setAttribute("aria-hidden", "true");
  return made;
}

function element<Tag extends "div" | "p" | "canvas">(tag: Tag, className: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
