/** The time-slider map: one root, one store, one paint a frame. */
import { render } from "preact";
import { applyTheme, currentTheme, onTheme } from "./ambient";
import { question } from "./ask";
import { attributes } from "./attributes";
import { ownTheme } from "./bar";
import { caseFrom, rowsHeld } from "./case";
import { dropFeed, heldFeed, heldKinds, onFeed } from "./feeds";
import { createFramer } from "./frame";
import { listenForKeys } from "./keys";
import { createMap } from "./map/map";
import { Page } from "./page";
import { startTicker } from "./scrub/ticker";
import { createStore, initialState } from "./store";
import { installStyle } from "./style";
import type { Cleanup, Component } from "./streamlit";
import { openedFacets } from "./panels/rail";
import { fromQuery, toQuery } from "./view";
import type { Frame, Headline, View } from "./types";

/** What Python says once a visit; everything heavy comes as feeds. */
export interface Visit {
  readonly visit: number;
  readonly query: string;
  readonly notes: readonly string[];
  /** Stands until the filter columns are here. */
  readonly headline: Headline;
  /** Envelopes Python believes this browser holds. */
  readonly held: readonly string[];
}

const REST_MS = 400;
/** Two changes of time closer than this are one movement of the hand: nothing eases. */
const HAND_MS = 160;

const running = new WeakMap<HTMLElement, { readonly visit: number; readonly stop: Cleanup }>();

/** The map component: starts once a visit, as soon as the case and the map's columns are here. */
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
    if (!heldFeed("case") || !heldFeed("map") || !(heldFeed("filters") ?? heldFeed("passes"))) return false;
    stop = startApp(component);
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

function startApp(component: Component<Visit>): Cleanup {
  const { data, parentElement } = component;
  const map = heldFeed("map");
  const envelope = heldFeed("case");
  if (!map || !envelope) throw new Error("The map starts when its feeds are held.");
  const meta = caseFrom(envelope);
  const framer = createFramer(meta, rowsHeld(map), data.headline);
  const root = createRoot(parentElement);
  const opened = fromQuery(data.query, meta);
  const painter = createPainter();

  const store = createStore(initialState(opened.view, data.notes, openedFacets(meta)), { meta, days: framer.days }, {
    restMs: REST_MS,
    later,
    changed: () => painter.ask(),
    settled: (view) => {
      settle(component, toQuery(view, meta));
      ask();
    },
  });
  /** Each question once: the answer is kept, a question without an answer is not repeated. */
  const put = new Set<string>();
  const ask = (): void => {
    const open = question(frameNow());
    if (!open || put.has(JSON.stringify(open))) return;
    put.add(JSON.stringify(open));
    component.setTriggerValue("asked", open);
  };
  let moved = { at: -Infinity, view: opened.view, hand: false };
  const frameNow = (): Frame => {
    const view = store.state().view;
    moved = noticed(moved, view, performance.now());
    return framer.frame(store.state(), view.theme ?? currentTheme(), moved.hand);
  };
  let ready = false;
  const host = document.createElement("div");
  host.className = "bm-map-surface";
  const surface = createMap(host, store.dispatch, {
    onFirstPaint: () => {
      ready = true;
      painter.ask();
      component.setStateValue("held", heldKinds());
    },
  });
  const paint = (): void => {
    const frame = frameNow();
    if (frame.state.view.theme) applyTheme(frame.state.view.theme);
    render(<Page frame={frame} dispatch={store.dispatch} host={host} surface={surface} />, root);
    surface.update(frame);
    for (const [name, value] of Object.entries(attributes(frame, surface.camera(), ready))) root.setAttribute(name, value);
  };
  painter.begin(paint);
  ownTheme((theme) => store.dispatch({ type: "view", view: { theme } }));
  const stops = [
    onFeed((kind) => {
      if (kind === "case" || kind === "map" || kind === "passes") return;
      framer.setRows(rowsHeld(map));
      painter.ask();
      if (kind !== "answer") component.setStateValue("held", heldKinds());
      if (kind === "filters") ask();
    }),
    onTheme(() => painter.ask()),
    listenForKeys(store.state, store.dispatch),
    startTicker(store.dispatch, () => store.state().clock),
    () => ownTheme(null),
    () => dropFeed("passes"),
    store.stop,
    painter.end,
    surface.destroy,
    () => render(null, root),
    () => root.remove(),
  ];
  return () => stops.forEach((stop) => stop());
}

function createRoot(parent: HTMLElement): HTMLElement {
  installStyle();
  const root = document.createElement("div");
  root.className = "bm";
  root.dataset["testid"] = "timemap";
  parent.append(root);
  return root;
}

/** The hand is moving while changes of time follow each other closely. */
function noticed(
  last: { readonly at: number; readonly view: View; readonly hand: boolean }, view: View, now: number,
): { at: number; view: View; hand: boolean } {
  if (view === last.view) return { ...last, hand: last.hand && now - last.at < HAND_MS };
  const time = view.span !== last.view.span;
  return { at: time ? now : last.at, view, hand: time && now - last.at < HAND_MS };
}

/** The link in the address bar is replaced, never pushed: Back leaves the page. Python hears once. */
function settle(component: Component<Visit>, query: string): void {
  history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
  component.setStateValue("view", query);
}

function later(run: () => void, ms: number): Cleanup {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Paints at most once an animation frame, however often it is asked. */
function createPainter(): { ask: () => void; begin: (paint: () => void) => void; end: () => void } {
  let paint: (() => void) | null = null;
  let asked = 0;
  const run = (): void => {
    asked = 0;
    paint?.();
  };
  return {
    ask: () => {
      if (!asked && paint) asked = requestAnimationFrame(run);
    },
    begin: (what) => {
      paint = what;
      what();
    },
    end: () => {
      cancelAnimationFrame(asked);
      paint = null;
    },
  };
}
