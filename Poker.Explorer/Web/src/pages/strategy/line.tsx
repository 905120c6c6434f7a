import { useEffect, useRef } from "preact/hooks";
import { Cards } from "../../ui/cards";
import { decimal, percent } from "../../ui/format";
import { coloursOf } from "./colours";
import type { Action, Spot, Step } from "./types";
import "./line.css";

interface Props {
  spot: Spot;
  onGo: (path: string) => void;
}

const CARDS: Record<string, [number, number]> = { flop: [0, 6], turn: [6, 8], river: [8, 10] };

/** The hand so far, decision by decision, like a replayer: every action that was there can be taken instead. */
export function Line({ spot, onGo }: Props) {
  const { place, actions, frequencies } = spot;
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => strip.current?.scrollTo({ left: strip.current.scrollWidth }), [place.history]);
  const now: Step = { street: place.street, by: place.by, history: place.history, potBigBlinds: place.potBigBlinds, actions };
  const all = [...place.steps, now];
  return (
    <ol ref={strip} class="line" aria-label="The hand so far" tabIndex={-1}>
      {all.map((step, index) => {
        const opens = index === 0 || all[index - 1]!.street !== step.street;
        const isNow = index === all.length - 1;
        return (
          <li key={step.history} class={isNow ? "decision now" : "decision"} aria-current={isNow ? "step" : undefined}>
            {opens && <Opening street={step.street} board={place.board} />}
            {isNow
              ? <p class="who"><strong class="by">{step.by}</strong> <span class="quiet">pot {decimal(step.potBigBlinds, 2)} bb</span></p>
              : (
                <button type="button" class="who" onClick={() => onGo(step.history)} title="Back to this decision">
                  <span class="by">{step.by}</span> <span class="quiet">pot {decimal(step.potBigBlinds, 2)}</span>
                </button>
              )}
            <Choices actions={step.actions} frequencies={isNow ? frequencies : null} onGo={onGo} />
          </li>
        );
      })}
    </ol>
  );
}

function Opening({ street, board }: { street: string; board: string }) {
  const [from, to] = CARDS[street] ?? [0, 0];
  return (
    <p class="opening">
      <span class="street">{street}</span> {to > 0 && <Cards text={board.slice(from, to)} />}
    </p>
  );
}

function Choices({ actions, frequencies, onGo }: { actions: Action[]; frequencies: number[] | null; onGo: (path: string) => void }) {
  const colours = coloursOf(actions);
  return (
    <ul>
      {actions.map(({ word, text, history, leadsTo, isTaken }, index) => (
        <li key={word}>
          <button
            type="button"
            class="choice"
            aria-pressed={isTaken}
            disabled={history === null}
            title={leadsTo === "end" ? "Ends the betting" : leadsTo === "off-tree" ? "The blueprint's tree does not go on here" : undefined}
            onClick={() => history !== null && onGo(history)}
          >
            <span class="swatch" style={{ background: colours[index] }} />
            <span>{text}</span>
            {frequencies && <strong class="share">{percent(frequencies[index]!)}</strong>}
            {leadsTo === "end" && <span class="quiet">ends</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
