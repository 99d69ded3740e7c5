/** What holds for the whole document: its theme (the link's, else the last one chosen, else Streamlit's own), its marking. */
import type { ThemeName } from "./types";

const root = document.documentElement;
const listeners = new Set<(theme: ThemeName) => void>();

export function currentTheme(): ThemeName {
  return root.dataset["bmTheme"] === "light" ? "light" : "dark";
}

/** Streamlit's theme, read from the colour it paints behind `element`. */
function streamlitTheme(element: HTMLElement): ThemeName {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  return luminance(colour) > 0.5 ? "light" : "dark";
}

/** Paints the document in a theme; every listener hears of a change. */
export function applyTheme(theme: ThemeName): void {
  if (root.dataset["bmTheme"] === theme) return;
  root.dataset["bmTheme"] = theme;
  for (const heard of listeners) heard(theme);
}

/** Gives the document a theme where it has none yet: the link's, the one chosen before, or Streamlit's. */
export function ensureTheme(element: HTMLElement, chosen: ThemeName | null): void {
  if (!root.dataset["bmTheme"]) applyTheme(linkTheme() ?? chosen ?? streamlitTheme(element));
}

function linkTheme(): ThemeName | null {
  const theme = new URLSearchParams(location.search).get("theme");
  return theme === "dark" || theme === "light" ? theme : null;
}

/** The marking that stands on the page, as it was given; blank: none does. */
export function currentMarking(): string {
  return document.querySelector(".bm-marking, .st-key-marking-top")?.textContent ?? "";
}

export function onTheme(heard: (theme: ThemeName) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** Share of full brightness of `#rrggbb`, 0 to 1; a colour written otherwise counts as bright. */
export function luminance(colour: string): number {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!match) return 1;
  const [r, g, b] = match.slice(1).map((part) => parseInt(part, 16) / 255) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
