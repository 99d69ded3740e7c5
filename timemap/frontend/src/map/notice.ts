/** What stands in place of a map that cannot be drawn. */
import type { Dispatch } from "../types";

/** True when the browser can draw with WebGL 2. */
export function canDraw(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

export const noWebgl = "This browser cannot draw the map (no WebGL 2). The table beside has every incident.";

/** Replaces the map by a sentence and a way to the table. */
export function showNotice(host: HTMLElement, text: string, dispatch: Dispatch): void {
  const notice = document.createElement("div");
  notice.className = "bm-map-notice";
  notice.setAttribute("role", "status");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show the table";
  button.addEventListener("click", () => dispatch({ type: "dialog", dialog: "table" }));
  notice.append(sentence, button);
  host.replaceChildren(notice);
}
