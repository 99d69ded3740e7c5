/**
 * deck.gl's polygons and lines for a map that lies flat: their data, accessors and tessellation, with
 * smaller programs. A browser without a graphics card translates every program into machine code
 * before it draws the first picture; deck.gl's own, which can tilt, light and pick, take it most of
 * the time from the page to the map.
 */
import { Layer, WebMercatorViewport } from "@deck.gl/core";
import type { UpdateParameters, Viewport } from "@deck.gl/core";
import { SolidPolygonLayer } from "@deck.gl/layers";
import { Model } from "@luma.gl/engine";

/** One field a line: luma.gl reads the block to check it against the types. */
const uniforms = `layout(std140) uniform planeUniforms {
  vec2 anchor;
  vec2 shift;
  vec2 scale;
  vec2 size;
} plane;
`;

/**
 * Web Mercator, from WGS84 degrees to clip space, reckoned from an anchor in the middle of the view:
 * differences keep in 32 bits what whole coordinates would lose from zoom 12 on. With s the sine of a
 * latitude, the mercator ordinate is atanh(s), and
 * atanh(a) - atanh(b) = atanh((a - b) / (1 - a b)).
 */
const onPlane = `
vec2 onPlane(vec2 lonLat) {
  vec2 far = radians(lonLat - plane.anchor);
  float middle = 0.5 * radians(lonLat.y + plane.anchor.y);
  float apart = 2.0 * cos(middle) * sin(0.5 * far.y);
  float north = atanh(apart / (1.0 - sin(radians(lonLat.y)) * sin(radians(plane.anchor.y))));
  return plane.shift + plane.scale * vec2(far.x, north);
}
`;

export const plane = {
  name: "plane",
  vs: uniforms + onPlane,
  uniformTypes: { anchor: "vec2<f32>", shift: "vec2<f32>", scale: "vec2<f32>", size: "vec2<f32>" },
} as const;

const fs = `#version 300 es
precision highp float;
in vec4 colour;
out vec4 fragColor;
void main(void) {
  fragColor = colour;
}
`;

const polygonVs = `#version 300 es
in vec3 vertexPositions;
in vec4 fillColors;
out vec4 colour;
void main(void) {
  gl_Position = vec4(onPlane(vertexPositions.xy), 0.0, 1.0);
  colour = vec4(fillColors.rgb, fillColors.a * layer.opacity);
}
`;

const segmentUniforms = `layout(std140) uniform segmentUniforms {
  vec4 colour;
  float width;
} segment;
`;

const segment = { name: "segment", vs: segmentUniforms, uniformTypes: { colour: "vec4<f32>", width: "f32" } } as const;

/** Four vertices a segment: even ones at its start, of each end the first on the left. */
const segmentVs = `#version 300 es
in vec4 ends;
out vec4 colour;
void main(void) {
  vec2 from = onPlane(ends.xy);
  vec2 to = onPlane(ends.zw);
  vec2 along = normalize((to - from) * plane.size);
  float side = (gl_VertexID & 2) == 0 ? -1.0 : 1.0;
  vec2 aside = vec2(-along.y, along.x) * side * segment.width / plane.size;
  gl_Position = vec4(((gl_VertexID & 1) == 0 ? from : to) + aside, 0.0, 1.0);
  colour = vec4(segment.colour.rgb, segment.colour.a * layer.opacity);
}
`;

/** Where a viewport, neither tilted nor turned, shows the plane. */
export function planeOf(viewport: WebMercatorViewport) {
  const { width, height, zoom } = viewport;
  // As the shader will hold it: what rounding takes away, the shift gives back.
  const anchor = [Math.fround(viewport.longitude), Math.fround(viewport.latitude)];
  const [x, y] = viewport.project(anchor) as [number, number];
  const perRadian = (512 * 2 ** zoom) / (2 * Math.PI);
  return {
    anchor,
    shift: [(2 * x) / width - 1, 1 - (2 * y) / height],
    scale: [(2 * perRadian) / width, (2 * perRadian) / height],
    size: [width, height],
  };
}

