/** Lanes, axis and the window over them. What a filter changes is drawn once; time moves a few elements. */
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { eventsInside, eventsWithin, ticksOf } from "./context";
import { drawLanes, pictureOf } from "./draw";
import { Events } from "./events";
import { placeFlags, placeNote, roomBetween } from "./flags";
import { Flag, Handle, handlesOf } from "./handles";
import { bottomOf, countIn, lanesOf, measuresFor } from "./lanes";
import type { Lane } from "./lanes";
import { textWidth, useFontsLoaded } from "./letters";
import { usePointer } from "./pointer";
import { edgeLabel, lengthText, noteText } from "./said";
import { edgesOf, scaleOf } from "./scale";
import { Still } from "./still";
import { useSize } from "../panels/size";
import { palette } from "../theme";
import type { Dispatch, Frame } from "../types";

const flagFont = "600 13px";
const flagPadding = 16;
const lineFont = "400 11.5px";

export function Timeline({ frame, dispatch }: { readonly frame: Frame; readonly dispatch: Dispatch }) {
  const { meta, tally, shown, state, filterEpoch, theme } = frame;
  const [root, size] = useSize<HTMLDivElement>({ width: 1136, height: 189 });
  const fonts = useFontsLoaded();
  const measures = measuresFor(size.height);
  const scale = useMemo(() => scaleOf(meta.days, size.width), [meta, size.width]);
  const lanes = useMemo(() => lanesOf(meta, tally.record, measures), [meta, filterEpoch, measures]);
  const picture = useMemo(() => pictureOf(frame, lanes, scale), [lanes, scale, filterEpoch]);
  const events = useMemo(() => eventsInside(meta), [meta]);
  const ticks = useMemo(() => ticksOf(events, scale), [events, scale]);
  const still = useMemo(() => <Still meta={meta} lanes={lanes} scale={scale} height={size.height} />, [meta, lanes, scale, size.height]);
  const inside = useRef<HTMLCanvasElement>(null);
  const outside = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (inside.current && outside.current) drawLanes(frame, picture, inside.current, outside.current, size);
  }, [picture, theme, size, fonts]);

  const [from, to] = edgesOf(scale, shown);
  const edges = handlesOf(state.view.mode);
  const bottom = bottomOf(lanes);
  const context = lanes.at(-1);
  const handleXs = edges.map((edge) => (edge === "start" ? from : to));
  return (
    <>
      <Names lanes={lanes} frame={frame} context={eventsWithin(events, shown)} />
      <div ref={root} class="bm-lanes" data-grip="track" {...usePointer(frame, scale, dispatch)}>
        <div class="bm-band" data-grip="band" style={{ ...across(from, to), top: `${measures.top}px`, height: `${bottom - measures.top}px` }}>
          <div class="bm-band-tint" style={{ opacity: palette(theme).windowBand }} />
        </div>
        {still}
        <canvas ref={outside} class="bm-lane-bars" />
        <canvas ref={inside} class="bm-lane-bars" style={{ clipPath: `inset(0 ${scale.width - to}px 0 ${from}px)` }} />
        <div class="bm-window-top" style={{ ...across(from - 1, to + 1), top: `${measures.top - 2}px` }} />
        {edges.map((edge) => <Handle key={edge} frame={frame} edge={edge} x={edge === "start" ? from : to} height={bottom} />)}
        {context && <Events meta={meta} ticks={ticks} lane={context} width={scale.width} shown={shown} handles={handleXs} />}
        <TopLine frame={frame} from={from} to={to} width={scale.width} note={noteText(frame, picture.toldApart, scale)} dispatch={dispatch} />
      </div>
    </>
  );
}

function across(from: number, to: number): { readonly transform: string; readonly width: string } {
  return { transform: `translateX(${from}px)`, width: `${to - from}px` };
}

function Names({ lanes, frame, context }: { readonly lanes: readonly Lane[]; readonly frame: Frame; readonly context: number }) {
  return (
    <div class="bm-lane-names">
      {lanes.map((lane) => (
        <div key={lane.name} class="bm-lane-name" style={{ top: `${nameMiddle(lane)}px` }}>
          <span class="bm-lane-title">{lane.name}</span> <span class="bm-lane-count">{countIn(lane, frame.tally, context)}</span>
        </div>
      ))}
    </div>
  );
}

/** The name of the context lane stands beside its first row. */
function nameMiddle({ kind, top, height }: Lane): number {
  return kind === "context" ? top + height / 6 : top + height / 2;
}

interface TopLineProps {
  readonly frame: Frame;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly note: string;
  readonly dispatch: Dispatch;
}

/** The line above the lanes: flags, the window's length between them, the note where there is room. */
function TopLine({ frame, from, to, width, note, dispatch }: TopLineProps) {
  const edges = handlesOf(frame.state.view.mode);
  const texts = { start: flagText(frame, "start"), end: flagText(frame, "end") };
  const widthOf = (edge: "start" | "end"): number | null => (edges.includes(edge) ? textWidth(texts[edge], flagFont) + flagPadding : null);
  const places = placeFlags(from, to, { start: widthOf("start"), end: widthOf("end") }, width);
  const room = roomBetween(from, to, places);
  const length = room && fitting(lengthTexts(frame), room.to - room.from - 16);
  const taken = { from: Math.min(from, places.start?.from ?? from, places.end?.from ?? from), to: Math.max(to, places.start?.to ?? to, places.end?.to ?? to) };
  const noteAt = placeNote(taken, textWidth(note, lineFont), width);
  return (
    <>
      {room && length && <span class="bm-length" style={across(room.from, room.to)}>{length}</span>}
      {noteAt !== null && <span class="bm-note" style={{ transform: `translateX(${noteAt}px)` }}>{note}</span>}
      {edges.map((edge) => <Flag key={edge} frame={frame} edge={edge} text={texts[edge]} places={places} dispatch={dispatch} />)}
    </>
  );
}

/** The start leaves out a year that the end says too. */
function flagText(frame: Frame, edge: "start" | "end"): string {
  const full = edgeLabel(frame, edge, true);
  if (edge === "end" || frame.state.view.mode === "to-end") return full.toUpperCase();
  const year = (text: string): string => /\d{4}/.exec(text)?.[0] ?? "";
  const same = year(full) === year(edgeLabel(frame, "end", true));
  return edgeLabel(frame, edge, !same).toUpperCase();
}

function lengthTexts(frame: Frame): readonly string[] {
  const { mode } = frame.state.view;
  return mode === "window" ? [`${lengthText(frame)} · drag to move`, lengthText(frame)] : [lengthText(frame)];
}

function fitting(texts: readonly string[], width: number): string | undefined {
  return texts.find((text) => textWidth(text, lineFont) <= width);
}
