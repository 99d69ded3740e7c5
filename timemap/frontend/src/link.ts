/** A link's names and values, read parameter by parameter, with notes on what cannot be honoured. */
import { facetKeys } from "./filters";
import { quoted } from "./words";

export const parameters: readonly string[] = [
  "from", "to", "mode", "step", ...facetKeys, "q", "duplicates", "colour", "camera", "theme", "select",
];
/** Streamlit's own, which frames the page and says nothing of a view. */
const frame = ["embed", "embed_options"];
const mostListed = 12;

/** Reads a link text; what it must leave out is noted in words, foreign text between quotation marks. */
export class Reader {
  readonly notes: string[] = [];
  private readonly given: URLSearchParams;

  constructor(query: string) {
    this.given = new URLSearchParams(query);
    for (const name of new Set(this.given.keys()))
      if (![...parameters, ...frame].includes(name)) this.note(`${quoted(name)} is no parameter of a view and was ignored.`, parameters);
  }

  /** Adds a note, and what would have been allowed. */
  note(what: string, allowed: readonly string[] = []): void {
    this.notes.push(allowed.length > 0 ? `${what} Allowed: ${some(allowed)}.` : what);
  }

  /** True where the link asks for no view: a theme alone is how the opening view looks. */
  get isBlank(): boolean {
    return ![...this.given.keys()].some((name) => parameters.includes(name) && name !== "theme");
  }

  /** Every value of a parameter, in order. */
  all(name: string): readonly string[] {
    return this.given.getAll(name);
  }

  /** The value of a parameter that is read once; of several the first counts. */
  one(name: string): string | null {
    const [first, ...others] = this.all(name);
    if (first === undefined) return null;
    if (others.length > 0) this.note(`${name} is given ${others.length + 1} times; ${quoted(first)} counts.`);
    return first;
  }

  /** One of the allowed words; null where there is none. */
  word<Word extends string>(name: string, allowed: readonly Word[]): Word | null {
    const value = this.one(name);
    if (value === null) return null;
    const word = allowed.find((one) => one === value);
    if (word === undefined) this.unknown(name, value, allowed);
    return word ?? null;
  }

  /** The values of a parameter that may repeat, those that are allowed. */
  values(name: string, allowed: readonly string[]): readonly string[] {
    for (const value of new Set(this.all(name))) if (!allowed.includes(value)) this.unknown(name, value, allowed);
    return this.all(name).filter((value) => allowed.includes(value));
  }

  /** One value as `parse` reads it; a text it knows nothing of (null) is noted. */
  parsed<Value>(name: string, parse: (text: string) => Value | null, allowed: string): Value | null {
    const text = this.one(name);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) this.unknown(name, text, [allowed]);
    return value;
  }

  private unknown(name: string, value: string, allowed: readonly string[]): void {
    if (allowed.length > 0) this.note(`${name} ${quoted(value)} is unknown and was ignored.`, allowed);
    else this.note(`${name} ${quoted(value)} was ignored: no incident of this case states it.`);
  }
}

/** Not more than a dozen of them; parameters are always all named. */
function some(allowed: readonly string[]): string {
  if (allowed.length <= mostListed || allowed === parameters) return allowed.join(", ");
  return `${allowed.slice(0, mostListed).join(", ")} and ${allowed.length - mostListed} more`;
}
