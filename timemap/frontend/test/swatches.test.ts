import { expect, test } from "vitest";
import { plainSwatch, swatch } from "../src/theme";
import { swatchesOf } from "../src/swatches";
import { siteBars } from "../src/panels/counts";
import { attackStacks } from "../src/scrub/histogram";
import { lanesOf, measuresFor } from "../src/scrub/lanes";
import { scaleOf } from "../src/scrub/scale";
import { meta } from "./tiny";
import { attacks, frameOf } from "./scrub/fixture";

const without = { facets: meta.facets.filter(({ key }) => key !== "weapon" && key !== "outcome") };

test("every colour of the column has its swatch", () => {
  const frame = frameOf({ table: attacks(1, 2), view: { colour: "outcome" } });
  expect(swatchesOf(frame)[0]).toEqual(swatch(frame.meta, "dark", "outcome", "casualties"));
});

test("a table with nothing to colour by is drawn plain, not left out", () => {
  const frame = frameOf({ table: attacks(1, 2), meta: without });
  const lanes = lanesOf(frame.meta, frame.tally.record, measuresFor(189));
  const [iraq] = attackStacks(frame.tally.record, lanes, frame.tally.colours, scaleOf(40, 800));
  expect(iraq?.counts[1]).toBe(2);
  expect(swatchesOf(frame)).toEqual([plainSwatch("dark")]);
  expect(siteBars(frame, 5, 5).attacks[0]?.parts).toEqual([{ count: 2, label: "unknown", swatch: plainSwatch("dark") }]);
});
