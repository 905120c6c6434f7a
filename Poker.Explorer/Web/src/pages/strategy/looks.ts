import { decimal, percent } from "../../ui/format";
import { bars, coloursOf } from "./colours";
import type { Action, ComparedAction, GridData } from "./types";

// Late in a hand all reaches are small: cells are as high as the hand is in the range beside the likeliest one.
const likeliest = (reach: number[]) => Math.max(...reach) || 1;

// Below this a hand is out of the range as far as anybody can see.
const LEAST = 0.0005;

/** What a mix says: "raise to 2.5 bb 80.0 %, call 20.0 %". */
export function spokenMix(actions: { text: string }[], mix: number[]) {
  const said = actions.map(({ text }, action) => [text, mix[action]!] as const).filter(([, part]) => part >= LEAST);
  return said.map(([text, part]) => `${text} ${percent(part)}`).join(", ");
}

/** The cells of the player who acts: the mix, as high as the hand is still in the range. */
export function ownLooks(actions: Action[], grid: GridData, isReached: boolean) {
  const colours = coloursOf(actions);
  const most = likeliest(grid.reach);
  return grid.combos.map((combos, cell) => {
    const mix = grid.mixes.map((of) => of[cell]!);
    const reach = isReached ? grid.reach[cell]! / most : 1;
    const value = grid.values?.[cell];
    return {
      fill: bars(mix, colours),
      height: combos === 0 ? 0 : shown(reach),
      isEmpty: combos === 0,
      says: combos === 0 ? "not possible on this board"
        : reach < LEAST ? "not in the range"
        : `${spokenMix(actions, mix)}; ${percent(grid.reach[cell]!)} of it in the range${value == null ? "" : `; value ${decimal(value, 2)} bb`}`,
    };
  });
}

/** The cells of the other player: how much of each hand is still in the range. */
export function opponentLooks(grid: GridData) {
  const most = likeliest(grid.opponentReach);
  return grid.combos.map((combos, cell) => {
    const reach = grid.opponentReach[cell]!;
    return {
      fill: "linear-gradient(#5e7fa3, #5e7fa3)",
      height: combos === 0 ? 0 : shown(reach / most),
      isEmpty: combos === 0,
      says: combos === 0 ? "not possible on this board" : `${percent(reach)} of it in the range`,
    };
  });
}

/** The cells of one of two blueprints that are compared. */
export function mixLooks(actions: ComparedAction[], combos: number[], reach: number[], mixes: number[][], isReached: boolean) {
  const colours = coloursOf(actions);
  const most = likeliest(reach);
  return combos.map((count, cell) => {
    const mix = mixes.map((of) => of[cell]!);
    return {
      fill: bars(mix, colours),
      height: count === 0 ? 0 : shown(isReached ? reach[cell]! / most : 1),
      isEmpty: count === 0,
      says: count === 0 ? "not possible on this board" : `${spokenMix(actions, mix)}; ${percent(reach[cell]!)} of it in the range`,
    };
  });
}

/** The cells' differences: as high as the mixes are apart; red where the other raises more often, blue where less, grey where as often. */
export function differenceLooks(combos: number[], distances: number[], aggressions: number[]) {
  return combos.map((count, cell) => {
    const [distance, aggression] = [distances[cell]!, aggressions[cell]!];
    const colour = aggression > 0.01 ? "#c2452d" : aggression < -0.01 ? "#3d7ab8" : "#8a8f8c";
    return {
      fill: `linear-gradient(${colour}, ${colour})`,
      height: count === 0 ? 0 : shown(distance),
      isEmpty: count === 0,
      says: count === 0 ? "not possible on this board" : `mixes ${percent(distance)} apart, raises ${signed(aggression)}`,
    };
  });
}

/** A change in percentage points. */
export const signed = (change: number) => `${change > 0 ? "+" : change < 0 ? "−" : "±"}${decimal(100 * Math.abs(change))} pp`;

// A hand that is there at all can be seen.
const shown = (share: number) => (share < LEAST ? 0 : Math.max(0.06, Math.min(1, share)));