/** Tells a program where the plane is. */
export function place(model: Model | undefined, viewport: Viewport): void {
  if (viewport instanceof WebMercatorViewport) model?.shaderInputs.setProps({ plane: planeOf(viewport) });
}

/** `SolidPolygonLayer` without height, light, picking and extensions. */
export class FlatPolygonLayer extends SolidPolygonLayer {
  static override layerName = "FlatPolygonLayer";

  override getShaders() {
    return Layer.prototype.getShaders.call(this, { vs: polygonVs, fs, modules: [plane] });
  }

  override draw(given: Parameters<SolidPolygonLayer["draw"]>[0]): void {
    place(this.state.topModel, this.context.viewport);
    super.draw(given);
  }
}

export interface SegmentProps {
  /** WGS84 degrees, four a segment: longitude and latitude of either end. */
  readonly data: Float32Array;
  /** Four bytes. */
  readonly getColor: readonly [number, number, number, number];
  /** CSS pixels. */
  readonly getWidth: number;
}

interface SegmentState {
  [key: string]: unknown;
  model?: Model;
}

/**
 * Straight lines of one colour and width, as one mesh. An instance a segment, as `LineLayer` draws
 * them, is a draw call a segment where there is no graphics card.
 */
export class SegmentLayer extends Layer<SegmentProps> {
  static override layerName = "SegmentLayer";
  static override defaultProps = {
    data: { type: "object", value: new Float32Array() }, getColor: { type: "array", value: [0, 0, 0, 255] }, getWidth: 1,
  };
  declare state: SegmentState;

  override getShaders() {
    return super.getShaders({ vs: segmentVs, fs, modules: [plane, segment] });
  }

  override initializeState(): void {
    this.getAttributeManager()?.remove(["instancePickingColors"]);
    this.getAttributeManager()?.add({
      indices: { size: 1, isIndexed: true, noAlloc: true, update: (attribute) => (attribute.value = cornersOf(this.props.data)) },
      ends: { size: 4, type: "float32", noAlloc: true, update: (attribute) => (attribute.value = fourfold(this.props.data)) },
    });
    this.setState({
      model: new Model(this.context.device, {
        ...this.getShaders(),
        id: this.props.id,
        bufferLayout: this.getAttributeManager()?.getBufferLayouts() ?? [],
        topology: "triangle-list",
        isInstanced: false,
        isIndexed: true,
      }),
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    if (params.props.data !== params.oldProps.data) this.getAttributeManager()?.invalidateAll();
  }

  override getNumInstances(): number {
    return this.props.data.length;
  }

  override draw(): void {
    const { model } = this.state;
    const { data, getColor, getWidth } = this.props;
    if (!model || data.length === 0) return;
    place(model, this.context.viewport);
    model.shaderInputs.setProps({ segment: { colour: getColor.map((part) => part / 255), width: getWidth } });
    model.setVertexCount((data.length / 4) * cornerOrder.length);
    model.draw(this.context.renderPass);
  }
}

const cornerOrder = [0, 1, 2, 2, 1, 3];

/** Two triangles a segment. */
export function cornersOf(ends: Float32Array): Uint32Array {
  return Uint32Array.from({ length: (ends.length / 4) * 6 }, (_, i) => 4 * Math.floor(i / 6) + (cornerOrder[i % 6] as number));
}

/** The ends of each segment once for each of its corners. */
export function fourfold(ends: Float32Array): Float32Array {
  const repeated = new Float32Array(ends.length * 4);
  for (let i = 0; i < ends.length; i += 4) {
    const each = ends.subarray(i, i + 4);
    for (let corner = 0; corner < 4; corner += 1) repeated.set(each, 4 * i + 4 * corner);
  }
  return repeated;
}
