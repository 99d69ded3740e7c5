/** The view and its link: a pure round trip. */
import { chosen, facetKeys, facetOf, filtersOf } from "./filters";
import { Reader } from "./link";
import { dayOf, extent, isoDay, isoHour, minutesPerDay, minutesPerHour, parseDay, shown } from "./time";
import { quoted } from "./words";
import type { Camera, CaseMeta, ColourKey, FacetKey, Filters, Mode, Span, Step, ThemeName, View } from "./types";

export interface Read {
  readonly view: View;
  /** What of the link could not be honoured, in words. */
  readonly notes: readonly string[];
}

const modes: readonly Mode[] = ["instant", "window", "from-start", "to-end"];
const steps: readonly Step[] = ["hour", "day", "week"];
const colours: readonly ColourKey[] = ["weapon", "outcome", "actor", "side", "attribution", "confidence"];
const themes: readonly ThemeName[] = ["dark", "light"];
const cameraForm = "lat,lon,zoom with lat -85 to 85, lon -180 to 180, zoom 0 to 20";

/**
 * The view that a link text asks for; an absent parameter is neutral, a blank link, or one with a theme
 * alone, is the opening view.
 *
 * `ids` are the incidents' ids. Without them `select` is taken on trust: Python has held it against the
 * table before the page opened.
 */
export function fromQuery(query: string, meta: CaseMeta, ids: readonly string[] | null = null): Read {
  const link = new Reader(query);
  if (link.isBlank && meta.opening !== "") {
    const theme = link.word("theme", themes);
    const { view, notes } = fromQuery(meta.opening, meta, ids);
    return { view: { ...view, theme: theme ?? view.theme }, notes: [...link.notes, ...notes] };
  }
  const mode = link.word("mode", modes) ?? "window";
  const step = readStep(link, meta);
  const view: View = {
    mode,
    step,
    span: readSpan(link, mode, step, meta),
    filters: readFilters(link, meta),
    colour: link.word("colour", colours) ?? "weapon",
    camera: link.parsed("camera", cameraOf, cameraForm),
    theme: link.word("theme", themes),
    select: readSelect(link, meta, ids),
  };
  return { view, notes: link.notes };
}

function readStep(link: Reader, meta: CaseMeta): Step {
  const step = link.word("step", steps) ?? "day";
  if (step !== "hour" || meta.hours) return step;
  link.note("step “hour” was ignored: not every incident has a time.", ["day", "week"]);
  return "day";
}

function readFilters(link: Reader, meta: CaseMeta): Filters {
  const values = (key: FacetKey) => link.values(key, facetOf(meta, key)?.values.map((v) => v.value) ?? []);
  const wanted = Object.fromEntries(facetKeys.map((key) => [key, values(key)]));
  const duplicates = link.word("duplicates", ["show"]) !== null;
  return filtersOf(wanted, link.all("q"), duplicates);
}

function readSelect(link: Reader, meta: CaseMeta, ids: readonly string[] | null): string | null {
  const select = link.one("select");
  if (select === null || ids === null || ids.includes(select) || meta.sites.some((site) => site.id === select)) return select;
  link.note(`select ${quoted(select)} is no incident and no site of this case; it was ignored.`);
  return null;
}

/** Four decimals of a degree, two of zoom; halves go up. Null where the text is no camera. */
function cameraOf(text: string): Camera | null {
  if (!/^-?[0-9]{1,3}(\.[0-9]{1,15})?(,-?[0-9]{1,3}(\.[0-9]{1,15})?){2}$/.test(text)) return null;
  const [lat, lon, zoom] = text.split(",").map(Number) as [number, number, number];
  const inRange = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
  return inRange ? { lat: rounded(lat, 4), lon: rounded(lon, 4), zoom: rounded(zoom, 2) } : null;
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5) / scale;
}

// ---- the two ends ------------------------------------------------------------------------

/** Begin of the first and of the last step shown, in minutes; null is that end of the data. */
type Ends = readonly [first: number | null, last: number | null];

/** What of the dates makes both of them useless, in words. */
class DatesRefused extends Error {}

function readSpan(link: Reader, mode: Mode, step: Step, meta: CaseMeta): Span {
  const whole = extent(meta);
  const [first, last] = readEnds(link, mode, step, meta);
  return { start: first ?? whole.start, end: last === null ? whole.end : last + unitOf(step) };
}

function readEnds(link: Reader, mode: Mode, step: Step, meta: CaseMeta): Ends {
  try {
    const first = mode === "window" || mode === "to-end" ? readEnd(link, "from", step, meta) : null;
    const last = mode === "to-end" ? null : readEnd(link, "to", step, meta);
    if (first !== null && last !== null && first > last) throw new DatesRefused(crossed(meta, step, first, last));
    return inside(link, first, last, step, meta);
  } catch (error) {
    if (!(error instanceof DatesRefused)) throw error;
    link.note(error.message);
    return [null, null];
  }
}

