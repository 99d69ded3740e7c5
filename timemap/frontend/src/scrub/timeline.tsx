/** Lanes, axis and the window over them. What a filter changes is drawn once; time moves a few elements. */
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { eventsInside, eventsWithin, ticksOf } from "./context";
import { drawLanes, pictureOf } from "./draw";
import { Events } from "./events";
import { bottomOf, lanesOf, measuresFor } from "./lanes";
import { useFontsLoaded } from "./letters";
import { Names } from "./names";
import { usePointer } from "./pointer";
import { noteText } from "./said";
import { edgesOf, scaleOf } from "./scale";
import { Still } from "./still";
import { Window, handlesOf } from "./window";
import { useSize } from "../panels/size";
import { palette } from "../theme";
import type { Dispatch, Frame } from "../types";

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
  const note = useMemo(() => noteText(frame, picture.toldApart, scale), [picture, scale]);
  const inside = useRef<HTMLCanvasElement>(null);
  const outside = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (inside.current && outside.current) drawLanes(frame, picture, inside.current, outside.current, size);
  }, [picture, theme, size, fonts]);

  const [from, to] = edgesOf(scale, shown);
  const place = { transform: `translateX(${from}px)`, width: `${to - from}px` };
  const bottom = bottomOf(lanes);
  const context = lanes.find(({ kind }) => kind === "context");
  const handles = handlesOf(state.view.mode).map((edge) => (edge === "start" ? from : to));
  return (
    <>
      <Names lanes={lanes} frame={frame} context={eventsWithin(events, shown)} />
      <div ref={root} class="bm-lanes" data-grip="track" {...usePointer(frame, scale, dispatch)}>
        <div class="bm-window-band" data-grip="band" style={{ ...place, top: `${measures.top}px`, height: `${bottom - measures.top}px` }}>
          <div class="bm-window-tint" style={{ opacity: palette(theme).windowBand }} />
        </div>
        {still}
        <canvas ref={outside} class="bm-lane-bars" />
        <canvas ref={inside} class="bm-lane-bars" style={{ clipPath: `inset(0 ${scale.width - to}px 0 ${from}px)` }} />
        <div class="bm-window-top" style={{ ...place, top: `${measures.top - 2}px` }} />
        <Window frame={frame} from={from} to={to} width={scale.width} height={bottom} note={note} dispatch={dispatch} />
        {context && <Events meta={meta} ticks={ticks} lane={context} width={scale.width} shown={shown} handles={handles} />}
      </div>
    </>
  );
}
