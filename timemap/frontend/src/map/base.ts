/** The base map: deck.gl layers as Python sent them, and the hand that moves the camera. */
import { Deck, Layer, MapView } from "@deck.gl/core";
import { JSONConverter } from "@deck.gl/json";
import {
  ArcLayer, ColumnLayer, GeoJsonLayer, IconLayer, LineLayer, PathLayer, PolygonLayer, ScatterplotLayer, TextLayer,
} from "@deck.gl/layers";
import type { InteractionState } from "@deck.gl/core";
import { FlatPolygonLayer, SegmentLayer } from "./flatlayers";
import { onScreen, projection } from "./mercator";
import type { Bounds, Size } from "./mercator";
import type { Camera } from "../types";

export type LayerJson = Readonly<Record<string, unknown>>;

export interface Base {
  /** Draws these layers from the next frame on; the same list again costs nothing. */
  readonly show: (layers: readonly LayerJson[]) => void;
  readonly move: (camera: Camera) => void;
  /** Draws now: until the next frame the canvas holds the drawing. */
  readonly draw: () => void;
  readonly destroy: () => void;
}

export interface BaseHooks {
  /** The hand moves the camera; `dragged`: without zooming. */
  readonly moved: (camera: Camera, dragged: boolean) => void;
  /** The hand has the camera, or has let it go. */
  readonly held: (held: boolean) => void;
  /** All layers stand on the screen for the first time. */
  readonly painted: () => void;
  readonly failed: (reason: Error) => void;
}

export interface Sharpness {
  /** True: the map stops where the hand leaves it. */
  readonly still: boolean;
  /** Canvas pixels to one of CSS; as the screen has it where absent. */
  readonly ratio?: number;
}

const view = new MapView({ id: "map", repeat: false });
const controls = {
  dragRotate: false, touchRotate: false, keyboard: false, doubleClickZoom: true, inertia: 250,
} as const;

const allowed = {
  ArcLayer, ColumnLayer, GeoJsonLayer, IconLayer, LineLayer, PathLayer, PolygonLayer, ScatterplotLayer, TextLayer,
  SegmentLayer, SolidPolygonLayer: FlatPolygonLayer,
};
/** What composite layers fill their polygons with. */
const parts = { "polygons-fill": { type: FlatPolygonLayer }, fill: { type: FlatPolygonLayer } };

/**
 * deck.gl layers of deck.gl JSON. Data is handed over as it came: no text in it is read as an
 * expression. Throws when a layer is of a class that is not allowed, or wants an extension.
 */
export function layersFrom(layers: readonly LayerJson[]): Layer[] {
  return layers.map((json) => {
    const { data, ...props } = json;
    const type = String(props["@@type"]);
    if (!Object.hasOwn(allowed, type))
      throw new Error(`Layer "${String(props["id"])}" is a ${type}; allowed: ${Object.keys(allowed).join(", ")}.`);
    if (props["extensions"]) throw new Error(`Layer "${String(props["id"])}" asks for extensions; this map carries none.`);
    const withData = (made: unknown, given: Record<string, unknown>) => (isLayer(made) ? { ...given, data, _subLayerProps: parts } : given);
    const converter = new JSONConverter({ configuration: { classes: allowed, preProcessClassProps: withData } });
    return converter.convert(props) as Layer;
  });
}

function isLayer(made: unknown): boolean {
  return typeof made === "function" && made.prototype instanceof Layer;
}

/**
 * Starts deck.gl on `canvas`; pointers reach it over the element `.deck-events-root` in `parent`. The canvas is redrawn when the
 * camera or the layers change, and never else.
 */
