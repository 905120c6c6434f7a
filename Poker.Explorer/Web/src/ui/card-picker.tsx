import { glyph, RANKS, spoken, SUITS } from "../poker/cards";
import "./card-picker.css";
import "./cards.css";

interface Props {
  /** What the cards are for: the group's name. */
  label: string;
  /** The cards that are chosen. */
  chosen: string[];
  /** How many can be. */
  most: number;
  /** Cards that cannot be had. */
  taken?: string[];
  onChange: (chosen: string[]) => void;
}

/** The deck as buttons, a row a suit: a press takes a card or gives it back. */
export const CardPicker = ({ label, chosen, most, taken = [], onChange }: Props) => (
  <div class="card-picker" role="group" aria-label={label}>
    {[...SUITS].map((suit) => (
      <div key={suit} class="suit-row">
        {[...RANKS].map((rank) => {
          const card = rank + suit;
          const isChosen = chosen.includes(card);
          return (
            <button
              key={card}
              type="button"
              class={`pick ${suit}`}
              aria-pressed={isChosen}
              disabled={taken.includes(card) || (!isChosen && chosen.length >= most)}
              onClick={() => onChange(isChosen ? chosen.filter((other) => other !== card) : [...chosen, card])}
            >
              <span aria-hidden="true">{rank}</span>
              <span class="suit" aria-hidden="true">{glyph(suit)}</span>
              <span class="hidden">{spoken(card)}</span>
            </button>
          );
        })}
      </div>
    ))}
  </div>
);
