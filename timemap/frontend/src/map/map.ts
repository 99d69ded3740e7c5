/** The map of a page: base layers, counted symbols, labels, key and camera, painted from one frame. */
import { createBase } from "./base";
import type { Base } from "./base";
import { between, fit, sameCamera } from "./mercator";
import type { Bounds, Size } from "./mercator";
import type { Camera, Dispatch, Frame } from "../types";

export interface MapSurface {
  /** Paints all that changed since the last frame, at once. */
  readonly update: (frame: Frame) => void;
  /** The camera as it stands, also while it moves. */
  readonly camera: () => Camera;
  readonly destroy: () => void;
}

export interface MapHooks {
  /** Base map and first symbols are on the screen, or the browser has said that it cannot draw them. */
  readonly onFirstPaint: () => void;
}

const travelMs = 600;
const restMs = 160;
const nowhere: Camera = { lat: 0, lon: 0, zoom: 3 };

export function createMap(host: HTMLElement, dispatch: Dispatch, hooks: MapHooks): MapSurface {
  const stage = document.createElement("div");
  stage.className = "bm-map-stage";
  host.replaceChildren(stage);
  let base: Base | null = null;
  let camera = nowhere;
  let wanted: Camera | null | undefined;
  let size: Size = { width: host.clientWidth, height: host.clientHeight };
  let rest = 0;

  const arrive = (next: Camera) => {
    camera = next;
    base?.move(next);
  };
  const settle = () => {
    clearTimeout(rest);
    rest = window.setTimeout(() => dispatch({ type: "camera", camera }), restMs);
  };
  const travel = (to: Camera) => {
    const from = camera;
    const start = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, (now - start) / travelMs);
      arrive(between(from, to, t));
      if (t < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  return {
    camera: () => camera,
    update: (frame) => {
      size = { width: host.clientWidth, height: host.clientHeight };
      const target = frame.state.view.camera ?? fit(frame.meta.boxes["all"] as Bounds, size, { left: 250, right: 110, top: 44, bottom: 50 }, 9);
      if (!base) {
        camera = target;
        base = createBase(stage, camera, false, {
          moved: (next) => { arrive(next); settle(); },
          held: () => undefined,
          painted: hooks.onFirstPaint,
          failed: () => undefined,
        });
      } else if (wanted !== frame.state.view.camera && !sameCamera(camera, target)) travel(target);
      wanted = frame.state.view.camera;
      base.show(frame.meta.layers[frame.theme]);
    },
    destroy: () => base?.destroy(),
  };
}
