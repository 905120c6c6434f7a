import { useApi } from "../../api/use-api";
import { RANKS } from "../../poker/cards";
import { Answer } from "../../ui/answer";
import { Cards } from "../../ui/cards";
import { decimal, percent } from "../../ui/format";
import { coloursOf } from "./colours";
import { MixBar } from "./mix-bar";
import type { Hands, Spot, State } from "./types";

/** The number of a cell by its name. */
export function cellOf(name: string) {
  const [first, second] = [RANKS.indexOf(name[0]!), RANKS.indexOf(name[1]!)];
  return name[2] === "o" ? second * RANKS.length + first : first * RANKS.length + second;
}

/** What a hand does: the mean over its suits, then suit by suit. */
export function CellDetails({ spot, state, name }: { spot: Spot; state: State; name: string }) {
  const { grid, actions } = spot;
  const cell = cellOf(name);
  const query = { blueprint: state.blueprint, history: state.path, board: state.board, cell: name };
  const hands = useApi<Hands>("strategy/hands", query);
  const mix = grid!.mixes.map((of) => of[cell]!);
  const value = grid!.values?.[cell];
  return (
    <section class="panel details" aria-labelledby="cell-title">
      <h2 id="cell-title">{name}</h2>
      {!grid!.combos[cell]
        ? <p>{grid!.combos[cell] === 0 ? "The board leaves none of them." : "There is no such hand: a cell is called AA, AKs or AKo."}</p>
        : (
          <>
            <Parts actions={actions} mix={mix} />
            <p class="quiet">
              {grid!.combos[cell]} combinations, {percent(grid!.reach[cell]!)} of them in the range of the {spot.place.by}, {percent(grid!.opponentReach[cell]!)} in
              the other's{value == null ? "." : `; value ${decimal(value, 2)} bb.`}
            </p>
            <Answer asked={hands}>{(value) => <Suits hands={value} />}</Answer>
          </>
        )}
    </section>
  );
}

/** A mix in words, an action a line. */
export function Parts({ actions, mix }: { actions: Spot["actions"]; mix: number[] }) {
  const colours = coloursOf(actions);
  return (
    <ul class="parts">
      {actions.map(({ word, text }, action) => (
        <li key={word}>
          <span class="swatch" style={{ background: colours[action] }} /> {text} <strong>{percent(mix[action]!)}</strong>
        </li>
      ))}
    </ul>
  );
}

function Suits({ hands: { cell, actions, hands } }: { hands: Hands }) {
  const isValued = hands.some(({ actionValues }) => actionValues !== null);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${cell}, suit by suit`}>
      <table class="suits">
        <thead>
          <tr>
            <th scope="col">Hand</th>
            <th scope="col">Mix</th>
            <th scope="col" class="number">In range</th>
            <th scope="col" class="number">Bucket</th>
            {isValued && <th scope="col" class="number">Value, bb</th>}
          </tr>
        </thead>
        <tbody>
          {hands.map(({ hand, mix, reach, bucket, value, actionValues }) => (
            <tr key={hand}>
              <th scope="row"><Cards text={hand} /></th>
              <td><MixBar actions={actions} mix={mix} /></td>
              <td class="number">{percent(reach)}</td>
              <td class="number">{bucket}</td>
              {isValued && (
                <td class="number" title={actions.map(({ text }, action) => `${text}: ${known(actionValues?.[action])}`).join("\n")}>{known(value)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const known = (value: number | null | undefined) => (value == null ? "–" : decimal(value, 2));
