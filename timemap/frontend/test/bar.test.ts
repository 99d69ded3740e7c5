import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mountBarActions, ownTheme } from "../src/bar";

const gone: string[] = [];
const told = vi.fn();
let table: HTMLAnchorElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div class="st-key-bar"><a href="/?from=2023-11-01&theme=dark">Map</a></div><div id="bar"></div>';
  table = document.querySelector("a")!;
  table.addEventListener("click", (event) => {
    event.preventDefault();
    gone.push(table.search);
  });
  const parentElement = document.getElementById("bar")!;
  mountBarActions({ data: { theme: "dark", query: null }, parentElement, setStateValue: told, setTriggerValue: told });
});

afterEach(() => {
  ownTheme(null);
  vi.useRealTimers();
  gone.length = 0;
  told.mockClear();
});

function choose(): void {
  document.querySelector<HTMLButtonElement>("[data-testid=theme]")!.click();
}

test("a link waits for the theme that was chosen a moment before", async () => {
  choose();
  const [[, theme]] = told.mock.calls as [[string, string]];
  table.click();
  expect(gone).toEqual([]);
  table.href = `/?from=2023-11-01&theme=${theme}`;
  await vi.advanceTimersByTimeAsync(1);
  expect(gone).toEqual([`?from=2023-11-01&theme=${theme}`]);
});

test("without a choice a link goes at once", () => {
  table.click();
  expect(gone).toHaveLength(1);
});

test("on the map the view alone carries the theme", () => {
  choose();
  ownTheme(() => {});
  table.click();
  expect(gone).toHaveLength(1);
});
