// Runs in the isolated world of an allowed page: numbers its lines and holds them until the service worker has them in its buffer.
// A session is one life of a page, or less: where lines are left out on purpose, the session ends and another begins, so that what is sent
// never has a hole and a hand is never pieced together from lines that were apart.
(() => {
  "use strict";

  const mostLines = 20_000;
  const mostUnits = 10_000_000;
  const batchLines = 1_000;
  const batchUnits = 1_000_000;
  const firstDelay = 250;
  const longestDelay = 30_000;

  // In order; each { session, lines: [{ seq, at, text }], last }. All but the last one are ended.
  let parts = [];
  let lines = 0;
  let units = 0;
  let dropped = 0;
  let isSending = false;
  let isBroken = false;
  let isRefused = false;
  let delay = firstDelay;

  function begin() {
    parts.push({ session: crypto.randomUUID(), sequence: 0, lines: [], last: false });
  }

  // What the worker never heard of needs no end.
  function finish() {
    const part = parts.at(-1);
    part.last = true;
    if (part.sequence === 0) {
      parts.pop();
    }
  }

  function take(text) {
    if (isRefused) {
      return;
    }

    if (lines >= mostLines || units >= mostUnits) {
      dropped++;
      isBroken = true;
      return;
    }

    if (isBroken) {
      isBroken = false;
      finish();
      begin();
    }

    const part = parts.at(-1);
    part.lines.push({ seq: ++part.sequence, at: Date.now(), text });
    lines++;
    units += text.length;
    // Not a timer, which a page in the background gets once a minute.
    queueMicrotask(send);
  }

  function batchOf(part) {
    let count = 0;
    for (let size = 0; count < part.lines.length && count < batchLines && size < batchUnits; count++) {
      size += part.lines[count].text.length;
    }

    const taken = part.lines.slice(0, count);
    return { kind: "lines", session: part.session, lines: taken, last: part.last && count === part.lines.length, dropped };
  }

  function hasWork() {
    return parts[0].lines.length > 0 || parts[0].last || dropped > 0;
  }

  async function send() {
    if (isSending) {
      return;
    }

    isSending = true;
    let wait = 0;
    while (wait === 0 && !isRefused && hasWork()) {
      wait = await sendOne();
    }

    isSending = false;
    if (wait > 0 && !isRefused) {
      setTimeout(send, wait);
    }
  }

  // Returns how long to wait before the next, in milliseconds.
  async function sendOne() {
    const batch = batchOf(parts[0]);
    try {
      const reply = await chrome.runtime.sendMessage(batch);
      if (settle(batch, reply)) {
        delay = firstDelay;
        return 0;
      }
    } catch {
      // The worker was ended while it answered. Or the extension is gone, and then nobody takes lines from this page any more.
      isRefused = chrome.runtime?.id === undefined;
    }

    const wait = delay;
    delay = Math.min(2 * delay, longestDelay);
    return wait;
  }

  // Whether the worker has dealt with the batch; false: it is to be offered again later.
  function settle(batch, reply) {
    if (parts[0].session !== batch.session) {
      // The page went and came back meanwhile; all of it was handed over then.
      return true;
    }

    switch (reply?.outcome) {
      case "buffered":
        dropped -= batch.dropped;
        forget(batch);
        return true;
      case "paused":
        parts = [];
        [lines, units, dropped, isBroken] = [0, 0, 0, false];
        begin();
        return true;
      case "unknown":
        renumber();
        return true;
      case "refused":
        isRefused = true;
        return true;
      default:
        return false;
    }
  }

  function forget(batch) {
    const part = parts[0];
    part.lines.splice(0, batch.lines.length);
    lines -= batch.lines.length;
    units -= batch.lines.reduce((sum, line) => sum + line.text.length, 0);
    if (batch.last) {
      parts.shift();
      if (parts.length === 0) {
        begin();
      }
    }
  }

  // The buffer was emptied and no longer knows the beginning of the session: what is left of it is a session of its own.
  function renumber() {
    const part = parts[0];
    part.session = crypto.randomUUID();
    part.lines.forEach((line, index) => (line.seq = index + 1));
    part.sequence = part.lines.length;
  }

  // The page goes: all that is left is handed over at once, what is under way included, since nobody waits for its answer any more.
  function leave() {
    if (isRefused) {
      return;
    }

    finish();
    for (const part of parts) {
      chrome.runtime.sendMessage({ kind: "lines", session: part.session, lines: part.lines, last: true, dropped }).catch(() => {});
      dropped = 0;
    }

    // It comes back when the user goes back: as a session of its own.
    parts = [];
    [lines, units, isBroken] = [0, 0, false];
    begin();
  }

  begin();
  document.addEventListener(
    "poker-capture-carrier",
    (event) => {
      event.relatedTarget.addEventListener("line", (line) => take(line.detail));
      // Makes the hook stop waiting for us.
      document.dispatchEvent(new Event("poker-capture-ready"));
    },
    { once: true },
  );
  document.dispatchEvent(new Event("poker-capture-ready"));
  addEventListener("pagehide", leave);
})();
