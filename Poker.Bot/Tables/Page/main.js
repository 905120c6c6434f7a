// The table page: what the address asks for, one connection, and who shows what comes.
import { decide } from "./auto.js";
import { Connection } from "./connection.js";
import * as controls from "./controls.js";
import * as history from "./history.js";
import * as setup from "./setup.js";
import { chips } from "./sizes.js";
import * as felt from "./table.js";

const element = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.search);
const auto = parameters.get("auto"), most = Number(parameters.get("hands") ?? Infinity);
let connection = null, state = null, link = "none", isDone = false, hidesAlert = 0;

const table = () => parameters.get("table");

/** For scripts: how it stands, what was printed, and how to act. */
const poker = {
  lines: [],
  get state() {
    return state;
  },
  get link() {
    return link;
  },
  act: (action, to) => connection?.send({ type: "act", hand: state?.hand, turn: state?.turn?.number, action, to }) ?? false,
  sitOut: () => connection?.send({ type: "sitOut" }) ?? false,
  sitIn: () => connection?.send({ type: "sitIn" }) ?? false,
  leave: () => connection?.send({ type: "leave" }) ?? false,
  open: setup.open,
};
window.poker = poker;

start();

async function start() {
  controls.wire(act);
  history.wire(say);
  setup.wire(({ table: name, setup: made }) => go(name, made.seats.some((seat) => !seat.strategy) ? made.seats.findIndex((seat) => !seat.strategy) + 1 : null));
  wireButtons();
  restoreColours();
  if (table() !== null) {
    const kept = parameters.get("seat") ?? Object.keys(sessionStorage).find((key) => key.startsWith(`seat ${table()} `))?.split(" ").at(-1) ?? null;
    connect(kept === null ? null : Number(kept));
    return;
  }

  const wanted = setup.asked(parameters);
  if (wanted === null) {
    blank("Play no-limit hold'em", "Against strategies, against people who have the table's link, or both.", "New table", setup.show);
    return;
  }

  try {
    const { table: name } = await setup.open(wanted);
    go(name, parameters.has("watch") ? null : 1);
  } catch (error) {
    blank("The table could not be opened", error.message, "New table", setup.show);
  }
}

// A page of its own for each table: what it prints is one session.
function go(name, seat) {
  const next = new URLSearchParams();
  next.set("table", name);
  if (seat !== null) {
    next.set("seat", String(seat));
  }

  for (const kept of ["auto", "hands"]) {
    if (parameters.has(kept)) {
      next.set(kept, parameters.get(kept));
    }
  }

  location.assign(`/?${next}`);
}

function connect(seat) {
  const after = connection?.after ?? null;
  connection?.close();
  connection = new Connection(table(), seat, after, { message: take, state: showLink });
}

function sit(seat) {
  parameters.set("seat", String(seat));
  window.history.replaceState(null, "", `/?${parameters}`);
  connect(seat);
}

function take(message) {
  if (message.type === "refused") {
    controls.refused();
    alert(message.why);
    show();
    return;
  }

  const isWelcome = message.type === "welcome";
  const isNew = (event) => !isWelcome || event.number >= message.printFrom;
  const events = isWelcome && connection.after !== null ? message.events.filter(isNew) : message.events;
  history.add(events);
  for (const event of events.filter((one) => one.line !== null && isNew(one))) {
    poker.lines.push(event.line);
    console.log(event.line);
  }

  const wasMine = state?.legal != null;
  state = message.state;
  show();
  announce(isWelcome ? [] : events, wasMine);
  document.dispatchEvent(new CustomEvent("poker", { detail: state }));
  playOn();
}

function show() {
  if (state === null) {
    return;
  }

  element("empty").hidden = true;
  element("table").hidden = false;
  history.offer();
  element("stakes").textContent = `${chips(state.smallBlind)}/${chips(state.bigBlind)} · hand ${state.hand}`;
  element("seeded").hidden = !state.isSeeded;
  felt.render(state, { onSit: sit });
  controls.render(state, link === "connected");
  const me = state.seats.find((seat) => seat.number === state.you);
  element("sit-out").hidden = element("leave").hidden = me === undefined;
  element("sit-out").textContent = me?.sitsOut ? "Play again" : "Sit out";
  element("share").hidden = !state.seats.some((seat) => seat.state === "open");
  document.title = state.legal !== null ? "● Your turn – Poker table" : "Poker table";
}

