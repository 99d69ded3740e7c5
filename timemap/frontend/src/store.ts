/** State and its one owner: actions in, a new frozen state out, undo kept, settling timed. */
import { reduceClock } from "./clock";
import type { DayIndex } from "./clock";
import { cleared, only, toggled, withPreset } from "./filters";
import { extent } from "./time";
import { fromQuery } from "./view";
import type { Action, CaseMeta, State, View } from "./types";

/** What the reducer must know of the case beside the state itself. */
export interface Surroundings {
  readonly meta: CaseMeta;
  /** Days that hold a passing incident, for stepping over silence. */
  readonly days: () => DayIndex;
}

/** Views that were settled on, for undo; `at` is the one shown. */
export interface History {
  readonly views: readonly View[];
  readonly at: number;
}

const KEPT = 200;

export function initialState(view: View, notes: readonly string[], opened: State["opened"]): State {
  const clock = { playing: false, speed: 1, loop: false } as const;
  return { view, clock, notes, opened, dialog: null, clean: false, hovered: null };
}

/** One action applied. Undo and redo belong to the store: here they change nothing. */
export function reduce(state: State, action: Action, around: Surroundings): State {
  switch (action.type) {
    case "clock": {
      const { view, clock } = reduceClock(state.view, state.clock, extent(around.meta), around.days(), action.action);
      return { ...state, view, clock };
    }
    case "view":
      return withView(state, action.view);
    case "toggle":
    case "only":
    case "preset":
    case "texts":
    case "duplicates":
    case "clear-filters":
      return withView(state, { filters: reduceFilters(state.view.filters, action, around.meta) });
    case "camera":
      return withView(state, { camera: action.camera });
    case "select":
      return withView(state, { select: action.select });
    case "hover":
      return state.hovered === action.site ? state : { ...state, hovered: action.site };
    case "open-facet":
      return { ...state, opened: withMember(state.opened, action.facet, action.open) };
    case "dialog":
      return { ...state, dialog: action.dialog };
    case "clean":
      return { ...state, clean: action.clean };
    case "dismiss-notes":
      return { ...state, notes: [] };
    case "reset":
      return { ...state, view: { ...fromQuery(around.meta.opening, around.meta).view, theme: state.view.theme } };
    case "undo":
    case "redo":
      return state;
  }
}

type FilterAction = Extract<Action, { type: "toggle" | "only" | "preset" | "texts" | "duplicates" | "clear-filters" }>;

function reduceFilters(filters: View["filters"], action: FilterAction, meta: CaseMeta): View["filters"] {
  switch (action.type) {
    case "toggle":
      return toggled(filters, action.facet, action.value, meta);
    case "only":
      return only(filters, action.facet, action.value);
    case "preset":
      return withPreset(filters, action.name);
    case "texts":
      return { ...filters, texts: action.texts };
    case "duplicates":
      return { ...filters, duplicates: action.shown };
    case "clear-filters":
      return cleared();
  }
}

function withView(state: State, change: Partial<View>): State {
  return { ...state, view: { ...state.view, ...change } };
}

function withMember<T>(members: readonly T[], member: T, present: boolean): readonly T[] {
  const rest = members.filter((m) => m !== member);
  return present ? [...rest, member] : rest;
}

/** The history after settling on a view: what was undone is forgotten, the oldest fall away. */
export function settledOn(history: History, view: View): History {
  if (history.views[history.at] === view) return history;
  const views = [...history.views.slice(0, history.at + 1), view].slice(-KEPT);
  return { views, at: views.length - 1 };
}

/** The history moved by one, or the same where there is nothing to undo or redo. */
export function moved(history: History, by: 1 | -1): History {
  const at = history.at + by;
  return at < 0 || at >= history.views.length ? history : { ...history, at };
}

export interface Store {
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Settles at once: the hand is about to leave. */
  readonly settleNow: () => void;
  readonly stop: () => void;
}

export interface StoreHooks {
  /** After every change of state. */
  readonly changed: () => void;
  /** True while the hand holds the pointer: nothing settles before it lets go. */
  readonly holding: () => boolean;
  /** Once the hand has rested for `restMs`. */
  readonly settled: (view: View) => void;
  readonly restMs: number;
  /** Injected for tests; returns what cancels. */
  readonly later: (run: () => void, ms: number) => () => void;
}

/** The store: the only thing that holds a current state. */
export function createStore(first: State, around: Surroundings, hooks: StoreHooks): Store {
  let state = first;
  let history: History = { views: [first.view], at: 0 };
  let told = first.view;
  let cancel: (() => void) | null = null;

  const settle = (): void => {
    cancel?.();
    cancel = null;
    if (told === state.view) return;
    told = state.view;
    history = settledOn(history, told);
    hooks.settled(told);
  };
  const rest = (): void => {
    cancel = null;
    if (state.clock.playing) return;
    if (hooks.holding()) return touched();
    settle();
  };
  const touched = (): void => {
    cancel?.();
    cancel = hooks.later(rest, hooks.restMs);
  };
  const become = (next: State): void => {
    if (next === state) return;
    const settles = next.view !== state.view || next.clock.playing !== state.clock.playing;
    state = next;
    if (settles) touched();
    hooks.changed();
  };
  const travel = (by: 1 | -1): void => {
    if (by === -1) history = settledOn(history, state.view);
    history = moved(history, by);
    const view = history.views[history.at];
    if (view) become({ ...state, view });
  };
  return {
    state: () => state,
    dispatch: (action) => {
      if (action.type === "undo") travel(-1);
      else if (action.type === "redo") travel(1);
      else become(reduce(state, action, around));
    },
    settleNow: settle,
    stop: () => cancel?.(),
  };
}
