import { describe, expect, test } from "vitest";
import { displace, gap } from "../../src/map/displace";
import type { Body } from "../../src/map/displace";

function body(key: string, x: number, y: number, radius: number): Body {
  return { key, x, y, radius };
}

/** The same numbers each time: a small multiplicative generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function crowd(seed: number, size: number, side: number): Body[] {
  const next = numbers(seed);
  return Array.from({ length: size }, (_, i) => body(`s${i}`, next() * side, next() * side, 10 + next() * 38));
}

function closest(bodies: readonly Body[]): number {
  const offsets = displace(bodies);
  let least = Infinity;
  bodies.forEach((a, i) =>
    bodies.slice(0, i).forEach((b, j) => {
      const ax = a.x + (offsets[i]?.x ?? NaN);
      const ay = a.y + (offsets[i]?.y ?? NaN);
      const bx = b.x + (offsets[j]?.x ?? NaN);
      const by = b.y + (offsets[j]?.y ?? NaN);
      least = Math.min(least, Math.hypot(ax - bx, ay - by) - a.radius - b.radius);
    }),
  );
  return least;
}

describe("close neighbours", () => {
  test("that do not touch stay at their places", () => {
    expect(displace([body("a", 0, 0, 10), body("b", 60, 0, 10)])).toEqual([{ x: 0, y: 0 }, { x: 0, y: 0 }]);
  });

  test("leave the larger one at its place", () => {
    const [small, large] = displace([body("small", 0, 0, 10), body("large", 5, 0, 24)]);
    expect(large).toEqual({ x: 0, y: 0 });
    expect(Math.hypot(small?.x ?? 0, small?.y ?? 0)).toBeGreaterThan(0);
  });

  test("of one size take turns by key, whatever their order in the table", () => {
    const a = body("a", 0, 0, 12);
    const b = body("b", 3, 0, 12);
    const [first, second] = displace([a, b]);
    expect(displace([b, a])).toEqual([second, first]);
    expect(first).toEqual({ x: 0, y: 0 });
  });

  test("either still cover their place or stand clear of it", () => {
    const bodies = crowd(7, 30, 220);
    displace(bodies).forEach((offset, i) => {
      const slide = Math.hypot(offset.x, offset.y);
      const radius = (bodies[i] as Body).radius;
      expect(slide <= 0.8 * radius || slide >= radius + 8 - 1e-6).toBe(true);
    });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("never overlap (crowd %i)", (seed) => {
    expect(closest(crowd(seed, 40, 60 + seed * 60))).toBeGreaterThanOrEqual(gap - 1e-3);
  });

  test("at one point come apart", () => {
    expect(closest(Array.from({ length: 12 }, (_, i) => body(`s${i}`, 0, 0, 15)))).toBeGreaterThanOrEqual(gap - 1e-3);
  });

  test("stand the same way each time", () => {
    expect(displace(crowd(3, 20, 200))).toEqual(displace(crowd(3, 20, 200)));
  });

  test("find room in a large table", () => {
    expect(closest(crowd(11, 300, 3000))).toBeGreaterThanOrEqual(gap - 1e-3);
  });
});
