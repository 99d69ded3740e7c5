import { expect, test } from "vitest";
import { asker } from "../src/ask";
import type { Question } from "../src/ask";

function asked(...open: (Question | null)[]): (Question | null)[] {
  const put: Question[] = [];
  let now: Question | null = null;
  const ask = asker(() => now, (question) => put.push(question));
  for (now of open) ask();
  return put;
}

const drone = { q: ["drone"] };
const rocket = { q: ["rocket"] };

test("an open question is put once", () => {
  expect(asked(null, drone, { q: ["drone"] }, null, drone)).toEqual([drone]);
});

test("who comes back to a search after another gets its answer again", () => {
  expect(asked(drone, rocket, drone)).toEqual([drone, rocket, drone]);
});
