// Runs in the page's own world before its first script: passes what goes to the console on to relay.js, in the isolated world beside it.
// The console goes on as it was: the same functions run with the same arguments, and nothing that fails here reaches the page.
(() => {
  "use strict";

  const format = globalThis.pokerCaptureFormat;
  delete globalThis.pokerCaptureFormat;

  const dispatch = Function.prototype.call.bind(EventTarget.prototype.dispatchEvent);
  const LineEvent = CustomEvent;
  const { apply } = Reflect;

  // The two worlds share the document's nodes and nothing else. A node in no document is out of the page's sight, and outlives document.open().
  const carrier = document.createElement("span");
  const offer = () => dispatch(document, new FocusEvent("poker-capture-carrier", { relatedTarget: carrier }));
  document.addEventListener("poker-capture-ready", offer, { once: true });
  offer();

  // A proxy's trap may itself write to the console. Without us it would not have run: that line is not the page's.
  let isFormatting = false;

  function capture(values) {
    // A call without arguments prints nothing.
    if (isFormatting || values.length === 0) {
      return;
    }

    isFormatting = true;
    try {
      dispatch(carrier, new LineEvent("line", { detail: format(values) }));
    } catch {
      // No room on the stack, say. The page must not notice.
    } finally {
      isFormatting = false;
    }
  }

  for (const name of ["log", "info", "warn", "error", "debug"]) {
    console[name] = new Proxy(console[name], {
      apply(original, self, values) {
        capture(values);
        return apply(original, self, values);
      },
    });
  }
})();
