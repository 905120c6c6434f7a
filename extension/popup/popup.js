import { allowedSites, registerScripts } from "../worker/sites.js";

const refreshTime = 1_000;

const states = {
  connected: "Connected",
  offline: "Offline",
  refused: "Key refused",
  rejected: "Not accepted",
  large: "Not accepted",
  busy: "The service is busy",
  unset: "Not set up",
};

const element = (id) => document.getElementById(id);
const say = (id, text) => {
  // Only what changes is touched: a screen reader says the rest again.
  if (element(id).textContent !== text) {
    element(id).textContent = text;
  }
};
const ask = (message) => chrome.runtime.sendMessage(message);
const siteOf = (pattern) => pattern.replace(/\/\*$/, "");

let shownSites;

function showSites(sites) {
  if (shownSites === sites.join()) {
    return;
  }

  shownSites = sites.join();
  element("no-sites").hidden = sites.length > 0;
  element("sites").replaceChildren(
    ...sites.map((pattern) => {
      const [row, name, remove] = ["li", "span", "button"].map((tag) => document.createElement(tag));
      name.textContent = siteOf(pattern);
      remove.type = "button";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", `Remove ${siteOf(pattern)}`);
      remove.addEventListener("click", () => removeSite(pattern));
      row.append(name, remove);
      return row;
    }),
  );
}

async function removeSite(pattern) {
  let isRemoved = false;
  try {
    isRemoved = await chrome.permissions.remove({ origins: [pattern] });
  } catch {
    // Chrome keeps what the manifest itself asks for.
  }

  say("allowed", isRemoved ? `${siteOf(pattern)} is no longer listened to.` : `Chrome does not let go of ${siteOf(pattern)}.`);
  await registerScripts();
  await refresh();
}

function show(state) {
  const { figures } = state;
  element("link").dataset.state = state.paused ? "paused" : state.state;
  say("state", state.paused ? "Paused" : (states[state.state] ?? state.state));
  say("detail", state.paused ? "Nothing is captured. What waits is still sent." : state.detail);
  for (const name of ["captured", "sent", "waiting", "conflicts"]) {
    say(name, figures[name].toLocaleString("en"));
  }

  element("aside").hidden = state.aside.length === 0;
  say("aside", asideText(state.aside));
  const losses = [
    ...(state.isFull ? ["The buffer is full: pages hold their lines back."] : []),
    ...(figures.dropped > 0 ? [`${figures.dropped.toLocaleString("en")} lines were lost for want of room.`] : []),
  ];
  element("loss").hidden = losses.length === 0;
  say("loss", losses.join(" "));
  element("pause").checked = state.paused;
  showSites(state.sites);
}

function asideText(reasons) {
  const sessions = reasons.length === 1 ? "One session is" : `${reasons.length.toLocaleString("en")} sessions are`;
  return reasons.length === 0 ? "" : `${sessions} not accepted, and kept to be tried again: ${[...new Set(reasons)].slice(0, 3).join(" ")}`;
}

async function refresh() {
  show(await ask({ kind: "state" }));
}

// The page that the popup was opened on: by activeTab its address can be read, for as long as the popup is open.
async function showCurrentPage() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const url = tab?.url ? new URL(tab.url) : undefined;
  const pattern = `${url?.origin}/*`;
  if (!url?.protocol.startsWith("http") || (await allowedSites()).includes(pattern)) {
    return;
  }

  const allow = element("allow");
  allow.textContent = `Allow ${url.origin}`;
  allow.hidden = false;
  allow.addEventListener("click", async () => {
    // First of all: Chrome asks the user only while the click counts.
    if (await chrome.permissions.request({ origins: [pattern] })) {
      await registerScripts();
      allow.hidden = true;
      say("allowed", "Reload the page to begin.");
      await refresh();
    }
  });
}

async function saveSettings(event) {
  event.preventDefault();
  say("saved", "");
  const { problem } = await ask({ kind: "save", address: element("address").value, key: element("key").value });
  say("saved", problem ?? "Saved.");
  if (problem === undefined) {
    element("key").value = "";
    await start();
  }
}

async function start() {
  const state = await ask({ kind: "check" });
  element("address").value = state.address;
  element("key").placeholder = state.hasKey ? "kept; type to replace" : "from poker capture keys add";
  show(state);
}

element("settings").addEventListener("submit", saveSettings);
element("pause").addEventListener("change", async (event) => {
  await ask({ kind: "pause", paused: event.target.checked });
  await refresh();
});
await showCurrentPage();
await start();
setInterval(refresh, refreshTime);
