// Draws cards with text alone.

const suits = { c: ["♣", "clubs"], d: ["♦", "diamonds"], h: ["♥", "hearts"], s: ["♠", "spades"] };
const ranks = { T: "10", J: "jack", Q: "queen", K: "king", A: "ace" };

/** "Ah" as "ace of hearts". */
export function spoken(card) {
  return `${ranks[card[0]] ?? card[0]} of ${suits[card[1]][1]}`;
}

/** "Ah" as "A♥". */
export function written(card) {
  return `${card[0] === "T" ? "10" : card[0]}${suits[card[1]][0]}`;
}

/** The element of a card; null is a back. */
export function drawn(card) {
  const element = document.createElement("span");
  element.setAttribute("aria-hidden", "true");
  if (card === null) {
    element.className = "card back";
    return element;
  }

  const [sign] = suits[card[1]];
  element.className = `card suit-${card[1]}`;
  const rank = document.createElement("span");
  rank.className = "rank";
  rank.textContent = card[0] === "T" ? "10" : card[0];
  const suit = document.createElement("span");
  suit.className = "suit";
  suit.textContent = `${sign}\uFE0E`;
  element.append(rank, suit);
  return element;
}

/** Puts cards into an element, where they are not there yet. */
export function show(element, cards) {
  const key = cards.map((card) => card ?? "?").join(" ");
  if (element.dataset.cards !== key) {
    element.dataset.cards = key;
    element.replaceChildren(...cards.map(drawn));
  }
}
