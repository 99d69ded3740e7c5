/** The shipped case, read from its tables by a parser of its own, and the vectors that Python wrote of it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CaseMeta, Facet, FacetKey, Figure, Rows, Site } from "../src/types";
import { meta as tiny } from "./tiny";

type Record_ = Readonly<Record<string, string>>;
type Split = Readonly<Record<string, number>>;

export interface LinkVector { readonly query: string; readonly canonical: string; readonly notes: readonly string[] }
export interface WindowVector {
  readonly query: string; readonly start: number; readonly end: number;
  readonly first: string; readonly last: string; readonly words: string;
}
export interface ViewVector {
  readonly query: string; readonly rows: readonly number[]; readonly visible: readonly [number, number]; readonly total: number;
  readonly hidden: readonly [number, number, number]; readonly facets: Readonly<Record<string, readonly [number[], number[]]>>;
  readonly charts: Readonly<Record<string, readonly number[]>>; readonly sentence: string; readonly status: string;
}
export interface HeadlineVector { readonly query: string; readonly runs: readonly (readonly [text: string, rows?: string])[] }

const house = resolve(import.meta.dirname, "../../..");

function vectors(name: string): unknown {
  return JSON.parse(readFileSync(resolve(house, `tests/vectors/${name}.json`), "utf-8"));
}

export const links = vectors("view") as {
  readonly links: readonly LinkVector[]; readonly hourStart: readonly [string]; readonly hourDays: readonly [number];
  readonly hourLinks: readonly LinkVector[];
};
export const windows = vectors("windows") as {
  readonly windows: readonly WindowVector[]; readonly hourWindows: readonly WindowVector[];
  readonly numbers: readonly (readonly [number, string, string])[]; readonly quoted: readonly (readonly [string, string])[];
};
export const selected = vectors("select") as {
  readonly facets: readonly (readonly [FacetKey, readonly string[]])[]; readonly views: readonly ViewVector[];
};
export const headlines = vectors("headline") as { readonly views: readonly HeadlineVector[] };
export const published = vectors("reported") as {
  readonly figures: readonly (readonly [string, number, Split, Figure["role"]])[];
  readonly days: readonly (readonly [day: string, total?: number, split?: Split])[];
};

// ---- tables --------------------------------------------------------------------------------

/** Records of a CSV file by column name; cells may stand in quotes and hold commas and line breaks. */
function table(name: string): readonly Record_[] {
  const [header = [], ...records] = cells(readFileSync(resolve(house, `data/${name}.csv`), "utf-8"));
  return records.map((record) => Object.fromEntries(header.map((column, at) => [column, record[at] ?? ""])));
}

function cells(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  for (const [, quoted, bare = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ",") records.push([]);
  }
  return records.filter((record) => record.length > 1);
}

const start = published.days[0]?.[0] ?? "";
const minuteOf = (row: Record_): number => {
  const [hour = "0", minute = "0"] = (row["time_local"] || "00:00").split(":");
  return (Date.parse(row["date"] ?? "") - Date.parse(start)) / 60_000 + Number(hour) * 60 + Number(minute);
};
const dayNumber = (iso: string) => (Date.parse(iso) - Date.parse(start)) / 86_400_000;

const incidents = table("incidents")
  .map((row) => ({ ...row, minute: minuteOf(row), id: row["incident_id"] ?? "" }) as Record_ & { minute: number; id: string })
  .sort((a, b) => a.minute - b.minute || (a.id < b.id ? -1 : 1));
const places = table("sites");

const columns: Readonly<Record<FacetKey, string>> = {
  actor: "actor", side: "actor_side", country: "country", site: "site_id", action: "action", weapon: "weapon",
  outcome: "outcome", attribution: "attribution", confidence: "confidence",
};

/** What the case calls a value on screen, where a word alone would not do. */
const names: Readonly<Record<string, string>> = {
  ...Object.fromEntries(places.map((site) => [site["site_id"], site["short_name"] || site["name"]])),
  mixed: "Drone + rocket", ballistic_missile: "Ballistic missile", ied: "Roadside bomb", aircraft_munition: "Aircraft munition",
  impact_no_damage: "No harm reported", airstrike: "Strike", us_coalition: "US and coalition", us_official: "Confirmed by a US official",
  claimed: "Claimed only",
};

function labelOf(key: FacetKey, value: string): string {
  if (key === "actor" && value === "Unattributed") return "No claim found";
  return names[value] ?? value.slice(0, 1).toUpperCase() + value.slice(1);
}

const facets: readonly Facet[] = selected.facets.map(([key, values]) => ({
  key, label: key.slice(0, 1).toUpperCase() + key.slice(1), values: values.map((value) => ({ value, label: labelOf(key, value) })),
}));

const sites: readonly Site[] = places.map((site) => ({
  ...(tiny.sites[0] as Site), id: site["site_id"] ?? "", name: site["name"] ?? "", short: site["short_name"] || (site["name"] ?? ""),
  country: site["country"] ?? "",
}));

export const meta: CaseMeta = {
  ...tiny, start, days: published.days.length, facets, sites,
  reported: {
    publisher: "the Pentagon",
    countries: ["Iraq", "Syria"],
    figures: published.figures.map(([day, total, split, role]) => ({
      day: dayNumber(day), total, split, role, source: { title: "", url: "", kind: "" }, note: "",
    })),
  },
};

function column(key: FacetKey): Uint8Array {
  const values = selected.facets.find(([facet]) => facet === key)?.[1] ?? [];
  return Uint8Array.from(incidents, (row) => values.indexOf(row[columns[key]] ?? ""));
}

const text = (name: string) => incidents.map((row) => row[name] ?? "");
const blank = incidents.map(() => "");
const none = incidents.map(() => null);

export const rows: Rows = {
  length: incidents.length,
  lon: new Float32Array(incidents.length),
  lat: new Float32Array(incidents.length),
  minute: Float32Array.from(incidents, (row) => row.minute),
  weapon: column("weapon"),
  strike: Uint8Array.from(incidents, (row) => Number(row["action"] === "airstrike")),
  site: Uint8Array.from(incidents, (row) => 1 + sites.findIndex((site) => site.id === row["site_id"])),
  facets: {
    actor: column("actor"), side: column("side"), country: column("country"), action: column("action"),
    outcome: column("outcome"), attribution: column("attribution"), confidence: column("confidence"),
    duplicate: Uint8Array.from(incidents, (row) => Number(row["possible_duplicate_of"] !== "")),
    spanDays: new Uint8Array(incidents.length),
  },
  texts: {
    whole: true,
    id: text("incident_id"), summary: text("summary"), claimedBy: text("claimed_by"), time: blank, dateNote: blank,
    responseNote: blank, injured: none, killed: none, otherKilled: none, duplicateOf: blank, sources: incidents.map(() => []),
  },
  passes: null,
};
