/** What a key means, told from the key, from what has focus, and from the state. */
import type { Action, ClockAction, Dispatch, Edge, State } from "./types";

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** True while a key is held down. */
  readonly repeat: boolean;
}

/**
 * What has focus, by the keys it needs for itself: `typing` every key; `choosing` (a list, a menu, radio
 * buttons) all but Escape, undo and redo; `pressing` (a button, a checkbox) Space; `start` and `end` are
 * the handles of the window; `page` is anything else.
 */
export type Focus = "typing" | "choosing" | "pressing" | Edge | "page";

const typing = "textarea, select, [contenteditable]:not([contenteditable='false']), [role='textbox'], [role='combobox']";
const choosing = "[role='radio'], [role='listbox'], [role='option'], [role='menu'], [role^='menuitem'], [role='tab'], [role='grid'], [role='tree']";
const pressing = "button, summary, [role='button'], [role='checkbox'], [role='switch']";
const pressingInputs = ["button", "checkbox", "color", "file", "image", "reset", "submit"];

/** What kind of control an element is, or is in; null is the page itself. */
export function focusOf(element: Element | null): Focus {
  if (!element) return "page";
  // In front of the map every key is the dialog's.
  if (element.closest("[data-testid='stDialog']")) return "typing";
  if (element.matches("input")) return focusOfInput(element.getAttribute("type") ?? "text");
  if (element.closest(typing)) return "typing";
  if (element.matches("[data-testid='time-handle-start']")) return "start";
  if (element.matches("[data-testid='time-handle']")) return "end";
  if (element.closest(choosing)) return "choosing";
  return element.closest(pressing) ? "pressing" : "page";
}

function focusOfInput(type: string): Focus {
  if (type === "radio" || type === "range") return "choosing";
  return pressingInputs.includes(type) ? "pressing" : "typing";
}

/**
 * The action of a key, or null where it is none of ours: while typing, where the focused control uses
 * the key itself, and in every combination of the browser's own.
 */
export function actionForKey(press: KeyPress, focus: Focus, state: State): Action | null {
  if (focus === "typing" || press.altKey || press.metaKey) return null;
  if (press.ctrlKey) return historyAction(press);
  if (press.key === "Escape") return leaving(state);
  if (focus === "choosing") return null;
  const time = timeAction(press, focus, state.clock.playing);
  return time ? { type: "clock", action: time } : pageAction(press, state);
}

function historyAction({ key, shiftKey }: KeyPress): Action | null {
  const letter = key.toLowerCase();
  if (letter === "z") return { type: shiftKey ? "redo" : "undo" };
  return letter === "y" && !shiftKey ? { type: "redo" } : null;
}

/** Escape leaves one thing at a time, the topmost first. */
function leaving(state: State): Action | null {
  if (state.dialog) return { type: "dialog", dialog: null };
  if (state.clean) return { type: "clean", clean: false };
  return state.view.select === null ? null : { type: "select", select: null };
}

function timeAction(press: KeyPress, focus: Focus, playing: boolean): ClockAction | null {
  const steps = press.shiftKey ? 10 : 1;
  if (press.key === "ArrowRight") return stepAction(focus, steps);
  if (press.key === "ArrowLeft") return stepAction(focus, -steps);
  if (press.shiftKey) return null;
  if (press.key === "Home") return { type: "home" };
  if (press.key === "End") return { type: "end" };
  if (press.key === " " && focus !== "pressing" && !press.repeat) return { type: playing ? "pause" : "play" };
  if (press.key.toLowerCase() === "n") return { type: "next-incident", by: 1 };
  if (press.key.toLowerCase() === "p") return { type: "next-incident", by: -1 };
  return null;
}

function stepAction(focus: Focus, by: number): ClockAction {
  return focus === "start" || focus === "end" ? { type: "step-edge", edge: focus, by } : { type: "step", by };
}

function pageAction({ key, shiftKey, repeat }: KeyPress, state: State): Action | null {
  if (repeat) return null;
  if (key === "?") return { type: "dialog", dialog: state.dialog === "keys" ? null : "keys" };
  return key.toLowerCase() === "f" && !shiftKey ? { type: "clean", clean: !state.clean } : null;
}

/** Keys anywhere in the document, unless a control has already taken them. Returns what stops it. */
export function listenForKeys(state: () => State, dispatch: Dispatch): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionForKey(event, focusOf(event.target instanceof Element ? event.target : null), state());
    if (!action) return;
    event.preventDefault();
    dispatch(action);
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
