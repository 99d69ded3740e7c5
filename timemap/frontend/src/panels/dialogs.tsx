/** The keys, in words. */
import { Modal } from "./modal";
import type { Dispatch } from "../types";

type KeyLine = readonly [keys: readonly string[], words: string];

const keyGroups: readonly (readonly [title: string, lines: readonly KeyLine[]])[] = [
  ["Time", [
    [["←", "→"], "one step back, one step on"],
    [["Shift", "← →"], "ten steps"],
    [["Home", "End"], "first and last position"],
    [["Space"], "play and pause"],
    [["n", "p"], "next and previous incident"],
  ]],
  ["A site's stack", [
    [["↑", "↓"], "walk the incidents"],
    [["Enter"], "open the first source"],
    [["Esc"], "close what is open"],
  ]],
  ["View", [
    [["Ctrl", "z"], "undo a change of the view"],
    [["Ctrl", "Shift", "z"], "redo it"],
    [["f"], "map and timeline alone"],
    [["?"], "these keys"],
  ]],
];

export function KeysDialog({ dispatch }: { readonly dispatch: Dispatch }) {
  return (
    <Modal title="Keys" name="keys" close={() => dispatch({ type: "dialog", dialog: null })}>
      {keyGroups.map(([title, lines]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl class="bm-keys">
            {lines.map(([keys, words]) => <div key={words}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{words}</dd></div>)}
          </dl>
        </section>
      ))}
      <p class="bm-stack-note">With a handle of the window in focus, the arrows move that edge alone.</p>
    </Modal>
  );
}