function crossed(meta: CaseMeta, step: Step, first: number, last: number): string {
  return `from ${momentText(meta, first, step)} is after to ${momentText(meta, last, step)}, and both were ignored.`;
}

function readEnd(link: Reader, name: "from" | "to", step: Step, meta: CaseMeta): number | null {
  const text = link.one(name);
  if (text === null) return null;
  const minute = momentOf(text, name, step, meta);
  const forms = step === "hour" ? "YYYY-MM-DD or YYYY-MM-DDTHH:00" : "YYYY-MM-DD";
  if (minute === null)
    throw new DatesRefused(`${name} ${quoted(text)} is no date, and the dates were ignored. Allowed: ${forms}.`);
  return minute;
}

/** A day is its first hour where it begins a window and its last where it ends one. */
function momentOf(text: string, name: "from" | "to", step: Step, meta: CaseMeta): number | null {
  const [, day = text, hour] = (step === "hour" && /^(.{10})T([01][0-9]|2[0-3]):00$/.exec(text)) || [];
  const number = parseDay(meta.start, day);
  if (number === null) return null;
  const midnight = number * minutesPerDay;
  if (hour !== undefined) return midnight + Number(hour) * minutesPerHour;
  return step === "hour" && name === "to" ? midnight + minutesPerDay - minutesPerHour : midnight;
}

/** An end beyond the data is that end of the data; a window wholly beyond it is refused. */
function inside(link: Reader, first: number | null, last: number | null, step: Step, meta: CaseMeta): Ends {
  const whole = extent(meta);
  const [begins, ends] = [isoDay(meta.start, 0), isoDay(meta.start, meta.days - 1)];
  const days = `and the dates were ignored. Allowed: ${begins} to ${ends}.`;
  const before = (name: string, minute: number) => `${name} ${momentText(meta, minute, step)} is before the first day of this case`;
  const after = (name: string, minute: number) => `${name} ${momentText(meta, minute, step)} is after the last day of this case`;
  if (first !== null && first >= whole.end) throw new DatesRefused(`${after("from", first)}, ${days}`);
  if (last !== null && last < whole.start) throw new DatesRefused(`${before("to", last)}, ${days}`);
  const early = first !== null && first < whole.start;
  const late = last !== null && last >= whole.end;
  if (early) link.note(`${before("from", first)}; ${begins} is shown.`);
  if (late) link.note(`${after("to", last)}; ${ends} is shown.`);
  return [early ? null : first, late ? null : last];
}

// ---- writing -----------------------------------------------------------------------------

/**
 * The link text of a view, without "?", both ends of its window said.
 *
 * What is neutral is left out, and so is an end that the mode ignores. One end is always said: a
 * blank link is the opening view.
 */
export function toQuery(view: View, meta: CaseMeta): string {
  const { filters, mode, step } = view;
  const { start, end } = shown(view, extent(meta));
  const link = new URLSearchParams();
  const add = (name: string, value: string | null) => value !== null && link.append(name, value);
  add("from", mode === "window" || mode === "to-end" ? momentText(meta, start, step) : null);
  add("to", mode === "to-end" ? null : momentText(meta, end - unitOf(step), step));
  add("mode", mode === "window" ? null : mode);
  add("step", step === "day" ? null : step);
  for (const key of facetKeys) for (const value of chosen(filters, key)) add(key, value);
  for (const text of filters.texts) add("q", text);
  add("duplicates", filters.duplicates ? "show" : null);
  add("colour", view.colour === "weapon" ? null : view.colour);
  add("camera", view.camera && cameraText(view.camera));
  add("theme", view.theme);
  add("select", view.select);
  return link.toString();
}

/** A camera as links and the page's attributes have it: degrees with four decimals, zoom with two. */
export function cameraText({ lat, lon, zoom }: Camera): string {
  return `${rounded(lat, 4).toFixed(4)},${rounded(lon, 4).toFixed(4)},${rounded(zoom, 2).toFixed(2)}`;
}

/** A moment as links and the page's attributes have it: a day, or an hour at the hour step. */
export function momentText(meta: CaseMeta, minute: number, step: Step): string {
  return step === "hour" ? isoHour(meta.start, minute) : isoDay(meta.start, dayOf(minute));
}

/** What the ends are counted in: an hour at the hour step, else a day. */
function unitOf(step: Step): number {
  return step === "hour" ? minutesPerHour : minutesPerDay;
}
