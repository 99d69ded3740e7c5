/** The words of the front end. Every module speaks in these types; none of them has behaviour. */

export type Mode = "instant" | "window" | "from-start" | "to-end";
export type Step = "hour" | "day" | "week";
export type ThemeName = "dark" | "light";
export type FacetKey =
  | "actor" | "side" | "country" | "site" | "action" | "weapon" | "outcome" | "attribution" | "confidence";
/** Facets that may colour the symbols. */
export type ColourKey = "weapon" | "outcome" | "actor" | "side" | "attribution" | "confidence";

/** Half-open, in local minutes since the case's first midnight. `end` is not shown. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Centre in WGS84 degrees; zoom as in web Mercator with 512-pixel tiles (deck.gl). */
export interface Camera {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

/** Values of one facet are alternatives; facets, texts and duplicates all hold together. */
export interface Filters {
  readonly chosen: Readonly<Partial<Record<FacetKey, readonly string[]>>>;
  /** Alternatives, matched without case in summary, site, actor and id. */
  readonly texts: readonly string[];
  /** True shows rows flagged as possible duplicates. */
  readonly duplicates: boolean;
}

/** Everything that makes the picture, and nothing else: what a link holds. */
export interface View {
  readonly filters: Filters;
  /** Both handles, always set; `mode` says which of them count (`shown` in time.ts). */
  readonly span: Span;
  readonly mode: Mode;
  readonly step: Step;
  /** Null: the camera that holds all sites. */
  readonly camera: Camera | null;
  readonly colour: ColourKey;
  /** Null: as the browser and Streamlit have it. */
  readonly theme: ThemeName | null;
  /** An incident id (its stack opens at that card), a site id, or null. */
  readonly select: string | null;
}

/** The clock's own state beside the view; reduced in clock.ts. */
export interface Clock {
  readonly playing: boolean;
  /** Steps a second are `2 * speed`. */
  readonly speed: 0.5 | 1 | 2 | 4;
  readonly loop: boolean;
}

export type Dialog = "keys" | "table" | "rejected" | null;

export interface State {
  readonly view: View;
  readonly clock: Clock;
  readonly dialog: Dialog;
  /** True: map, headline and scrubber alone (`f`). */
  readonly clean: boolean;
  /** What of the link could not be honoured, in words. */
  readonly notes: readonly string[];
  /** Facets folded open in the rail. */
  readonly opened: readonly FacetKey[];
  /** Site under the pointer or the keyboard, if any. */
  readonly hovered: string | null;
}

/** Everything that can happen. The store reduces these and nothing else changes state. */
export type Action =
  | { readonly type: "clock"; readonly action: ClockAction }
  | { readonly type: "view"; readonly view: Partial<View> }
  | { readonly type: "toggle"; readonly facet: FacetKey; readonly value: string }
  | { readonly type: "only"; readonly facet: FacetKey; readonly value: string | null }
  | { readonly type: "preset"; readonly name: "us-confirmed" | "all-reports" }
  | { readonly type: "texts"; readonly texts: readonly string[] }
  | { readonly type: "duplicates"; readonly shown: boolean }
  | { readonly type: "clear-filters" }
  | { readonly type: "camera"; readonly camera: Camera | null }
  | { readonly type: "select"; readonly select: string | null }
  | { readonly type: "hover"; readonly site: string | null }
  | { readonly type: "open-facet"; readonly facet: FacetKey; readonly open: boolean }
  | { readonly type: "dialog"; readonly dialog: Dialog }
  | { readonly type: "clean"; readonly clean: boolean }
  | { readonly type: "dismiss-notes" }
  | { readonly type: "reset" }
  | { readonly type: "undo" }
  | { readonly type: "redo" };

export type Edge = "start" | "end";

/** What moves time. `by` counts steps, negative goes back; minutes are absolute. */
export type ClockAction =
  | { readonly type: "step"; readonly by: number }
  | { readonly type: "step-edge"; readonly edge: Edge; readonly by: number }
  | { readonly type: "drag-edge"; readonly edge: Edge; readonly minute: number }
  | { readonly type: "drag-window"; readonly start: number }
  | { readonly type: "set"; readonly span: Span }
  | { readonly type: "home" }
  | { readonly type: "end" }
  | { readonly type: "next-incident"; readonly by: 1 | -1 }
  | { readonly type: "next-active-day" }
  | { readonly type: "mode"; readonly mode: Mode }
  | { readonly type: "step-size"; readonly step: Step }
  | { readonly type: "speed"; readonly speed: Clock["speed"] }
  | { readonly type: "loop"; readonly loop: boolean }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  /** One beat of the timer while playing. */
  | { readonly type: "tick" };

// ---- what Python sends -------------------------------------------------------------------

export interface FacetValue {
  readonly value: string;
  readonly label: string;
}

export interface Facet {
  readonly key: FacetKey;
  readonly label: string;
  /** In the order of charts, legend and stack. A column holds indices into it. */
  readonly values: readonly FacetValue[];
}

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly nameAr: string;
  readonly kind: "base" | "strike_site" | "reference";
  readonly country: string;
  readonly admin1: string;
  readonly lon: number;
  readonly lat: number;
  readonly precision: "site" | "town" | "area" | "";
  /** Radius in km inside which the real spot should lie; null: not stated. */
  readonly uncertaintyKm: number | null;
  readonly hint: string;
  readonly host: string;
  readonly source: SourceLink | null;
}

