// The felt: seats, cards, bets, board.
import { show, spoken } from "./cards.js";
import { chips } from "./sizes.js";

const namespace = "http://www.w3.org/2000/svg";
const words = { open: "open seat", out: "sits out", waiting: "waits", folded: "folded", allIn: "all-in", in: "" };
const felt = document.getElementById("felt"), list = document.getElementById("seats"), board = document.getElementById("board");
const pot = document.getElementById("pot"), message = document.getElementById("message");

// Where seats are, clockwise from the viewer's at the bottom: none beside the board, which is wide on a phone.
const places = {
  2: [[0, 1], [0, -1]],
  3: [[0, 1], [-0.87, -0.5], [0.87, -0.5]],
  4: [[0, 1], [-0.9, -0.5], [0, -1], [0.9, -0.5]],
  5: [[0, 1], [-0.92, 0.48], [-0.72, -0.68], [0.72, -0.68], [0.92, 0.48]],
  6: [[0, 1], [-0.9, 0.5], [-0.9, -0.5], [0, -1], [0.9, -0.5], [0.9, 0.5]],
};
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
let seats = [], turn = "";

/** Shows a state. */
export function render(state, { onSit }) {
  if (seats.length !== state.seats.length) {
    seats = state.seats.map((seat) => build(seat, onSit));
    list.replaceChildren(...seats.map((seat) => seat.item));
    felt.dataset.seats = seats.length;
  }

  state.seats.forEach((seat, index) => update(seats[index], seat, state));
  show(board, state.board);
  board.setAttribute("aria-label", state.board.length === 0 ? "No board cards" : `Board: ${state.board.map(spoken).join(", ")}`);
  const sides = state.pots.length > 1 ? ` (${state.pots.map((one, i) => `${i === 0 ? "main" : "side"} ${chips(one)}`).join(", ")})` : "";
  pot.textContent = state.pot > 0 ? `Pot ${chips(state.pot)}${sides}` : "";
  const won = state.seats.filter((seat) => seat.won > 0).map((seat) => `${seat.number === state.you ? "You win" : `${seat.name} wins`} ${chips(seat.won)}`);
  message.textContent = state.phase === "waiting" ? state.waiting : state.phase === "over" ? won.join(", ") : "";
  ring(state);
}

function build(seat, onSit) {
  const item = document.createElement("li"), plate = part("div", "plate"), cards = part("div", "hole");
  const bet = part("div", "bet"), avatar = part("span", "avatar"), name = part("span", "name"), stack = part("span", "stack");
  const note = part("span", "note"), dealer = part("span", "dealer"), spokenState = part("span", "hidden");
  dealer.textContent = "D";
  dealer.title = "Dealer button";
  dealer.setAttribute("aria-hidden", "true");
  avatar.setAttribute("aria-hidden", "true");
  avatar.append(String(seat.number), clock());
  const text = part("span", "text");
  text.append(name, stack);
  const sit = document.createElement("button");
  sit.type = "button";
  sit.className = "sit";
  sit.textContent = "Sit here";
  sit.setAttribute("aria-label", `Sit here, in seat ${seat.number}`);
  sit.addEventListener("click", () => onSit(seat.number));
  plate.append(avatar, text, dealer, note, sit, spokenState);
  item.append(cards, plate, bet);
  return { item, plate, cards, bet, name, stack, note, dealer, sit, spokenState, avatar };
}

function part(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function clock() {
  const svg = document.createElementNS(namespace, "svg"), circle = document.createElementNS(namespace, "circle");
  svg.setAttribute("viewBox", "0 0 40 40");
  svg.setAttribute("class", "ring");
  for (const [name, value] of Object.entries({ cx: 20, cy: 20, r: 18, pathLength: 100 })) {
    circle.setAttribute(name, value);
  }

  svg.append(circle);
  return svg;
}

function update(view, seat, state) {
  const count = state.seats.length, first = state.you ?? 1;
  const [x, y] = places[count][(seat.number - first + count) % count];
  view.item.style.setProperty("--x", x);
  view.item.style.setProperty("--y", y);
  const isOpen = seat.state === "open", isTurn = state.turn?.seat === seat.number;
  view.item.dataset.state = seat.state;
  view.item.classList.toggle("turn", isTurn);
  view.item.classList.toggle("you", state.you === seat.number);
  view.item.classList.toggle("won", seat.won > 0);
  view.item.classList.toggle("away", !isOpen && !seat.isHere);
  view.sit.hidden = !isOpen || state.you !== null;
  view.name.textContent = state.you === seat.number ? "You" : isOpen ? "Open seat" : seat.strategy ?? seat.name;
  view.name.title = `${seat.name}${seat.strategy ? `, played by ${seat.strategy}` : ""}`;
  view.stack.textContent = isOpen ? "" : chips(seat.stack);
  const note = seat.won > 0 ? `+${chips(seat.won)}`
    : !isOpen && !seat.isHere ? "away"
    : seat.state === "in" || seat.state === "open" ? seat.lastAction ?? ""
    : words[seat.state];
  view.note.textContent = note;
  view.note.hidden = note === "";
  view.dealer.hidden = state.button !== seat.number;
  view.bet.textContent = seat.bet > 0 ? chips(seat.bet) : "";
  view.bet.hidden = seat.bet === 0;
  show(view.cards, seat.cards);
  view.spokenState.textContent = spokenSeat(seat, state, isTurn);
}

function spokenSeat(seat, state, isTurn) {
  const cards = seat.cards.length === 0 ? "" : seat.cards[0] === null ? ", two cards" : `, ${seat.cards.map(spoken).join(" and ")}`;
  return `, ${seat.name}${state.button === seat.number ? ", dealer" : ""}${cards}${isTurn ? ", to act" : ""}`;
}

// The ring runs by itself from what is left of the time when a turn begins.
function ring(state) {
  const key = state.turn === null ? "" : `${state.hand} ${state.turn.number} ${state.turn.seat}`;
  if (key === turn) {
    return;
  }

  turn = key;
  for (const { avatar } of seats) {
    avatar.querySelector("circle").getAnimations().forEach((one) => one.cancel());
  }

  if (state.turn?.milliseconds) {
    const { seat, millisecondsLeft, milliseconds } = state.turn;
    const from = 100 * (1 - millisecondsLeft / milliseconds);
    seats[seat - 1].avatar.querySelector("circle").animate(
      [{ strokeDashoffset: from, opacity: 1 }, { strokeDashoffset: 100, opacity: 1 }],
      { duration: millisecondsLeft, fill: "forwards", easing: isCalm.matches ? "steps(6)" : "linear" });
  }
}
