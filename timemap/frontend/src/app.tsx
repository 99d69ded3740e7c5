/** The map component: starts one session a visit, as soon as what the first map needs is here. */
import { heldFeed, heldKinds, onFeed } from "./feeds";
import { startSession } from "./session";
import type { Visit } from "./session";
import type { Cleanup, Component } from "./streamlit";

const running = new WeakMap<HTMLElement, { readonly visit: number; readonly stop: Cleanup }>();

/** Streamlit calls this at every rerun; a visit that runs already goes on undisturbed. */
export function mountMap(component: Component<Visit>): Cleanup {
  const { parentElement, data } = component;
  const before = running.get(parentElement);
  if (before?.visit !== data.visit) {
    before?.stop();
    running.set(parentElement, { visit: data.visit, stop: whenHeld(component) });
  }
  return () => {
    running.get(parentElement)?.stop();
    running.delete(parentElement);
  };
}

function whenHeld(component: Component<Visit>): Cleanup {
  let stop: Cleanup = () => {};
  const tryStart = (): boolean => {
    const [envelope, map] = [heldFeed("case"), heldFeed("map")];
    if (!envelope || !map || !(heldFeed("filters") ?? heldFeed("passes"))) return false;
    stop = startSession(component, envelope, map);
    return true;
  };
  if (tryStart()) return () => stop();
  if (component.data.held.length > 0) component.setStateValue("held", heldKinds());
  const forget = onFeed(() => tryStart() && forget());
  return () => {
    forget();
    stop();
  };
}
