/** Tiny named tables for the tests of meaning. */
import type { CaseMeta, Facet, FacetColumns, FacetKey, Rows, Site, Texts } from "../src/types";

export interface Incident {
  readonly id: string;
  readonly day: number;
  readonly minute?: number;
  readonly strike?: boolean;
  readonly site?: string;
  readonly actor?: string;
  readonly country?: string;
  readonly weapon?: string;
  readonly outcome?: string;
  readonly attribution?: string;
  readonly confidence?: string;
  readonly duplicate?: boolean;
  readonly summary?: string;
}

const values: Readonly<Record<FacetKey, readonly (readonly [string, string])[]>> = {
  actor: [["Northern Front", "Northern Front"], ["Unattributed", "Unattributed"], ["United States", "United States"]],
  side: [["militia", "Militia"], ["us_coalition", "US and coalition"], ["unattributed", "Unattributed"]],
  country: [["Iraq", "Iraq"], ["Syria", "Syria"], ["Jordan", "Jordan"]],
  site: [["al_asad", "Ain al-Asad Air Base"], ["al_tanf", "Al-Tanf Garrison"], ["albukamal", "Albukamal"]],
  action: [["attack", "Attack"], ["airstrike", "Strike"]],
  weapon: [["drone", "Drone"], ["rocket", "Rocket"], ["aircraft_munition", "Aircraft munition"], ["unknown", "Unknown"]],
  outcome: [["casualties", "Casualties"], ["damage", "Damage"], ["unknown", "Unknown"]],
  attribution: [["us_official", "Confirmed by a US official"], ["reported", "Reported"], ["claimed", "Claimed only"]],
  confidence: [["high", "High"], ["medium", "Medium"], ["low", "Low"]],
};

const labels: Readonly<Record<FacetKey, string>> = {
  actor: "Actor", side: "Side", country: "Country", site: "Site", action: "Action", weapon: "Weapon",
  outcome: "Outcome", attribution: "Attribution", confidence: "Confidence",
};

const facets: readonly Facet[] = (Object.keys(values) as FacetKey[]).map((key) => ({
  key, label: labels[key], values: values[key].map(([value, label]) => ({ value, label })),
}));

function site(id: string, name: string, short: string, country: string): Site {
  return {
    id, name, short, country, nameAr: "", kind: "base", admin1: "", lon: 42, lat: 34, precision: "site",
    uncertaintyKm: null, hint: "", host: "", source: null,
  };
}

export const meta: CaseMeta = {
  title: "Attacks", start: "2023-10-17", days: 40, zone: "local days, UTC+3", zoneLetter: "C", hours: false,
  digest: "d", version: "1", opening: "from=2023-10-17&to=2023-11-17&attribution=us_official",
  facets,
  sites: [
    site("al_asad", "Ain al-Asad Air Base", "Al-Asad", "Iraq"),
    site("al_tanf", "Al-Tanf Garrison", "Al-Tanf", "Syria"),
    site("albukamal", "Albukamal", "Albukamal", "Syria"),
  ],
  context: [], piled: false, reported: null, focus: ["Iraq", "Syria", "Jordan"], boxes: { all: [38, 30, 47, 38] }, actorColours: {},
  labels: { countries: [], places: [], regions: [], physical: [], lakes: [], rivers: [] },
  layers: { dark: [], light: [] }, dashed: [], rejected: [], rowCount: 0, textLimit: 20_000,
};

/** Rows of a table that is already in order of time; what is not said is an attack by a drone, confirmed. */
export function rowsOf(table: readonly Incident[], texts = true): Rows {
  const weapon = position(table, "weapon", (row) => row.weapon ?? (row.strike ? "aircraft_munition" : "drone"));
  return {
    length: table.length,
    lon: new Float32Array(table.length),
    lat: new Float32Array(table.length),
    minute: Float32Array.from(table, (row) => row.day * 1440 + (row.minute ?? 0)),
    weapon,
    strike: Uint8Array.from(table, (row) => Number(row.strike ?? false)),
    site: Uint8Array.from(table, (row) => 1 + meta.sites.findIndex((s) => s.id === row.site)),
    facets: columns(table),
    texts: texts ? textsOf(table) : null,
    passes: null,
  };
}

function columns(table: readonly Incident[]): FacetColumns {
  const country = (row: Incident) => row.country ?? meta.sites.find((s) => s.id === row.site)?.country ?? "Iraq";
  return {
    actor: position(table, "actor", (row) => row.actor ?? (row.strike ? "United States" : "Unattributed")),
    side: position(table, "side", (row) => (row.strike ? "us_coalition" : "militia")),
    country: position(table, "country", country),
    action: position(table, "action", (row) => (row.strike ? "airstrike" : "attack")),
    outcome: position(table, "outcome", (row) => row.outcome ?? "unknown"),
    attribution: position(table, "attribution", (row) => row.attribution ?? "us_official"),
    confidence: position(table, "confidence", (row) => row.confidence ?? "high"),
    duplicate: Uint8Array.from(table, (row) => Number(row.duplicate ?? false)),
    spanDays: new Uint8Array(table.length),
  };
}

function position(table: readonly Incident[], key: FacetKey, value: (row: Incident) => string): Uint8Array {
  const order = values[key].map(([known]) => known);
  return Uint8Array.from(table, (row) => order.indexOf(value(row)));
}

function textsOf(table: readonly Incident[]): Texts {
  const blank = table.map(() => "");
  const none = table.map(() => null);
  return {
    whole: true, id: table.map((row) => row.id), summary: table.map((row) => row.summary ?? ""), time: blank, dateNote: blank,
    claimedBy: blank, responseNote: blank, injured: none, killed: none, otherKilled: none, duplicateOf: blank,
    sources: table.map(() => []),
  };
}

/** Whole numbers below a limit, the same sequence every time. */
export function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
