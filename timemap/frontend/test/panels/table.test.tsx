import { describe, expect, test } from "vitest";
import { incidentCaption, incidentRows } from "../../src/panels/incidents";
import { IncidentTable, TableDialog } from "../../src/panels/table";
import { click, draw, frameOf, type } from "./panel";
import type { TableRow } from "../../src/panels/table";

const columns = [{ label: "Name", kind: "text" }, { label: "Injured", kind: "number" }, { label: "Sources", kind: "links" }] as const;

function row(id: string, injured: number | null, title = "Wire", url = "https://example.org"): TableRow {
  return { id, cells: [{ text: id }, { text: injured === null ? "unknown" : String(injured), sort: injured }, { text: "", links: [{ title, url, kind: "" }] }] };
}

function table(rows: readonly TableRow[]) {
  return draw(() => <IncidentTable columns={columns} rows={rows} caption={`${rows.length} rows.`} />);
}

const listed = (drawn: ReturnType<typeof table>): readonly (string | undefined)[] => drawn.all("tbody tr").map((tr) => tr.dataset["incidentId"]);

describe("a table", () => {
  const rows = [row("b", 10), row("a", null), row("c", 9)];

  test("sorts up, down and back again; unknown is last both ways", () => {
    const drawn = table(rows);
    const head = (): HTMLElement => drawn.all("th")[1] as HTMLElement;
    const seen = [1, 2, 3].map(() => {
      click(head().querySelector("button") as HTMLElement);
      return [head().getAttribute("aria-sort"), listed(drawn).join("")];
    });
    expect(seen).toEqual([["ascending", "cba"], ["descending", "bca"], ["none", "bac"]]);
  });
  test("finds rows by any text in them, source titles too", () => {
    const drawn = table([...rows, row("d", 1, "Rudaw")]);
    type(drawn.named("Search the table"), "rudaw");
    expect(listed(drawn)).toEqual(["d"]);
    expect(drawn.one(".bm-table-caption").textContent).toBe("1 of 4 rows hold this text. 4 rows.");
  });
  test("pages by 200", () => {
    const drawn = table(Array.from({ length: 450 }, (_, n) => row(`r${n}`, n)));
    expect(listed(drawn)).toHaveLength(200);
    click(drawn.named("Next page"));
    click(drawn.named("Next page"));
    expect(listed(drawn)[0]).toBe("r400");
    expect(drawn.root.textContent).toContain("page 3 of 3");
  });
  test("makes no link of an address that is none", () => {
    const drawn = table([row("x", 1, "<i>t</i>", "javascript:alert(1)")]);
    expect(drawn.all("td a")).toEqual([]);
    expect(drawn.one("td:last-child").textContent).toBe("<i>t</i>");
  });
});

describe("the incidents of a view", () => {
  test("are those in the window that pass", () => {
    expect(incidentRows(frameOf({ query: "weapon=rocket&to=2023-10-25" })).map((each) => each.id)).toEqual(["a2"]);
  });
  test("say unknown where no number is stated", () => {
    expect(incidentRows(frameOf())[0]?.cells[7]).toEqual({ text: "unknown", sort: null });
  });
  test("are counted in the caption", () => {
    expect(incidentCaption(frameOf(), 6)).toBe("5 attacks, 1 strike, 17 Oct – 25 Nov 2023.");
  });
  test("open their stack from the dialog", () => {
    const drawn = draw((dispatch) => <TableDialog frame={frameOf()} dispatch={dispatch} />);
    expect(drawn.one("dialog").hasAttribute("open")).toBe(true);
    click(drawn.one("[data-incident-id=t1] button"));
    expect(drawn.actions).toEqual([{ type: "dialog", dialog: null }, { type: "select", select: "t1" }]);
  });
});
