/** The page bar is about to be used: what is on the screen goes along. */
import type { Cleanup } from "./streamlit";

/** A server that says nothing for so long holds nobody back. */
const patienceMs = 3000;

/**
 * Settles at the first touch of the bar, and lets none of its links go before it carries the view:
 * of two messages that the server finds waiting, Streamlit keeps the change of page and drops what
 * the map said before it.
 *
 * @param settle sends the view, unless it was sent
 * @param query the view as link text, for a link that may still have an older one
 */
export function onLeaving(settle: () => void, query: (link: HTMLAnchorElement) => string): Cleanup {
  let stopWaiting: Cleanup = () => undefined;
  let going = false;
  const go = (link: HTMLAnchorElement): void => {
    going = true;
    link.click();
    going = false;
  };
  const touched = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(".st-key-bar a, .st-key-bar button")) settle();
  };
  const clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>(".st-key-bar a");
    if (!link || going || event.ctrlKey || event.metaKey || event.shiftKey) return;
    stopWaiting();
    settle();
    const wanted = sorted(query(link));
    if (sorted(link.search) === wanted) return;
    event.preventDefault();
    event.stopPropagation();
    stopWaiting = whenDrawn(link, wanted, go);
  };
  document.addEventListener("pointerdown", touched, true);
  document.addEventListener("keydown", touched, true);
  document.addEventListener("click", clicked, true);
  return () => {
    stopWaiting();
    document.removeEventListener("pointerdown", touched, true);
    document.removeEventListener("keydown", touched, true);
    document.removeEventListener("click", clicked, true);
  };
}

/** Waits until the bar has a link to the same page with the wanted query, and goes by it; when patience is over, by the old one. */
function whenDrawn(link: HTMLAnchorElement, wanted: string, go: (link: HTMLAnchorElement) => void): Cleanup {
  const { pathname } = link;
  const leave = (by: HTMLAnchorElement): void => {
    stop();
    go(by);
  };
  const watcher = new MutationObserver(() => {
    const links = document.querySelectorAll<HTMLAnchorElement>(".st-key-bar a");
    const drawn = [...links].find((other) => other.pathname === pathname && sorted(other.search) === wanted);
    if (drawn) leave(drawn);
  });
  const timer = setTimeout(() => leave(link), patienceMs);
  const stop = (): void => {
    watcher.disconnect();
    clearTimeout(timer);
  };
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ["href"] });
  return stop;
}

/** A query whatever the order of its parameters. */
function sorted(query: string): string {
  const pairs = new URLSearchParams(query);
  pairs.sort();
  return pairs.toString();
}
