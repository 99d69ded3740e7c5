/** Camera buttons: all, the case's boxes, a site; closer and farther. */
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";
import type { Frame, Rows, Site } from "../types";

export interface ControlsProps {
  /** Names of the boxes in order; "all" comes first. */
  readonly boxes: readonly string[];
  /** Name of the box that the camera shows, or null. */
  readonly shown: string | null;
  /** Sites with incidents, by name. */
  readonly sites: readonly Site[];
  /** Site that the camera was sent to and still shows, or null. */
  readonly site: string | null;
  readonly toBox: (name: string) => void;
  readonly toSite: (site: Site) => void;
  readonly zoomBy: (steps: number) => void;
}

export function Controls(props: ControlsProps): JSX.Element {
  return (
    <>
      <div class="bm-map-views" role="group" aria-label="Camera">
        {props.boxes.map((name) => (
          <button type="button" key={name} aria-pressed={props.shown === name} onClick={() => props.toBox(name)}>
            {name === "all" ? "All" : name}
          </button>
        ))}
        {props.sites.length > 0 && <SiteMenu sites={props.sites} chosen={props.site} toSite={props.toSite} />}
      </div>
      <div class="bm-map-zoom" role="group" aria-label="Zoom">
        <button type="button" aria-label="Zoom in" onClick={() => props.zoomBy(1)}>
          <Icon path="M8 3.5v9M3.5 8h9" />
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => props.zoomBy(-1)}>
          <Icon path="M3.5 8h9" />
        </button>
      </div>
    </>
  );
}

interface MenuProps {
  readonly sites: readonly Site[];
  readonly chosen: string | null;
  readonly toSite: (site: Site) => void;
}

/** A button and the list it opens: arrows, Home, End and letters walk it, Enter goes there. */
export function SiteMenu({ sites, chosen, toSite }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [typed, setTyped] = useState({ text: "", at: 0 });
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = sites.find((site) => site.id === chosen);
  useEffect(() => {
    if (open) list.current?.focus();
  }, [open]);
  const show = () => {
    setActive(Math.max(0, sites.findIndex((site) => site.id === chosen)));
    setOpen(true);
  };
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  const go = (index: number) => {
    const site = sites[index];
    close();
    if (site) toSite(site);
  };
  const type = (letter: string, now: number) => {
    const text = (now - typed.at < letterPauseMs ? typed.text : "") + letter;
    setTyped({ text, at: now });
    setActive(typedTo(sites, text, active));
  };
  const onListKey = (event: KeyboardEvent) => {
    const next = walked(event.key, active, sites.length);
    if (next !== null) consume(event, () => setActive(next));
    else if (event.key === "Enter") consume(event, () => go(active));
    else if (event.key === "Escape") consume(event, close);
    else if (isLetter(event)) consume(event, () => type(event.key.toLowerCase(), event.timeStamp));
  };
  return (
    <div class="bm-map-sites" onFocusOut={(event) => leaves(event) && setOpen(false)}>
      <button
        ref={button} type="button" aria-haspopup="listbox" aria-expanded={open} aria-pressed={current !== undefined}
        aria-label={current ? `Site: ${labelOf(current)}` : "Site"} onClick={() => (open ? close() : show())}
        onKeyDown={(event) => event.key === "ArrowDown" && consume(event, show)}
      >
        {current ? labelOf(current) : "Site"}
        <Icon path="M4 6.5h8L8 11z" filled />
      </button>
      <ul
        ref={list} role="listbox" tabIndex={-1} aria-label="Sites with incidents" hidden={!open} onKeyDown={onListKey}
        aria-activedescendant={open ? `bm-map-site-${active}` : undefined}
      >
        {open && sites.map((site, i) => (
          <li
            id={`bm-map-site-${i}`} key={site.id} role="option" aria-selected={i === active} ref={i === active ? intoView : null}
            onPointerMove={() => i !== active && setActive(i)} onClick={() => go(i)}
          >
            <span>{labelOf(site)}</span>
            <span class="bm-map-site-country">{site.country}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const letterPauseMs = 700;

function labelOf(site: Site): string {
  return site.short || site.name;
}

/** The next active option for a key, or null when the key does not walk. */
export function walked(key: string, active: number, count: number): number | null {
  if (key === "ArrowDown") return Math.min(count - 1, active + 1);
  if (key === "ArrowUp") return Math.max(0, active - 1);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** The option that typed letters lead to: one letter again goes on to the next that begins with it. */
export function typedTo(sites: readonly Site[], text: string, from: number): number {
  const first = text.length === 1 ? from + 1 : from;
  for (let k = 0; k < sites.length; k += 1) {
    const i = (first + k) % sites.length;
    if (labelOf(sites[i] as Site).toLowerCase().startsWith(text)) return i;
  }
  return from;
}

function isLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** A key that the open list uses is nobody else's: it must not move time. */
function consume(event: KeyboardEvent, then: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  then();
}

function leaves(event: FocusEvent): boolean {
  const into = event.relatedTarget;
  return !(into instanceof Node) || !(event.currentTarget as Node).contains(into);
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}

function Icon({ path, filled = false }: { readonly path: string; readonly filled?: boolean }): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={path} fill={filled ? "currentColor" : "none"} stroke={filled ? "none" : "currentColor"} stroke-width="1.4" />
    </svg>
  );
}

export interface ControlsSetting {
  readonly frame: Frame;
  readonly shown: string | null;
  readonly site: (sites: readonly Site[]) => string | null;
  readonly toBox: (name: string) => void;
  readonly toSite: (site: Site) => void;
  readonly zoomBy: (steps: number) => void;
}

/** Renders the buttons; null takes them away. */
export function renderControls(into: HTMLElement, setting: ControlsSetting | null): void {
  if (!setting) return render(null, into);
  const { frame, shown, site, toBox, toSite, zoomBy } = setting;
  const sites = sitesWithIncidents(frame);
  const boxes = ["all", ...Object.keys(frame.meta.boxes).filter((name) => name !== "all")];
  render(<Controls boxes={boxes} shown={shown} sites={sites} site={site(sites)} toBox={toBox} toSite={toSite} zoomBy={zoomBy} />, into);
}

const known = new WeakMap<Rows["site"], readonly Site[]>();

/** Sites that any row names, by label. */
function sitesWithIncidents({ meta, rows }: Frame): readonly Site[] {
  let sites = known.get(rows.site);
  if (!sites) {
    const present = new Uint8Array(meta.sites.length + 1);
    for (let row = 0; row < rows.length; row += 1) present[rows.site[row] as number] = 1;
    sites = meta.sites.filter((_, i) => present[i + 1] === 1).sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
    known.set(rows.site, sites);
  }
  return sites;
}
