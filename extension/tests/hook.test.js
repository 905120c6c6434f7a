import assert from "node:assert/strict";
import { test } from "node:test";
import { hookedWorld, run } from "./page.js";

test("Every console function prints as before, returns the same, and its line is passed on", () => {
  const { context, printed, lines } = hookedWorld();

  const returned = run(context, "['log', 'info', 'warn', 'error', 'debug', 'table'].map((name) => console[name]('%s folds', name))");

  assert.deepEqual([...returned], ["log", "info", "warn", "error", "debug", "table"]);
  assert.deepEqual(printed.map(([name, ...values]) => [name, ...values]), ["log", "info", "warn", "error", "debug", "table"].map((name) => [name, "%s folds", name]));
  assert.deepEqual(lines, ["log folds", "info folds", "warn folds", "error folds", "debug folds"]);
});

test("A call without arguments, which prints nothing, is no line", () => {
  const { context, printed, lines } = hookedWorld();

  run(context, "console.log(); console.log(''); console.log('Ann folds')");

  assert.equal(printed.length, 3);
  assert.deepEqual(lines, ["", "Ann folds"]);
});

test("Nothing is left in the page's world", () => {
  const { context } = hookedWorld();

  assert.equal(run(context, "Object.getOwnPropertyNames(globalThis).filter((name) => /poker|capture/i.test(name)).length"), 0);
});

test("What throws while it is looked at reaches the console and not the page", () => {
  const { context, printed, lines } = hookedWorld();
  run(context, "const trap = new Proxy({}, { ownKeys() { throw new Error('mine'); } });");

  run(context, "console.log('Ann', trap); console.log('Bob folds');");

  assert.equal(printed.length, 2);
  assert.deepEqual(lines, ["Ann {…}", "Bob folds"]);
});

test("What a trap writes while it is looked at is not taken for the page's", () => {
  const { context, lines } = hookedWorld();

  run(context, "console.log(new Proxy({ a: 1 }, { ownKeys(target) { console.log('looked at'); return Reflect.ownKeys(target); } }));");

  assert.deepEqual(lines, ['{"a":1}']);
});

test("A call without room on the stack throws as the console's own would, and the next one is taken", () => {
  const { context, lines } = hookedWorld();

  run(context, "function deep() { console.log('x'); deep(); } try { deep(); } catch (error) { if (!(error instanceof RangeError)) throw error; }");
  lines.length = 0;
  run(context, "console.log('Ann folds')");

  assert.deepEqual(lines, ["Ann folds"]);
});

test("The console's functions keep their names, their place and what `this` they run with", () => {
  const { context } = hookedWorld();

  assert.equal(run(context, "const { log } = console; log('x')"), "log");
  assert.equal(run(context, "typeof console.log"), "function");
  assert.deepEqual(run(context, "JSON.stringify(Object.keys(console))"), '["log","info","warn","error","debug","table"]');
});

test("The carrier is offered once the relay is there, and never again", () => {
  const { document } = hookedWorld();
  const offers = [];
  document.addEventListener("poker-capture-carrier", (event) => offers.push(event.relatedTarget));

  document.dispatchEvent(new Event("poker-capture-ready"));
  document.dispatchEvent(new Event("poker-capture-ready"));

  assert.equal(offers.length, 1);
});
