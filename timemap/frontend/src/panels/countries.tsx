/** Attacks by country, each against the published figure where there is one for the same time. */
import { facetOf } from "../filters";
import { reportedAt } from "../reported";
import { columnCountries, filteredOtherwise, fromTheStart, isPart, lastDay } from "./figures";
import { isAlone, toggleAlone } from "./bars";
import { digits } from "../words";
import type { Dispatch, Frame } from "../types";

interface CountryRow {
  /** Null: rows whose country is none of the table's. */
  readonly country: string | null;
  readonly count: number;
  readonly reported: number | null;
}

/** Countries of the published column first, then the others with attacks in the window. */
export function countryRows(frame: Frame): readonly CountryRow[] {
  const { meta, tally } = frame;
  const values = facetOf(meta, "country")?.values ?? [];
  const counts = tally.shown.country?.attacks;
  const columns = meta.reported?.countries ?? [];
  const all = values.map(({ value }, at) => ({ country: value, count: counts?.[at] ?? 0, reported: reportedFor(frame, value) }));
  const unstated = counts ? tally.visible.attacks - all.reduce((sum, row) => sum + row.count, 0) : 0;
  return [
    ...all.filter((row) => columns.includes(row.country)),
    ...all.filter((row) => !columns.includes(row.country) && row.count > 0),
    ...(unstated > 0 ? [{ country: null, count: unstated, reported: null }] : []),
  ];
}

function reportedFor(frame: Frame, country: string): number | null {
  const { reported } = frame.meta;
  if (!reported?.countries.includes(country) || !fromTheStart(frame) || filteredOtherwise(frame)) return null;
  const wanted = columnCountries(frame.state.view.filters);
  if (wanted !== null && !wanted.includes(country)) return null;
  return reportedAt(reported, lastDay(frame))?.split[country] ?? null;
}

export function CountryBars({ frame, dispatch }: { readonly frame: Frame; readonly dispatch: Dispatch }) {
  const { visible } = frame.tally;
  const rows = countryRows(frame);
  const most = Math.max(1, ...rows.map((row) => Math.max(row.count, row.reported ?? 0)));
  return (
    <div class="bm-countries" data-testid="chart-country" data-total={visible.attacks} data-strikes={visible.strikes}>
      {rows.map((row) => <CountryLine key={row.country ?? ""} row={row} most={most} frame={frame} dispatch={dispatch} />)}
    </div>
  );
}

interface LineProps {
  readonly row: CountryRow;
  readonly most: number;
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

function CountryLine({ row, most, frame, dispatch }: LineProps) {
  const { country, count, reported } = row;
  const label = country || "Not stated";
  const inside = (
    <>
      <span class="bm-country-name">{label}</span>
      <span class="bm-country-track">
        <span class="bm-country-frame" style={{ "--bm-share": Math.max(count, reported ?? 0) / most }}>
          {reported !== null && <span class="bm-country-reported" style={{ width: `${(100 * reported) / Math.max(count, reported, 1)}%` }} />}
          <span class="bm-country-count" style={{ width: `${(100 * count) / Math.max(count, reported ?? 0, 1)}%` }} />
        </span>
        <span class="bm-country-say"><b>{digits(count)}</b>{reported !== null && ` ${isPart(frame, count, reported) ? "of" : "vs"} ${digits(reported)}`}</span>
        <span class="bm-aside"> {reported === null ? "itemised" : "reported"}</span>
      </span>
    </>
  );
  if (country === null) return <div class="bm-country-row">{inside}</div>;
  return (
    <button type="button" class="bm-country-row" aria-pressed={isAlone(frame, "country", country)}
      onClick={() => toggleAlone(frame, dispatch, "country", country)}>{inside}</button>
  );
}
