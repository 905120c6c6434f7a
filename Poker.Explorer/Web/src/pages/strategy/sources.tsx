import { count, moment } from "../../ui/format";
import type { Change, Source, State } from "./types";

interface Props {
  sources: Source[];
  state: State;
  change: Change;
}

/** Which blueprint to look at: what was trained at which stacks with which bets; and which to compare it with. */
export function Sources({ sources, state, change }: Props) {
  const name = state.blueprint ?? "";
  const source = sources.find((one) => one.name === name);

  // Another tree has other bets, another deck other cards: what was picked need not be there.
  const choose = (value: string) => change({
    blueprint: value,
    ...(value === state.with ? { with: undefined } : {}),
    ...(fits(source, sources.find((one) => one.name === value)) ? {} : { path: undefined, board: undefined }),
  });
  return (
    <section class="sources" aria-label="Blueprint">
      <div class="row">
        <label>
          Blueprint (stacks and bets)
          <select
            value={name}
            onChange={({ currentTarget: { value } }) => choose(value)}
          >
            {sources.map((one) => <option key={one.name} value={one.name} disabled={one.problem !== null}>{titleOf(one)}</option>)}
          </select>
        </label>
        <label>
          Compare with
          <select value={state.with ?? ""} onChange={({ currentTarget: { value } }) => change({ with: value || undefined })}>
            <option value="">nothing</option>
            {sources.filter((one) => one.name !== name).map((one) => (
              <option key={one.name} value={one.name} disabled={one.problem !== null}>{titleOf(one)}</option>
            ))}
          </select>
        </label>
      </div>
      {source && <p class="quiet">{source.bets}. Written {moment(source.at)}.</p>}
      {sources.filter(({ problem }) => problem).map(({ name: broken, problem }) => <p key={broken} class="note">{broken}: {problem}</p>)}
    </section>
  );
}

const fits = (one: Source | undefined, other: Source | undefined) => one !== undefined && one.bets === other?.bets && one.deck === other?.deck;

const titleOf = ({ name, betting, stackBigBlinds, deck, iterations, problem }: Source) =>
  problem !== null ? `${name} (cannot be read)` : `${name}: ${stackBigBlinds} bb, ${betting}${deck === "full" ? "" : `, ${deck} deck`}, epoch ${count(iterations)}`;
