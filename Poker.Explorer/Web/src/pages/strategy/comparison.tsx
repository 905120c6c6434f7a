import { useState } from "preact/hooks";
import { useApi } from "../../api/use-api";
import { Answer } from "../../ui/answer";
import { count, decimal, percent } from "../../ui/format";
import { cellOf } from "./cell-details";
import { coloursOf } from "./colours";
import { Grid } from "./grid";
import { differenceLooks, mixLooks, signed } from "./looks";
import type { Change, Comparison as Compared, Place, State } from "./types";

/** Two blueprints at the same spot: where they differ, and both. */
export function Comparison({ state, change }: { state: State; change: Change }) {
  const query = { blueprint: state.blueprint, with: state.with, history: state.path, board: state.board };
  return <Answer asked={useApi<Compared>("strategy/comparison", query)}>{(value) => <Sides compared={value} state={state} change={change} />}</Answer>;
}

function Sides({ compared, state, change }: { compared: Compared; state: State; change: Change }) {
  const { actions, place, otherPlace, isReached, otherIsReached, combos, reach, otherReach, mixes, otherMixes, distances, aggressions } = compared;
  const [look, setLook] = useState<number>();
  const cell = look ?? (state.cell ? cellOf(state.cell) : undefined);
  const grid = { chosen: state.cell, onChoose: (name: string) => change({ cell: name }), onLook: setLook };
  return (
    <>
      {(place.spot === "translated" || otherPlace.spot === "translated") && (
        <p class="note">Not both trees have all of these bets: where one lacks a bet, the nearest of its own stands for it.</p>
      )}
      {!otherIsReached && (
        <p class="note" role="status">In the second, the {otherPlace.by} never comes here with any hand: its hands weigh the same, and training was seldom here.</p>
      )}
      <div class="sides">
        <figure>
          <figcaption>
            Difference
            <span class="quiet">as high as the mixes are apart; <span class="swatch more" /> raises more in the second, <span class="swatch less" /> less</span>
          </figcaption>
          <Grid {...grid} label="Difference of the two" looks={differenceLooks(combos, distances, aggressions)} />
        </figure>
        <figure>
          <figcaption>1. {nameOf(place)}</figcaption>
          <Grid {...grid} label={`Range in ${nameOf(place)}`} looks={mixLooks(actions, combos, reach, mixes, isReached)} />
        </figure>
        <figure>
          <figcaption>2. {nameOf(otherPlace)}</figcaption>
          <Grid {...grid} label={`Range in ${nameOf(otherPlace)}, the second`} looks={mixLooks(actions, combos, otherReach, otherMixes, otherIsReached)} />
        </figure>
      </div>
      <Figures compared={compared} cell={cell} />
    </>
  );
}

function Figures({ compared, cell }: { compared: Compared; cell: number | undefined }) {
  const { actions, mixes, otherMixes, distance, aggression, distances } = compared;
  const colours = coloursOf(actions);
  return (
    <section class="panel" aria-labelledby="difference-title">
      <h2 id="difference-title">Frequencies</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Frequencies of both">
        <table>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col" class="number">1</th>
              <th scope="col" class="number">2</th>
              <th scope="col" class="number">Change</th>
              {cell !== undefined && <th scope="col" class="number">This hand, 1</th>}
              {cell !== undefined && <th scope="col" class="number">2</th>}
            </tr>
          </thead>
          <tbody>
            {actions.map(({ word, text, frequency, otherFrequency }, index) => (
              <tr key={word}>
                <th scope="row"><span class="swatch" style={{ background: colours[index] }} /> {text}</th>
                <td class="number">{share(frequency)}</td>
                <td class="number">{share(otherFrequency)}</td>
                <td class="number">{signed((otherFrequency ?? 0) - (frequency ?? 0))}</td>
                {cell !== undefined && <td class="number">{percent(mixes[index]![cell]!)}</td>}
                {cell !== undefined && <td class="number">{percent(otherMixes[index]![cell]!)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        The ranges' frequencies are {percent(distance)} apart; the second raises {signed(aggression)}.
        {cell !== undefined && ` This hand's mixes are ${percent(distances[cell]!)} apart.`}
      </p>
    </section>
  );
}

const share = (frequency: number | null) => (frequency === null ? "not there" : percent(frequency));

const nameOf = ({ blueprint }: Place) => `${blueprint.name}: ${blueprint.betting}, ${decimal(blueprint.stackBigBlinds, 0)} bb, epoch ${count(blueprint.iterations)}`;
