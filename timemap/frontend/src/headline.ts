/**
 * The headline: one sentence for any view, built from the rows by template, to be read aloud.
 *
 * What it says, in this order: the window; the attacks that are itemised under the filters, and where;
 * what a publisher reported by then; on how many days the US struck back, and where.
 *
 * "Of" says that the itemised attacks are a part of the reported ones. It stands only where all of them
 * are confirmed and none is a possible duplicate; otherwise the two figures stand side by side. The
 * strikes clause follows the window and not the filters, with one exception: where filters leave no
 * attack at all, the sentence is about that and ends there.
 */
import { factsOf } from "./facts";
import { chosen, facetOrBlank, nounOf, strikeAction } from "./filters";
import { modifiers, participles } from "./phrases";
import { windowLabel } from "./time";
import { counted, digits, listed, numberWords } from "./words";
import type { Facts, Published } from "./facts";
import type { CaseMeta, Headline, HeadlineRun, Rows, TallyResult, View } from "./types";

type Runs = readonly HeadlineRun[];

/** More countries than this are not all named: the largest are, and the rest is counted. */
const mostCountries = 4;

/**
 * The one sentence of a view. `tally` holds the counts of its window under its filters; nothing here
 * costs more with more rows.
 */
export function headlineOf(meta: CaseMeta, rows: Rows, view: View, tally: TallyResult): Headline {
  const runs = merged(sentence(factsOf(meta, rows, view, tally)));
  return { runs, text: runs.map((run) => run.text).join("") };
}

function plain(text: string): HeadlineRun {
  return { text, figure: false, rows: "" };
}

/** A number; `rows` is blank where no incidents stand behind it. */
function figure(text: string, rows = ""): HeadlineRun {
  return { text, figure: true, rows };
}

/** Neighbouring runs of plain text become one; the first run, the window, stays by itself. */
function merged([window, ...others]: Runs): Runs {
  const runs: HeadlineRun[] = [];
  for (const run of others.filter(({ text }) => text !== "")) {
    const before = runs.at(-1);
    if (before && !before.figure && !run.figure) runs[runs.length - 1] = plain(before.text + run.text);
    else runs.push(run);
  }
  return window ? [window, ...runs] : runs;
}

// ---- the sentence --------------------------------------------------------------------------

function sentence(facts: Facts): Runs {
  const window = plain(`${windowLabel(facts.meta.start, facts.window)}: `);
  const action = chosen(facts.filters, "action");
  if (action.length === 1 && action[0] === strikeAction) return [window, ...strikes(facts, "the US"), plain(".")];
  const phrases = modifiers(facts.filters, facts.meta);
  const answers = facts.hasStrikes && (facts.total > 0 || phrases.length === 0);
  return [window, ...attacks(facts, phrases), ...(answers ? [plain(". "), ...strikes(facts, "The US")] : []), plain(".")];
}

function attacks(facts: Facts, phrases: readonly string[]): Runs {
  const [country, ...others] = chosen(facts.filters, "country");
  if (facts.isPart && facts.reported && country !== undefined && others.length === 0)
    return partOfOneCountry(facts, facts.reported, country);
  const noun = nounOf(facts.meta);
  const amount = facts.total > 0 ? figure(counted(facts.total, noun), facts.rows()) : figure(`no ${noun}s`);
  return [amount, plain(itemised(facts, phrases)), ...byCountry(facts), ...reportedByThen(facts)];
}

function partOfOneCountry(facts: Facts, reported: Published, country: string): Runs {
  return [
    plain(`attacks ${participles(facts.filters, facts.meta)} and itemised here are `),
    figure(digits(facts.total), facts.rows()),
    plain(" of the "),
    figure(digits(reported.total)),
    plain(` ${facts.publisher} reported in ${country}${reported.on}`),
  ];
}

