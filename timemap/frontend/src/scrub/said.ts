/** What the scrubber says in words. */
import { daysPerColumn } from "./histogram";
import type { Scale } from "./scale";
import { facetOf, nounOf } from "../filters";
import { clockTime, dayLabel, dayOf, minutesPerDay, minutesPerHour } from "../time";
import type { CaseMeta, Counts, Edge, Frame } from "../types";
import { counted, inProse, listed } from "../words";

/** The day an edge stands on, "17 Nov 2023", at the hour step with the hour: the last one shown for the end. */
export function edgeLabel({ meta, state, shown }: Frame, edge: Edge, year: boolean): string {
  const hours = state.view.step === "hour";
  const minute = edge === "start" ? shown.start : shown.end - (hours ? minutesPerHour : 1);
  const day = dayLabel(meta.start, dayOf(minute), year);
  return hours ? `${day} ${clockTime(minute)}` : day;
}

/** "17 Nov 2023, 48 attacks and 4 strikes from 17 Oct 2023": what a handle is at. */
export function handleText(frame: Frame, edge: Edge): string {
  const other = edge === "end" ? "start" : "end";
  const reach = edge === "end" ? "from" : "to";
  const counts = countText(frame.meta, frame.tally.visible);
  const at = edgeLabel(frame, edge, true);
  const beyond = edgeLabel(frame, other, true);
  return at === beyond ? `${at}, ${counts}` : `${at}, ${counts} ${reach} ${beyond}`;
}

function countText(meta: CaseMeta, { attacks, strikes }: Counts): string {
  const noun = nounOf(meta);
  const said = attacks > 0 ? counted(attacks, noun) : `no ${noun}s`;
  return noun === "incident" ? said : listed([said, strikes > 0 ? counted(strikes, "strike") : "no strikes"]);
}

/** "32 days", "1 day", "6 hours". */
export function lengthText({ shown }: Frame): string {
  const minutes = shown.end - shown.start;
  const whole = minutes % minutesPerDay === 0;
  return whole ? counted(minutes / minutesPerDay, "day") : counted(minutes / minutesPerHour, "hour");
}

/** What a bar is, and which context events the time does not reach. */
export function noteText({ meta, tally }: Frame, toldApart: boolean, scale: Scale): string {
  const each = daysPerColumn(scale);
  const per = each === 1 ? "day" : `${each} days`;
  const label = facetOf(meta, tally.colour)?.label;
  const bars = [
    `Bars: ${nounOf(meta)}s per ${per}`,
    ...(toldApart ? ["one block each"] : []),
    ...(label ? [`stacked by ${inProse(label)}`] : []),
  ];
  return [bars.join(", "), ...undrawn(meta)].join(" · ");
}

function undrawn(meta: CaseMeta): readonly string[] {
  const before = meta.context.filter(({ minute }) => minute < 0).length;
  const after = meta.context.filter(({ minute }) => dayOf(minute) >= meta.days).length;
  return [
    ...(before > 0 ? [`${counted(before, "context event")} before ${dayLabel(meta.start, 0)} not drawn`] : []),
    ...(after > 0 ? [`${counted(after, "context event")} after ${dayLabel(meta.start, meta.days - 1)} not drawn`] : []),
  ];
}
