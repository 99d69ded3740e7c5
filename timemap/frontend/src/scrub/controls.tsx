/** The buttons that move time. */
import { Arrow, Icon, LoopMark, NextMark } from "./icons";
import type { CaseMeta, Clock, ClockAction, Dispatch, Mode, Step, View } from "../types";

const modes: readonly (readonly [Mode, string])[] = [
  ["instant", "Instant"], ["window", "Window"], ["from-start", "From start"], ["to-end", "To end"],
];
const wholeDays: readonly (readonly [Step, string])[] = [["day", "Day"], ["week", "Week"]];
const withHours: readonly (readonly [Step, string])[] = [["hour", "Hour"], ...wholeDays];
const speeds: readonly (readonly [Clock["speed"], string])[] = [[0.5, "½×"], [1, "1×"], [4, "4×"]];

interface ControlsProps {
  readonly meta: CaseMeta;
  readonly clock: Clock;
  readonly mode: View["mode"];
  readonly step: View["step"];
  readonly dispatch: Dispatch;
}

export function Controls({ meta, clock, mode, step, dispatch }: ControlsProps) {
  const act = (action: ClockAction) => (): void => dispatch({ type: "clock", action });
  return (
    <div class="bm-controls">
      <Moves playing={clock.playing} act={act} />
      <Segments label="Mode" options={modes} chosen={mode} choose={(to) => act({ type: "mode", mode: to })} />
      <div class={`bm-controls-row ${meta.hours ? "bm-unnamed" : ""}`}>
        <span class="bm-control-name" aria-hidden="true">Step</span>
        <Segments label="Step" options={meta.hours ? withHours : wholeDays} chosen={step} choose={(to) => act({ type: "step-size", step: to })} />
        <span class="bm-control-name" aria-hidden="true">Speed</span>
        <Segments label="Speed" options={speeds} chosen={clock.speed} choose={(to) => act({ type: "speed", speed: to })} />
        <button type="button" class="bm-control bm-loop" aria-label="Play in a loop" title="Play in a loop" aria-pressed={clock.loop} onClick={act({ type: "loop", loop: !clock.loop })}>
          <LoopMark />
        </button>
      </div>
      <Hints dispatch={dispatch} />
    </div>
  );
}

type Act = (action: ClockAction) => () => void;

function Moves({ playing, act }: { readonly playing: boolean; readonly act: Act }) {
  return (
    <div class="bm-controls-row bm-moves">
      <Move name="First position" hint="Home" onClick={act({ type: "home" })}><Icon name="first" /></Move>
      <Move name="Step back" hint="←" testId="step-back" onClick={act({ type: "step", by: -1 })}><Icon name="back" /></Move>
      <Move name={playing ? "Pause" : "Play"} hint="Space" testId="play" class="bm-play" onClick={act({ type: playing ? "pause" : "play" })}>
        <Icon name={playing ? "pause" : "play"} />
      </Move>
      <Move name="Step forward" hint="→" testId="step-forward" onClick={act({ type: "step", by: 1 })}><Icon name="forward" /></Move>
      <Move name="Next incident" hint="n" testId="next-incident" class="bm-next" onClick={act({ type: "next-incident", by: 1 })}>
        <NextMark /><span class="bm-next-name">Next incident</span>
      </Move>
    </div>
  );
}

interface MoveProps {
  readonly name: string;
  readonly hint: string;
  readonly testId?: string;
  readonly class?: string;
  readonly onClick: () => void;
  readonly children: preact.ComponentChildren;
}

function Move({ name, hint, testId, class: own = "", onClick, children }: MoveProps) {
  return (
    <button type="button" class={`bm-control ${own}`} data-testid={testId} aria-label={name} title={`${name} (${hint})`} onClick={onClick}>
      {children}
    </button>
  );
}

interface SegmentsProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly choose: (value: T) => () => void;
}

/** Buttons rather than radio buttons: the arrow keys stay with time. */
function Segments<T extends string | number>({ label, options, chosen, choose }: SegmentsProps<T>) {
  return (
    <div class="bm-options" role="group" aria-label={label}>
      {options.map(([value, text]) => (
        <button type="button" key={value} class="bm-option" aria-pressed={value === chosen} onClick={choose(value)}>{text}</button>
      ))}
    </div>
  );
}

function Hints({ dispatch }: { readonly dispatch: Dispatch }) {
  return (
    <div class="bm-hints">
      <kbd><Arrow to="left" /><span class="bm-aside">Left</span></kbd><kbd><Arrow to="right" /><span class="bm-aside">Right</span></kbd> <span>step</span>
      <kbd>Space</kbd> <span>play</span>
      <kbd>n</kbd> <span>next</span>
      <kbd class="bm-hint-far">f</kbd> <span class="bm-hint-far">full screen</span>
      <button type="button" class="bm-all-keys" aria-label="All keys" title="All keys (?)" onClick={() => dispatch({ type: "dialog", dialog: "keys" })}><kbd>?</kbd></button>
    </div>
  );
}
