/** The living map: what of a frame changed is painted at once; what eases is painted until it stands. */
import { currentMarking } from "../ambient";
import { baseImage, createBase } from "./base";
import type { Base } from "./base";
import { boxCamera, createCameraMan, shownBox, siteCamera, wholeCamera } from "./camera";
import type { CameraMan } from "./camera";
import { renderControls } from "./controls";
import { measureText, namesReady } from "./fonts";
import { createHits, slack } from "./hits";
import type { Hits } from "./hits";
import { paintDashes } from "./dashes";
import type { MapHooks } from "./map";
import { keyContent, keyKey } from "./keycontent";
import { keyBox, paintKey } from "./key";
import type { KeyContent } from "./key";
import { carry } from "./layer";
import { paintMarks } from "./marks";
import type { Attention, Mark } from "./marks";
import { projection, sameCamera } from "./mercator";
import type { Point, Projection, Size } from "./mercator";
import { paintNames, placeNames } from "./namelayer";
import type { PlacedNames } from "./namelayer";
import { showNotice } from "./notice";
import { createOpening } from "./opening";
import type { Opening } from "./opening";
import { createPointLayer } from "./pointlayer";
import type { PointLayer } from "./pointlayer";
import { openRadius, paintOpenRing } from "./ring";
import { composePicture, defaultRatio } from "./picture";
import type { PictureOptions } from "./picture";
import { markName } from "./said";
import type { Circle } from "./shapes";
import { raiseStage } from "./stage";
import type { Stage } from "./stage";
import { createSymbolLayer } from "./symbollayer";
import type { SymbolLayer } from "./symbollayer";
import { paintOutline } from "./symbols";
import type { Ink } from "./symbols";
import { palette } from "../theme";
import type { Camera, Dispatch, Frame, Site } from "../types";

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
  private readonly stage: Stage;
  private readonly symbols: SymbolLayer = createSymbolLayer(still);
  private readonly opening: Opening = createOpening(still);
  private readonly hits: Hits;
  private readonly watcher: ResizeObserver;
  private base: Base | null = null;
  /** Made when the first incident without a site passes. */
  private points: PointLayer | null = null;
  private man: CameraMan | null = null;
  private frame: Frame | null = null;
  private room: Size = { width: 0, height: 0 };
  /** Where the camera last stood still. */
  private settled: Camera = { lat: 0, lon: 0, zoom: 3 };
  private wanted: Camera | null = null;
  /** What the base map's canvas holds. */
  private drawn: Projection | null = null;
  private readonly type = namesReady();
  private fonts = false;
  private placed: PlacedNames | null = null;
  private namesFor = "";
  private keyFor = "";
  private dashesFor = "";
  private controlsFor = "";
  private beat = 0;
  private pressed: Point = { x: 0, y: 0 };

  /** `slow`: the browser draws without a graphics card, so the base map is redrawn only where it must be. */
  constructor(
    private readonly host: HTMLElement, private readonly dispatch: Dispatch, private readonly hooks: MapHooks,
    private readonly slow: boolean,
  ) {
    this.stage = raiseStage(host);
    const { events } = this.stage;
    this.hits = createHits(events, {
      select: (site) => dispatch({ type: "select", select: site }),
      hover: (site) => dispatch({ type: "hover", site }),
      focus: () => this.paint(),
      nameOf: (mark) => (this.frame ? markName(mark, this.frame) : ""),
    });
    events.addEventListener("pointerdown", (event) => {
      this.pressed = this.stage.pixelOf(event);
    });
    events.addEventListener("click", (event) => this.clicked(event));
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(host);
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
    renderControls(this.stage.controls, null);
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
      moved: (camera, passing) => this.moved(camera, passing),
      rested: (camera, byHand) => this.rested(camera, byHand),
      still,
    });
    const man = this.man;
    this.base = createBase(this.stage.root, this.stage.base, this.settled, {
      moved: man.pulled,
      held: man.held,
      painted: () => {
        this.hooks.onFirstPaint();
        // Placing names takes longer than drawing all else: the first map does not wait for it.
        this.type.then(() => this.fontsCame(), () => this.fontsCame());
      },
      failed: (reason) => this.failed(reason),
    }, { still: still() || this.slow });
    this.drawn = projection(this.settled, this.room);
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
      this.points = createPointLayer(this.stage.points, this.camera());
      this.settlePoints();
    }
    this.points?.update(frame);
  }

  private settlePoints(): void {
    this.points?.settle(projection(this.settled, this.room), this.room);
  }

  private failed(reason: Error): void {
    showNotice(this.host, `The map cannot be drawn: ${reason.message}`, this.dispatch);
    this.hooks.onFirstPaint();
  }

  // ---- camera ----------------------------------------------------------------------------

  private target(frame: Frame): Camera {
    return frame.state.view.camera ?? wholeCamera(frame.meta, this.room);
  }

  private follow(frame: Frame): void {
    const target = this.target(frame);
    if (this.man && !sameCamera(this.man.now(), target)) this.man.goTo(target);
  }

  /** Without a graphics card a passing camera carries the last drawing along; where it rests it is drawn. */
  private moved(camera: Camera, passing: boolean): void {
    const at = projection(camera, this.room);
    const canvases = [this.stage.base, this.stage.points];
    this.hooks.onCamera(camera);
    this.ask();
    if (this.slow && passing && this.drawn) {
      for (const canvas of canvases) carry(canvas, this.drawn, at);
      return;
    }
    this.base?.move(camera);
    this.points?.move(camera);
    if (!this.slow) return;
    this.drawn = at;
    for (const canvas of canvases) canvas.style.transform = "";
  }

  private rested(camera: Camera, byHand: boolean): void {
    this.settled = camera;
    this.hooks.onCamera(camera);
    if (byHand) this.moved(camera, false);
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
    else this.moved(this.camera(), false);
    this.settlePoints();
    this.paint();
  }

  /** True when the host has another size than before. */
  private takeSize(): boolean {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width === this.room.width && height === this.room.height) return false;
    this.room = { width, height };
    this.stage.resize(this.room);
    this.namesFor = this.keyFor = this.dashesFor = "";
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
    this.showDashes(frame, moment);
    this.stage.symbols.paint((ctx) => this.paintSymbols(ctx, moment, attention));
    this.placeNames(frame);
    if (this.fonts) this.stage.names.paint(moment.ink, moment.at, moment.zoom, moment.marks, moment.open);
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

  private showDashes(frame: Frame, { at, ink }: Moment): void {
    const key = `${frame.theme} ${at.left} ${at.top} ${at.scale}`;
    if (key === this.dashesFor) return;
    this.dashesFor = key;
    this.stage.dashes.paint((ctx) => paintDashes(ctx, ink, frame.meta.dashed, at));
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
  private placeNames(frame: Frame): void {
    const { meta, filterEpoch } = frame;
    const { lat, lon, zoom } = this.settled;
    const key = `${filterEpoch} ${lat} ${lon} ${zoom}`;
    if (!this.fonts || key === this.namesFor || this.man?.moving()) return;
    this.namesFor = key;
    const taken = [keyBox(this.keyContent(frame), this.room), ...this.stage.furniture()];
    this.placed = placeNames({
      labels: meta.labels, stands: this.symbols.stands(), camera: this.settled, size: this.room, taken, measure: measureText,
    });
    this.stage.names.show(this.placed);
  }

  /** The map as seen, without what only the pointer and the keyboard need, as a PNG. */
  async picture(frame: Frame, { ratio = defaultRatio }: PictureOptions): Promise<File> {
    this.update(frame);
    const camera = this.camera();
    const [ground] = await Promise.all([baseImage(frame.meta.layers[frame.theme], camera, this.room, ratio), document.fonts.ready]);
    const moment = this.moment(frame, Infinity);
    const paint = (ctx: CanvasRenderingContext2D): void => {
      ctx.drawImage(ground, 0, 0, this.room.width, this.room.height);
      paintDashes(ctx, moment.ink, frame.meta.dashed, moment.at);
      this.points?.paintPoints(ctx, moment.at);
      this.paintSymbols(ctx, moment, { hovered: null, focused: null });
      if (this.placed) paintNames(ctx, moment.ink, this.placed, moment.at, moment.zoom, moment.marks, moment.open);
      paintKey(ctx, moment.ink, this.keyContent(frame), camera, this.room);
    };
    return composePicture(frame, { size: this.room, paint }, ratio, currentMarking());
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
    this.stage.key.paint((ctx) => paintKey(ctx, palette(frame.theme), content, camera, this.room));
  }

  private paintControls(frame: Frame): void {
    const { camera } = frame.state.view;
    const key = `${camera?.lat} ${camera?.lon} ${camera?.zoom} ${this.room.width} ${this.room.height}`;
    if (key === this.controlsFor) return;
    this.controlsFor = key;
    renderControls(this.stage.controls, {
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
    const { x, y } = this.stage.pixelOf(event);
    const dragged = Math.hypot(x - this.pressed.x, y - this.pressed.y) > slack;
    if (event.target !== event.currentTarget || dragged) return;
    const at = projection(this.camera(), this.room);
    const row = this.opening.rowAt(at, x, y) ?? this.points?.rowAt(at, x, y) ?? null;
    const id = row === null ? undefined : this.frame?.rows.texts?.id[row];
    if (id) this.dispatch({ type: "select", select: id });
  }
}