function announce(events, wasMine) {
  const told = events.filter((event) => ["act", "board", "show", "win", "note", "deal"].includes(event.kind)).map((event) => event.line ?? event.text);
  if (state.legal !== null && !wasMine) {
    told.push(`Your turn. ${state.legal.canCheck ? "Checking is free" : `${chips(state.legal.call)} to call`}, pot ${chips(state.pot)}.`);
  }

  if (told.length > 0) {
    element("live").textContent = told.slice(-6).join(". ");
  }
}

function playOn() {
  // Said within the last hand, which is still played: after it, the next might have begun.
  if (state.hand >= most && !isDone) {
    isDone = true;
    poker.sitOut();
  }

  const decision = auto !== null && state.legal !== null ? decide(auto, state.legal) : null;
  if (decision !== null) {
    act(...decision);
  }
}

function act(action, to) {
  const isSent = poker.act(action, to);
  if (!isSent) {
    alert("There is no connection: it is being looked for.");
  }

  return isSent;
}

function showLink(next, why) {
  link = next;
  const badge = element("link");
  badge.dataset.state = next;
  badge.textContent = { connecting: "connecting", connected: "connected", reconnecting: "connecting again", gone: "closed", refused: "not connected" }[next];
  if (next === "gone" || next === "refused") {
    const isGone = next === "gone";
    state = isGone ? null : state;
    element("table").hidden = true;
    blank(isGone ? "This table is closed" : "You are not at the table", why, isGone ? "New table" : "Watch it", isGone ? setup.show : watch);
  } else if (state === null) {
    blank("Loading", "The table is being looked for.", null);
  } else {
    controls.render(state, next === "connected");
  }
}

function watch() {
  parameters.delete("seat");
  window.history.replaceState(null, "", `/?${parameters}`);
  connect(null);
}

function blank(title, text, action, onAction) {
  element("empty").hidden = false;
  element("empty-title").textContent = title;
  element("empty-text").textContent = text;
  const button = element("empty-action");
  button.hidden = action === null;
  button.textContent = action ?? "";
  button.onclick = onAction ?? null;
}

function alert(text) {
  const box = element("alert");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hidesAlert);
  hidesAlert = setTimeout(() => (box.hidden = true), 5_000);
}

function say(text) {
  element("live").textContent = text;
}

function wireButtons() {
  element("new-table").addEventListener("click", setup.show);
  element("help-open").addEventListener("click", () => element("help").showModal());
  element("leave").addEventListener("click", () => {
    poker.leave();
    parameters.delete("seat");
    sessionStorage.removeItem(`seat ${table()} ${state.you}`);
    window.history.replaceState(null, "", `/?${parameters}`);
    connect(null);
  });
  element("sit-out").addEventListener("click", () => (element("sit-out").textContent === "Sit out" ? poker.sitOut() : poker.sitIn()));
  element("share").addEventListener("click", async () => {
    const address = `${location.origin}/?table=${table()}`;
    try {
      await navigator.clipboard.writeText(address);
      alert("The link is copied: who opens it can take an open seat.");
    } catch {
      alert(address);
    }
  });
  addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]") || target instanceof HTMLSelectElement) {
      return;
    }

    if (key === "?") {
      element("help").showModal();
    } else if (key === "h" && state !== null) {
      history.open(!history.isOpen());
    } else if (key === "Escape" && history.isOpen()) {
      history.open(false);
    }
  });
}

function restoreColours() {
  const box = element("four-colours");
  box.checked = localStorage.getItem("four colours") === "yes";
  const apply = () => document.body.classList.toggle("four-colours", box.checked);
  box.addEventListener("change", () => {
    localStorage.setItem("four colours", box.checked ? "yes" : "no");
    apply();
  });
  apply();
}
