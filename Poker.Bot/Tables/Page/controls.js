// What the player can do: buttons, sizes, keys.
import { chips, presets, within } from "./sizes.js";

const element = (id) => document.getElementById(id);
const form = element("actions"), fold = element("fold"), call = element("call"), raise = element("raise");
const sizing = element("sizing"), slider = element("size"), amount = element("amount"), group = element("presets"), status = element("status");
let state = null, isSent = false, turn = "", act = () => false;

/** Wires the buttons. @param {(action: string, to?: number) => boolean} onAct Sends an action. */
export function wire(onAct) {
  act = onAct;
  fold.addEventListener("click", () => tryAct("fold"));
  call.addEventListener("click", () => tryAct(state?.legal?.canCheck ? "check" : "call"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tryAct(state?.legal?.callTo > 0 ? "raise" : "bet", within(state?.legal ?? {}, amount.valueAsNumber));
  });
  slider.addEventListener("input", () => setSize(slider.valueAsNumber));
  amount.addEventListener("input", () => label(amount.valueAsNumber));
  amount.addEventListener("change", () => setSize(amount.valueAsNumber));
  addEventListener("keydown", onKey);
}

/** Shows what is possible in a state. */
export function render(next, isConnected) {
  state = next;
  const legal = isConnected ? state.legal : null;
  const key = state.turn === null ? "" : `${state.hand} ${state.turn.number}`;
  if (key !== turn || !isConnected) {
    [turn, isSent] = [key, false];
  }

  const isMine = legal !== null && !isSent;
  const hadFocus = form.contains(document.activeElement) && document.activeElement !== form;
  fold.disabled = !isMine || legal.canCheck;
  call.disabled = !isMine;
  raise.disabled = !isMine || legal.maxRaiseTo === 0;
  call.textContent = legal === null ? "Check" : legal.canCheck ? "Check" : `Call ${chips(legal.call)}`;
  sizing.hidden = raise.disabled || legal.minRaiseTo === legal.maxRaiseTo;
  if (!raise.disabled) {
    offerSizes(legal, key);
  } else {
    raise.textContent = "Bet";
    group.dataset.turn = "";
  }

  if (hadFocus && (document.activeElement === document.body || document.activeElement.disabled || sizing.hidden && sizing.contains(document.activeElement))) {
    form.focus({ preventScroll: true });
  }

  status.textContent = said(isConnected);
}

/** It was not done: it can be tried again. */
export function refused() {
  isSent = false;
}

function said(isConnected) {
  const me = state.seats.find((seat) => seat.number === state.you);
  if (!isConnected) {
    return "No connection.";
  }

  if (me === undefined) {
    return "You watch.";
  }

  const net = me.net === 0 ? "you are even" : `you are ${me.net > 0 ? "up" : "down"} ${chips(Math.abs(me.net))}`;
  return state.legal !== null ? `Your turn, ${net}` : state.turn !== null ? `Seat ${state.turn.seat} acts, ${net}` : `Y${net.slice(1)}`;
}

function offerSizes(legal, key) {
  if (group.dataset.turn === key) {
    return;
  }

  group.dataset.turn = key;
  slider.min = amount.min = legal.minRaiseTo;
  slider.max = amount.max = legal.maxRaiseTo;
  group.replaceChildren(...presets(state).map(([name, spoken, to], index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-label", `${spoken}, to ${chips(to)}`);
    button.setAttribute("aria-keyshortcuts", String(index + 1));
    button.addEventListener("click", () => setSize(to));
    return button;
  }));
  setSize(legal.minRaiseTo);
}

function setSize(to) {
  if (state?.legal?.maxRaiseTo) {
    const total = within(state.legal, to);
    slider.value = amount.value = String(total);
    label(total);
  }
}

function label(to) {
  if (state?.legal) {
    const total = within(state.legal, to);
    const word = total === state.legal.maxRaiseTo ? "All-in" : state.legal.callTo > 0 ? "Raise to" : "Bet";
    raise.textContent = `${word} ${chips(total)}`;
  }
}

function tryAct(action, to) {
  if (state?.legal && !isSent && act(action, to)) {
    isSent = true;
    render(state, true);
  }
}

function onKey(event) {
  const { key, target } = event;
  const isTyping = target instanceof HTMLInputElement && target.type === "number";
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || target instanceof HTMLSelectElement) {
    return;
  }

  if (key === "ArrowUp" || key === "ArrowDown") {
    if (!raise.disabled && target !== slider) {
      event.preventDefault();
      setSize(amount.valueAsNumber + (key === "ArrowUp" ? state.bigBlind : -state.bigBlind));
    }

    return;
  }

  const run = { f: () => fold.click(), c: () => call.click(), r: toSize }[key.toLowerCase()]
    ?? (!isTyping && /^[1-5]$/.test(key) ? () => preset(Number(key) - 1) : null);
  if (run !== null) {
    event.preventDefault();
    run();
  }
}

function toSize() {
  if (!raise.disabled) {
    const target = sizing.hidden ? raise : amount;
    target.focus();
    target.select?.();
  }
}

function preset(index) {
  if (!raise.disabled) {
    group.children[index]?.click();
    raise.focus();
  }
}
