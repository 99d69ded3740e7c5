/** The size of a panel's own element, told by the browser and never asked for while a frame is painted. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref for the element and its content size; `assumed` until the element is laid out. */
export function useSize<E extends HTMLElement>(assumed: Size): [RefObject<E | null>, Size] {
  const element = useRef<E>(null);
  const [size, setSize] = useState(assumed);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const watcher = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = target;
      setSize((old) => (width === 0 || (old.width === width && old.height === height) ? old : { width, height }));
    });
    watcher.observe(target);
    return () => watcher.disconnect();
  }, []);
  return [element, size];
}
