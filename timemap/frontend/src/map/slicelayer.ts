/**
 * Points sorted by time, of which a draw shows a run: `gl.drawArrays(POINTS, first, count)`.
 *
 * deck.gl's own point layers draw a run by another offset into their buffers; from 9.4 on that makes
 * a new pipeline each time, and asking a program for its state waits for all that the GPU has to do.
 * Here nothing changes from one time to the next but the two numbers.
 */
import { Layer } from "@deck.gl/core";
import type { LayerProps, UpdateParameters } from "@deck.gl/core";
import { Model } from "@luma.gl/engine";
import { place, plane } from "./flatlayers";
import type { Slice } from "./pointset";

export interface SliceProps {
  /** WGS84 degrees, two a point. */
  readonly lonLat: Float32Array;
  /** Four bytes a point. */
  readonly rgba: Uint8Array;
  /** Asked at every draw: another slice is a redraw, not a new layer. */
  readonly slice: () => Slice;
  /** Of the filled shape, in CSS pixels; the halo lies outside of it. */
  readonly radius: number;
  /** Four bytes. */
  readonly halo: readonly [number, number, number, number];
  /** True for a diamond, false for a disc. */
  readonly diamond: boolean;
}

interface SliceState {
  [key: string]: unknown;
  model?: Model;
}

const haloWidth = 1;

/** One field a line: luma.gl reads the block to check it against the types. */
const uniforms = `layout(std140) uniform sliceUniforms {
  vec4 halo;
  float radius;
  float scale;
  float diamond;
} slice;
`;

const slice = {
  name: "slice",
  vs: uniforms,
  fs: uniforms,
  uniformTypes: { halo: "vec4<f32>", radius: "f32", scale: "f32", diamond: "f32" },
} as const;

const vs = `#version 300 es
#define SHADER_NAME slice-vertex
in vec2 positions;
in vec4 colors;
out vec4 fill;
void main(void) {
  gl_Position = vec4(onPlane(positions), 0.0, 1.0);
  gl_PointSize = 2.0 * (slice.radius + ${haloWidth.toFixed(1)} + 1.0) * slice.scale;
  fill = vec4(colors.rgb, colors.a * layer.opacity);
}
`;

const fs = `#version 300 es
#define SHADER_NAME slice-fragment
precision highp float;
in vec4 fill;
out vec4 fragColor;
void main(void) {
  vec2 at = (gl_PointCoord - 0.5) * 2.0 * (slice.radius + ${haloWidth.toFixed(1)} + 1.0);
  float far = mix(length(at), abs(at.x) + abs(at.y), slice.diamond) - slice.radius;
  float soft = 0.5 / slice.scale;
  float whole = 1.0 - smoothstep(${haloWidth.toFixed(1)} - soft, ${haloWidth.toFixed(1)} + soft, far);
  if (whole <= 0.0) discard;
  fragColor = mix(fill, slice.halo, smoothstep(-soft, soft, far));
  fragColor.a *= whole;
}
`;

export class SliceLayer extends Layer<Required<SliceProps>> {
  static override layerName = "SliceLayer";
  declare state: SliceState;

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [plane, slice] });
  }

  override initializeState(): void {
    this.getAttributeManager()?.remove(["instancePickingColors"]);
    this.getAttributeManager()?.add({
      positions: { size: 2, type: "float32", noAlloc: true, update: (attribute) => (attribute.value = this.props.lonLat) },
      colors: { size: 4, type: "unorm8", noAlloc: true, update: (attribute) => (attribute.value = this.props.rgba) },
    });
    this.setState({
      model: new Model(this.context.device, {
        ...this.getShaders(),
        id: this.props.id,
        bufferLayout: this.getAttributeManager()?.getBufferLayouts() ?? [],
        topology: "point-list",
        isInstanced: false,
      }),
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { props, oldProps } = params;
    if (props.lonLat !== oldProps.lonLat || props.rgba !== oldProps.rgba) this.getAttributeManager()?.invalidateAll();
    this.setNeedsRedraw();
  }

  override getNumInstances(): number {
    return this.props.rgba.length / 4;
  }

  override draw(): void {
    const { model } = this.state;
    const { slice: sliceNow, halo, radius, diamond } = this.props;
    const [first, last] = sliceNow();
    if (!model || last <= first) return;
    const scale = this.context.device.canvasContext?.cssToDeviceRatio() ?? 1;
    place(model, this.context.viewport);
    model.shaderInputs.setProps({ slice: { halo: halo.map((part) => part / 255), radius, scale, diamond: Number(diamond) } });
    model.setVertexCount(last - first);
    model.setDrawOffsets({ firstVertex: first, firstIndex: 0 });
    model.draw(this.context.renderPass);
  }
}

export type SliceLayerProps = SliceProps & Partial<LayerProps>;
