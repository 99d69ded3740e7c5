/** The root's `data-*`: what other programs and tests read, true at every frame. */
import { dayOf, isoDay, isoHour } from "./time";
import type { Camera, Frame } from "./types";

export function attributes(frame: Frame, camera: Camera, ready: boolean): Readonly<Record<string, string>> {
  const { meta, shown, state, tally } = frame;
  const visible = tally.visible.attacks + tally.visible.strikes;
  const hour = state.view.step === "hour";
  const day = (minute: number): string => isoDay(meta.start, dayOf(minute));
  return {
    "data-ready": String(ready),
    "data-window-start": hour ? isoHour(meta.start, shown.start) : day(shown.start),
    "data-window-end": hour ? isoHour(meta.start, shown.end - 60) : day(shown.end - 1),
    "data-mode": state.view.mode,
    "data-playing": String(state.clock.playing),
    "data-visible-count": String(visible),
    "data-total-count": String(tally.total),
    "data-camera": cameraText(camera),
    "data-theme": frame.theme,
  };
}

/** As in the link: degrees with four decimals, zoom with two. */
export function cameraText({ lat, lon, zoom }: Camera): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)},${zoom.toFixed(2)}`;
}
