/** Escape closes the panel over the page and does nothing else to it; a list that is open closes first. */
import type { Cleanup } from "./streamlit";

const panel = "[data-testid=stDialog]";
const list = "[role=listbox]";

/**
 * Heard before Streamlit hears it: there Escape empties the field that has focus, closes the panel
 * with the same press, and does neither when nothing has focus.
 */
export function closeOnEscape(): Cleanup {
  const heard = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !document.querySelector(panel)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const field = document.activeElement;
    const wasOpen = document.querySelector(list) !== null;
    // What is being typed is taken, as when focus goes elsewhere.
    if (field instanceof HTMLElement) field.blur();
    setTimeout(() => {
      if (!wasOpen) document.querySelector<HTMLElement>(`${panel} [aria-label=Close]`)?.click();
      else if (field instanceof HTMLElement) field.focus();
    });
  };
  document.addEventListener("keydown", heard, true);
  return () => document.removeEventListener("keydown", heard, true);
}
