/** Pointer presses on the lanes, turned into time. */
import { useRef } from "preact/hooks";
import { dragAction, holdOf, movesAtOnce } from "./drag";
import type { Grip, Hold } from "./drag";
import { minuteAt } from "./scale";
import type { Scale } from "./scale";
import type { Dispatch, Frame } from "../types";

/** Less than this is a press, not a drag. */
const slack = 3;

interface Drag {
  readonly pointer: number;
  readonly hold: Hold;
  /** Left edge of the lanes, in client pixels. */
  readonly left: number;
  readonly from: number;
  readonly moving: boolean;
}

/** The handlers of the lanes' element; the layout is read once a press. */
export function usePointer({ state, shown }: Frame, scale: Scale, dispatch: Dispatch) {
  const drag = useRef<Drag | null>(null);
  const move = (hold: Hold, x: number): void => dispatch({ type: "clock", action: dragAction(hold, minuteAt(scale, x)) });
  return {
    onPointerDown: (event: PointerEvent): void => {
      const grip = gripUnder(event.target);
      if (event.button !== 0 || !grip || !(event.currentTarget instanceof HTMLElement)) return;
      const { left } = event.currentTarget.getBoundingClientRect();
      const x = event.clientX - left;
      const hold = holdOf(grip, minuteAt(scale, x), state.view, shown);
      const moving = movesAtOnce(grip, state.view);
      drag.current = { pointer: event.pointerId, hold, left, from: event.clientX, moving };
      if (!moving) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      move(hold, x);
    },
    onPointerMove: (event: PointerEvent): void => {
      const held = drag.current;
      if (held?.pointer !== event.pointerId || !(event.currentTarget instanceof HTMLElement)) return;
      if (!held.moving && Math.abs(event.clientX - held.from) < slack) return;
      if (!held.moving) event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { ...held, moving: true };
      move(held.hold, event.clientX - held.left);
    },
    onPointerUp: () => (drag.current = null),
    onPointerCancel: () => (drag.current = null),
  };
}

/** Null where a control of its own lies there. */
function gripUnder(target: EventTarget | null): Grip | null {
  const grip = target instanceof Element ? target.closest<HTMLElement>("[data-grip]")?.dataset["grip"] : undefined;
  return grip === "start" || grip === "end" || grip === "band" || grip === "track" ? grip : null;
}
