/** The living map: what of a frame changed is painted at once; what eases is painted until it stands. */
import { baseImage, createBase } from "./base";
import type { Base } from "./base";
import { boxCamera, createCameraMan, shownBox, siteCamera, wholeCamera } from "./camera";
import type { CameraMan } from "./camera";
import { renderControls } from "./controls";
import { measureText, namesReady } from "./fonts";
import { createHits } from "./hits";
import type { Hits } from "./hits";
import { keyContent, keyKey } from "./keycontent";
import { keyBox, paintKey } from "./key";
import type { KeyContent } from "./key";
import { createLayer } from "./layer";
import type { CanvasLayer } from "./layer";
import { paintMarks } from "./marks";
import type { Attention, Mark } from "./marks";
import { projection, sameCamera } from "./mercator";
import type { Projection, Size } from "./mercator";
import { createNameLayer, paintNames, placeNames } from "./namelayer";
import type { NameLayer, PlacedNames } from "./namelayer";
import { showNotice } from "./notice";
import { createOpening } from "./opening";
import type { Opening } from "./opening";
import { createPointLayer } from "./pointlayer";
import type { PointLayer } from "./pointlayer";
import { openRadius, paintOpenRing } from "./ring";
import { composePicture, defaultRatio } from "./picture";
import type { PictureOptions } from "./picture";
import { markName } from "./said";
import { grown } from "./shapes";
import type { Box, Circle } from "./shapes";
import { createSymbolLayer } from "./symbollayer";
import type { SymbolLayer } from "./symbollayer";
import { paintOutline } from "./symbols";
import type { Ink } from "./symbols";
import { palette } from "../theme";
import type { Camera, Dispatch, Frame, Site } from "../types";

export const disclaimer = "Boundaries and names shown do not imply endorsement. Dashed: disputed or ceasefire line.";

const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");
const still = (): boolean => reduced.matches;

/** All that one painted moment needs of the map. */
interface Moment {
  readonly now: number;
  readonly at: Projection;
  readonly zoom: number;
  readonly ink: Ink;
  readonly marks: readonly Mark[];
  /** What the open ring covers, or null. */
  readonly open: Circle | null;
}

export class LiveMap {
  private readonly stage: HTMLDivElement;
  private readonly baseCanvas: HTMLCanvasElement;
  private readonly pointCanvas: HTMLCanvasElement;
  private readonly controls: HTMLDivElement;
  private readonly symbols: SymbolLayer = createSymbolLayer(still);
  private readonly opening: Opening = createOpening(still);
  private readonly symbolCanvas: CanvasLayer;
  private readonly keyCanvas: CanvasLayer;
  private readonly names: NameLayer;
  private readonly hits: Hits;
  private readonly watcher: ResizeObserver;
  private base: Base | null = null;
  /** Made when the first incident without a site passes. */
  private points: PointLayer | null = null;
  private man: CameraMan | null = null;
  private frame: Frame | null = null;
  private room: Size = { width: 0, height: 0 };
  private settled: Camera = { lat: 0, lon: 0, zoom: 3 };
  private wanted: Camera | null = null;
  private namesFor = "";
  private keyFor = "";
  private controlsFor = "";
  private fonts = false;
  private placed: PlacedNames | null = null;
  private beat = 0;

