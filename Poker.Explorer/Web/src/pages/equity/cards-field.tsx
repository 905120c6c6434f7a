import { useId } from "preact/hooks";
import { cardsIn } from "../../poker/cards";
import { CardPicker } from "../../ui/card-picker";
import { Cards } from "../../ui/cards";

interface Props {
  name: string;
  hint: string;
  most: number;
  value: string;
  taken: string[];
  onChange: (value: string) => void;
}

/** Cards as text, or picked from a deck. */
export function CardsField({ name, hint, most, value, taken, onChange }: Props) {
  const id = useId();
  return (
    <section class="panel" aria-label={name}>
      <div class="row">
        <label class="grow" for={id}>
          {name} <span class="quiet">({hint})</span>
          <input id={id} value={value} spellcheck={false} autocomplete="off" onInput={(event) => onChange(event.currentTarget.value)} />
        </label>
        <Cards text={value} />
      </div>
      <details>
        <summary>Pick cards</summary>
        <CardPicker label={name} chosen={cardsIn(value)} most={most} taken={taken} onChange={(cards) => onChange(cards.join(""))} />
      </details>
    </section>
  );
}