export interface SourceLink {
  readonly title: string;
  /** http or https, or empty: then it is text and not a link. */
  readonly url: string;
  readonly kind: string;
}

export interface ContextEvent {
  /** Local minutes since the case's first midnight; negative before the case. */
  readonly minute: number;
  readonly label: string;
  readonly description: string;
  readonly category: string;
  /** Smaller is more important: labelled first. */
  readonly rank: number;
  readonly source: SourceLink;
}

/** One published figure. */
export interface Figure {
  readonly day: number;
  readonly total: number;
  /** By country name; a country is absent where no source gives the split. */
  readonly split: Readonly<Record<string, number>>;
  /** `stands`: drawn on the line; `fallen`: below an earlier one, hollow; `other`: another figure of the same day. */
  readonly role: "stands" | "fallen" | "other";
  readonly source: SourceLink;
  readonly note: string;
}

export interface Reported {
  /** "the Pentagon" */
  readonly publisher: string;
  readonly countries: readonly string[];
  readonly figures: readonly Figure[];
}

export interface Place {
  readonly name: string;
  readonly nameAr: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly rank: number;
  readonly pop: number;
}

export interface Labels {
  readonly countries: readonly (Place & { readonly ring: readonly (readonly [number, number])[] })[];
  readonly places: readonly Place[];
  readonly regions: readonly Place[];
  readonly physical: readonly Place[];
  readonly lakes: readonly Place[];
  /** Longest part of each named river, lon/lat vertices. */
  readonly rivers: readonly { readonly name: string; readonly line: readonly (readonly [number, number])[] }[];
}

/** A line that is drawn dashed: lon/lat vertices, on and off in pixels. */
export interface DashedLine {
  readonly line: readonly (readonly [number, number])[];
  readonly dash: readonly [on: number, off: number];
  readonly width: number;
  readonly opacity: number;
}

export interface CaseMeta {
  readonly title: string;
  /** ISO day of minute 0. */
  readonly start: string;
  /** Days the scrubber runs over: first day to the last incident's, both counted. */
  readonly days: number;
  /** "local days, UTC+3"; letter of the zone, "C"; either may be empty. */
  readonly zone: string;
  readonly zoneLetter: string;
  readonly hours: boolean;
  readonly digest: string;
  readonly version: string;
  /** Link text of the opening view. */
  readonly opening: string;
  readonly facets: readonly Facet[];
  readonly sites: readonly Site[];
  readonly context: readonly ContextEvent[];
  readonly reported: Reported | null;
  /** Countries whose lane and camera button always stand: first those of the case. */
  readonly focus: readonly string[];
  /** Camera boxes by name: west, south, east, north. "all" is always there. */
  readonly boxes: Readonly<Record<string, readonly [number, number, number, number]>>;
  /** Short texts per actor key: label used in bars. */
  readonly actorColours: Readonly<Record<string, number>>;
  readonly labels: Labels;
  /** pydeck layers as deck.gl JSON, bottom to top, one list per theme. */
  readonly layers: Readonly<Record<ThemeName, readonly Readonly<Record<string, unknown>>[]>>;
  readonly dashed: readonly DashedLine[];
  readonly rejected: readonly RejectedRow[];
  readonly rowCount: number;
  /** A point may be several incidents: coordinates that come again are too many to be sites. */
  readonly piled: boolean;
  /** Above this many rows their texts are asked for, by site or by search. */
  readonly textLimit: number;
}

export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly hint: string;
}

/** Incidents by column, sorted by time then id; row numbers are positions in these arrays. */
export interface Rows {
  readonly length: number;
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  /** Local minutes since the case's first midnight; exact in float32 for 31 years. */
  readonly minute: Float32Array;
  /** Index into the weapon facet. */
  readonly weapon: Uint8Array;
  /** 1 where the incident is a strike by the US side, 0 for an attack. */
  readonly strike: Uint8Array;
  /** 1 + index into meta.sites; 0: no site, the incident is a point. */
  readonly site: Uint8Array | Uint16Array;
  /** Facet columns beyond weapon and site; null until they have come. */
  readonly facets: FacetColumns | null;
  /** Texts by row; null until they have come, or where there are too many. */
  readonly texts: Texts | null;
  /** Until `facets` is here: 1 where the row passes the link's filters. */
  readonly passes: Uint8Array | null;
  /** Python's answer to a text search, where the texts are not here. */
  readonly found?: Found | null;
}

