import { expect, test } from "vitest";
import { keyContent } from "../src/map/keycontent";
import { statusDetail } from "../src/panels/rail";
import { countsInWords } from "../src/panels/words";
import { scaleOf } from "../src/scrub/scale";
import { handleText, noteText } from "../src/scrub/said";
import { meta } from "./tiny";
import { attacks, frameOf } from "./scrub/fixture";

const facets = meta.facets.filter(({ key }) => key !== "action" && key !== "weapon");
const frame = frameOf({ table: attacks(1, 3), meta: { facets, context: [] } });

test("a table without actions has incidents, and neither attacks nor strikes", () => {
  expect(countsInWords(frame.meta, frame.tally.visible)).toBe("3 incidents");
  expect(statusDetail(frame)).toBe(".");
  expect(handleText(frame, "end")).toBe("17 Nov 2023, 3 incidents from 17 Oct 2023");
  expect(keyContent(frame, []).noun).toBe("incident");
});

test("bars of a table with nothing to colour by are stacked by nothing", () => {
  expect(noteText(frame, false, scaleOf(40, 800))).toBe("Bars: incidents per day");
});
