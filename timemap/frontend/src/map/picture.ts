/** A PNG of the map as seen. */
import type { Size } from "./mercator";
import type { Camera, Frame } from "../types";

export interface PictureOptions {
  readonly width?: number;
}

export function takePicture(_frame: Frame, _options: PictureOptions & { camera: Camera; size: Size }): Promise<Blob> {
  return Promise.reject(new Error("not yet"));
}
