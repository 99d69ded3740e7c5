import { WebMercatorViewport } from "@deck.gl/core";
import { describe, expect, it } from "vitest";
import { cornersOf, fourfold, planeOf } from "../../src/map/flatlayers";

/** What the shader reckons, in 32 bits where it has no more. */
function clip(viewport: WebMercatorViewport, lon: number, lat: number): readonly [number, number] {
  const { anchor, shift, scale } = planeOf(viewport);
  const radians = (degrees: number): number => Math.fround((degrees * Math.PI) / 180);
  const far = [radians(Math.fround(lon) - (anchor[0] as number)), radians(Math.fround(lat) - (anchor[1] as number))] as const;
  const middle = 0.5 * radians(Math.fround(lat) + (anchor[1] as number));
  const apart = 2 * Math.cos(middle) * Math.sin(0.5 * far[1]);
  const north = Math.atanh(apart / (1 - Math.sin(radians(lat)) * Math.sin(radians(anchor[1] as number))));
  return [(shift[0] as number) + (scale[0] as number) * far[0], (shift[1] as number) + (scale[1] as number) * north];
}

describe("the plane", () => {
  it.each([3, 5.3, 9.7, 12, 15])("stands where deck.gl's own viewport has it, to a tenth of a pixel, at zoom %s", (zoom) => {
    const viewport = new WebMercatorViewport({ width: 858, height: 473, longitude: 42.43719, latitude: 33.79461, zoom });
    for (const [across, down] of [[0, 0], [858, 473], [100, 400], [429, 236.5]] as const) {
      const [lon, lat] = viewport.unproject([across, down]) as [number, number];
      const [x, y] = clip(viewport, lon, lat);
      expect(Math.abs(((x + 1) * 858) / 2 - across)).toBeLessThan(0.1);
      expect(Math.abs(((1 - y) * 473) / 2 - down)).toBeLessThan(0.1);
    }
  });
});

describe("segments as a mesh", () => {
  const ends = Float32Array.of(40, 30, 41, 31, 42, 32, 43, 33);

  it("have four vertices each, with both ends on every one", () => {
    const vertices = fourfold(ends);
    expect(vertices).toHaveLength(2 * 4 * 4);
    expect([...vertices.subarray(0, 8)]).toEqual([40, 30, 41, 31, 40, 30, 41, 31]);
    expect([...vertices.subarray(28)]).toEqual([42, 32, 43, 33]);
  });

  it("have two triangles each, that share a side and no vertex with the next segment", () => {
    expect([...cornersOf(ends)]).toEqual([0, 1, 2, 2, 1, 3, 4, 5, 6, 6, 5, 7]);
  });
});
