// Runs in the page before anything else: notes key presses, draw calls and the states they showed.
(() => {
  const probe = { key: 0, draw: 0, states: new Set(), stateOf: () => "" };
  globalThis.benchProbe = probe;
  addEventListener("keydown", () => {
    probe.key = performance.now();
    probe.draw = 0;
  }, true);
  const contexts = [globalThis.WebGL2RenderingContext, globalThis.CanvasRenderingContext2D];
  const names = [["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"], []];
  contexts.forEach((context, at) => {
    for (const name of names[at]) {
      const draw = context.prototype[name];
      context.prototype[name] = function (...given) {
        draw.apply(this, given);
        if (probe.draw === 0) probe.draw = performance.now();
        probe.states.add(probe.stateOf());
      };
    }
  });
})();
