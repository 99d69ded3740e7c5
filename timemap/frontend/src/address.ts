/** The link of the page: the query of one that a server sends, the fragment of one that lies on disk. */

/** Replaces the link, never pushes one: Back leaves the page. */
export function writeQuery(query: string): void {
  history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
}

/** The link that a page on disk was opened with; blank: none. */
export function readFragment(): string {
  return (location.hash || location.search).slice(1);
}

/** Replaces the fragment; in a frame that has no address of its own nothing is written. */
export function writeFragment(query: string): void {
  try {
    history.replaceState(history.state, "", `#${query}`);
  } catch {
    return;
  }
}

/** The address as it may be passed on: of a page on disk its name, without the folders of this machine. */
export function address(): string {
  if (location.protocol !== "file:") return location.href;
  return `${location.pathname.split("/").at(-1)}${location.search}${location.hash}`;
}
