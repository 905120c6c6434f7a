import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Sender } from "../worker/sender.js";

// A sender that waits for a better time must not keep the tests from ending.
const { setTimeout: set } = globalThis;
globalThis.setTimeout = (...timer) => set(...timer).unref();

/** Sessions of one line each, in memory. */
class Lines {
  #waiting;

  constructor(...sessions) {
    this.#waiting = new Map(sessions.map((session) => [session, [{ seq: 1, at: 0, text: session }]]));
  }

  get names() {
    return [...this.#waiting.keys()];
  }

  add(session) {
    this.#waiting.set(session, [{ seq: 1, at: 0, text: session }]);
  }

  async sessions() {
    return this.names.map((session) => ({ session }));
  }

  async head(session) {
    return { lines: this.#waiting.get(session) ?? [], last: true };
  }

  async forget(session) {
    this.#waiting.delete(session);
    return 1;
  }
}

/** A service that answers each session with a status, by default 200. */
function serve(t, statuses) {
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url, { body }) => {
    const { session } = JSON.parse(body);
    asked.push(session);
    const status = statuses[session] ?? 200;
    return status === 200
      ? Response.json({ through: 1, conflicts: [] })
      : Response.json({ detail: `${session} is wrong.` }, { status });
  });
  return asked;
}

function start(lines) {
  const told = { links: [], aside: [] };
  const settings = async () => ({ address: "http://127.0.0.1:5110", key: "pkc_test" });
  const sender = new Sender(lines, settings, async (link) => told.links.push(link), async (reasons) => (told.aside = reasons));
  return { sender, told };
}

async function until(condition) {
  for (let tries = 0; !condition(); tries++) {
    assert.ok(tries < 500, "It did not come to that.");
    await pause(10);
  }
}

for (const status of [400, 403, 413, 415]) {
  test(`A session that is answered ${status} is set aside with its reason, and those behind it are sent`, async (t) => {
    const lines = new Lines("broken", "second", "third");
    const statuses = { broken: status };
    const asked = serve(t, statuses);
    const { sender, told } = start(lines);

    sender.wake();
    await until(() => lines.names.length === 1 && told.aside.length === 1);
    assert.deepEqual(told.aside, ["broken is wrong."]);
    assert.equal(told.links.at(-1).state, "connected");

    // Not at every line of others.
    lines.add("fourth");
    sender.wake();
    await until(() => lines.names.length === 1);
    assert.deepEqual(asked, ["broken", "second", "third", "fourth"]);

    // Other settings.
    delete statuses.broken;
    sender.hurry();
    await until(() => lines.names.length === 0 && told.aside.length === 0);
  });
}

test("A session that was set aside is tried again later", async (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const lines = new Lines("broken");
  const asked = serve(t, { broken: 400 });
  const { sender, told } = start(lines);
  sender.wake();
  await until(() => told.aside.length === 1);

  t.mock.timers.tick(31_000);
  sender.wake();
  await until(() => asked.length === 2);
});

test("A key that is refused, or a service that is away, stops all", async (t) => {
  for (const [status, state] of [[401, "refused"], [503, "busy"], [500, "offline"]]) {
    const lines = new Lines("first", "second");
    const asked = serve(t, { first: status });
    const { sender, told } = start(lines);
    sender.wake();
    await until(() => told.links.length === 1);
    assert.equal(told.links[0].state, state);
    assert.deepEqual([asked, told.aside], [["first"], []]);
    t.mock.restoreAll();
  }
});