export function createBase(
  parent: HTMLDivElement, canvas: HTMLCanvasElement, camera: Camera, hooks: BaseHooks, sharpness: Sharpness,
): Base {
  let shown: readonly LayerJson[] | null = null;
  let made: readonly Layer[] = [];
  let seen = camera;
  let laid: readonly Layer[] = [];
  let painted = false;
  const lay = (): void => {
    if (!shown) return;
    const size = { width: parent.clientWidth, height: parent.clientHeight };
    const needed = made.filter((layer, i) => laid.includes(layer) || !holds(shown?.[i]?.["beyond"], seen, size));
    if (needed.length === laid.length && laid.every((layer, i) => layer === needed[i])) return;
    laid = needed;
    deck.setProps({ layers: [...laid] });
  };
  // As large as it will be: the camera's first place is reckoned from it.
  const ratio = sharpness.ratio ?? window.devicePixelRatio;
  canvas.width = Math.round(parent.clientWidth * ratio);
  canvas.height = Math.round(parent.clientHeight * ratio);
  const deck = new Deck({
    parent,
    canvas,
    views: view,
    useDevicePixels: sharpness.ratio ?? true,
    controller: { ...controls, inertia: sharpness.still ? 0 : controls.inertia },
    viewState: viewState(camera),
    layers: [],
    getCursor: ({ isDragging }) => (isDragging ? "grabbing" : "default"),
    onViewStateChange: ({ viewState: next, interactionState }) => {
      // A new canvas size changes the view state too, and is no hand.
      if (!inHand(interactionState)) return;
      hooks.moved({ lat: next.latitude, lon: next.longitude, zoom: next.zoom }, Boolean(interactionState.isDragging && !interactionState.isZooming));
    },
    onInteractionStateChange: (state) => hooks.held(inHand(state)),
    onAfterRender: () => {
      if (painted || laid.length === 0) return;
      painted = true;
      requestAnimationFrame(hooks.painted);
    },
    onError: (error) => hooks.failed(error),
  });
  return {
    show: (layers) => {
      if (layers === shown) return;
      made = layersFrom(layers);
      shown = layers;
      lay();
    },
    move: (next) => {
      seen = next;
      lay();
      deck.setProps({ viewState: viewState(next) });
      if (shown) deck.redraw();
    },
    draw: () => deck.redraw("picture"),
    destroy: () => deck.finalize(),
  };
}

/** Whether a box, if there is one, holds all that a camera shows. */
function holds(box: unknown, camera: Camera, size: Size): boolean {
  if (!Array.isArray(box)) return false;
  const [west, south, east, north] = box as unknown as Bounds;
  const at = projection(camera, size);
  const [first, last] = [onScreen(at, west, north), onScreen(at, east, south)];
  return first.x <= 0 && first.y <= 0 && last.x >= size.width && last.y >= size.height;
}

function inHand(state: InteractionState): boolean {
  return Boolean(state.isDragging || state.isPanning || state.isZooming || state.inTransition);
}

function viewState(camera: Camera) {
  return { longitude: camera.lon, latitude: camera.lat, zoom: camera.zoom, minZoom: 3, maxZoom: 15, pitch: 0, bearing: 0 };
}

/** The base map of a camera as an image of its own, `ratio` pixels to one of CSS. */
export function baseImage(layers: readonly LayerJson[], camera: Camera, size: Size, ratio: number): Promise<HTMLCanvasElement> {
  const parent = document.createElement("div");
  parent.className = "bm-map-darkroom";
  Object.assign(parent.style, { width: `${size.width}px`, height: `${size.height}px` });
  const canvas = parent.appendChild(document.createElement("canvas"));
  Object.assign(canvas.style, { width: "100%", height: "100%" });
  document.body.append(parent);
  return new Promise((resolve, reject) => {
    const done = (): void => {
      base.destroy();
      parent.remove();
    };
    const base = createBase(parent, canvas, camera, {
      moved: () => undefined,
      held: () => undefined,
      painted: () => {
        base.draw();
        resolve(copyOf(canvas, size, ratio));
        done();
      },
      failed: (reason) => {
        reject(reason);
        done();
      },
    }, { still: true, ratio });
    base.show(layers);
  });
}

function copyOf(canvas: HTMLCanvasElement, size: Size, ratio: number): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = Math.round(size.width * ratio);
  copy.height = Math.round(size.height * ratio);
  copy.getContext("2d")?.drawImage(canvas, 0, 0, copy.width, copy.height);
  return copy;
}
