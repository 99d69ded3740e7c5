/** What the map says to Python, and when it must not. */
import type { Cleanup, Component } from "./streamlit";

/** A change of page that has not come after so long will not come. */
const patienceMs = 10_000;

/**
 * A component that falls silent once a person has gone to another page: each message names the page
 * it comes from, and Streamlit opens the page that was named last, so a word of the map on its way
 * out would call the person back. What it had to say waits; it is said if the map is still here when
 * patience is over.
 *
 * @returns the component to speak through, and what ends the listening
 */
export function quietOnceLeft<Data>(component: Component<Data>): readonly [Component<Data>, Cleanup] {
  const here = location.pathname;
  const waiting = new Map<string, () => void>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const speak = (): void => {
    timer = null;
    const said = [...waiting.values()];
    waiting.clear();
    for (const say of said) say();
  };
  const hush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(speak, patienceMs);
  };
  const say = (name: string, now: () => void): void => {
    if (timer === null) now();
    else waiting.set(name, now);
  };
  // The last to hear of a click: whoever follows the link within the app has prevented the browser from it.
  const clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (event.defaultPrevented && link && link.origin === location.origin && link.pathname !== here) hush();
  };
  const wentBack = (): void => {
    if (location.pathname !== here) hush();
  };
  window.addEventListener("click", clicked);
  window.addEventListener("popstate", wentBack);
  const quiet: Component<Data> = {
    ...component,
    setStateValue: (name, value) => say(name, () => component.setStateValue(name, value)),
    setTriggerValue: (name, value) => say(name, () => component.setTriggerValue(name, value)),
  };
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    window.removeEventListener("click", clicked);
    window.removeEventListener("popstate", wentBack);
  };
  return [quiet, end];
}