/** What follows the number: " confirmed by US officials are itemised here". */
function itemised(facts: Facts, phrases: readonly string[]): string {
  const vouched = participles(facts.filters, facts.meta);
  const asked = facts.filters.duplicates ? [...phrases, "with possible duplicates"] : phrases;
  const verb = facts.total === 1 ? "is" : "are";
  if (asked.length > 0 && vouched !== "") return ` ${asked.join(" ")} ${verb} itemised here as ${vouched}`;
  return ` ${[...asked, ...(vouched === "" ? [] : [vouched]), verb].join(" ")} itemised here`;
}

/** ", 22 in Iraq and 26 in Syria", or ", all in Iraq". */
function byCountry(facts: Facts): Runs {
  const [first, ...others] = facts.countries;
  if (first === undefined || chosen(facts.filters, "country").length === 1) return [];
  if (others.length > 0) return joined(", ", shares(facts));
  if (first[0] === "") return [];
  const together = facts.total === 1 ? "" : facts.total === 2 ? "both " : "all ";
  return [plain(`, ${together}in ${first[0]}`)];
}

function shares(facts: Facts): Runs {
  const named = facts.countries.length <= mostCountries ? facts.countries : largest(facts.countries);
  const runs = named.map(([country, count]) => figure(`${digits(count)} in ${nameOf(country)}`, facts.rows(country)));
  const unnamed = facts.countries.length - named.length;
  if (unnamed === 0) return runs;
  const rest = facts.total - named.reduce((sum, [, count]) => sum + count, 0);
  return [...runs, plain(`${digits(rest)} in ${unnamed} other countries`)];
}

/** The few with most attacks, largest first; ties in the facet's order. */
function largest(found: Facts["countries"]): Facts["countries"] {
  return [...found].sort(([, a], [, b]) => b - a).slice(0, mostCountries - 1);
}

function nameOf(country: string): string {
  return country || "a country not stated";
}

/** Runs with ", " between them and " and " before the last. */
function joined(first: string, runs: Runs): Runs {
  return runs.flatMap((run, at) => [plain(at === 0 ? first : at === runs.length - 1 ? " and " : ", "), run]);
}

/** ", of 61 the Pentagon reported (29 and 32)", or "; the Pentagon reported 61 (…)". */
function reportedByThen(facts: Facts): Runs {
  const { reported, publisher } = facts;
  if (reported === null) return [];
  const total = figure(digits(reported.total));
  const there = `${chosen(facts.filters, "country").length > 0 ? " there" : ""}${reported.on}`;
  const said = facts.isPart
    ? [plain(", of "), total, plain(` ${publisher} reported${there}`)]
    : [plain(`; ${publisher} reported `), total, plain(there)];
  return [...said, ...reportedSplit(facts, reported)];
}

/** Shares without names where the sentence has just named the same countries. */
function reportedSplit(facts: Facts, { split }: Published): Runs {
  if (split.length < 2) return [];
  const order = facetOrBlank(facts.meta, "country").values.map((v) => v.value);
  const known = order.flatMap((country) => split.filter(([name]) => name === country));
  const given = [...known, ...split.filter(([country]) => !order.includes(country))];
  const bare = given.length === facts.countries.length && given.every(([country], at) => country === facts.countries[at]?.[0]);
  const runs = given.map(([country, count]) => figure(`${digits(count)}${bare ? "" : ` in ${country}`}`));
  return [...joined(" (", runs), plain(")")];
}

/** "The US struck back on three days, only in Syria". */
function strikes(facts: Facts, us: string): Runs {
  if (facts.strikeDays === 0) return [plain(`${us} did not strike back in this window`)];
  const days = `${numberWords(facts.strikeDays)} day${facts.strikeDays === 1 ? "" : "s"}`;
  const struck = [plain(`${us} struck back on `), figure(days, facts.strikeRows())];
  if (facts.struck.length === 1 && facts.struck[0] === "") return struck;
  const only = facts.struck.length === 1 ? "only " : "";
  return [...struck, plain(`, ${only}in ${listed(facts.struck.map(nameOf))}`)];
}
