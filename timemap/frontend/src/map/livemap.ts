/** The living map: what of a frame changed is painted at once; what eases is painted until it stands. */
import { createBase } from "./base";
import type { Base } from "./base";
import { boxCamera, createCameraMan, shownBox, siteCamera, wholeCamera } from "./camera";
import type { CameraMan } from "./camera";
import { renderControls } from "./controls";
import { measureText, namesReady } from "./fonts";
import { createHits } from "./hits";
import type { Hits } from "./hits";
import { keyContent, keyKey } from "./keycontent";
import { keyBox, paintKey } from "./key";
import { createLayer } from "./layer";
import type { CanvasLayer } from "./layer";
import { paintMarks } from "./marks";
import type { Mark } from "./marks";
import { projection, sameCamera } from "./mercator";
import type { Size } from "./mercator";
import { createNameLayer, placeNames } from "./namelayer";
import type { NameLayer } from "./namelayer";
import { showNotice } from "./notice";
import { createOpening } from "./opening";
import type { Opening } from "./opening";
import { openRadius, paintOpenRing } from "./ring";
import { markName } from "./said";
import { createSymbolLayer } from "./symbollayer";
import type { SymbolLayer } from "./symbollayer";
import { palette } from "../theme";
import type { Camera, Dispatch, Frame, Site } from "../types";

export const disclaimer = "Boundaries and names shown do not imply endorsement. Dashed: disputed or ceasefire line.";

const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");
const still = (): boolean => reduced.matches;

export class LiveMap {
  private readonly stage: HTMLDivElement;
  private readonly baseCanvas: HTMLCanvasElement;
  private readonly controls: HTMLDivElement;
  private readonly symbols: SymbolLayer = createSymbolLayer(still);
  private readonly opening: Opening = createOpening(still);
  private readonly symbolCanvas: CanvasLayer;
  private readonly keyCanvas: CanvasLayer;
  private readonly names: NameLayer;
  private readonly hits: Hits;
  private readonly watcher: ResizeObserver;
  private base: Base | null = null;
  private man: CameraMan | null = null;
  private frame: Frame | null = null;
  private room: Size = { width: 0, height: 0 };
  private settled: Camera = { lat: 0, lon: 0, zoom: 3 };
  private wanted: Camera | null = null;
  private namesFor = "";
  private keyFor = "";
  private controlsFor = "";
  private fonts = false;
  private beat = 0;

  constructor(private readonly host: HTMLElement, private readonly dispatch: Dispatch, private readonly onFirstPaint: () => void) {
    this.stage = element("bm-map-stage");
    this.baseCanvas = document.createElement("canvas");
    this.baseCanvas.className = "bm-map-canvas";
    this.stage.append(this.baseCanvas);
    this.symbolCanvas = createLayer(this.stage, "bm-map-symbols");
    this.names = createNameLayer(this.stage);
    // deck.gl listens on this element: pointers reach the symbols' buttons first, and then the map.
    const events = element("bm-map-hits deck-events-root");
    this.stage.append(events);
    this.keyCanvas = createLayer(this.stage, "bm-map-key");
    this.controls = element("bm-map-controls");
    const note = document.createElement("p");
    note.className = "bm-map-note";
    note.textContent = disclaimer;
    host.replaceChildren(this.stage, note, this.controls);
    this.hits = createHits(events, {
      select: (site) => dispatch({ type: "select", select: site }),
      hover: (site) => dispatch({ type: "hover", site }),
      focus: () => this.paint(),
      nameOf: (mark) => (this.frame ? markName(mark, this.frame) : ""),
    });
    events.addEventListener("click", (event) => this.clicked(event));
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(host);
    namesReady().then(() => this.fontsCame(), () => this.fontsCame());
  }

  camera(): Camera {
    return this.man?.now() ?? this.settled;
  }

  size(): Size {
    return this.room;
  }

  destroy(): void {
    cancelAnimationFrame(this.beat);
    this.watcher.disconnect();
    this.man?.stop();
    this.base?.destroy();
    this.frame = null;
    renderControls(this.controls, null);
    this.host.replaceChildren();
  }

  update(frame: Frame): void {
    const before = this.frame;
    this.frame = frame;
    if (!this.base && !this.begin(frame)) return;
    this.showLayers(frame);
    const { camera } = frame.state.view;
    if (before && camera !== this.wanted) this.follow(frame);
    this.wanted = camera;
    this.paint();
  }

  /** The first frame that finds room: the camera jumps to its place. */
  private begin(frame: Frame): boolean {
    this.takeSize();
    if (this.room.width === 0 || this.room.height === 0) return false;
    this.settled = this.target(frame);
    this.man = createCameraMan(this.settled, {
      moved: (camera) => {
        this.base?.move(camera);
        this.ask();
      },
      rested: (camera, byHand) => this.rested(camera, byHand),
      still,
    });
    const man = this.man;
    this.base = createBase(this.stage, this.baseCanvas, this.settled, still(), {
      moved: man.pulled,
      held: man.held,
      painted: this.onFirstPaint,
      failed: (reason) => this.failed(reason),
    });
    return true;
  }

  private showLayers(frame: Frame): void {
    try {
      this.base?.show(frame.meta.layers[frame.theme]);
    } catch (reason) {
      this.failed(reason instanceof Error ? reason : new Error(String(reason)));
    }
  }

  private failed(reason: Error): void {
    showNotice(this.host, `The map cannot be drawn: ${reason.message}`, this.dispatch);
    this.onFirstPaint();
  }

  // ---- camera ----------------------------------------------------------------------------

  private target(frame: Frame): Camera {
    return frame.state.view.camera ?? wholeCamera(frame.meta, this.room);
  }

