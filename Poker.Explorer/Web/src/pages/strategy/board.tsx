import { useState } from "preact/hooks";
import { cardsIn, RANKS, SUITS } from "../../poker/cards";
import { CardPicker } from "../../ui/card-picker";
import { Cards } from "../../ui/cards";
import type { Place } from "./types";
import "./board.css";

const STREETS = [["Flop", 0, 3], ["Turn", 3, 4], ["River", 4, 5]] as const;
const WANTED: Record<string, number> = { preflop: 0, flop: 3, turn: 4, river: 5 };
const ALL = [...SUITS].flatMap((suit) => [...RANKS].map((rank) => rank + suit));

interface Props {
  /** What the address says. */
  board: string;
  /** The last spot that was told, if any. */
  place: Place | undefined;
  onChange: (board: string) => void;
}

/** The board, street by street; opens by itself where the spot lacks cards. */
export function Board({ board, place, onChange }: Props) {
  const chosen = cardsIn(board);
  const wanted = WANTED[place?.street ?? "preflop"]!;
  const others = place?.blueprint.deck === "royal" ? ALL.filter((card) => !"TJQKA".includes(card[0]!)) : [];
  const change = (cards: string[]) => onChange(cards.join(""));
  const missing = Math.max(0, wanted - chosen.length);
  const [picks, setPicks] = useState<boolean>();
  const isOpen = picks ?? missing > 0;

  // The cards of the street that lacks some, or other cards for this one.
  const deal = () => {
    const known = chosen.slice(0, missing > 0 ? chosen.length : wanted === 3 ? 0 : Math.max(0, wanted - 1));
    const left = ALL.filter((card) => !known.includes(card) && !others.includes(card));
    const goal = Math.max(3, wanted);
    while (known.length < goal) {
      known.push(left.splice(Math.floor(Math.random() * left.length), 1)[0]!);
    }

    change(known);
  };

  return (
    <section class="board" aria-label="Board">
      <div class="row">
        <dl class="board-streets">
          {STREETS.map(([name, from, to]) => (
            <div key={name} class={to > wanted ? "later" : ""}>
              <dt>{name}</dt>
              <dd>{chosen.length > from ? <Cards text={chosen.slice(from, to).join("")} /> : <span class="quiet">–</span>}</dd>
            </div>
          ))}
        </dl>
        <button type="button" class={missing > 0 ? "main" : ""} onClick={deal}>Random</button>
        <button type="button" onClick={() => change([])} disabled={chosen.length === 0}>Clear</button>
        <button type="button" aria-expanded={isOpen} onClick={() => setPicks(!isOpen)}>Pick cards</button>
      </div>
      {missing > 0 && <p role="status">The {place!.street} needs {missing === 1 ? "another card" : `${missing} more cards`}: pick or deal.</p>}
      {isOpen && <CardPicker label="Board cards" chosen={chosen} most={5} taken={others} onChange={change} />}
    </section>
  );
}
