/** The root's attributes, true at every frame: its layout, and the `data-*` that other programs read. */
import { dayOf, isoDay, isoHour, minutesPerHour } from "./time";
import type { Camera, Frame } from "./types";
import { cameraText } from "./view";

export function attributes(frame: Frame, camera: Camera, ready: boolean): Readonly<Record<string, string>> {
  const { meta, shown, state, tally } = frame;
  const visible = tally.visible.attacks + tally.visible.strikes;
  const hour = state.view.step === "hour";
  const day = (minute: number): string => isoDay(meta.start, dayOf(minute));
  const layouts = [state.clean && "bm-clean", state.view.select !== null && "bm-stacked"];
  return {
    class: ["bm", ...layouts.filter(Boolean)].join(" "),
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
