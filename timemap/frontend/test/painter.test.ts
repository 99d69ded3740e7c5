/** The painter: at once where nothing waits, and never twice a frame. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPainter } from "../src/painter";

let frames: (() => void)[] = [];
let now = 1000;

function nextFrame(): void {
  const due = frames;
  frames = [];
  due.forEach((run) => run());
}

beforeEach(() => {
  frames = [];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the painter", () => {
  it("paints a change at once where the last picture is a sixtieth of a second old, seen or not", () => {
    const painter = createPainter();
    let painted = 0;
    painter.begin(() => (painted += 1));
    now += 17;
    painter.ask();
    expect(painted).toBe(2);
    now += 17;
    painter.ask();
    expect(painted).toBe(3);
    nextFrame();
    expect(painted).toBe(3);
  });

  it("paints changes that come faster together in the next frame", () => {
    const painter = createPainter();
    let painted = 0;
    painter.begin(() => (painted += 1));
    now += 5;
    painter.ask();
    painter.ask();
    painter.ask();
    expect(painted).toBe(1);
    nextFrame();
    expect(painted).toBe(2);
    nextFrame();
    expect(painted).toBe(2);
  });

  it("is never inside of itself: a change made while it paints waits for the next frame", () => {
    const painter = createPainter();
    let painted = 0;
    painter.begin(() => {
      painted += 1;
      if (painted === 1) painter.ask();
    });
    expect(painted).toBe(1);
    nextFrame();
    expect(painted).toBe(2);
  });

  it("paints nothing once it has ended", () => {
    const painter = createPainter();
    let painted = 0;
    painter.begin(() => (painted += 1));
    painter.end();
    painter.ask();
    nextFrame();
    expect(painted).toBe(1);
  });
});
