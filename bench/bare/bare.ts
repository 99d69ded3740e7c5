/** The least a browser can do: rows sorted by time, an arrow key draws the next slice. Nothing else. */
import { Deck, MapView } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import type { Buffer } from "@luma.gl/core";

interface Meta {
  readonly rows: number;
  readonly window: number;
  /** First row of each day, one more than there are days. */
  readonly starts: readonly number[];
}

declare global {
  interface Window {
    benchState: number;
    benchReady: boolean;
  }
}

const meta = (await (await fetch("meta.json")).json()) as Meta;
const positions = new Float32Array(await (await fetch("positions.f4")).arrayBuffer());
const fromStart = new URLSearchParams(location.search).get("mode") === "from-start";
window.benchState = meta.window - 1;

/** One buffer for the whole case; a step draws another part of it and uploads nothing. */
function layer(buffer: Buffer): ScatterplotLayer {
  const last = window.benchState;
  const first = fromStart ? 0 : (meta.starts[last - meta.window + 1] ?? 0);
  const end = meta.starts[last + 1] ?? meta.rows;
  return new ScatterplotLayer({
    id: "incidents",
    data: { length: end - first, attributes: { getPosition: { buffer, size: 2, offset: first * 8 } } },
    getFillColor: [240, 161, 34],
    getRadius: 4,
    radiusUnits: "pixels",
  });
}

const deck = new Deck({
  parent: document.getElementById("map") as HTMLDivElement,
  views: new MapView(),
  initialViewState: { latitude: 33.5, longitude: 42, zoom: 5.3 },
  controller: true,
  onDeviceInitialized: (device) => begin(device.createBuffer({ data: positions })),
});

function begin(buffer: Buffer): void {
  deck.setProps({ layers: [layer(buffer)], onAfterRender: () => (window.benchReady = true) });
  addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight") return;
    window.benchState = Math.min(window.benchState + 1, meta.starts.length - 2);
    deck.setProps({ layers: [layer(buffer)] });
  });
}
