/** The store: one owner of state, undo over settled views, one message when the hand rests. */
import { describe, expect, it } from "vitest";
import { createStore, initialState } from "../src/store";
import type { Store } from "../src/store";
import type { View } from "../src/types";
import { fromQuery, toQuery } from "../src/view";
import { meta } from "./tiny";

interface Bench {
  readonly store: Store;
  readonly settled: View[];
  /** Lets the rest period pass. */
  readonly rest: () => void;
  hold: boolean;
}

function bench(): Bench {
  let due: (() => void) | null = null;
  const settled: View[] = [];
  const made: Bench = {
    settled,
    hold: false,
    rest: () => {
      const run = due;
      due = null;
      run?.();
    },
    store: createStore(initialState(fromQuery("", meta).view, [], []), { meta, days: () => [] }, {
      restMs: 400,
      changed: () => undefined,
      holding: () => made.hold,
      settled: (view) => settled.push(view),
      later: (run) => {
        due = run;
        return () => (due = null);
      },
    }),
  };
  return made;
}

const step = { type: "clock", action: { type: "step", by: 1 } } as const;
const query = (view: View): string => toQuery(view, meta);

describe("the store", () => {
  it("tells of a hundred moves once, when the hand rests", () => {
    const { store, settled, rest } = bench();
    for (let n = 0; n < 100; n++) store.dispatch(step);
    expect(settled).toEqual([]);
    rest();
    rest();
    expect(settled).toEqual([store.state().view]);
  });

  it("settles nothing while the hand holds the pointer, however long it rests", () => {
    const made = bench();
    made.hold = true;
    made.store.dispatch(step);
    made.rest();
    made.rest();
    expect(made.settled).toEqual([]);
    made.hold = false;
    made.rest();
    expect(made.settled).toHaveLength(1);
  });

  it("settles nothing while it plays", () => {
    const { store, settled, rest } = bench();
    store.dispatch({ type: "clock", action: { type: "play" } });
    store.dispatch({ type: "clock", action: { type: "tick" } });
    rest();
    expect(settled).toEqual([]);
    store.dispatch({ type: "clock", action: { type: "pause" } });
    rest();
    expect(settled).toHaveLength(1);
  });

  it("undoes to the views it rested on, and does again", () => {
    const { store, rest } = bench();
    const first = query(store.state().view);
    store.dispatch(step);
    store.dispatch(step);
    rest();
    const second = query(store.state().view);
    store.dispatch({ type: "toggle", facet: "weapon", value: "drone" });
    rest();
    const third = query(store.state().view);
    store.dispatch({ type: "undo" });
    expect(query(store.state().view)).toBe(second);
    store.dispatch({ type: "undo" });
    store.dispatch({ type: "undo" });
    expect(query(store.state().view)).toBe(first);
    store.dispatch({ type: "redo" });
    store.dispatch({ type: "redo" });
    expect(query(store.state().view)).toBe(third);
  });

  it("tells of what was undone, and at once when the hand is about to leave", () => {
    const { store, settled, rest } = bench();
    const first = query(store.state().view);
    store.dispatch(step);
    store.settleNow();
    store.settleNow();
    expect(settled).toHaveLength(1);
    store.dispatch({ type: "undo" });
    rest();
    expect(settled.map(query).at(-1)).toBe(first);
  });

  it("undoes what has not settled yet, too", () => {
    const { store } = bench();
    const first = query(store.state().view);
    store.dispatch(step);
    store.dispatch({ type: "undo" });
    expect(query(store.state().view)).toBe(first);
  });

  it("forgets what was undone once something else is done", () => {
    const { store, rest } = bench();
    store.dispatch(step);
    rest();
    store.dispatch({ type: "undo" });
    store.dispatch({ type: "toggle", facet: "weapon", value: "rocket" });
    rest();
    const here = query(store.state().view);
    store.dispatch({ type: "redo" });
    expect(query(store.state().view)).toBe(here);
  });

  it("resets to the opening view and keeps the theme", () => {
    const { store } = bench();
    store.dispatch({ type: "view", view: { theme: "light" } });
    store.dispatch(step);
    store.dispatch({ type: "reset" });
    expect(store.state().view).toEqual({ ...fromQuery("", meta).view, theme: "light" });
  });
});
