import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeOnEscape } from "../src/escape";
import type { Cleanup } from "../src/streamlit";

const [closed, emptied, taken] = [vi.fn(), vi.fn(), vi.fn()];
let stop: Cleanup;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div data-testid="stDialog"><input><button aria-label="Close"></button></div>';
  document.querySelector("input")!.addEventListener("keydown", emptied);
  document.querySelector("input")!.addEventListener("blur", taken);
  document.querySelector("button")!.addEventListener("click", closed);
  stop = closeOnEscape();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.clearAllMocks();
});

const press = (from: Element, key = "Escape"): void => {
  from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  vi.runAllTimers();
};

test("a field keeps what it holds, and what is typed is taken", () => {
  const field = document.querySelector("input")!;
  field.focus();
  press(field);
  expect([closed, emptied, taken].map((heard) => heard.mock.calls.length)).toEqual([1, 0, 1]);
});

test("without focus the panel closes too", () => {
  press(document.body);
  expect(closed).toHaveBeenCalledOnce();
});

test("an open list closes first, and its field has focus again", () => {
  document.body.insertAdjacentHTML("beforeend", '<div role="listbox"></div>');
  const field = document.querySelector("input")!;
  field.focus();
  press(field);
  expect([closed, emptied, taken].map((heard) => heard.mock.calls.length)).toEqual([0, 0, 1]);
  expect(document.activeElement).toBe(field);
});

test("other keys, and Escape without a panel, are left alone", () => {
  press(document.querySelector("input")!, "Enter");
  expect(emptied).toHaveBeenCalledOnce();
  document.querySelector("[data-testid=stDialog]")!.remove();
  press(document.body);
  expect(closed).not.toHaveBeenCalled();
});
