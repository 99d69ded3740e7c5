import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onLeaving } from "../src/leaving";
import type { Cleanup } from "../src/streamlit";

const settle = vi.fn();
const gone: string[] = [];
let query = "";
let stop: Cleanup;
let link: HTMLAnchorElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div class="st-key-bar"><a href="/table?from=2023-11-01&to=2023-11-30">Table</a><a href="/sources?from=2023-11-01&to=2023-11-30">Sources</a></div>';
  link = document.querySelector("a")!;
  document.body.addEventListener("click", (event) => {
    event.preventDefault();
    gone.push((event.target as HTMLAnchorElement).search);
  }, { once: false });
  query = "from=2023-11-01&to=2023-11-30";
  stop = onLeaving(settle, () => query);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  settle.mockClear();
  gone.length = 0;
  document.body.replaceWith(document.createElement("body"));
});

const drawn = async (search: string): Promise<void> => {
  for (const each of document.querySelectorAll("a")) each.setAttribute("href", `${each.pathname}?${search}`);
  await vi.advanceTimersByTimeAsync(1);
};

test("a link that carries the view goes at once, in any order of its parameters", () => {
  query = "to=2023-11-30&from=2023-11-01";
  link.click();
  expect(gone).toEqual(["?from=2023-11-01&to=2023-11-30"]);
});

test("the touch of a link settles the view", () => {
  link.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(settle).toHaveBeenCalledOnce();
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(settle).toHaveBeenCalledOnce();
});

test("a link waits until it is drawn with the view of the click", async () => {
  query = "from=2023-11-02&to=2023-12-01";
  link.click();
  query = "from=2023-11-03&to=2023-12-02";
  expect(gone).toEqual([]);
  await drawn("from=2023-11-02&to=2023-12-01");
  expect(gone).toEqual(["?from=2023-11-02&to=2023-12-01"]);
});

test("a second click is the one that counts", async () => {
  query = "from=2023-11-02&to=2023-12-01";
  link.click();
  document.querySelectorAll("a")[1]!.click();
  await drawn("from=2023-11-02&to=2023-12-01");
  await vi.advanceTimersByTimeAsync(5000);
  expect(gone).toHaveLength(1);
});

test("a server that says nothing holds nobody back", async () => {
  query = "from=2023-11-02&to=2023-12-01";
  link.click();
  await vi.advanceTimersByTimeAsync(5000);
  expect(gone).toEqual(["?from=2023-11-01&to=2023-11-30"]);
});

test("who asks for another tab is not held", () => {
  query = "from=2023-11-02&to=2023-12-01";
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
  expect(gone).toHaveLength(1);
});
