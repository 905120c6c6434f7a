import { cardsIn, glyph, spoken } from "../poker/cards";
import "./cards.css";

/** Cards side by side, suits by glyph and colour. */
export const Cards = ({ text }: { text: string }) => (
  <span class="playing-cards">
    {cardsIn(text).map((card) => (
      <span key={card} class={`playing-card ${card[1]}`} role="img" aria-label={spoken(card)}>
        {card[0]}
        <span class="suit">{glyph(card[1]!)}</span>
      </span>
    ))}
  </span>
);
