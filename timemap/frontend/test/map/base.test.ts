import { describe, expect, test } from "vitest";
import { layersFrom } from "../../src/map/base";

describe("layers from Python", () => {
  test("become deck.gl layers, in their order", () => {
    const layers = layersFrom([
      { "@@type": "GeoJsonLayer", id: "land", data: { type: "FeatureCollection", features: [] }, getFillColor: [1, 2, 3, 255] },
      { "@@type": "PathLayer", id: "borders", data: [] },
    ]);
    expect(layers.map(({ id }) => id)).toEqual(["land", "borders"]);
    expect(layers[0]?.props).toMatchObject({ getFillColor: [1, 2, 3, 255] });
  });

  test("keep their data as it came: a name that looks like an expression stays a name", () => {
    const data = { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "@@=alert(1)", type: "@@#GL.ONE" }, geometry: null }] };
    const [layer] = layersFrom([{ "@@type": "GeoJsonLayer", id: "land", data }]);
    expect(layer?.props.data).toBe(data);
  });

  test("with an extension are refused by name", () => {
    const dashed = { "@@type": "PathLayer", id: "trace", data: [], extensions: [{ "@@type": "PathStyleExtension", dash: true }] };
    expect(() => layersFrom([dashed])).toThrow(/"trace" asks for extensions/);
  });

  test("of a class that is not allowed are refused by name", () => {
    expect(() => layersFrom([{ "@@type": "H3HexagonLayer", id: "hex", data: [] }])).toThrow(/"hex" is a H3HexagonLayer; allowed: ArcLayer/);
    expect(() => layersFrom([{ "@@type": "constructor", id: "x", data: [] }])).toThrow(/allowed/);
  });
});
