/** The side charts: reported against itemised, by site, and by actor, weapon or outcome. */
import { useState } from "preact/hooks";
import { facetOf } from "../filters";
import { swatch } from "../theme";
import { BarLine, StrikeLine } from "./bars";
import { countryRows } from "./countries";
import { siteBars, valueBars, valuesShown } from "./counts";
import { planCharts } from "./plan";
import { totals } from "./ranks";
import { ReportedChart, noteOf } from "./reported";
import { useSize } from "./size";
import { digits } from "../words";
import type { ChartPlan } from "./plan";
import type { SiteBars } from "./counts";
import type { Size } from "./size";
import type { Dispatch, Frame } from "../types";

interface PanelProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
}

type Tab = "actor" | "weapon" | "outcome";
const tabs = ["actor", "weapon", "outcome"] as const satisfies readonly Tab[];
const SIDE_PADDING = 36;
/** Mean width of a character of the note, with room for the ends of lines. */
const NOTE_CHARACTER = 4.75;

export function Charts({ frame, dispatch }: PanelProps) {
  const [element, size] = useSize<HTMLDivElement>({ width: 372, height: 592 });
  const [tab, setTab] = useState<Tab>("actor");
  const plan = planFor(frame, size, tab);
  return (
    <div class="bm-charts-in" ref={element} tabIndex={-1} role="region" aria-label="Charts">
      <ReportedChart frame={frame} dispatch={dispatch} plan={plan} width={size.width - SIDE_PADDING} />
      <SiteChart frame={frame} dispatch={dispatch} plan={plan} />
      {tabs.filter((key) => facetOf(frame.meta, key)).map((key) => (
        <ValueChart key={key} name={key} frame={frame} dispatch={dispatch} plan={plan} hidden={!plan.stacked && key !== tab} choose={setTab} />
      ))}
    </div>
  );
}

function planFor(frame: Frame, size: Size, tab: Tab): ChartPlan {
  const { siteAttacks, siteStrikes } = frame.tally;
  return planCharts(size, {
    sites: totals(siteAttacks).some,
    strikeSites: totals(siteStrikes).some,
    actors: valuesShown(frame, "actor"),
    weapons: valuesShown(frame, "weapon"),
    outcomes: valuesShown(frame, "outcome"),
    countries: countryRows(frame).length,
    noteLines: Math.ceil((noteOf(frame, size.width < 340).length * NOTE_CHARACTER) / (size.width - SIDE_PADDING)),
    tab,
  });
}

interface ChartProps extends PanelProps {
  readonly plan: ChartPlan;
}

function Nothing({ loading = false }: { readonly loading?: boolean }) {
  return <p class="bm-nothing">{loading ? "The counts are loading." : "Nothing to count under these filters."}</p>;
}

// ---- by site -----------------------------------------------------------------------------------

function SiteChart({ frame, dispatch, plan }: ChartProps) {
  const { visible, colour } = frame.tally;
  const coloured = facetOf(frame.meta, colour);
  const bars = siteBars(frame, plan.siteBars, plan.strikeBars);
  const most = bars.attacks[0]?.count ?? 0;
  const blue = swatch(frame.meta, frame.theme, "weapon", "aircraft_munition").colour;
  return (
    <section class="bm-chart" data-testid="chart-site" data-total={visible.attacks} data-strikes={visible.strikes}>
      <h2 class="bm-chart-title">By site <small>{coloured && `by ${coloured.label.toLowerCase()}`}</small></h2>
      {visible.attacks + visible.strikes === 0 && <Nothing />}
      {bars.attacks.map((bar) => <BarLine key={bar.value ?? ""} bar={bar} most={most} frame={frame} dispatch={dispatch} />)}
      <MoreSites bars={bars} dispatch={dispatch} />
      {bars.strikes.length > 0 && <hr class="bm-hairline" />}
      {bars.strikes.map((bar) => <StrikeLine key={bar.value ?? ""} bar={bar} colour={blue} frame={frame} dispatch={dispatch} />)}
    </section>
  );
}

/** Sites without a bar of their own; opens the list of sites in the rail. */
function MoreSites({ bars, dispatch }: { readonly bars: SiteBars; readonly dispatch: Dispatch }) {
  const { sites, attacks, strikes } = bars.more;
  if (attacks + strikes === 0) return null;
  const label = sites > 0 ? `${digits(sites)} more site${sites === 1 ? "" : "s"}` : "strikes";
  return (
    <button type="button" class="bm-bar-row bm-more" onClick={() => dispatch({ type: "open-facet", facet: "site", open: true })}>
      <span class="bm-more-label">{label}</span>
      <span class="bm-bar-track">
        {sites > 0 && <b class="bm-bar-count">{digits(attacks)}</b>}
        {strikes > 0 && <span class="bm-more-strikes">{digits(strikes)} strike{strikes === 1 ? "" : "s"}</span>}
      </span>
    </button>
  );
}

// ---- by actor, weapon, outcome -------------------------------------------------------------------

interface ValueChartProps extends ChartProps {
  readonly name: Tab;
  readonly hidden: boolean;
  readonly choose: (tab: Tab) => void;
}

const qualifiers: Readonly<Record<Tab, string>> = { actor: "who claimed it", weapon: "", outcome: "" };

function ValueChart({ name, frame, dispatch, plan, hidden, choose }: ValueChartProps) {
  const { visible } = frame.tally;
  const { bars, more } = valueBars(frame, name, plan[`${name}Bars`]);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <section class="bm-chart bm-values" data-testid={`chart-${name}`} data-total={visible.attacks} data-strikes={visible.strikes} hidden={hidden}>
      <div class="bm-chart-head">
        <h2 class="bm-chart-title">By {name} <small>{qualifiers[name]}</small></h2>
        {!plan.stacked && <Tabs chosen={name} choose={choose} frame={frame} />}
      </div>
      {visible.attacks === 0 && <Nothing loading={frame.rows.facets === null} />}
      {bars.map((bar) => <BarLine key={bar.label} bar={bar} most={most} frame={frame} dispatch={dispatch} />)}
      {more.attacks > 0 && (
        <button type="button" class="bm-bar-row bm-more" onClick={() => dispatch({ type: "open-facet", facet: name, open: true })}>
          <span class="bm-bar-label">{more.values} more</span>
          <span class="bm-bar-track"><b class="bm-bar-count">{digits(more.attacks)}</b></span>
        </button>
      )}
    </section>
  );
}

function Tabs({ chosen, choose, frame }: { readonly chosen: Tab; readonly choose: (tab: Tab) => void; readonly frame: Frame }) {
  return (
    <span class="bm-tabs">
      {tabs.filter((key) => key !== chosen && facetOf(frame.meta, key)).map((key) => (
        <button type="button" class="bm-quiet" key={key} aria-label={`Show the chart by ${key}`} onClick={() => choose(key)}>{key}</button>
      ))}
    </span>
  );
}
