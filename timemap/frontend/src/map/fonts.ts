/** Type on a canvas: loaded before it is measured, and measured once. */
import { family } from "./symbols";

const faces = ["400 12px", "500 12px", "600 12px", "700 12px", "italic 400 12px"];
/** One letter of each file of a face: Latin, extended Latin, Arabic. */
const letters = "Aāİع";

/** Settles when the faces of map names are loaded, or known to be missing. */
export async function namesReady(): Promise<void> {
  await Promise.all(faces.map((face) => document.fonts.load(`${face} ${family}`, letters)));
}

let canvas: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

/** Width in pixels of a text in a CSS font with so much space after each letter. */
export function measureText(text: string, font: string, spacing: number): number {
  const key = `${font} ${spacing} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  canvas ??= document.createElement("canvas").getContext("2d");
  if (!canvas) return text.length * 7;
  canvas.font = font;
  const width = canvas.measureText(text).width + spacing * [...text].length;
  widths.set(key, width);
  return width;
}