  constructor(private readonly host: HTMLElement, private readonly dispatch: Dispatch, private readonly onFirstPaint: () => void) {
    this.stage = element("bm-map-stage");
    this.baseCanvas = this.stage.appendChild(bareCanvas());
    this.pointCanvas = this.stage.appendChild(bareCanvas());
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

  destroy(): void {
    cancelAnimationFrame(this.beat);
    this.watcher.disconnect();
    this.man?.stop();
    this.base?.destroy();
    this.points?.destroy();
    this.frame = null;
    renderControls(this.controls, null);
    this.host.replaceChildren();
  }

  update(frame: Frame): void {
    const before = this.frame;
    this.frame = frame;
    if (!this.base && !this.begin(frame)) return;
    this.showLayers(frame);
    this.showPoints(frame);
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
        this.points?.move(camera);
        this.ask();
      },
      rested: (camera, byHand) => this.rested(camera, byHand),
      still,
    });
    const man = this.man;
    this.base = createBase(this.stage, this.baseCanvas, this.settled, {
      moved: man.pulled,
      held: man.held,
      painted: this.onFirstPaint,
      failed: (reason) => this.failed(reason),
    }, { still: still() });
    return true;
  }

  private showLayers(frame: Frame): void {
    try {
      this.base?.show(frame.meta.layers[frame.theme]);
    } catch (reason) {
      this.failed(reason instanceof Error ? reason : new Error(String(reason)));
    }
  }

  private showPoints(frame: Frame): void {
    const { siteAttacks, siteStrikes } = frame.tally.record;
    if (!this.points && (siteAttacks[0] ?? 0) + (siteStrikes[0] ?? 0) > 0) {
      this.points = createPointLayer(this.pointCanvas, this.camera());
      this.settlePoints();
    }
    this.points?.update(frame);
  }

  private settlePoints(): void {
    this.points?.settle(projection(this.settled, this.room), this.room);
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
    this.settlePoints();
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
    this.settlePoints();
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
    const { frame } = this;
    if (!frame || !this.base) return;
    const now = performance.now();
    this.symbols.update(frame, this.settled.zoom, now);
    this.opening.update(frame, now);
    const moment = this.moment(frame, now);
    const attention = { hovered: frame.state.hovered, focused: this.hits.focused() };
    this.symbolCanvas.paint((ctx) => this.paintSymbols(ctx, moment, attention));
    this.placeNames(frame);
    if (this.fonts) this.names.paint(moment.ink, moment.at, moment.zoom, moment.marks, moment.open);
    this.paintKey(frame);
    this.hits.place(moment.marks, this.opening.site());
    this.paintControls(frame);
    if (this.symbols.busy(now) || this.opening.busy(now)) this.ask();
  }

  private moment(frame: Frame, now: number): Moment {
    const camera = this.camera();
    const at = projection(camera, this.room);
    const middle = this.opening.at(at);
    const open = middle && { ...middle, radius: openRadius };
    return { now, at, zoom: camera.zoom, ink: palette(frame.theme), marks: this.symbols.marks(at, now), open };
  }

  private paintSymbols(ctx: CanvasRenderingContext2D, moment: Moment, attention: Pick<Attention, "hovered" | "focused">): void {
    const { at, ink, marks, now, open, zoom } = moment;
    const ring = this.opening.ring();
    const lone = this.opening.lone(at);
    this.points?.paintGrid(ctx, at);
    paintMarks(ctx, ink, marks, zoom, { ...attention, opened: this.opening.site(), under: open });
    if (lone) paintOutline(ctx, ink, { ...lone, radius: 4 }, false, 4, 2);
    if (ring && open) paintOpenRing(ctx, ink, ring, open, this.opening.share(now));
  }

  /** Names wait until the camera rests: till then the old ones ride along. */
  private placeNames({ meta, filterEpoch }: Frame): void {
    const { lat, lon, zoom } = this.settled;
    const key = `${filterEpoch} ${lat} ${lon} ${zoom}`;
    if (!this.fonts || key === this.namesFor || this.man?.moving()) return;
    this.namesFor = key;
    this.placed = placeNames({
      labels: meta.labels, stands: this.symbols.stands(), camera: this.settled, size: this.room, taken: this.furniture(), measure: measureText,
    });
    this.names.show(this.placed);
  }

  /** The map as seen, without what only the pointer and the keyboard need, as a PNG. */
  async picture(frame: Frame, { ratio = defaultRatio }: PictureOptions): Promise<File> {
    this.update(frame);
    const camera = this.camera();
    const [ground] = await Promise.all([baseImage(frame.meta.layers[frame.theme], camera, this.room, ratio), document.fonts.ready]);
    const moment = this.moment(frame, Infinity);
    const paint = (ctx: CanvasRenderingContext2D): void => {
      ctx.drawImage(ground, 0, 0, this.room.width, this.room.height);
      this.points?.paintPoints(ctx, moment.at);
      this.paintSymbols(ctx, moment, { hovered: null, focused: null });
      if (this.placed) paintNames(ctx, moment.ink, this.placed, moment.at, moment.zoom, moment.marks, moment.open);
      paintKey(ctx, moment.ink, this.keyContent(frame), camera, this.room);
    };
    return composePicture(frame, { size: this.room, paint }, ratio);
  }

  /** What stands over the map's edges, as boxes in the map. */
  private furniture(): readonly Box[] {
    const origin = this.host.getBoundingClientRect();
    const parts = (this.host.closest(".bm-map") ?? this.host).querySelectorAll(".bm-map-views, .bm-map-zoom, .bm-map-note, .bm-tools");
    const boxes = [...parts].map((part) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      return grown({ left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }, 4);
    });
    return this.frame ? [keyBox(this.keyContent(this.frame), this.room), ...boxes] : boxes;
  }

  private keyContent(frame: Frame): KeyContent {
    return keyContent(frame, this.points?.steps() ?? []);
  }

  private paintKey(frame: Frame): void {
    const camera = this.camera();
    const content = this.keyContent(frame);
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
    const at = projection(this.camera(), this.room);
    const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
    const row = this.opening.rowAt(at, x, y) ?? this.points?.rowAt(at, x, y) ?? null;
    const id = row === null ? undefined : this.frame?.rows.texts?.id[row];
    if (id) this.dispatch({ type: "select", select: id });
  }
}

function bareCanvas(): HTMLCanvasElement {
  const made = document.createElement("canvas");
  made.className = "bm-map-canvas";
  made.setAttribute("aria-hidden", "true");
  return made;
}

function element(className: string): HTMLDivElement {
  const made = document.createElement("div");
  made.className = className;
  return made;
}
