/**
 * Says in words what of the map page does not fit. A list that scrolls inside itself may be longer
 * than its place; handles, flags, ticks and symbols stand where time and place put them.
 */
() => {
  const TIMED = ".bm-lanes, .bm-map-hits, .bm-only";
  const MAY_SHORTEN = ".st-key-bar > :nth-child(2)"; // The title of the case.
  const PARTS = [".st-key-bar", ".bm-headline", ".bm-rail", ".bm-map", ".bm-charts", ".bm-scrub"];

  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const inside = (a, b) =>
    a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
  const list = (element) => element && (scrolls(element) ? element : list(element.parentElement));
  /** The place of an element: endless downwards where a list scrolls. */
  const room = (scroller, edge) =>
    scroller ? { left: edge.left, right: edge.right, top: -Infinity, bottom: Infinity } : edge;
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    box(element).width > 1 &&
    !element.closest(".bm-aside");
  const called = (element) => `“${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`;
  const saysSomething = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shortened = (element) =>
    getComputedStyle(element).overflowX !== "visible" &&
    element.scrollWidth > element.clientWidth + 1 &&
    !element.closest(MAY_SHORTEN);
  const pairs = (all) => all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]));
  const all = (part, selector) => [...part.querySelectorAll(selector)].filter(seen);

  const outside = (part) => {
    const scroller = list(part.parentElement);
    const place = scroller ? box(scroller) : new DOMRect(0, 0, innerWidth, innerHeight);
    return !inside(box(part), room(scroller, place));
  };
  const cutOff = (part) =>
    all(part, "*").filter(saysSomething).filter((word) => {
      const scroller = part.contains(list(word)) ? list(word) : null;
      return shortened(word) || !inside(box(word), room(scroller, box(scroller ?? part)));
    });
  const covered = (part) =>
    pairs(all(part, "button, input, select, a").filter((control) => !control.closest(TIMED)))
      .filter(([one, other]) => !one.contains(other) && meet(box(one), box(other)));

  const parts = PARTS.map((name) => document.querySelector(name));
  const pages = [document.scrollingElement, document.querySelector("[data-testid=stMain]")];
  return [
    ...pages
      .filter((it) => it.scrollHeight > it.clientHeight || it.scrollWidth > it.clientWidth)
      .map((it) => `${it.tagName} scrolls`),
    ...parts.filter(outside).map((part) => `${part.className} leaves the window`),
    ...pairs(parts)
      .filter(([one, other]) => meet(box(one), box(other)))
      .map(([one, other]) => `${one.className} overlaps ${other.className}`),
    ...parts.flatMap(cutOff).map((word) => `${called(word)} is cut off`),
    ...parts.flatMap(covered).map(([one, other]) => `${called(one)} overlaps ${called(other)}`),
  ];
}
