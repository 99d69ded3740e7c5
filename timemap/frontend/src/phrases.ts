/** Filters as parts of a sentence: "with a drone or rocket", "at Al-Asad". */
import { chosen, facetOrBlank, inFacetOrder, unclaimed, valueWords } from "./filters";
import { listed, quoted } from "./words";
import type { CaseMeta, FacetKey, Filters } from "./types";

type Phrases = Readonly<Record<string, string>>;

/** More alternatives than this are counted and not named. */
const mostNamed = 3;

const sides: Phrases = {
  militia: "by militias",
  us_coalition: "by the US and its partners",
  unattributed: "by an unknown side",
  "": "by a side not stated",
};
const outcomes: Phrases = {
  casualties: "with casualties",
  damage: "with damage",
  impact_no_damage: "without reported harm",
  intercepted: "that were intercepted",
  unknown: "with an unknown outcome",
  "": "with no outcome stated",
};
const attributions: Phrases = {
  us_official: "confirmed by US officials",
  reported: "reported without US confirmation",
  claimed: "known from claims alone",
  "": "of no stated attribution",
};
const plurals: Readonly<Partial<Record<FacetKey, (count: number) => string>>> = {
  actor: (count) => `by one of ${count} actors`,
  weapon: (count) => `with one of ${count} weapons`,
  outcome: (count) => `with one of ${count} outcomes`,
  site: (count) => `at one of ${count} sites`,
  country: (count) => `in one of ${count} countries`,
};
const order: readonly FacetKey[] = ["actor", "side", "weapon", "outcome", "site", "country", "confidence"];

/** Who vouches for the attacks; blank where the filters do not ask. */
export function participles(filters: Filters, meta: CaseMeta): string {
  return eachOf(attributions, inFacetOrder(meta, "attribution", chosen(filters, "attribution")));
}

/** What else the filters ask of attacks, as phrases that follow the noun. */
export function modifiers(filters: Filters, meta: CaseMeta): readonly string[] {
  const facets = order.flatMap((key) => facetPhrase(filters, meta, key));
  const texts = filters.texts.length > 0 ? [`that mention ${listed(filters.texts.map(quoted), "or")}`] : [];
  return [...facets, ...texts];
}

function facetPhrase(filters: Filters, meta: CaseMeta, key: FacetKey): readonly string[] {
  const values = inFacetOrder(meta, key, chosen(filters, key));
  if (values.length === 0) return [];
  const plural = plurals[key];
  if (values.length > mostNamed && plural) return [plural(values.length)];
  const facet = facetOrBlank(meta, key);
  return [phrase(key, values, values.map((value) => valueWords(facet, value)))];
}

function phrase(key: FacetKey, values: readonly string[], words: readonly string[]): string {
  switch (key) {
    case "actor":
      return claims(values);
    case "side":
      return eachOf(sides, values);
    case "outcome":
      return eachOf(outcomes, values);
    case "weapon":
      return withWeapons(words);
    case "confidence":
      return `of ${listed(words, "or")} confidence`;
    case "site":
      return `at ${listed(places(words), "or")}`;
    default:
      return `in ${listed(places(words), "or")}`;
  }
}

function eachOf(phrases: Phrases, values: readonly string[]): string {
  return listed(values.map((value) => phrases[value] ?? value), "or");
}

function withWeapons(words: readonly string[]): string {
  const named = words.map((word) => (word === "unknown" ? "unknown weapon" : word === "not stated" ? "weapon not stated" : word));
  return `with ${article(named[0] ?? "")} ${listed(named, "or")}`;
}

function claims(actors: readonly string[]): string {
  const named = actors.filter((actor) => actor !== unclaimed && actor !== "");
  const claimed = named.length > 0 ? [`claimed by ${listed(named, "or")}`] : [];
  const nobody = actors.includes(unclaimed) ? ["without a known claim"] : [];
  const blank = actors.includes("") ? ["with no actor stated"] : [];
  return listed([...claimed, ...nobody, ...blank], "or");
}

function places(words: readonly string[]): readonly string[] {
  return words.map((word) => (word === "not stated" ? "a place not stated" : word));
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? "an" : "a";
}
