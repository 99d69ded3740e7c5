import { describe, expect, test } from "vitest";
import { boxCamera, shownBox, siteCamera, wholeCamera } from "../../src/map/camera";
import { between, fit, latitudeAt, longitudeAt, onScreen, pixelsPerKm, projection, sameCamera, under, worldX, worldY } from "../../src/map/mercator";
import { meta } from "../tiny";

const size = { width: 1000, height: 600 };
const iraq = [38.8, 29.1, 48.6, 37.4] as const;

describe("the projection", () => {
  test("puts the camera's place in the middle of the map", () => {
    expect(onScreen(projection({ lat: 34, lon: 42, zoom: 6 }, size), 42, 34)).toEqual({ x: 500, y: 300 });
  });

  test("finds the place under a pixel", () => {
    const at = projection({ lat: 34, lon: 42, zoom: 6 }, size);
    const { x, y } = onScreen(at, 44.4, 33.3);
    const [lon, lat] = under(at, x, y);
    expect(lon).toBeCloseTo(44.4, 9);
    expect(lat).toBeCloseTo(33.3, 9);
  });

  test("goes to the world and back", () => {
    expect(longitudeAt(worldX(-71.5))).toBeCloseTo(-71.5, 9);
    expect(latitudeAt(worldY(-33.25))).toBeCloseTo(-33.25, 9);
  });

  test("keeps the poles on the map", () => {
    expect(worldY(90)).toBeGreaterThan(-0.001);
    expect(worldY(-90)).toBeLessThan(1.001);
  });

  test("knows a kilometre: at the equator and zoom 0 the world is 512 pixels", () => {
    expect(pixelsPerKm(0, 0) * 40_075.017).toBeCloseTo(512, 6);
    expect(pixelsPerKm(0, 60)).toBeCloseTo(2 * pixelsPerKm(0, 0), 9);
  });
});

describe("a fitted box", () => {
  const padding = { left: 244, top: 44, right: 104, bottom: 48 };

  test("stands inside the padding and touches it on one axis", () => {
    const at = projection(fit(iraq, size, padding, 9), size);
    const northWest = onScreen(at, iraq[0], iraq[3]);
    const southEast = onScreen(at, iraq[2], iraq[1]);
    expect(northWest.x).toBeGreaterThanOrEqual(244 - 1e-6);
    expect(southEast.x).toBeLessThanOrEqual(1000 - 104 + 1e-6);
    expect(northWest.y).toBeCloseTo(44, 6);
    expect(southEast.y).toBeCloseTo(600 - 48, 6);
  });

  test("of a single place is shown at the closest zoom", () => {
    expect(fit([42, 34, 42, 34], size, padding, 9).zoom).toBe(9);
  });

  test("still shows on a map smaller than its padding", () => {
    expect(Number.isFinite(fit(iraq, { width: 200, height: 60 }, padding, 9).zoom)).toBe(true);
  });
});

describe("the way between two cameras", () => {
  const here = { lat: 34, lon: 42, zoom: 6 };
  const there = { lat: 36, lon: 44, zoom: 9 };

  test("begins at one and ends at the other", () => {
    expect(sameCamera(between(here, there, 0), here)).toBe(true);
    expect(sameCamera(between(here, there, 1), there)).toBe(true);
  });

  test("keeps what both show in one place of the screen: no swerve", () => {
    const half = between(here, there, 0.5);
    expect(half.zoom).toBeCloseTo(7.5, 9);
    expect(half.lat).toBeGreaterThan(34);
    expect(half.lat).toBeLessThan(36);
  });
});

describe("camera buttons", () => {
  const boxes = { all: [38.6, 32.5, 45.8, 37.2], Iraq: iraq } as const;
  const named = { ...meta, boxes };

  test("say which box the camera shows", () => {
    expect(shownBox(named, null, size)).toBe("all");
    expect(shownBox(named, boxCamera(iraq, size), size)).toBe("Iraq");
    expect(shownBox(named, { lat: 34, lon: 42, zoom: 7 }, size)).toBeNull();
  });

  test("all: sites stay clear of the key", () => {
    const at = projection(wholeCamera(named, size), size);
    expect(onScreen(at, 38.6, 33.5).x).toBeGreaterThanOrEqual(224);
  });

  test("all: a case without a box shows its sites, without sites the world", () => {
    const at = projection(wholeCamera({ ...meta, boxes: {} }, size), size);
    expect(onScreen(at, 42, 34).x).toBeGreaterThan(0);
    expect(wholeCamera({ ...meta, boxes: {}, sites: [] }, size).zoom).toBeLessThan(3);
  });

  test("a site stands in the middle", () => {
    expect(siteCamera({ lon: 42.4, lat: 33.8 })).toMatchObject({ lon: 42.4, lat: 33.8 });
  });
});
