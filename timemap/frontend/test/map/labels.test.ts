import { describe, expect, test } from "vitest";
import { place } from "../../src/map/labels";
import type { Ground, Position, Wish } from "../../src/map/labels";
import { boxAround, inside, overlap, touchesDisc, touchesRing } from "../../src/map/shapes";

const room = { left: 6, top: 6, right: 394, bottom: 294 };

function at(x: number, y: number, width = 60): Position {
  return { boxes: [boxAround(x, y, width, 14)], at: { x, y }, angle: 0, leader: null };
}

function town(name: string, positions: readonly Position[], hiddenBy: readonly number[] = []): Wish<string> {
  return { of: name, positions, margin: 4, site: 0, hiddenBy };
}

function siteName(name: string, site: number, positions: readonly Position[]): Wish<string> {
  return { of: name, positions, margin: 2, site, hiddenBy: [] };
}

function symbol(site: number, x: number, y: number, radius: number): Ground {
  return { site, discs: [{ x, y, radius }], rings: [], lines: [] };
}

function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

describe("names", () => {
  test("take their first free position", () => {
    const [first, second] = place([town("A", [at(100, 100)]), town("B", [at(110, 104), at(200, 200)])], [], [], room);
    expect([first?.position.at.x, second?.position.at.x]).toEqual([100, 200]);
  });

  test("are left out where none is free", () => {
    expect(place([town("A", [at(100, 100)]), town("B", [at(110, 104)])], [], [], room).map((p) => p.of)).toEqual(["A"]);
  });

  test("never leave the map nor cover the key", () => {
    const key = { left: 0, top: 200, right: 200, bottom: 300 };
    const wishes = [town("over the edge", [at(10, 50)]), town("over the key", [at(180, 210)]), town("free", [at(300, 100)])];
    expect(place(wishes, [], [key], room).map((p) => p.of)).toEqual(["free"]);
  });

  test("of sites touch no symbol, not even their own", () => {
    const placed = place([siteName("Al-Asad", 1, [at(110, 100), at(152, 100)])], [symbol(1, 100, 100, 20)], [], room);
    expect(placed[0]?.position.at.x).toBe(152);
  });

  test("of towns under a symbol show while that site has none", () => {
    const [kirkuk] = place([town("Kirkuk", [at(100, 100)])], [symbol(7, 100, 100, 12)], [], room);
    expect(kirkuk?.hiddenBy).toEqual([7]);
  });

  test("of towns prefer a position that no site can hide", () => {
    const [mosul] = place([town("Mosul", [at(100, 100), at(250, 100)])], [symbol(7, 100, 100, 12)], [], room);
    expect([mosul?.position.at.x, mosul?.hiddenBy]).toEqual([250, []]);
  });

  test("of towns are hidden by a site of the same name", () => {
    const [erbil] = place([town("Erbil", [at(100, 100)], [3])], [], [], room);
    expect(erbil?.hiddenBy).toEqual([3]);
  });

  test("may stand wholly inside a wide ring of doubt, never on its line", () => {
    const ground = { site: 1, discs: [], rings: [{ x: 200, y: 150, radius: 100 }], lines: [] };
    const [placed] = place([siteName("Wasit", 1, [at(300, 150), at(200, 150)])], [ground], [], room);
    expect(placed?.position.at.x).toBe(200);
  });

  test.each([1, 2, 3, 4, 5, 6])("never overlap, leave the map or touch what they must not (crowd %i)", (seed) => {
    const next = numbers(seed);
    const spot = () => at(next() * 400, next() * 300, 30 + next() * 60);
    const grounds = Array.from({ length: 12 }, (_, i): Ground => ({ site: i + 1, discs: [{ x: next() * 400, y: next() * 300, radius: 8 + next() * 20 }], rings: [{ x: next() * 400, y: next() * 300, radius: 20 + next() * 60 }], lines: [] }));
    const key = { left: 0, top: 220, right: 150, bottom: 300 };
    const wishes = Array.from({ length: 60 }, (_, i) =>
      i < 12 ? siteName(`s${i}`, i + 1, [spot(), spot(), spot(), spot()]) : town(`t${i}`, [spot(), spot()]),
    );
    const placed = place(wishes, grounds, [key], room);
    const boxes = placed.flatMap((p) => p.position.boxes.map((box) => ({ box, of: p })));
    boxes.forEach((a, i) => {
      expect(inside(a.box, room)).toBe(true);
      expect(overlap(a.box, key)).toBe(false);
      for (const b of boxes.slice(0, i)) {
        const together = a.of.site > 0 || b.of.site > 0 ? !a.of.hiddenBy.includes(b.of.site) && !b.of.hiddenBy.includes(a.of.site) : true;
        if (together) expect(overlap(a.box, b.box)).toBe(false);
      }
      for (const ground of grounds.filter((g) => !a.of.hiddenBy.includes(g.site))) {
        expect(ground.discs.some((disc) => touchesDisc(a.box, disc))).toBe(false);
        expect(ground.rings.some((ring) => touchesRing(a.box, ring, 0))).toBe(false);
      }
    });
  });
});
