/**
 * A page that lies on disk (`slides/singlefile.py`): what a server would send stands in the page itself,
 * the link is its fragment, and nothing is asked of anybody. All texts are there, so no question is open.
 */
import { render } from "preact";
import { useState } from "preact/hooks";
import { readFragment, writeFragment } from "./address";
import { onTheme } from "./ambient";
import { ThemeButton, chooseTheme } from "./bar";
import { caseFrom } from "./case";
import { feed, heldFeed } from "./feeds";
import { Modal } from "./panels/modal";
import { startSession } from "./session";
import type { Visit } from "./session";
import { Sheet } from "./tablepage";
import type { SheetData } from "./tablepage";
import type { Texts } from "./types";
import { fromQuery, toQuery } from "./view";
import type { Envelope } from "./wire";

/** `geo.account.Section`: our own words, then tables. */
interface SectionData {
  readonly heading: string;
  readonly terms: readonly (readonly [term: string, meaning: string])[];
  readonly words: readonly string[];
  readonly sheets: readonly SheetData[];
}

interface Notes {
  readonly sections: readonly SectionData[];
  /** Licence texts of what the page is made with. */
  readonly licences: string;
}

/** Starts the page where the document is such a file; any other document is left alone. */
export function openFile(): void {
  const place = document.getElementById("briefmap-map");
  if (!place) return;
  try {
    for (const block of document.querySelectorAll<HTMLScriptElement>("script[data-feed]")) feed({ data: taken(block) });
    drawBar();
    startMap(place);
  } catch (error) {
    sayDamaged(place, error);
  }
}

/** The bytes of a block, which the document then lets go of. */
function taken(block: HTMLScriptElement): Uint8Array {
  block.remove();
  const letters = atob(block.text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

function startMap(place: HTMLElement): void {
  const ignored = (): void => {};
  const [envelope, map] = [held("case"), held("map")];
  const component = { data: visit(envelope), parentElement: place, setStateValue: ignored, setTriggerValue: ignored };
  startSession(component, envelope, map, writeFragment);
  // Who changes the link by hand means the view it names.
  addEventListener("hashchange", () => location.reload());
}

/** What Python would say of the visit; without a link in the address it is the view the file was made of. */
function visit(envelope: Envelope): Visit {
  const meta = caseFrom(envelope);
  const { view, notes } = fromQuery(readFragment(), meta, (held("texts").meta as Texts).id);
  return { visit: 1, query: toQuery(view, meta), notes, headline: { runs: [], text: "" }, held: [] };
}

function held(kind: "case" | "map" | "texts"): Envelope {
  const envelope = heldFeed(kind);
  if (!envelope) throw new Error(`The part "${kind}" of this file is missing.`);
  return envelope;
}

function sayDamaged(place: HTMLElement, error: unknown): void {
  console.error(error);
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = "This file is damaged and cannot be shown. Ask for it again, or make it again.";
  place.replaceChildren(words);
}

// ---- the bar, and what can be read behind it -------------------------------------------------

function drawBar(): void {
  const [place, block] = ["briefmap-bar", "briefmap-notes"].map((id) => document.getElementById(id));
  if (!place || !block) return;
  const notes = JSON.parse(block.textContent ?? "") as Notes;
  const draw = (): void => render(<FileBar notes={notes} />, place);
  onTheme(draw);
  draw();
}

export function FileBar({ notes }: { readonly notes: Notes }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" data-testid="open-notes" onClick={() => setOpen(true)}>Sources and notes</button>
      <ThemeButton choose={chooseTheme} />
      {open && <NotesDialog notes={notes} close={() => setOpen(false)} />}
    </>
  );
}

/** The keys move time; while this is read they move the text. */
function NotesDialog({ notes, close }: { readonly notes: Notes; readonly close: () => void }) {
  return (
    <div class="bm bm-sheet" onKeyDown={(event) => event.stopPropagation()}>
      <Modal title="Sources and notes" name="notes" close={close}>
        <div class="bm-notes" tabIndex={0} role="region" aria-label="Sources and notes" data-testid="notes">
          {notes.sections.map((section) => <Section key={section.heading} section={section} />)}
          <details>
            <summary>Licence texts</summary>
            <pre>{notes.licences}</pre>
          </details>
        </div>
      </Modal>
    </div>
  );
}

function Section({ section }: { readonly section: SectionData }) {
  const { heading, terms, words, sheets } = section;
  return (
    <section>
      <h3>{heading}</h3>
      {terms.length > 0 && <dl>{terms.map(([term, meaning]) => <div key={term}><dt>{term}</dt><dd>{meaning}</dd></div>)}</dl>}
      {words.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {sheets.map((sheet) => <Sheet key={sheet.name} data={sheet} />)}
    </section>
  );
}
