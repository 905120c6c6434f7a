import { useApi } from "../../api/use-api";
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
  const sources = useApi<Source[]>("strategy/blueprints");
  return (
    <Page title="Strategy" about="What the blueprint does with every hand: go through the betting, pick a board, look at a hand.">
      <Answer asked={sources}>
        {(all) => (all.some(({ problem }) => problem === null) ? <Explorer sources={all} /> : <None sources={all} />)}
      </Answer>
    </Page>
  );
}

function Explorer({ sources }: { sources: Source[] }) {
  const [query, setQuery] = useQuery();
  const state = withDefaults(query, sources);
  const change: Change = setQuery;
  const go = (path: string) => change({ path: path || undefined });
  const asked = useApi<Spot>("strategy", { blueprint: state.blueprint, history: state.path, board: state.board, weights: state.weights });
  const place = asked.value?.place;
  return (
    <>
      <Sources sources={sources} state={state} change={change} />
      <Answer asked={asked}>{(spot) => <Line spot={spot} onGo={go} />}</Answer>
      <Board board={state.board ?? ""} place={place} onChange={(board) => change({ board: board || undefined })} />
      {asked.value && <SpotView spot={asked.value} state={state} change={change} />}
      <PathText path={state.path ?? ""} place={place} source={sources.find(({ name }) => name === state.blueprint)} onGo={go} />
    </>
  );
}

const withDefaults = (query: State, sources: Source[]): State => ({
  ...query,
  blueprint: query.blueprint ?? sources.find(({ problem }) => problem === null)!.name,
});

const None = ({ sources }: { sources: Source[] }) => (
  <Empty title="There is no blueprint yet">
    {sources.map(({ name, problem }) => <p key={name}>{name}: {problem}</p>)}
    <p><code>./poker up</code> or <code>./poker fast</code> clusters hands, trains a blueprint and stores it; then it can be looked at here.</p>
  </Empty>
);
