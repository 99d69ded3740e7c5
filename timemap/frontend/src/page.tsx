/** The page as a whole: headline over filters, map and charts, scrubber below. */
import type { MapSurface } from "./map/map";
import { Charts } from "./panels/charts";
import { KeysDialog } from "./panels/dialogs";
import { Empty } from "./panels/empty";
import { HeadlineBand } from "./panels/headline";
import { Notices } from "./panels/notices";
import { Rail } from "./panels/rail";
import { Stack } from "./panels/stack";
import { TableDialog } from "./panels/table";
import { MapTools } from "./panels/tools";
import { Scrubber } from "./scrub/scrubber";
import type { Dispatch, Frame } from "./types";

interface PageProps {
  readonly frame: Frame;
  readonly dispatch: Dispatch;
  /** The map's own element: made once, moved in, never redrawn by the page. */
  readonly host: HTMLElement;
  readonly surface: MapSurface;
}

export function Page({ frame, dispatch, host, surface }: PageProps) {
  const { state, tally } = frame;
  const open = state.view.select !== null;
  // What is not known yet is not shown as nothing: filters and charts follow the first map.
  const known = frame.rows.facets !== null;
  const none = tally.visible.attacks + tally.visible.strikes === 0;
  return (
    <>
      <div class="bm-headline"><HeadlineBand frame={frame} dispatch={dispatch} /></div>
      <div class="bm-rail">{known && <Rail frame={frame} dispatch={dispatch} />}</div>
      <div class="bm-map">
        <Notices frame={frame} dispatch={dispatch} />
        <div class="bm-map-host" ref={(place) => hold(place, host)}>
          <MapTools frame={frame} dispatch={dispatch} surface={surface} />
          {none && <Empty frame={frame} dispatch={dispatch} />}
        </div>
      </div>
      <div class="bm-charts">
        {open && <Stack frame={frame} dispatch={dispatch} />}
        {!open && known && <Charts frame={frame} dispatch={dispatch} />}
      </div>
      <div class="bm-scrub"><Scrubber frame={frame} dispatch={dispatch} /></div>
      {state.dialog === "keys" && <KeysDialog dispatch={dispatch} />}
      {state.dialog === "table" && <TableDialog frame={frame} dispatch={dispatch} />}
    </>
  );
}

/** The map's element goes first in its place; panels over it follow. */
function hold(place: HTMLElement | null, element: HTMLElement): void {
  if (place && element.parentElement !== place) place.prepend(element);
}
