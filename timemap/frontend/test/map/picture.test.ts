import { describe, expect, test } from "vitest";
import { markingLines, pictureName, publishers, sourceLine, wordsIn, wrapped } from "../../src/map/picture";
import type { Texts } from "../../src/types";
import { days, frameOf } from "../scrub/fixture";
import type { Incident } from "../tiny";

const table: readonly Incident[] = [
  { id: "a1", day: 1, site: "al_asad" },
  { id: "a2", day: 2, site: "al_asad", attribution: "claimed" },
  { id: "a3", day: 3, site: "al_asad", duplicate: true },
];
const source = (title: string) => ({ title, url: "", kind: "" });

function withSources(frame: ReturnType<typeof frameOf>, sources: Texts["sources"]) {
  return { ...frame, rows: { ...frame.rows, texts: { ...(frame.rows.texts as Texts), sources } } };
}

describe("a picture's name", () => {
  test("begins with the last day shown and says countries and pixels", () => {
    const frame = frameOf({ table, view: { span: days(0, 32) } });
    expect(pictureName(frame, { width: 1920, height: 1080 })).toBe("20231117_iraq-syria-jordan_map_1920x1080.png");
  });

  test("is a plain file name whatever the case is called", () => {
    const frame = frameOf({ table, meta: { focus: ["../Iraq", "Côte d'Ivoire"] } });
    expect(pictureName(frame, { width: 8, height: 6 })).toMatch(/^[0-9a-z_-]+\.png$/);
  });
});

describe("a picture's sources", () => {
  const shown = frameOf({ table, view: { span: days(0, 32), filters: { chosen: { attribution: ["us_official"] }, texts: [], duplicates: false } } });

  test("say how many incidents are shown, how many not, and why", () => {
    expect(sourceLine(shown)).toBe("n = 1 incident; 2 not shown (1 not confirmed by a US official, 1 possible duplicate); data to 17 NOV 2023.");
  });

  test("name the most cited publishers of the rows shown, and count the others", () => {
    const frame = withSources(shown, [[source("AP (via X): one"), source("BBC: two"), source("CNN: 3"), source("DW: 4")], [source("Not shown: 5")], []]);
    expect(sourceLine(frame)).toMatch(/^Sources: AP, BBC and 2 more; n = 1 incident;/);
  });

  test("count a publisher once a citation, ties by name", () => {
    const texts = { sources: [[source("B: 1"), source("A: 2")], [source("C: 3"), source("C: 4")]] } as unknown as Texts;
    expect(publishers(texts, [0, 1])).toEqual(["C", "A", "B"]);
  });
});

describe("a picture's sentence", () => {
  const piece = (text: string, font = "plain") => ({ text, font, colour: "" });

  test("breaks at blanks; a figure keeps the bracket that touches it", () => {
    const words = wordsIn([piece("reported ("), piece("29", "strong"), piece(" and "), piece("32", "strong"), piece(").")]);
    expect(words.map((word) => word.map(({ text }) => text).join("|"))).toEqual(["reported", "(|29", "and", "32|)."]);
    expect(words[1]?.map(({ font }) => font)).toEqual(["plain", "strong"]);
  });

  test("runs in lines no wider than the picture; a word too long has a line of its own", () => {
    const lines = wrapped(["aa", "bb", "cccccccccc", "d"], 6, (word) => word.length, 1);
    expect(lines.map((line) => line.map(({ word }) => word))).toEqual([["aa", "bb"], ["cccccccccc"], ["d"]]);
  });
});

describe("a picture's marking", () => {
  const lines = (marking: string) => markingLines(marking, 20, (text) => text.length);

  test("stands as it was given where it fits", () => {
    expect(lines("TLP:AMBER  a  b")).toEqual(["TLP:AMBER  a  b"]);
  });

  test("is broken at blanks where it is too long, and loses no word", () => {
    expect(lines("FOR OFFICIAL USE ONLY BY THOSE NAMED")).toEqual(["FOR OFFICIAL USE", "ONLY BY THOSE NAMED"]);
  });
});
