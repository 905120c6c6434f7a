import { Buffer, limits } from "./buffer.js";
import { Sender } from "./sender.js";
import { probe, Refusal } from "./service.js";
import { changeSettings, normalAddress, readSettings } from "./settings.js";
import { allowedSites, isAllowed, registerScripts } from "./sites.js";

const buffer = new Buffer();
const sender = new Sender(buffer, readSettings, report, (aside) => chrome.storage.session.set({ aside }));
const alarm = "send";

// For as long as the browser runs; the worker itself is ended whenever it has nothing to do.
async function report(link) {
  await chrome.storage.session.set({ link });
}

// Only the worker and the extension's own pages may read the key, not the scripts beside a page.
const guarded = chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });

// One batch after another: what a session has is read and written between.
let taking = Promise.resolve();

function take(batch, from) {
  taking = taking.catch(() => {}).then(() => takeOne(batch, from));
  return taking;
}

async function takeOne(batch, { origin, tab, frameId }) {
  if (!(await isAllowed(origin))) {
    return { outcome: "refused" };
  }

  if ((await readSettings()).paused) {
    return { outcome: "paused" };
  }

  const outcome = await buffer.add(batch, { tab: tab?.id ?? -1, frame: frameId ?? 0 });
  if (outcome === "buffered") {
    await expectWork();
    sender.wake();
  }

  return { outcome };
}

// Wakes the worker should it be ended while lines wait: timers end with it.
async function expectWork() {
  if ((await chrome.alarms.get(alarm)) === undefined) {
    await chrome.alarms.create(alarm, { periodInMinutes: 0.5 });
  }
}

async function onAlarm() {
  await closeOrphans();
  sender.wake();
  if ((await buffer.sessions()).length === 0) {
    await chrome.alarms.clear(alarm);
  }
}

// A tab that crashed says no goodbye. A tab that loads another page ends the one before in the same frame.
async function closeOrphans() {
  const open = new Set((await chrome.tabs.query({})).map((tab) => tab.id));
  const newest = new Map();
  for (const session of await buffer.sessions()) {
    newest.set(`${session.tab} ${session.frame}`, session.session);
  }

  await buffer.close((session) => !open.has(session.tab) || newest.get(`${session.tab} ${session.frame}`) !== session.session);
}

async function state() {
  const [settings, figures, sites, { link, aside }] = await Promise.all([
    readSettings(),
    buffer.figures(),
    allowedSites(),
    chrome.storage.session.get({ link: { state: "unset", detail: "" }, aside: [] }),
  ]);
  const isFull = figures.waiting >= limits.lines * 0.99 || figures.waitingUnits >= limits.units * 0.99;
  return { ...link, aside, figures, sites, isFull, paused: settings.paused, address: settings.address, hasKey: settings.key !== "" };
}

async function check() {
  const settings = await readSettings();
  if (!settings.key) {
    await report({ state: "unset", detail: "No key yet: poker capture keys add makes one." });
    return;
  }

  try {
    await probe(settings);
    await report({ state: "connected", detail: "" });
  } catch (error) {
    await report({ state: error instanceof Refusal ? error.kind : "offline", detail: error.message });
  }
}

async function save({ address, key }) {
  try {
    await changeSettings({ address: normalAddress(address), ...(key ? { key: key.trim() } : {}) });
  } catch (error) {
    return { problem: error.message };
  }

  await check();
  sender.hurry();
  return {};
}

async function pause(paused) {
  await changeSettings({ paused });
  if (paused) {
    // What is logged from now on is not part of what was logged before.
    await buffer.close(() => true);
    sender.wake();
  }

  return {};
}

// From the extension's own pages alone: a page's scripts must not change settings.
function command(message) {
  switch (message.kind) {
    case "state":
      return state();
    case "check":
      return check().then(state);
    case "save":
      return save(message);
    case "pause":
      return pause(message.paused === true);
    default:
      return Promise.resolve({ problem: "Unknown message." });
  }
}

chrome.runtime.onMessage.addListener((message, from, answer) => {
  const isOwn = from.id === chrome.runtime.id && from.origin === location.origin;
  const work = message?.kind === "lines" ? take(message, from) : isOwn ? command(message) : Promise.resolve({ outcome: "refused" });
  guarded
    .then(() => work)
    // No answer makes the page keep its lines and offer them again.
    .then(answer, () => answer({ outcome: "failed" }));
  return true;
});

chrome.alarms.onAlarm.addListener(onAlarm);
chrome.permissions.onAdded.addListener(registerScripts);
chrome.permissions.onRemoved.addListener(registerScripts);
chrome.runtime.onInstalled.addListener(registerScripts);
chrome.runtime.onStartup.addListener(async () => {
  await registerScripts();
  // Pages that the browser restores may have begun theirs already.
  await buffer.close((session) => session.began < performance.timeOrigin);
  sender.wake();
});

sender.wake();
