import { describe, expect, test } from "vitest";
import { csvCell, rejectedCsv } from "../../src/panels/download";
import { Empty } from "../../src/panels/empty";
import { waysOut } from "../../src/panels/loosen";
import { Notices } from "../../src/panels/notices";
import { click, draw, frameOf } from "./panel";
import type { RejectedRow } from "../../src/types";

const rejected: readonly RejectedRow[] = [
  { file: "incidents.csv", line: 42, column: "date", value: "2023-11-31", reason: "no such day", hint: "write YYYY-MM-DD" },
  { file: "incidents.csv", line: 42, column: "site_id", value: "=cmd|' /C calc'!A0", reason: "not in sites.csv", hint: "" },
];

describe("notices", () => {
  test("are absent where there is nothing to say", () => {
    expect(draw((d) => <Notices frame={frameOf()} dispatch={d} />).root.textContent).toBe("");
  });
  test("count rows set aside once each, and fold out their reasons", () => {
    const folded = draw((d) => <Notices frame={frameOf({ meta: { rejected } })} dispatch={d} />);
    expect(folded.root.textContent).toContain("1 of 8 rows set aside. The other 7 are loaded. Nothing was changed or dropped.");
    click(folded.one("[aria-expanded]"));
    expect(folded.actions).toEqual([{ type: "dialog", dialog: "rejected" }]);
    const open = draw((d) => <Notices frame={frameOf({ meta: { rejected }, state: { dialog: "rejected" } })} dispatch={d} />);
    expect(open.one("tbody tr").textContent).toBe("line 42date2023-11-31no such daywrite YYYY-MM-DD");
  });
  test("of the link can be dismissed", () => {
    const drawn = draw((d) => <Notices frame={frameOf({ state: { notes: ["weapon <laser> is none"] } })} dispatch={d} />);
    expect(drawn.root.textContent).toContain("weapon <laser> is none");
    click(drawn.named("Dismiss the notes"));
    expect(drawn.actions).toEqual([{ type: "dismiss-notes" }]);
  });
});

describe("the file of rows set aside", () => {
  test("runs no formula", () => {
    expect(["=1+1", "+1", "-1", "@x", "\tx", " =1", "2023-11-31", 'a"b'].map(csvCell)).toEqual(
      ['"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@x"', '"\'\tx"', '"\' =1"', '"2023-11-31"', '"a""b"'],
    );
  });
  test("has a header and a line for each", () => {
    expect(rejectedCsv(rejected).split("\r\n")).toHaveLength(4);
  });
});

describe("an empty view", () => {
  test("says what was asked and what each loosening would show", () => {
    const frame = frameOf({ query: "country=Syria&weapon=rocket&to=2023-10-25" });
    const drawn = draw((d) => <Empty frame={frame} dispatch={d} />);
    expect(drawn.root.textContent).toContain("Country is Syria, weapon is rocket, 17–25 Oct 2023. None is known here; that does not prove there was none.");
    expect(waysOut(frame).map((way) => [way.count, way.words])).toEqual([[3, "with any weapon"], [1, "in any country"]]);
    click(drawn.named("Show 3 with any weapon"));
    expect(drawn.actions).toEqual([{ type: "only", facet: "weapon", value: null }]);
  });
  test("offers the whole time where that shows something", () => {
    const frame = frameOf({ query: "weapon=rocket&from=2023-10-20&to=2023-10-21" });
    expect(waysOut(frame).map((way) => [way.count, way.words])).toEqual([[2, "with any weapon"], [2, "at any time, first on 19 Oct 2023"]]);
  });
  test("loosens time with a facet where neither alone shows anything", () => {
    const frame = frameOf({ query: "country=Jordan&weapon=rocket&from=2023-10-21&to=2023-10-21" });
    expect(waysOut(frame).map((way) => [way.count, way.words])).toEqual(
      [[0, "in any country"], [0, "with any weapon"], [2, "in any country and at any time, first on 19 Oct 2023"]],
    );
  });
  test("draws nothing where anything is shown", () => {
    expect(draw((d) => <Empty frame={frameOf()} dispatch={d} />).root.textContent).toBe("");
  });
});
