/** The map component: starts one session a visit, as soon as what the first map needs is here. */
import { heldFeed, heldKinds, onFeed } from "./feeds";
import { startSession } from "./session";
import type { Visit } from "./session";
import type { Cleanup, Component } from "./streamlit";
import { quietOnceLeft } from "./voice";

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

/** A page that cannot start says so in a sentence; what broke stands in the console. */
function sayFailed(parent: HTMLElement, error: unknown): void {
  console.error(error);
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = "The map could not be started. Reload the page; the pages Table and Sources have every incident.";
  parent.append(words);
}

function whenHeld(mounted: Component<Visit>): Cleanup {
  const [component, stopListening] = quietOnceLeft(mounted);
  let stop: Cleanup = () => {};
  const tryStart = (): boolean => {
    const [envelope, map] = [heldFeed("case"), heldFeed("map")];
    if (!envelope || !map || !(heldFeed("filters") ?? heldFeed("passes"))) return false;
    try {
      stop = startSession(component, envelope, map);
    } catch (error) {
      sayFailed(component.parentElement, error);
    }
    return true;
  };
  let forget: Cleanup = () => {};
  if (!tryStart()) {
    if (component.data.held.length > 0) component.setStateValue("held", heldKinds());
    forget = onFeed(() => tryStart() && forget());
  }
  return () => {
    forget();
    stop();
    stopListening();
  };
}
