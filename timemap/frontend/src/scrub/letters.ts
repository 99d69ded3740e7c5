/** How wide words are on screen, measured once each. */
import { useEffect, useState } from "preact/hooks";

const family = '"IBM Plex Sans", "IBM Plex Sans Arabic", sans-serif';
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** @param font weight and size, "600 13px" */
export function textWidth(text: string, font: string): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 7;
  context.font = `${font} ${family}`;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** Grows when a font has come, so that what was measured or drawn before is done again. */
export function useFontsLoaded(): number {
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    const { fonts } = document;
    const heard = (): void => {
      widths.clear();
      setLoaded((times) => times + 1);
    };
    fonts?.addEventListener("loadingdone", heard);
    return () => fonts?.removeEventListener("loadingdone", heard);
  }, []);
  return loaded;
}
