import { describe, expect, it } from "vitest";
import { facetKeys, filtersOf } from "../src/filters";
import { extent, shown } from "../src/time";
import type { Mode, View } from "../src/types";
import { cameraText, fromQuery, toQuery } from "../src/view";
import { dice, meta } from "./tiny";

const days = (first: number, last: number) => ({ start: first * 1440, end: (last + 1) * 1440 });
const neutral = fromQuery("mode=window", meta).view;

describe("a link", () => {
  it("without parameters is the opening view", () => {
    const { view, notes } = fromQuery("", meta);
    expect([view.span, view.filters, notes]).toEqual([days(0, 31), filtersOf({ attribution: ["us_official"] }), []]);
  });

  it("with a theme alone is the opening view in that theme", () => {
    const opening = fromQuery("", meta).view;
    expect(fromQuery("?theme=light", meta).view).toEqual({ ...opening, theme: "light" });
  });

  it("with any parameter is neutral in all others", () => {
    const { view } = fromQuery("?mode=window&theme=dark", meta);
    expect(view).toEqual({
      span: days(0, 39), mode: "window", step: "day", filters: filtersOf({}), camera: null, colour: "weapon",
      theme: "dark", select: null,
    });
    expect(toQuery(neutral, meta)).toBe("from=2023-10-17&to=2023-11-25");
  });

  it("reads everything it writes", () => {
    const query =
      "from=2023-10-20&to=2023-10-30&step=week&actor=Unattributed&site=al_asad&site=al_tanf&q=a%26b+c&duplicates=show&colour=outcome&camera=34.5000,42.2500,6.10&theme=light&select=al_asad";
    const { view, notes } = fromQuery(query, meta);
    expect(notes).toEqual([]);
    expect(toQuery(view, meta)).toBe(query.replaceAll(",", "%2C"));
  });

  it.each([
    ["instant", "to=2023-10-20&mode=instant", days(3, 3)],
    ["from-start", "to=2023-10-20&mode=from-start", days(0, 3)],
    ["to-end", "from=2023-10-20&mode=to-end", days(3, 39)],
  ])("leaves out the end that %s ignores", (mode, query, span) => {
    const { view } = fromQuery(`from=2023-10-20&to=2023-10-20&mode=${mode}`, meta);
    expect(shown(view, extent(meta))).toEqual(span);
    expect(toQuery(view, meta)).toBe(query);
  });

  it("counts hours where every incident has one", () => {
    const hourly = { ...meta, hours: true };
    const { view } = fromQuery("from=2023-10-18T05:00&to=2023-10-18&step=hour", hourly);
    expect(view.span).toEqual({ start: 1440 + 300, end: 2 * 1440 });
    expect(toQuery(view, hourly)).toBe("from=2023-10-18T05%3A00&to=2023-10-18T23%3A00&step=hour");
  });
});

describe("a bad link", () => {
  it.each([
    ["from=2023-11-01&to=2023-10-20", "from 2023-11-01 is after to 2023-10-20, and both were ignored."],
    ["to=17%20Nov", "to “17 Nov” is no date, and the dates were ignored. Allowed: YYYY-MM-DD."],
    ["from=2023-02-30", "from “2023-02-30” is no date, and the dates were ignored. Allowed: YYYY-MM-DD."],
    ["to=2024-05-01", "to 2024-05-01 is after the last day of this case; 2023-11-25 is shown."],
    ["from=2024-05-01", "from 2024-05-01 is after the last day of this case, and the dates were ignored. Allowed: 2023-10-17 to 2023-11-25."],
    ["mode=fast", "mode “fast” is unknown and was ignored. Allowed: instant, window, from-start, to-end."],
    ["step=hour", "step “hour” was ignored: not every incident has a time. Allowed: day, week."],
    ["weapon=<script>", "weapon “<script>” is unknown and was ignored. Allowed: drone, rocket, aircraft_munition, unknown."],
    ["mode=window&theme=dark&theme=light", "theme is given 2 times; “dark” counts."],
    ["camera=95,42,6", "camera “95,42,6” is unknown and was ignored. Allowed: lat,lon,zoom with lat -85 to 85, lon -180 to 180, zoom 0 to 20."],
    ["select=nobody", "select “nobody” is no incident and no site of this case; it was ignored."],
  ])("%s is said in a note", (query, note) => {
    const { view, notes } = fromQuery(query, meta, []);
    expect(notes).toEqual([note]);
    expect(toQuery({ ...view, theme: null }, meta)).toBe(toQuery(neutral, meta));
  });

  it("of nothing it knows is the opening view, and says so", () => {
    const { view, notes } = fromQuery("utm_source=x", meta);
    expect(view).toEqual(fromQuery("", meta).view);
    expect(notes[0]).toMatch(/^“utm_source” is no parameter of a view and was ignored\. Allowed: from, to, /);
  });
});

describe("any view", () => {
  const roll = dice(3);
  const pick = <T>(list: readonly T[]) => list[roll(list.length)] as T;
  const values = (key: string) => meta.facets.find((facet) => facet.key === key)?.values.map((v) => v.value) ?? [];

  function randomView(): View {
    const [a, b] = [roll(40), roll(40)].sort((x, y) => x - y) as [number, number];
    const mode = pick<Mode>(["instant", "window", "from-start", "to-end"]);
    const chosen = Object.fromEntries(facetKeys.filter(() => roll(3) === 0).map((key) => [key, [pick(values(key)), pick(values(key))]]));
    const view: View = {
      span: days(a, b), mode, step: pick(["day", "week"]),
      filters: filtersOf(chosen, [pick(["", "tanf", "a b&c=d", "عين", "+%2B*~", "😀"])], roll(2) === 0),
      camera: pick([null, { lat: 33.1234, lon: -42.5, zoom: 6.25 }]), colour: pick(["weapon", "side", "confidence"]),
      theme: pick([null, "dark", "light"]), select: pick([null, "al_asad", "2023-10-18-01"]),
    };
    return fromQuery(toQuery(view, meta), meta).view;
  }

  it("comes back from its link as it was", () => {
    for (let round = 0; round < 200; round++) {
      const view = randomView();
      expect(fromQuery(toQuery(view, meta), meta)).toEqual({ view, notes: [] });
    }
  });
});

describe("a camera", () => {
  it("is written with halves rounded up, as it is read", () => {
    expect(cameraText({ lat: 33.00005, lon: -42.00005, zoom: 6.125 })).toBe("33.0001,-42.0000,6.13");
  });
});
