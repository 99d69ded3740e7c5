/** One visit to the map: one root, one store, one paint a frame, one message when the hand rests. */
import { render } from "preact";
import { writeQuery } from "./address";
import { applyTheme, currentTheme, ensureTheme, onTheme } from "./ambient";
import { asker, question } from "./ask";
import { attributes, layoutOf } from "./attributes";
import { ownTheme } from "./bar";
import { allHere, caseFrom, rowsHeld } from "./case";
import { dropFeed, heldKinds, onFeed } from "./feeds";
import { createFramer } from "./frame";
import { movement, watchHand } from "./hand";
import { listenForKeys } from "./keys";
import { onLeaving } from "./leaving";
import { createMap } from "./map/map";
import { Page } from "./page";
import { createPainter } from "./painter";
import { openedFacets } from "./panels/rail";
import { startTicker } from "./scrub/ticker";
import { createStore, initialState } from "./store";
import type { Cleanup, Component } from "./streamlit";
import { installStyle } from "./style";
import type { Frame, Headline } from "./types";
import { cameraText, fromQuery, toQuery } from "./view";
import type { Envelope } from "./wire";

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

const restMs = 400;

/** Starts the map on a case and its rows; what comes later is taken up as it comes. `write` puts a settled view into the address. */
export function startSession(component: Component<Visit>, envelope: Envelope, map: Envelope, write = writeQuery): Cleanup {
  const { data } = component;
  const meta = caseFrom(envelope);
  ensureTheme(component.parentElement, null);
  const root = createRoot(component.parentElement);
  const host = createHost();
  const hand = watchHand(root);
  const moving = movement();
  const painter = createPainter();
  const framer = createFramer(meta, rowsHeld(map), data.headline);
  const opened = initialState(fromQuery(data.query, meta).view, data.notes, openedFacets(meta));
  const store = createStore(opened, { meta, days: framer.days }, {
    restMs,
    later,
    changed: painter.ask,
    holding: hand.holds,
    settled: (view) => {
      const query = toQuery(view, meta);
      write(query);
      component.setStateValue("view", query);
      ask();
    },
  });
  const frame = (): Frame => {
    const { view } = store.state();
    return framer.frame(store.state(), view.theme ?? currentTheme(), moving(performance.now(), view.span));
  };
  const ask = asker(() => question(frame()), (open) => component.setTriggerValue("asked", open));
  let ready = false;
  const surface = createMap(host, store.dispatch, {
    onFirstPaint: () => {
      ready = true;
      painter.ask();
      component.setStateValue("held", heldKinds());
    },
    onCamera: (camera) => root.setAttribute("data-camera", cameraText(camera)),
  });
  const stops = [
    onFeed((kind) => {
      if (kind === "case" || kind === "map" || kind === "passes") return;
      const rows = rowsHeld(map);
      framer.setRows(rows);
      painter.ask();
      // Said once: Python would send again what is on its way when it hears of a part.
      if (kind !== "answer" && allHere(rows, meta)) component.setStateValue("held", heldKinds());
      if (kind === "filters") ask();
    }),
    onTheme(painter.ask),
    listenForKeys(store.state, store.dispatch),
    startTicker(store.dispatch, () => store.state().clock),
    onLeaving(store.settleNow, () => toQuery(store.state().view, meta)),
    hand.letGo, store.stop, painter.end, surface.destroy,
    () => ownTheme(null),
    () => dropFeed("passes"),
    () => render(null, root),
    () => root.remove(),
  ];
  ownTheme((theme) => store.dispatch({ type: "view", view: { theme } }));
  painter.begin(() => {
    const now = frame();
    if (now.state.view.theme) applyTheme(now.state.view.theme);
    // Before the map looks how much room it has.
    root.className = layoutOf(now.state);
    render(<Page frame={now} dispatch={store.dispatch} host={host} surface={surface} />, root);
    surface.update(now);
    for (const [name, value] of Object.entries(attributes(now, surface.camera(), ready))) root.setAttribute(name, value);
  });
  return () => stops.forEach((stop) => stop());
}

function createRoot(parent: HTMLElement): HTMLElement {
  installStyle();
  const root = document.createElement("div");
  root.dataset["testid"] = "timemap";
  parent.append(root);
  return root;
}

/** The map's own element: made once, held by the page, painted by the map alone. */
function createHost(): HTMLElement {
  const host = document.createElement("div");
  host.className = "bm-map-surface";
  return host;
}

function later(run: () => void, ms: number): Cleanup {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
