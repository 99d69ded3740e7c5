/** Links out of tables: an address becomes a link only where its scheme is http or https. */
import type { SourceLink } from "../types";

/** The address where it may be followed, else null. */
export function safeAddress(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return url;
}

/** A source by its title, as a link where it has an address that may be followed. */
export function SourceAnchor({ source, class: name }: { readonly source: SourceLink; readonly class?: string }) {
  const address = safeAddress(source.url);
  const title = source.title || address || "untitled source";
  if (address === null) return <span class={name}>{title}</span>;
  return (
    <a class={`bm-link ${name ?? ""}`} href={address} target="_blank" rel="noopener noreferrer">{title}</a>
  );
}
