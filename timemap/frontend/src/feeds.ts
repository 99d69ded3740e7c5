/**
 * Envelopes that have come, by kind. They outlive the map's element: a visit to another page and back
 * sends nothing twice. Python is told what is held and sends only what is not.
 */
import { unpack } from "./wire";
import type { Envelope } from "./wire";
import type { Cleanup, Component } from "./streamlit";

export type FeedKind = "case" | "map" | "passes" | "filters" | "texts" | "answer";

const held = new Map<string, Envelope>();
const listeners = new Set<(kind: string) => void>();

/** The feed component: takes one envelope in; its kind stands in its header. */
export function feed({ data }: Pick<Component<Uint8Array>, "data">): void {
  const envelope = unpack(data);
  const kind = (envelope.meta as { kind: string }).kind;
  held.set(kind, envelope);
  for (const heard of listeners) heard(kind);
}

export function heldFeed(kind: FeedKind): Envelope | null {
  return held.get(kind) ?? null;
}

export function heldKinds(): string[] {
  return [...held.keys()];
}

/** Lets go of an envelope that is true of one visit only. */
export function dropFeed(kind: FeedKind): void {
  held.delete(kind);
}

export function onFeed(heard: (kind: string) => void): Cleanup {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
