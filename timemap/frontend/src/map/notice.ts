/** What stands in place of a map that cannot be drawn. */
import type { Dispatch } from "../types";

/** How the browser draws with WebGL 2: not at all, with its processor alone, or with a graphics card. */
export type Drawing = "none" | "slow" | "fast";

const inSoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export function drawingOf(): Drawing {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "none";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return inSoftware.test(renderer) ? "slow" : "fast";
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
