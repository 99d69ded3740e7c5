// Runs in the page before anything else: notes key presses, draws of the map and the states they showed.
(() => {
  const probe = { key: 0, draw: 0, painted: false, states: new Set(), stateOf: () => "" };
  globalThis.benchProbe = probe;
  addEventListener("keydown", () => {
    probe.key = performance.now();
    probe.draw = 0;
  }, true);
  const noted = () => {
    if (probe.draw === 0) probe.draw = performance.now();
    if (!probe.painted) requestAnimationFrame(() => (probe.painted = true));
    probe.states.add(probe.stateOf());
  };
  const after = (context, name, counts) => {
    const draw = context.prototype[name];
    context.prototype[name] = function (...given) {
      draw.apply(this, given);
      if (counts(this)) noted();
    };
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"])
    after(WebGL2RenderingContext, name, () => true);
  // Counted symbols and the grid stand on a 2D canvas over the map: an image or a filled shape there.
  for (const name of ["fill", "drawImage"])
    after(CanvasRenderingContext2D, name, ({ canvas }) => canvas.isConnected && canvas.closest(".bm-map") !== null);
})();
