/** The root's layout, and its `data-*`, true at every frame, that other programs read. */
import { dayOf, isoDay, isoHour, minutesPerHour } from "./time";
import type { Camera, Frame, State } from "./types";
import { cameraText } from "./view";

/** Class names of the page's layout. */
export function layoutOf(state: State): string {
  return ["bm", state.clean && "bm-clean", state.view.select !== null && "bm-stacked"].filter(Boolean).join(" ");
}

export function attributes(frame: Frame, camera: Camera, ready: boolean): Readonly<Record<string, string>> {
  const { meta, shown, state, tally } = frame;
  const visible = tally.visible.attacks + tally.visible.strikes;
  const hour = state.view.step === "hour";
  const day = (minute: number): string => isoDay(meta.start, dayOf(minute));
  return {
    "data-ready": String(ready),
    "data-window-start": hour ? isoHour(meta.start, shown.start) : day(shown.start),
    "data-window-end": hour ? isoHour(meta.start, shown.end - minutesPerHour) : day(shown.end - 1),
    "data-mode": state.view.mode,
    "data-playing": String(state.clock.playing),
    "data-visible-count": String(visible),
    "data-total-count": String(tally.total),
    "data-camera": cameraText(camera),
    "data-theme": frame.theme,
  };
}
