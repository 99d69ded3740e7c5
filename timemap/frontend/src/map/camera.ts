/** The camera: the hand and the buttons move it, and when it rests the page hears of it. */
import { between, fit, sameCamera } from "./mercator";
import type { Bounds, Padding, Size } from "./mercator";
import { hasKeyRoom } from "./key";
import type { Camera, CaseMeta } from "../types";

export interface CameraMan {
  readonly now: () => Camera;
  /** The hand moved the map; `dragged`: without zooming. */
  readonly pulled: (camera: Camera, dragged: boolean) => void;
  /** The hand took the map, or let it go. */
  readonly held: (held: boolean) => void;
  /** Goes there: in one step at first and under reduced motion, else eased. */
  readonly goTo: (camera: Camera) => void;
  readonly jumpTo: (camera: Camera) => void;
  readonly moving: () => boolean;
  readonly stop: () => void;
}

export interface CameraHooks {
  /** At every move; `passing` while the next move is sure to follow. */
  readonly moved: (camera: Camera, passing: boolean) => void;
  /** The camera stands; `byHand` when the hand brought it there. */
  readonly rested: (camera: Camera, byHand: boolean) => void;
  readonly still: () => boolean;
}

const travelMs = 600;
const restMs = 160;

export function createCameraMan(first: Camera, hooks: CameraHooks): CameraMan {
  let camera = first;
  let travel = 0;
  let inHand = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const become = (next: Camera, passing: boolean): void => {
    camera = next;
    hooks.moved(next, passing);
  };
  const halt = (): void => {
    cancelAnimationFrame(travel);
    travel = 0;
  };
  const waitForRest = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (inHand) return waitForRest();
      rest = undefined;
      hooks.rested(camera, true);
    }, restMs);
  };
  const jumpTo = (to: Camera): void => {
    halt();
    clearTimeout(rest);
    rest = undefined;
    become(to, false);
    hooks.rested(to, false);
  };
  return {
    now: () => camera,
    pulled: (next, dragged) => {
      halt();
      become(next, dragged);
      waitForRest();
    },
    held: (held) => {
      inHand = held;
    },
    jumpTo,
    goTo: (to) => {
      if (hooks.still()) return jumpTo(to);
      halt();
      clearTimeout(rest);
      const from = camera;
      let start = -1;
      const step = (time: number): void => {
        if (start < 0) start = time;
        const t = Math.min(1, (time - start) / travelMs);
        if (t === 1) return jumpTo(to);
        become(between(from, to, t), true);
        travel = requestAnimationFrame(step);
      };
      travel = requestAnimationFrame(step);
    },
    moving: () => travel !== 0 || rest !== undefined,
    stop: () => {
      halt();
      clearTimeout(rest);
    },
  };
}

const boxPadding: Padding = { left: 24, top: 24, right: 24, bottom: 36 };
const closest = 9;
/** About 4 km across a thumb: the site and what lies around it. */
const siteZoom = 7.9;

/** The camera on all sites: clear of the key at the left, of names at the right, of buttons and notes. */
export function wholeCamera(meta: CaseMeta, size: Size): Camera {
  const padding = { left: hasKeyRoom(size) ? 244 : 40, top: 44, right: 104, bottom: 48 };
  return fit(wholeBox(meta), size, padding, closest);
}

export function boxCamera(box: Bounds, size: Size): Camera {
  return fit(box, size, boxPadding, closest);
}

export function siteCamera(site: { readonly lon: number; readonly lat: number }): Camera {
  return { lon: site.lon, lat: site.lat, zoom: siteZoom };
}

/** The named box a camera shows: "all" for no camera of its own, null for none of them. */
export function shownBox(meta: CaseMeta, camera: Camera | null, size: Size): string | null {
  if (camera === null) return "all";
  const boxes = Object.entries(meta.boxes).filter(([name]) => name !== "all");
  return boxes.find(([, box]) => sameCamera(boxCamera(box, size), camera))?.[0] ?? null;
}

function wholeBox(meta: CaseMeta): Bounds {
  const all = meta.boxes["all"];
  if (all) return all;
  const lons = meta.sites.map((site) => site.lon);
  const lats = meta.sites.map((site) => site.lat);
  if (lons.length === 0) return [-120, -50, 150, 65];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