/** Which rows hold one of the texts asked for. */
export interface Found {
  readonly texts: readonly string[];
  /** 1 where the row does. */
  readonly rows: Uint8Array;
}

export interface FacetColumns {
  readonly actor: Uint8Array | Uint16Array;
  readonly side: Uint8Array;
  readonly country: Uint8Array;
  readonly action: Uint8Array;
  readonly outcome: Uint8Array;
  readonly attribution: Uint8Array;
  readonly confidence: Uint8Array;
  /** 1 where the row names another row it is likely a duplicate of. */
  readonly duplicate: Uint8Array;
  /** Days after the first possible one; 0: a single day. */
  readonly spanDays: Uint8Array | Uint16Array;
}

/** Column-wise texts; every array has one entry a row. Blank text is unknown. */
export interface Texts {
  /** False: only the rows that were asked for are here, the others are holes. */
  readonly whole: boolean;
  readonly id: readonly string[];
  readonly summary: readonly string[];
  readonly time: readonly string[];
  readonly dateNote: readonly string[];
  readonly claimedBy: readonly string[];
  readonly responseNote: readonly string[];
  /** Null: not stated. */
  readonly injured: readonly (number | null)[];
  readonly killed: readonly (number | null)[];
  readonly otherKilled: readonly (number | null)[];
  readonly duplicateOf: readonly string[];
  readonly sources: readonly (readonly SourceLink[])[];
}

// ---- what a frame is made of -------------------------------------------------------------

export interface Counts {
  readonly attacks: number;
  readonly strikes: number;
}

/** A run of headline text; `figure` runs are numbers that lead to their rows. */
export interface HeadlineRun {
  readonly text: string;
  readonly figure: boolean;
  /** Link text whose view shows the rows behind the figure; empty: none. */
  readonly rows: string;
}

export interface Headline {
  readonly runs: readonly HeadlineRun[];
  /** The same as one plain sentence. */
  readonly text: string;
}

/** Live counts for the rows [first, last) of the window; see tally.ts. Arrays are reused: read, never keep. */
export interface TallyResult {
  readonly first: number;
  readonly last: number;
  readonly visible: Counts;
  /** In the window before any filter, duplicates included. */
  readonly total: number;
  readonly hidden: { readonly duplicates: number; readonly unconfirmed: number; readonly other: number };
  /** By facet value, under the other filters; duplicates follow the filters. */
  readonly facets: Readonly<Partial<Record<FacetKey, { readonly attacks: Int32Array; readonly strikes: Int32Array }>>>;
  /** Passing attacks in the window, [site * colours + colour]; site 0 is "no site". */
  readonly siteColour: Int32Array;
  readonly colours: number;
  /** What `siteColour` and the lanes count by: the view's colour, but weapon until its column is here. */
  readonly colour: ColourKey;
  readonly siteAttacks: Int32Array;
  readonly siteStrikes: Int32Array;
  /** Passing rows in the window by value of every facet (not cross-filtered): bars of charts. */
  readonly shown: Readonly<Partial<Record<FacetKey, { readonly attacks: Int32Array; readonly strikes: Int32Array }>>>;
  /** Whole record under the filters, changed by refilter only. */
  readonly record: RecordCounts;
  /** Day number of the newest passing attack in the window, or -1. */
  readonly newestDay: number;
  /** 1 for sites (index + 1) whose last incident falls on newestDay. */
  readonly newestSites: Uint8Array;
}

/** Counts over the whole record under the filters, by day: lanes, the itemised line, symbol room. */
export interface RecordCounts {
  readonly days: number;
  /** [(country * colours + colour) * days + day], passing attacks. */
  readonly lane: Int32Array;
  /** By day: passing strikes. */
  readonly strikes: Int32Array;
  /** By day: passing attacks in all. */
  readonly attacks: Int32Array;
  /** By site (index + 1): passing attacks and strikes over the whole record. */
  readonly siteAttacks: Int32Array;
  readonly siteStrikes: Int32Array;
  /** Rows that pass, ascending. */
  readonly passing: Uint32Array;
}

/** Everything one painted frame needs. Built once a frame, read by map, scrubber and panels. */
export interface Frame {
  readonly meta: CaseMeta;
  readonly rows: Rows;
  readonly state: State;
  /** The time shown, from view and mode. */
  readonly shown: Span;
  readonly tally: TallyResult;
  readonly headline: Headline | null;
  readonly theme: ThemeName;
  /** Grows by one with each change of filters, colour or rows: caches key on it. */
  readonly filterEpoch: number;
  /** True while the hand moves time (drag, held key, play faster than 4 steps a second): no easing. */
  readonly moving: boolean;
}

export type Dispatch = (action: Action) => void;
