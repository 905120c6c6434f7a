// A page's world with the extension's scripts in it, as far as they need one.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const sourceOf = (name) => readFileSync(new URL(`../page/${name}`, import.meta.url), "utf8");

/** Runs a script of the page in a context. */
export const run = (context, code) => vm.runInContext(code, context);

/** A world with nothing but the formatter. */
export function formatterWorld() {
  const context = vm.createContext({});
  run(context, sourceOf("format.js"));
  return context;
}

/** A world with a console that keeps what it prints, and the hook, whose lines are kept too. */
export function hookedWorld() {
  const [printed, lines] = [[], []];
  const element = new EventTarget();
  element.addEventListener("line", (event) => lines.push(event.detail));
  const document = Object.assign(new EventTarget(), { createElement: () => element });
  class FocusEvent extends Event {
    constructor(type, { relatedTarget }) {
      super(type);
      this.relatedTarget = relatedTarget;
    }
  }
  class CustomEvent extends Event {
    constructor(type, { detail }) {
      super(type);
      this.detail = detail;
    }
  }
  const context = vm.createContext({ document, EventTarget, Event, FocusEvent, CustomEvent });
  const print = (name) => (...values) => {
    printed.push([name, ...values]);
    return name;
  };
  context.console = Object.fromEntries(["log", "info", "warn", "error", "debug", "table"].map((name) => [name, print(name)]));
  run(context, sourceOf("format.js"));
  run(context, sourceOf("hook.js"));
  return { context, printed, lines, document };
}

/** The relay beside a page, with a worker that answers by `answer`. */
export function relayWorld(answer) {
  const sent = [];
  const timers = [];
  const page = new EventTarget();
  const document = new EventTarget();
  const carrier = new EventTarget();
  let sessions = 0;
  const context = vm.createContext({
    document,
    Event,
    queueMicrotask,
    crypto: { randomUUID: () => `session ${++sessions}` },
    addEventListener: page.addEventListener.bind(page),
    setTimeout: (action, wait) => timers.push({ action, wait }),
    chrome: {
      runtime: {
        id: "id",
        sendMessage: (message) => {
          // As a message is: what changes later is not seen.
          const copy = structuredClone(message);
          sent.push(copy);
          return Promise.resolve(answer(copy));
        },
      },
    },
  });
  run(context, sourceOf("relay.js"));
  document.dispatchEvent(Object.assign(new Event("poker-capture-carrier"), { relatedTarget: carrier }));
  return {
    sent,
    timers,
    log: (text) => carrier.dispatchEvent(Object.assign(new Event("line"), { detail: text })),
    leave: () => page.dispatchEvent(new Event("pagehide")),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
