/** Ranks from aces to deuces, as the grid's rows and columns run. */
export const RANKS = "AKQJT98765432";

/** Suits as cards are written, spades first. */
export const SUITS = "shdc";

/** The glyph of a suit. */
export const glyph = (suit: string) => ({ s: "♠", h: "♥", d: "♦", c: "♣" })[suit] ?? suit;

/** The name of a card for people: "ace of spades". */
export function spoken(card: string) {
  const ranks: Record<string, string> = { A: "ace", K: "king", Q: "queen", J: "jack", T: "ten" };
  const suits: Record<string, string> = { s: "spades", h: "hearts", d: "diamonds", c: "clubs" };
  return `${ranks[card[0]!] ?? card[0]} of ${suits[card[1]!]}`;
}

/** The cards in a text such as "AsKd 2c", in its order; what is no card is left out. */
export const cardsIn = (text: string) => text.match(/[2-9TJQKA][shdc]/g) ?? [];

/** The name of a cell of the 13 × 13 grid, suited hands above the diagonal: "AA", "AKs", "AKo". */
export function cellName(row: number, column: number) {
  const [first, second] = [RANKS[row]!, RANKS[column]!];
  return row === column ? first + first : row < column ? `${first}${second}s` : `${second}${first}o`;
}
