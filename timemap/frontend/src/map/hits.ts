/** Buttons over the symbols: pointer, keyboard and screen reader meet the canvas here. */
import { outermost } from "./marks";
import type { Mark } from "./marks";
import type { Stand } from "./stands";

export interface Hits {
  /** Moves, names, shows and hides the buttons; touches only what changed. */
  readonly place: (marks: readonly Mark[], opened: string | null) => void;
  /** Site whose button has the keyboard, or null. */
  readonly focused: () => string | null;
}

export interface HitHooks {
  readonly select: (site: string) => void;
  readonly hover: (site: string | null) => void;
  /** The keyboard came or went: the map paints again. */
  readonly focus: () => void;
  /** What a symbol says: "Al-Asad, Iraq: 12 attacks". */
  readonly nameOf: (mark: Mark) => string;
}

interface Hit {
  readonly button: HTMLButtonElement;
  name: string;
  where: string;
}

const smallestHit = 24;
/** A hand that moves less than this many pixels has clicked. */
export const slack = 4;

/** Buttons are made once a symbol and kept in the order of the sites, so that Tab walks them in one order. */
export function createHits(layer: HTMLElement, hooks: HitHooks): Hits {
  const hits = new Map<string, Hit>();
  let focused: string | null = null;
  let wasOpened: string | null = null;

  const make = (stand: Stand): HTMLButtonElement => {
    const button = document.createElement("button");
    const { id } = stand.site;
    button.type = "button";
    button.className = "bm-map-hit";
    button.dataset["site"] = id;
    let pressed = { x: 0, y: 0 };
    button.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => {
      pressed = { x, y };
    });
    button.addEventListener("click", (event) => {
      // A click by keyboard has no detail; a drag that began on the symbol ends in a click far away.
      if (event.detail === 0 || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= slack) hooks.select(id);
    });
    button.addEventListener("pointerenter", () => hooks.hover(id));
    button.addEventListener("pointerleave", () => hooks.hover(null));
    button.addEventListener("focus", () => {
      focused = button.matches(":focus-visible") ? id : null;
      hooks.focus();
    });
    button.addEventListener("blur", () => {
      focused = null;
      hooks.focus();
    });
    return button;
  };

  const hitOf = (mark: Mark): Hit => {
    const key = `${mark.strike ? "strike" : "attack"} ${mark.stand.site.id}`;
    const known = hits.get(key);
    if (known) return known;
    const made: Hit = { button: make(mark.stand), name: "", where: "" };
    hits.set(key, made);
    const order = mark.stand.index * 2 + Number(mark.strike);
    made.button.dataset["order"] = String(order);
    const next = [...layer.children].find((c) => Number((c as HTMLElement).dataset["order"]) > order);
    layer.insertBefore(made.button, next ?? null);
    return made;
  };

  const buttonOf = (site: string): HTMLButtonElement | undefined =>
    [...hits.values()].map((hit) => hit.button).find((button) => button.dataset["site"] === site && !button.hidden);

  return {
    focused: () => focused,
    place: (marks, opened) => {
      const closed = opened === null ? wasOpened : null;
      wasOpened = opened;
      const shown = new Set<Hit>();
      for (const mark of marks) {
        if (mark.count === 0 || mark.stand.site.id === opened) continue;
        const hit = hitOf(mark);
        shown.add(hit);
        put(hit, mark, hooks.nameOf(mark));
      }
      for (const hit of hits.values()) if (hit.button.hidden === shown.has(hit)) hit.button.hidden = !shown.has(hit);
      // The stack has gone and its focus with it: back to the symbol that it came from.
      if (closed !== null && document.activeElement === document.body) buttonOf(closed)?.focus({ preventScroll: true });
    },
  };
}

function put(hit: Hit, mark: Mark, name: string): void {
  const side = Math.max(smallestHit, 2 * (mark.at.radius + outermost(mark)));
  const where = `translate(${Math.round(mark.at.x - side / 2)}px, ${Math.round(mark.at.y - side / 2)}px)`;
  const sized = `${where} ${Math.round(side)}`;
  if (hit.where !== sized) {
    hit.where = sized;
    hit.button.style.transform = where;
    hit.button.style.width = hit.button.style.height = `${Math.round(side)}px`;
  }
  if (hit.name === name) return;
  hit.name = name;
  hit.button.setAttribute("aria-label", name);
}
