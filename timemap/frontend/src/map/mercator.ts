/**
 * Where things stand on the screen: web Mercator with 512-pixel tiles, as deck.gl draws it, bearing
 * and pitch zero. World units run from 0 to 1, x east and y south; screen units are CSS pixels.
 */
import type { Camera } from "../types";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** West, south, east, north in WGS84 degrees. */
export type Bounds = readonly [number, number, number, number];

/** Room in pixels that a fitted box leaves free on each side. */
export interface Padding {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Straight from degrees to pixels: `x = left + worldX * scale`. */
export interface Projection {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const tile = 512;
const maxLatitude = 85.05;
const equatorKm = 40_075.017;

export function worldX(lon: number): number {
  return (lon + 180) / 360;
}

export function worldY(lat: number): number {
  const clamped = Math.max(-maxLatitude, Math.min(maxLatitude, lat));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

export function longitudeAt(x: number): number {
  return x * 360 - 180;
}

/** Pixels of the whole world at a zoom. */
export function scaleAt(zoom: number): number {
  return tile * 2 ** zoom;
}

export function projection(camera: Camera, size: Size): Projection {
  const scale = scaleAt(camera.zoom);
  return {
    scale,
    left: size.width / 2 - worldX(camera.lon) * scale,
    top: size.height / 2 - worldY(camera.lat) * scale,
  };
}

export function onScreen(at: Projection, lon: number, lat: number): Point {
  return { x: at.left + worldX(lon) * at.scale, y: at.top + worldY(lat) * at.scale };
}

/** The place under a pixel, as lon and lat. */
export function under(at: Projection, x: number, y: number): readonly [number, number] {
  return [longitudeAt((x - at.left) / at.scale), latitudeAt((y - at.top) / at.scale)];
}

/** Pixels of a kilometre at a latitude. */
export function pixelsPerKm(zoom: number, lat: number): number {
  return scaleAt(zoom) / (equatorKm * Math.cos((lat * Math.PI) / 180));
}

/**
 * The camera that shows a box inside the padding. A box smaller than the room at `maxZoom` is centred
 * at `maxZoom`; padding that leaves less than a third of a side is shrunk until it does.
 */
export function fit(box: Bounds, size: Size, padding: Padding, maxZoom: number): Camera {
  const [west, south, east, north] = box;
  const across = spread(size.width, padding.left, padding.right);
  const down = spread(size.height, padding.top, padding.bottom);
  const width = Math.max(worldX(east) - worldX(west), 1e-9);
  const height = Math.max(worldY(south) - worldY(north), 1e-9);
  const zoom = Math.min(maxZoom, Math.log2(Math.min(across.room / width, down.room / height) / tile));
  const scale = scaleAt(zoom);
  return {
    lon: longitudeAt((worldX(west) + worldX(east)) / 2 - across.shift / scale),
    lat: latitudeAt((worldY(south) + worldY(north)) / 2 - down.shift / scale),
    zoom,
  };
}

/** The room between two paddings, and how far its middle lies from the side's middle. */
function spread(length: number, before: number, after: number): { room: number; shift: number } {
  const most = (length * 2) / 3;
  const share = Math.min(1, most / Math.max(before + after, 1));
  return { room: Math.max(1, length - (before + after) * share), shift: ((before - after) * share) / 2 };
}

/** True for cameras that a person cannot tell apart. */
export function sameCamera(a: Camera, b: Camera): boolean {
  const pixel = 360 / scaleAt(a.zoom);
  return Math.abs(a.zoom - b.zoom) < 0.006 && Math.abs(a.lon - b.lon) < pixel && Math.abs(a.lat - b.lat) < pixel;
}

/**
 * A camera on the way from one to another; `t` from 0 to 1 is eased in and out. The middle moves
 * straight on the screen.
 */
export function between(from: Camera, to: Camera, t: number): Camera {
  const eased = t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2;
  const zoom = from.zoom + (to.zoom - from.zoom) * eased;
  const share = zoomShare(from.zoom, to.zoom, zoom, eased);
  return {
    zoom,
    lon: longitudeAt(mix(worldX(from.lon), worldX(to.lon), share)),
    lat: latitudeAt(mix(worldY(from.lat), worldY(to.lat), share)),
  };
}

/** Share of the way so that both ends keep a fixed point while the scale changes between them. */
function zoomShare(from: number, to: number, now: number, eased: number): number {
  if (Math.abs(to - from) < 1e-6) return eased;
  return (1 / scaleAt(now) - 1 / scaleAt(from)) / (1 / scaleAt(to) - 1 / scaleAt(from));
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
