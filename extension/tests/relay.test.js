import assert from "node:assert/strict";
import { test } from "node:test";
import { relayWorld } from "./page.js";

const buffered = () => ({ outcome: "buffered" });
const told = (sent) => sent.map(({ session, lines, last }) => [session, lines.map(({ seq, text }) => `${seq} ${text}`), last]);

test("Lines of one moment go in one batch, numbered from 1", async () => {
  const relay = relayWorld(buffered);

  relay.log("Ann folds");
  relay.log("Bob folds");
  await relay.settle();
  relay.log("Cy wins");
  await relay.settle();

  assert.deepEqual(told(relay.sent), [
    ["session 1", ["1 Ann folds", "2 Bob folds"], false],
    ["session 1", ["3 Cy wins"], false],
  ]);
});

test("A worker that does not answer is asked again later, with the same lines", async () => {
  let isThere = false;
  const relay = relayWorld(() => (isThere ? buffered() : Promise.reject(new Error("The message port closed."))));

  relay.log("Ann folds");
  await relay.settle();
  isThere = true;
  relay.log("Bob folds");
  await relay.settle();
  relay.timers.shift().action();
  await relay.settle();

  assert.deepEqual(told(relay.sent).slice(-1), [["session 1", ["1 Ann folds", "2 Bob folds"], false]]);
  assert.equal(relay.timers.length, 0);
});

test("A page that goes hands over all that is left, and says that it was the last", async () => {
  const relay = relayWorld(() => new Promise(() => {}));

  relay.log("Ann folds");
  await relay.settle();
  relay.log("Bob folds");
  relay.leave();

  assert.deepEqual(told(relay.sent).at(-1), ["session 1", ["1 Ann folds", "2 Bob folds"], true]);
});

test("A page that comes back is a session of its own", async () => {
  const relay = relayWorld(buffered);

  relay.log("Ann folds");
  await relay.settle();
  relay.leave();
  relay.log("Bob folds");
  await relay.settle();

  assert.deepEqual(told(relay.sent), [
    ["session 1", ["1 Ann folds"], false],
    ["session 1", [], true],
    ["session 2", ["1 Bob folds"], false],
  ]);
});

test("Where the buffer is full the page holds its lines, counts what it loses, and cuts the session there", async () => {
  let outcome = "full";
  const relay = relayWorld(() => ({ outcome }));
  for (let i = 0; i < 20_003; i++) {
    relay.log("x");
  }

  await relay.settle();
  outcome = "buffered";
  relay.timers.shift().action();
  await relay.settle();
  relay.log("Ann folds");
  await relay.settle();

  const kept = relay.sent.slice(1);
  assert.equal(kept.filter((batch) => batch.session === "session 1").reduce((sum, batch) => sum + batch.lines.length, 0), 20_000);
  assert.equal(kept.reduce((sum, batch) => sum + batch.dropped, 0), 3);
  assert.deepEqual(told(kept).slice(-2), [
    ["session 1", [], true],
    ["session 2", ["1 Ann folds"], false],
  ]);
});

test("While it is paused lines are let go, and what follows is another session", async () => {
  let outcome = "buffered";
  const relay = relayWorld(() => ({ outcome }));
  relay.log("Ann folds");
  await relay.settle();
  outcome = "paused";
  relay.log("Bob folds");
  await relay.settle();
  outcome = "buffered";
  relay.log("Cy wins");
  await relay.settle();

  assert.deepEqual(told(relay.sent), [
    ["session 1", ["1 Ann folds"], false],
    ["session 1", ["2 Bob folds"], false],
    ["session 2", ["1 Cy wins"], false],
  ]);
});

test("A session that the worker does not know goes on as another, from 1", async () => {
  const outcomes = ["buffered", "unknown", "buffered"];
  const relay = relayWorld(() => ({ outcome: outcomes.shift() }));
  relay.log("Ann folds");
  await relay.settle();
  relay.log("Bob folds");
  await relay.settle();

  assert.deepEqual(told(relay.sent).at(-1), ["session 2", ["1 Bob folds"], false]);
});

test("A site that is no longer allowed is not listened to", async () => {
  const relay = relayWorld(() => ({ outcome: "refused" }));
  relay.log("Ann folds");
  await relay.settle();
  relay.log("Bob folds");
  await relay.settle();
  relay.leave();

  assert.equal(relay.sent.length, 1);
});
