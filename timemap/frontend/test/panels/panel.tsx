/** Panels drawn from tiny tables: a frame, the page's element and what was dispatched. */
import { render } from "preact";
import type { ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { createFramer } from "../../src/frame";
import { initialState } from "../../src/store";
import { fromQuery } from "../../src/view";
import { meta as tinyMeta, rowsOf } from "../tiny";
import type { Action, CaseMeta, Dispatch, Frame, Rows, State } from "../../src/types";
import type { Incident } from "../tiny";

export const incidents: readonly Incident[] = [
  { id: "a1", day: 1, site: "al_asad", actor: "Northern Front", outcome: "casualties" },
  { id: "a2", day: 2, site: "al_asad", weapon: "rocket" },
  { id: "t1", day: 3, site: "al_tanf", outcome: "damage" },
  { id: "t2", day: 4, site: "al_tanf", attribution: "reported" },
  { id: "s1", day: 5, site: "albukamal", strike: true },
  { id: "a3", day: 6, site: "al_asad", duplicate: true },
  { id: "a4", day: 12, site: "al_asad", weapon: "rocket" },
];

interface Wanted {
  readonly query?: string;
  readonly meta?: Partial<CaseMeta>;
  readonly rows?: Partial<Rows>;
  readonly state?: Partial<State>;
}

/** A frame of the tiny table; `query` is the view's link, all of the time where it names no dates. */
export function frameOf({ query = "mode=window", meta = {}, rows = {}, state = {} }: Wanted = {}): Frame {
  const whole: CaseMeta = { ...tinyMeta, ...meta, rowCount: incidents.length };
  const { view, notes } = fromQuery(query, whole);
  const framer = createFramer(whole, { ...rowsOf(incidents), ...rows }, { runs: [], text: "" });
  return framer.frame({ ...initialState(view, notes, ["country", "weapon"]), ...state }, "dark", false);
}

export interface Drawn {
  readonly root: HTMLElement;
  readonly actions: Action[];
  readonly one: (selector: string) => HTMLElement;
  readonly all: (selector: string) => readonly HTMLElement[];
  readonly named: (name: string) => HTMLElement;
}

/** Draws a panel into the document, effects included. */
export function draw(panel: (dispatch: Dispatch) => ComponentChild): Drawn {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  const actions: Action[] = [];
  act(() => render(panel((action) => actions.push(action)), root));
  const all = (selector: string): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
  const found = (element: HTMLElement | undefined, what: string): HTMLElement => {
    if (!element) throw new Error(`no ${what} in ${root.innerHTML}`);
    return element;
  };
  return {
    root, actions, all,
    one: (selector) => found(all(selector)[0], selector),
    named: (name) => found(all("[aria-label]").find((element) => element.getAttribute("aria-label") === name), name),
  };
}

export function press(element: HTMLElement, key: string): void {
  act(() => void element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
}

export function click(element: HTMLElement): void {
  act(() => element.click());
}

export function type(element: HTMLElement, text: string): void {
  (element as HTMLInputElement).value = text;
  act(() => void element.dispatchEvent(new Event("input", { bubbles: true })));
}
