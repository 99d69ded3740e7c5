/** What stands on the line above the lanes, in words and in pixels. */
import { placeFlags, placeNote, roomBetween } from "./flags";
import type { FlagPlaces, Stretch } from "./flags";
import { textWidth } from "./letters";
import { edgeLabel, lengthText } from "./said";
import type { Edge, Frame } from "../types";

export interface TopLine {
  readonly flags: FlagPlaces;
  readonly texts: Readonly<Record<Edge, string>>;
  /** The window's length, between the flags. */
  readonly length: { readonly text: string; readonly at: Stretch } | null;
  /** Left edge of the note. */
  readonly noteAt: number | null;
}

const flagFont = "600 12px";
/** Both sides of a flag's text, with its border. */
const flagPadding = 14;
const lineFont = "400 11.5px";
const lengthSpace = 8;

/**
 * @param edges the handles of the mode
 * @param from, to edges of the window in pixels
 */
export function topLine(frame: Frame, edges: readonly Edge[], from: number, to: number, note: string, width: number): TopLine {
  const texts = { start: flagText(frame, "start"), end: flagText(frame, "end") };
  const widthOf = (edge: Edge): number | null => (edges.includes(edge) ? textWidth(texts[edge], flagFont) + flagPadding : null);
  const flags = placeFlags(from, to, { start: widthOf("start"), end: widthOf("end") }, width);
  const room = roomBetween(from, to, flags);
  const text = room && lengthTexts(frame).find((words) => lengthWidth(words) <= room.to - room.from);
  const noteRoom = room && { from: room.from + (text ? lengthWidth(text) : 0), to: room.to };
  const noteAt = placeNote(taken(from, to, flags), noteRoom, textWidth(note, lineFont), width);
  const until = room && noteAt !== null && noteAt > room.from && noteAt < room.to ? noteAt : room?.to;
  return { flags, texts, length: room && text && until ? { text, at: { from: room.from, to: until } } : null, noteAt };
}

function taken(from: number, to: number, { start, end }: FlagPlaces): Stretch {
  const flags = [start, end].filter((flag) => flag !== null);
  return { from: Math.min(from, ...flags.map((flag) => flag.from)), to: Math.max(to, ...flags.map((flag) => flag.to)) };
}

function lengthWidth(text: string): number {
  return textWidth(text, lineFont) + 2 * lengthSpace;
}

function lengthTexts(frame: Frame): readonly string[] {
  const length = lengthText(frame);
  return frame.state.view.mode === "window" ? [`${length} · drag to move`, length] : [length];
}

/** The start leaves out a year that the end says too. */
function flagText(frame: Frame, edge: Edge): string {
  const year = (of: Edge): string => /\d{4}/.exec(edgeLabel(frame, of, true))?.[0] ?? "";
  const said = edge === "start" && frame.state.view.mode === "window" && year("start") === year("end");
  return edgeLabel(frame, edge, !said).toUpperCase();
}
