import { describe, expect, test } from "vitest";
import { Controls, typedTo, walked } from "../../src/map/controls";
import type { Site } from "../../src/types";
import { click, draw, press } from "../panels/panel";
import { meta } from "../tiny";

const sites = ["Al-Asad", "Al-Tanf", "Erbil", "Shaddadi"].map((short) => ({ ...(meta.sites[0] as Site), id: short, short }));

function drawn(change: { shown?: string | null; site?: string | null } = {}) {
  const said: string[] = [];
  const page = draw(() => (
    <Controls
      boxes={["all", "Iraq"]} shown="all" sites={sites} site={null} {...change}
      toBox={(name) => said.push(name)} toSite={(site) => said.push(site.short)} zoomBy={(steps) => said.push(`${steps}`)}
    />
  ));
  return { ...page, said };
}

describe("camera buttons", () => {
  test("go to a box and say which one is shown", () => {
    const page = drawn();
    const [all, iraq] = page.all(".bm-map-views > button");
    click(iraq as HTMLElement);
    expect(page.said).toEqual(["Iraq"]);
    expect([all?.getAttribute("aria-pressed"), iraq?.getAttribute("aria-pressed")]).toEqual(["true", "false"]);
  });

  test("zoom by one", () => {
    const page = drawn();
    click(page.named("Zoom in"));
    click(page.named("Zoom out"));
    expect(page.said).toEqual(["1", "-1"]);
  });
});

describe("the list of sites", () => {
  test("opens, is walked and chosen from by keyboard", () => {
    const page = drawn();
    click(page.named("Site"));
    const list = page.one("[role=listbox]");
    expect(page.all("[role=option]").map((option) => option.textContent)).toEqual(["Al-AsadIraq", "Al-TanfIraq", "ErbilIraq", "ShaddadiIraq"]);
    press(list, "ArrowDown");
    press(list, "ArrowDown");
    press(list, "Enter");
    expect(page.said).toEqual(["Erbil"]);
    expect(page.one("[aria-haspopup=listbox]").getAttribute("aria-expanded")).toBe("false");
  });

  test("keeps its keys to itself: arrows and letters move no time", () => {
    const page = drawn();
    click(page.named("Site"));
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    document.addEventListener("keydown", listen);
    for (const key of ["ArrowDown", "Home", "n", "Escape"]) press(page.one("[role=listbox]"), key);
    document.removeEventListener("keydown", listen);
    expect(heard).toEqual([]);
  });

  test("closes with Escape and goes nowhere", () => {
    const page = drawn();
    click(page.named("Site"));
    press(page.one("[role=listbox]"), "Escape");
    expect(page.said).toEqual([]);
    expect(page.one("[role=listbox]").hidden).toBe(true);
  });

  test("says the site the camera was sent to", () => {
    expect(drawn({ shown: null, site: "Erbil" }).named("Site: Erbil").textContent).toBe("Erbil");
  });

  test("is walked by letters: one again goes on, more narrow down", () => {
    expect(typedTo(sites, "a", 0)).toBe(1);
    expect(typedTo(sites, "a", 1)).toBe(0);
    expect(typedTo(sites, "al-t", 0)).toBe(1);
    expect(typedTo(sites, "x", 2)).toBe(2);
  });

  test("stops at its ends", () => {
    expect([walked("ArrowUp", 0, 4), walked("ArrowDown", 3, 4), walked("End", 0, 4), walked("Home", 3, 4), walked("ArrowLeft", 1, 4)]).toEqual([0, 3, 3, 0, null]);
  });
});
