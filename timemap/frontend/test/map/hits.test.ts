import { beforeEach, describe, expect, test } from "vitest";
import { createHits } from "../../src/map/hits";
import type { Mark } from "../../src/map/marks";
import type { Site } from "../../src/types";
import { meta } from "../tiny";

const layer = document.createElement("div");
let said: string[] = [];

function mark(index: number, count: number, change: Partial<Mark> = {}): Mark {
  const site = meta.sites[index - 1] as Site;
  const place = { x: 0, y: 0 };
  const stand = { index, site, attacks: count, strikes: 0, place, attackAt: place, strikeAt: place, radius: 10, middle: place, doubtKm: null };
  return { stand, strike: false, at: { x: 100, y: 80, radius: 10 }, home: { x: 100, y: 80 }, count, shares: [], newest: 0, leads: false, ...change };
}

function made() {
  return createHits(layer, {
    select: (site) => said.push(`select ${site}`), hover: (site) => said.push(`hover ${site}`), focus: () => said.push("focus"),
    nameOf: ({ stand, count }) => `${stand.site.short}: ${count}`,
  });
}

function shown(): readonly HTMLButtonElement[] {
  return [...layer.querySelectorAll("button")].filter((button) => !button.hidden);
}

beforeEach(() => {
  said = [];
  layer.replaceChildren();
  document.body.replaceChildren(layer);
});

describe("buttons over the symbols", () => {
  test("say what each symbol says, in the order of the sites", () => {
    made().place([mark(3, 2), mark(1, 12)], null);
    expect(shown().map((button) => button.getAttribute("aria-label"))).toEqual(["Al-Asad: 12", "Albukamal: 2"]);
  });

  test("are at least 24 pixels wide and stand over the symbol's middle", () => {
    made().place([mark(1, 1, { at: { x: 100, y: 80, radius: 8 } })], null);
    const [button] = shown();
    expect([button?.style.width, button?.style.transform]).toEqual(["24px", "translate(88px, 68px)"]);
  });

  test("hide with their symbols and come back, the same ones", () => {
    const hits = made();
    hits.place([mark(1, 3), mark(2, 1)], null);
    const [first] = shown();
    hits.place([mark(2, 1)], null);
    expect(shown()).toHaveLength(1);
    hits.place([mark(1, 4), mark(2, 1)], null);
    expect(shown()[0]).toBe(first);
    expect(first?.getAttribute("aria-label")).toBe("Al-Asad: 4");
  });

  test("are absent for the site whose ring is open, and for a symbol that shrinks away", () => {
    made().place([mark(1, 3), mark(2, 0)], "al_asad");
    expect(shown()).toEqual([]);
  });

  test("select by keyboard and by a click, not by the end of a drag", () => {
    made().place([mark(1, 3)], null);
    const [button] = shown();
    button?.dispatchEvent(new MouseEvent("click", { detail: 0 }));
    button?.dispatchEvent(new PointerEvent("pointerdown", { clientX: 100, clientY: 80 }));
    button?.dispatchEvent(new MouseEvent("click", { detail: 1, clientX: 102, clientY: 81 }));
    button?.dispatchEvent(new MouseEvent("click", { detail: 1, clientX: 160, clientY: 81 }));
    expect(said).toEqual(["select al_asad", "select al_asad"]);
  });

  test("tell of the pointer", () => {
    made().place([mark(1, 3)], null);
    shown()[0]?.dispatchEvent(new PointerEvent("pointerenter"));
    shown()[0]?.dispatchEvent(new PointerEvent("pointerleave"));
    expect(said).toEqual(["hover al_asad", "hover null"]);
  });
});
