import { type Asked, useApi } from "../../api/use-api";
import { useQuery } from "../../api/use-query";
import { Answer, Empty } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Board } from "./board";
import { Line } from "./line";
import { PathText } from "./path";
import { Sources } from "./sources";
import { SpotView } from "./spot-view";
import type { Change, Source, Spot, State } from "./types";
import "./strategy.css";

export default function StrategyPage() {
  const [query, setQuery] = useQuery();
  const sources = useApi<Source[]>("strategy/blueprints");
  const state = withDefaults(query, sources.value);

  // Asked beside the list, not after it: the database is what is looked at first.
  const spot = useApi<Spot>("strategy", { blueprint: state.blueprint, history: state.path, board: state.board, weights: state.weights });
  return (
    <Page title="Strategy" about="What the blueprint does with every hand: go through the betting, pick a board, look at a hand.">
      <Answer asked={sources}>
        {(all) => (all.some(isUsable) ? <Explorer sources={all} spot={spot} state={state} change={setQuery} /> : <None sources={all} />)}
      </Answer>
    </Page>
  );
}

function Explorer({ sources, spot: asked, state, change }: { sources: Source[]; spot: Asked<Spot>; state: State; change: Change }) {
  const go = (path: string) => change({ path: path || undefined });
  const place = asked.value?.place;
  return (
    <div class="explore">
      <Sources sources={sources} state={state} change={change} />
      <Answer asked={asked}>{(spot) => <Line spot={spot} onGo={go} />}</Answer>
      <Board board={state.board ?? ""} place={place} onChange={(board) => change({ board: board || undefined })} />
      {asked.value && !asked.problem && <div class="answer" aria-busy={asked.isLoading}><SpotView spot={asked.value} state={state} change={change} /></div>}
      <PathText path={state.path ?? ""} place={place} source={sources.find(({ name }) => name === state.blueprint)} onGo={go} />
    </div>
  );
}

const isUsable = ({ problem }: Source) => problem === null;

const withDefaults = (query: State, sources: Source[] | undefined): State => ({
  ...query,
  blueprint: query.blueprint ?? sources?.find(isUsable)?.name ?? "database",
});

const None = ({ sources }: { sources: Source[] }) => (
  <Empty title="There is no blueprint yet">
    {sources.map(({ name, problem }) => <p key={name}>{name}: {problem}</p>)}
    <p><code>./poker up</code> or <code>./poker fast</code> clusters hands, trains a blueprint and stores it; then it can be looked at here.</p>
  </Empty>
);
