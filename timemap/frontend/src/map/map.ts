/** The map of a page: base layers, counted symbols, names, key and camera, painted from one frame. */
import { drawingOf, noWebgl, showNotice } from "./notice";
import { LiveMap } from "./livemap";
import type { PictureOptions } from "./picture";
import { wholeCamera } from "./camera";
import type { Camera, Dispatch, Frame } from "../types";

export interface MapSurface {
  /** Paints all that changed since the last frame, at once. */
  readonly update: (frame: Frame) => void;
  /** The camera as it stands, also while it moves. */
  readonly camera: () => Camera;
  /** The map of a frame as a PNG, as it stands under the camera, with its title, sources and name for saving. */
  readonly picture: (frame: Frame, options: PictureOptions) => Promise<File>;
  readonly destroy: () => void;
}

export interface MapHooks {
  /** Base map and first symbols are on the screen, or the browser has said that it cannot draw them. */
  readonly onFirstPaint: () => void;
  /** The camera is elsewhere now: under the hand, under way, or at rest. */
  readonly onCamera: (camera: Camera) => void;
}

/** Starts a map in `host`, which keeps its size. Without WebGL 2 a sentence stands there and the page goes on. */
export function createMap(host: HTMLElement, dispatch: Dispatch, hooks: MapHooks): MapSurface {
  const drawing = drawingOf();
  return drawing === "none" ? namedMap(host, dispatch, hooks) : drawnMap(host, dispatch, hooks, drawing === "slow");
}

function drawnMap(host: HTMLElement, dispatch: Dispatch, hooks: MapHooks, slow: boolean): MapSurface {
  const map = new LiveMap(host, dispatch, hooks, slow);
  return {
    update: (frame) => map.update(frame),
    camera: () => map.camera(),
    picture: (frame, options) => map.picture(frame, options),
    destroy: () => map.destroy(),
  };
}

/** The map of a browser that cannot draw: it still has a camera, so that links stay whole. */
function namedMap(host: HTMLElement, dispatch: Dispatch, hooks: MapHooks): MapSurface {
  let camera: Camera = { lat: 0, lon: 0, zoom: 3 };
  let said = false;
  return {
    update: ({ meta, state }) => {
      const size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
      camera = state.view.camera ?? (said ? camera : wholeCamera(meta, size));
      if (said) return;
      said = true;
      showNotice(host, noWebgl, dispatch);
      hooks.onFirstPaint();
    },
    camera: () => camera,
    picture: () => Promise.reject(new Error(noWebgl)),
    destroy: () => host.replaceChildren(),
  };
}
