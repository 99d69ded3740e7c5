/** The bar's two buttons: copy link, and the other theme. */
import { render } from "preact";
import { applyTheme, currentTheme, ensureTheme, onTheme } from "./ambient";
import { closeOnEscape } from "./escape";
import { onLeaving } from "./leaving";
import type { Cleanup, Component } from "./streamlit";
import type { ThemeName } from "./types";

interface BarData {
  /** The theme chosen before in this session, or null. */
  readonly theme: ThemeName | null;
  /** What the address bar should say, or null where the page writes it itself. */
  readonly query: string | null;
}

/** Set by the map while it is drawn: there a theme is part of the view and can be undone. */
let chooseInView: ((theme: ThemeName) => void) | null = null;

export function ownTheme(choose: ((theme: ThemeName) => void) | null): void {
  chooseInView = choose;
  chosen = null;
}

/** Chosen on a page without a map: the bar's links carry it once Python has heard of it. */
let chosen: ThemeName | null = null;
let watching = false;

/** For as long as the document lives: Streamlit calls a component anew while a link still waits. */
function watchLeaving(): void {
  if (watching) return;
  watching = true;
  onLeaving(() => {}, ({ search }) => (chosen && search ? withTheme(search, chosen) : search));
}

/** Paints the document in a theme; says whether a view holds it now. */
export function chooseTheme(theme: ThemeName): boolean {
  applyTheme(theme);
  chooseInView?.(theme);
  return chooseInView !== null;
}

export function mountBarActions(component: Component<BarData>): Cleanup {
  const { parentElement, data } = component;
  ensureTheme(parentElement, data.theme);
  if (data.query !== null && location.search !== `?${data.query}`) history.replaceState(history.state, "", `?${data.query}`);
  const draw = (said = ""): void => render(<BarActions said={said} copy={copy} choose={choose} />, parentElement);
  const copy = async (): Promise<void> => draw(await copyText(location.href));
  const choose = (theme: ThemeName): void => {
    // A view that settles carries its theme to Python.
    if (chooseTheme(theme)) return;
    chosen = theme;
    writeLinkTheme(theme);
    component.setStateValue("theme", theme);
  };
  draw();
  watchLeaving();
  const stops = [onTheme(() => draw()), closeOnEscape()];
  return () => {
    stops.forEach((stop) => stop());
    render(null, parentElement);
  };
}

interface BarActionsProps {
  readonly said: string;
  readonly copy: () => void;
  readonly choose: (theme: ThemeName) => void;
}

function BarActions({ said, copy, choose }: BarActionsProps) {
  return (
    <div class="bm-bar-actions">
      <button type="button" data-testid="copy-link" onClick={copy}>{said || "Copy link"}</button>
      <ThemeButton choose={choose} />
      <span role="status" class="bm-aside">{said}</span>
    </div>
  );
}

/** Names the other theme and changes to it. */
export function ThemeButton({ choose }: Pick<BarActionsProps, "choose">) {
  const other = currentTheme() === "dark" ? "light" : "dark";
  return <button type="button" data-testid="theme" onClick={() => choose(other)}>{other === "light" ? "Light" : "Dark"}</button>;
}

async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return "Copy it from the address bar";
  }
}

function writeLinkTheme(theme: ThemeName): void {
  history.replaceState(history.state, "", `${location.pathname}?${withTheme(location.search, theme)}${location.hash}`);
}

function withTheme(search: string, theme: ThemeName): string {
  const pairs = new URLSearchParams(search);
  pairs.set("theme", theme);
  return pairs.toString();
}