  private follow(frame: Frame): void {
    const target = this.target(frame);
    if (this.man && !sameCamera(this.man.now(), target)) this.man.goTo(target);
  }

  private rested(camera: Camera, byHand: boolean): void {
    this.settled = camera;
    if (byHand) this.dispatch({ type: "camera", camera });
    this.paint();
  }

  private zoomBy(steps: number): void {
    const from = this.frame?.state.view.camera ?? this.camera();
    this.dispatch({ type: "camera", camera: { ...from, zoom: Math.max(3, Math.min(15, from.zoom + steps)) } });
  }

  private resized(): void {
    if (!this.frame || !this.takeSize()) return;
    if (!this.base) return this.update(this.frame);
    if (this.frame.state.view.camera === null) this.man?.jumpTo(this.target(this.frame));
    this.paint();
  }

  /** True when the host has another size than before. */
  private takeSize(): boolean {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width === this.room.width && height === this.room.height) return false;
    this.room = { width, height };
    for (const layer of [this.symbolCanvas, this.keyCanvas, this.names]) layer.resize(this.room);
    this.namesFor = this.keyFor = "";
    return true;
  }

  // ---- painting --------------------------------------------------------------------------

  /** Paints in the next animation frame, with the base map. */
  private ask(): void {
    this.beat ||= requestAnimationFrame(() => {
      this.beat = 0;
      this.paint();
    });
  }

  private fontsCame(): void {
    this.fonts = true;
    this.namesFor = this.keyFor = "";
    this.paint();
  }

  private paint(): void {
    const { frame, base } = this;
    if (!frame || !base) return;
    const now = performance.now();
    const camera = this.camera();
    const at = projection(camera, this.room);
    this.symbols.update(frame, this.settled.zoom, now);
    this.opening.update(frame, now);
    const marks = this.symbols.marks(at, now);
    this.paintSymbols(frame, marks, now);
    this.paintKey(frame, camera);
    this.paintNames(frame, marks);
    this.hits.place(marks, this.opening.site());
    this.paintControls(frame);
    if (this.symbols.busy(now) || this.opening.busy(now)) this.ask();
  }

  private paintSymbols(frame: Frame, marks: readonly Mark[], now: number): void {
    const ink = palette(frame.theme);
    const { zoom } = this.camera();
    const ring = this.opening.ring();
    const at = this.opening.at(projection(this.camera(), this.room));
    const attention = { hovered: frame.state.hovered, focused: this.hits.focused(), opened: this.opening.site(), under: at && { ...at, radius: openRadius } };
    this.symbolCanvas.paint((ctx) => {
      paintMarks(ctx, ink, marks, zoom, attention);
      if (ring && at) paintOpenRing(ctx, ink, ring, at, this.opening.share(now));
    });
  }

  private paintNames(frame: Frame, marks: readonly Mark[]): void {
    if (!this.fonts) return;
    const { meta, theme, filterEpoch } = frame;
    const { lat, lon, zoom } = this.settled;
    const key = `${filterEpoch} ${lat} ${lon} ${zoom}`;
    if (key !== this.namesFor && !this.man?.moving()) {
      this.namesFor = key;
      const taken = [keyBox(keyContent(frame, []), this.room), ...this.furniture()];
      this.names.show(placeNames({ labels: meta.labels, stands: this.symbols.stands(), camera: this.settled, size: this.room, taken, measure: measureText }));
    }
    const at = projection(this.camera(), this.room);
    const open = this.opening.at(at);
    this.names.paint(palette(theme), at, this.camera().zoom, marks, open && { ...open, radius: openRadius });
  }

  /** What stands over the map's edges, as boxes in the map. */
  private furniture() {
    const origin = this.host.getBoundingClientRect();
    const parts = this.host.querySelectorAll(".bm-map-views, .bm-map-zoom, .bm-map-note");
    return [...parts].map((part) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      return { left: left - origin.left - 4, top: top - origin.top - 4, right: right - origin.left + 4, bottom: bottom - origin.top + 4 };
    });
  }

  private paintKey(frame: Frame, camera: Camera): void {
    const content = keyContent(frame, []);
    const key = keyKey(content, frame.theme, camera);
    if (key === this.keyFor) return;
    this.keyFor = key;
    this.keyCanvas.paint((ctx) => paintKey(ctx, palette(frame.theme), content, camera, this.room));
  }

  private paintControls(frame: Frame): void {
    const { camera } = frame.state.view;
    const key = `${camera?.lat} ${camera?.lon} ${camera?.zoom} ${this.room.width} ${this.room.height}`;
    if (key === this.controlsFor) return;
    this.controlsFor = key;
    renderControls(this.controls, {
      frame,
      shown: shownBox(frame.meta, camera, this.room),
      toBox: (name) => {
        const box = frame.meta.boxes[name];
        this.dispatch({ type: "camera", camera: name === "all" || !box ? null : boxCamera(box, this.room) });
      },
      toSite: (site: Site) => this.dispatch({ type: "camera", camera: siteCamera(site) }),
      site: (sites) => (camera ? (sites.find((site) => sameCamera(siteCamera(site), camera))?.id ?? null) : null),
      zoomBy: (steps) => this.zoomBy(steps),
    });
  }

  // ---- pointer ---------------------------------------------------------------------------

  private clicked(event: MouseEvent): void {
    const origin = this.host.getBoundingClientRect();
    const row = this.opening.rowAt(projection(this.camera(), this.room), event.clientX - origin.left, event.clientY - origin.top);
    const id = row === null ? undefined : this.frame?.rows.texts?.id[row];
    if (id) this.dispatch({ type: "select", select: id });
  }
}

function element(className: string): HTMLDivElement {
  const made = document.createElement("div");
  made.className = className;
  return made;
}
