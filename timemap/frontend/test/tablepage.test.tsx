import { afterEach, describe, expect, it } from "vitest";
import { mountTable, tableRows } from "../src/tablepage";
import type { SheetData } from "../src/tablepage";

const hostile = '<img src=x onerror="window.hit = 1">';

const sheet: SheetData = {
  name: "incident-table",
  caption: "3 of 5 incidents: 3 attacks",
  columns: [
    { label: "Day", kind: "day", blank: "", group: "" },
    { label: "US injured", kind: "number", blank: "unknown", group: "" },
    { label: "Summary", kind: "text", blank: "", group: "" },
    { label: "Sources", kind: "links", blank: "none stated", group: "" },
  ],
  rows: [
    [{ words: "9 Nov 2023", iso: "2023-11-09" }, 4, "Drone at the base", [{ title: "AP", url: "https://example.org/a", kind: "wire" }]],
    [{ words: "10–12 Nov 2023", iso: "2023-11-10" }, null, hostile, [{ title: "Claim", url: "javascript:alert(1)", kind: "" }]],
    [{ words: "20 Oct 2023", iso: "2023-10-20" }, 0, null, null],
  ],
  ids: ["a", "b", "c"],
  empty: "No incident is shown in this view.",
  search: true,
};

const covered: SheetData = {
  name: "coverage-table", caption: "Attacks by day", ids: [], empty: "", search: false,
  columns: [
    { label: "Up to", kind: "day", blank: "", group: "" },
    { label: "Reported", kind: "number", blank: "no split", group: "All countries" },
    { label: "Difference", kind: "number", blank: "–", group: "All countries" },
    { label: "Reported", kind: "number", blank: "no split", group: "Iraq" },
  ],
  rows: [[{ words: "17 Nov 2023", iso: "2023-11-17" }, 1061, -13, null]],
};

let cleanup: (() => void) | null = null;

function mounted(data: SheetData): HTMLElement {
  const parentElement = document.createElement("div");
  document.body.append(parentElement);
  const ignored = (): void => {};
  cleanup = mountTable({ data, parentElement, setStateValue: ignored, setTriggerValue: ignored });
  return parentElement;
}

function texts(root: ParentNode, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map((element) => element.textContent ?? "");
}

async function painted(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

async function sortBy(root: HTMLElement, label: string): Promise<string[]> {
  const heads = [...root.querySelectorAll<HTMLButtonElement>("th button")];
  heads.find((button) => button.textContent === label)?.click();
  await painted();
  return [...root.querySelectorAll("[data-incident-id]")].map((row) => row.getAttribute("data-incident-id") ?? "");
}

afterEach(() => {
  cleanup?.();
  document.body.replaceChildren();
});

describe("a searched sheet", () => {
  it("is a real table under the name it was given", () => {
    const root = mounted(sheet);
    expect(root.querySelector('[data-testid="incident-table"] table')).not.toBeNull();
    expect(texts(root, "th")).toEqual(["Day", "US injured", "Summary", "Sources"]);
  });

  it("sorts days by day and not by their words", async () => {
    expect(await sortBy(mounted(sheet), "Day")).toEqual(["c", "a", "b"]);
  });

  it("sorts what is unknown last, never as zero", async () => {
    expect(await sortBy(mounted(sheet), "US injured")).toEqual(["c", "a", "b"]);
  });

  it("finds the rows that hold a text", async () => {
    const root = mounted(sheet);
    const search = root.querySelector<HTMLInputElement>("input[type=search]");
    if (!search) throw new Error("no search field");
    search.value = "drone AT";
    search.dispatchEvent(new Event("input", { bubbles: true }));
    await painted();
    expect(texts(root, "tbody tr td:nth-child(3)")).toEqual(["Drone at the base"]);
    expect(root.querySelector("[role=status]")?.textContent).toContain("1 of 3 rows");
  });

  it("shows a text of the table as text", () => {
    const root = mounted(sheet);
    expect(texts(root, "td")).toContain(hostile);
    expect(root.querySelector("img")).toBeNull();
  });

  it("opens http and https sources in a new tab, and makes no link of anything else", () => {
    const links = [...mounted(sheet).querySelectorAll("a")];
    expect(links.map((a) => [a.textContent, a.getAttribute("href"), a.target, a.rel])).toEqual([
      ["AP", "https://example.org/a", "_blank", "noopener noreferrer"],
    ]);
  });

  it("says in a sentence that there is no row", () => {
    expect(mounted({ ...sheet, rows: [], ids: [] }).textContent).toContain("No incident is shown in this view.");
  });

  it("says unknown for a blank number and keeps zero zero", () => {
    expect(tableRows(sheet).map((row) => row.cells[1])).toEqual([
      { text: "4", sort: 4 }, { text: "unknown", sort: null }, { text: "0", sort: 0 },
    ]);
  });

  it("keeps its search when Python sends the same page again", async () => {
    const root = mounted(sheet);
    const search = root.querySelector<HTMLInputElement>("input[type=search]");
    if (!search) throw new Error("no search field");
    search.value = "drone";
    search.dispatchEvent(new Event("input", { bubbles: true }));
    await painted();
    const ignored = (): void => {};
    mountTable({ data: { ...sheet }, parentElement: root, setStateValue: ignored, setTriggerValue: ignored });
    expect(texts(root, "tbody tr")).toHaveLength(1);
  });
});

describe("a plain sheet", () => {
  it("stands under a caption, with headings over groups of columns", () => {
    const root = mounted(covered);
    expect(texts(root, "caption")).toEqual(["Attacks by day"]);
    const groups = [...root.querySelectorAll<HTMLTableCellElement>('th[scope="colgroup"]')];
    expect(groups.map((head) => [head.textContent, head.colSpan])).toEqual([["All countries", 2], ["Iraq", 1]]);
  });

  it("writes thousands with a comma and a minus as a minus", () => {
    expect(texts(mounted(covered), "tbody td")).toEqual(["17 Nov 2023", "1,061", "−13", "no split"]);
  });

  it("says how many rows there are where not all may be seen at once", () => {
    const rows = Array.from({ length: 36 }, () => covered.rows[0] ?? []);
    expect(mounted({ ...covered, rows }).textContent).toContain("36 rows");
    cleanup?.();
    expect(mounted(covered).textContent).not.toContain("rows;");
  });
});
