/** The page on disk: what it makes of the document it stands in. */
import { render } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FileBar, openFile } from "../src/file";

const hostile = '<img src=x onerror="window.hit = 1">';
const notes = {
  licences: "MIT License",
  sections: [{
    heading: "How the numbers were made", terms: [["Itemised", "a row"]] as const, words: ["A blank is unknown."],
    sheets: [{
      name: "remarks-table", caption: "Remarks", columns: [{ label: "Point", kind: "text", blank: "", group: "" }] as const,
      rows: [[hostile]], ids: [], empty: "", search: false,
    }],
  }],
};

async function painted(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function bar(): HTMLElement {
  const place = document.createElement("div");
  document.body.append(place);
  render(<FileBar notes={notes} />, place);
  return place;
}

async function opened(): Promise<HTMLElement> {
  const place = bar();
  place.querySelector<HTMLButtonElement>('[data-testid="open-notes"]')?.click();
  await painted();
  const found = place.querySelector<HTMLElement>('[data-testid="notes"]');
  if (!found) throw new Error("no notes");
  return found;
}

afterEach(() => document.body.replaceChildren());

describe("a document that is no such file", () => {
  it("is left alone", () => {
    document.body.textContent = "the app";
    openFile();
    expect(document.body.innerHTML).toBe("the app");
  });
});

describe("a file that is damaged", () => {
  it("says so, and what to do", () => {
    const heard = vi.spyOn(console, "error").mockImplementation(() => {});
    document.body.innerHTML = '<main id="briefmap-map"></main><script type="application/octet-stream" data-feed="case">AAAA</script>';
    openFile();
    expect(document.querySelector("[role=alert]")?.textContent).toContain("This file is damaged");
    expect(heard).toHaveBeenCalledOnce();
    heard.mockRestore();
  });
});

describe("the notes of a file", () => {
  it("hold words, tables and licences, each as text", async () => {
    const found = await opened();
    for (const text of ["How the numbers were made", "Itemised", "A blank is unknown.", hostile, "MIT License"])
      expect(found.textContent).toContain(text);
    expect(found.querySelector("img")).toBeNull();
  });

  it("keep the keys for themselves", async () => {
    const found = await opened();
    const heard = vi.fn();
    document.addEventListener("keydown", heard);
    found.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    document.removeEventListener("keydown", heard);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("the theme button of a file", () => {
  it("names the other theme and changes to it", async () => {
    const button = bar().querySelector<HTMLButtonElement>('[data-testid="theme"]');
    expect(button?.textContent).toBe("Light");
    button?.click();
    await painted();
    expect(document.documentElement.dataset["bmTheme"]).toBe("light");
  });
});
