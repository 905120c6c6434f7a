import { useEffect, useState } from "preact/hooks";
import { useApi } from "../../api/use-api";
import { cardsIn } from "../../poker/cards";
import { Answer } from "../../ui/answer";
import { CardPicker } from "../../ui/card-picker";
import { Comparison } from "./comparison";
import type { HandComparison } from "./types";

const MOST = 4;

interface Props {
  /** The hands, joined by commas. */
  text: string;
  onChange: (text: string | undefined) => void;
  onPick: (street: string, bucket: number) => void;
}

/** Looks hands up: typed, or picked from a deck; several are compared. */
export function Hands({ text, onChange, onPick }: Props) {
  const [typed, type] = useState(text);
  const [picking, pick] = useState<string[]>([]);
  useEffect(() => type(text), [text]);
  const hands = text.split(",").map((hand) => hand.trim()).filter(Boolean);
  const search = new URLSearchParams(hands.map((hand) => ["hand", hand]));
  const asked = useApi<HandComparison>(hands.length > 0 ? `abstraction/hands?${search}` : null);
  const add = () => {
    onChange([...hands, `${picking.slice(0, 2).join("")} ${picking.slice(2).join("")}`.trim()].slice(-MOST).join(", "));
    pick([]);
  };
  return (
    <section aria-label="Look up hands">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(typed.trim() || undefined);
        }}
      >
        <label class="grow">
          Hands: pocket cards, then the board; up to four on one street, with commas between
          <input value={typed} placeholder="AhKh 2c3c4c" spellcheck={false} autocomplete="off" onInput={(event) => type(event.currentTarget.value)} />
        </label>
        <button type="submit" class="main">Look up</button>
        {hands.length > 0 && <button type="button" onClick={() => onChange(undefined)}>Clear</button>}
      </form>
      <details class="picker">
        <summary>Pick cards</summary>
        <p class="quiet" aria-live="polite">{describe(picking)}</p>
        <CardPicker label="Cards of the hand" chosen={picking} most={7} onChange={pick} />
        <p class="row">
          <button type="button" disabled={![2, 5, 6, 7].includes(picking.length)} onClick={add}>{hands.length === 0 ? "Look up" : "Compare with it"}</button>
          <button type="button" disabled={picking.length === 0} onClick={() => pick([])}>Put back</button>
        </p>
      </details>
      {/* Beside a problem, other hands than those asked for would mislead. */}
      <Answer asked={asked.problem === undefined ? asked : { ...asked, value: undefined }}>{(value) => <Comparison value={value} onPick={onPick} />}</Answer>
    </section>
  );
}

const describe = (picked: string[]) =>
  picked.length === 0 ? "The first two are the pocket cards, then the board."
    : `${cardsIn(picked.slice(0, 2).join("")).join(" ")}${picked.length > 2 ? ` on ${picked.slice(2).join(" ")}` : ""}`;
