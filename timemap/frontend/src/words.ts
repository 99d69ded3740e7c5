/** Numbers, lists and labels in words, in English; the same words as Python's. */

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"] as const;
const longestQuote = 60;

/** Numbers under ten in words, "no" for none; digits from ten on. */
export function numberWords(count: number): string {
  return numbers[count] ?? String(count);
}

/** "48", "1,000,000": commas from a thousand on. */
export function digits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 attack", "48 attacks". */
export function counted(count: number, one: string): string {
  return `${digits(count)} ${count === 1 ? one : `${one}s`}`;
}

/** "Iraq", "Iraq and Syria", "Iraq, Syria and Jordan". */
export function listed(words: readonly string[], last = "and"): string {
  const head = words.slice(0, -1);
  const tail = words.at(-1) ?? "";
  return head.length > 0 ? `${head.join(", ")} ${last} ${tail}` : tail;
}

/** Foreign text between quotation marks, cut to 60 characters. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return `“${characters.length <= longestQuote ? text : `${characters.slice(0, longestQuote - 1).join("")}…`}”`;
}

/** A label inside a sentence: "Ballistic missile" is "ballistic missile", "US strike" stays. */
export function inProse(label: string): string {
  const [first = "", second = "", ...rest] = label.replaceAll(" + ", " and ");
  return `${/\p{Lu}/u.test(second) ? first : first.toLowerCase()}${second}${rest.join("")}`;
}
