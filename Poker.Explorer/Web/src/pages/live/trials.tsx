import { useMemo } from "preact/hooks";
import { steady } from "../../api/steady";
import { useApi } from "../../api/use-api";
import { useQuery } from "../../api/use-query";
import { Answer, Empty } from "../../ui/answer";
import { Chart } from "../../ui/chart";
import { count, decimal, percent } from "../../ui/format";
import type { Cycle, Trial } from "./types";

const VERDICTS = {
  undecided: "undecided so far",
  better: "the canary is better",
  notBetter: "the canary is not better by the least effect",
} as const;

/** The trials whose results are still there, and how the one that is picked went. */
export function Trials({ trials }: { trials: Cycle[] }) {
  const [query, change] = useQuery();
  const picked = trials.find(({ id }) => String(id) === query["trial"]) ?? trials[0];
  const trial = useApi<Trial>(picked ? `live/trials/${picked.id}` : null, {}, 3);
  if (!picked) {
    return (
      <Empty title="No trial is under way">
        <p>A validated version is tried in service, beside the one in production. Results are deleted a week after a trial.</p>
      </Empty>
    );
  }

  return (
    <>
      <label>
        Trial
        <select value={picked.id} onChange={(event) => change({ trial: event.currentTarget.value })}>
          {trials.map(({ id, candidate, parent, state }) => (
            <option key={id} value={id}>version {candidate} against {parent}, {state}</option>
          ))}
        </select>
      </label>
      <Answer asked={steady(trial)}>{(value) => <Charts trial={value} />}</Answer>
    </>
  );
}

function Charts({ trial }: { trial: Trial }) {
  const { points } = trial;
  const last = points.at(-1);
  const x = useMemo(() => ({ name: "results", values: points.map(({ results }) => results), format: count }), [points]);
  const of = (value: (point: Trial["points"][number]) => number) => points.map(value);
  const mean = useMemo(
    () => [{ name: "mean difference", values: of((point) => point.mean), low: of(({ low }) => low), high: of(({ high }) => high), format: blinds }], [points]);
  const evidence = useMemo(
    () => [
      { name: "evidence for better", values: of(({ better }) => better), format: logarithm },
      { name: "evidence for not better", values: of(({ notBetter }) => notBetter), format: logarithm },
    ],
    [points]);
  return (
    <>
      <p>
        <strong class={trial.verdict === "better" ? "state done" : trial.verdict === "notBetter" ? "state failed" : ""}>{VERDICTS[trial.verdict]}</strong>{" "}
        after {count(trial.results)} of at most {count(trial.mostResults)} results; the trial is <span class={`state ${trial.state}`}>{trial.state}</span>.
      </p>
      {!last
        ? <p class="quiet">No result has come yet: both are played as hands are dealt at the bot service’s tables.</p>
        : (
          <div class="charts">
            <Chart
              title="Difference and its bounds"
              about="big blinds a hand; the bounds hold however often one looks"
              x={x}
              series={mean}
              range={rangeOf(trial)}
              limits={[{ name: "better when the lower bound is above", value: 0 }, { name: "not better when the upper bound is below", value: trial.leastEffect }]}
            />
            <Chart
              title="Evidence"
              about="natural logarithms"
              x={x}
              series={evidence}
              limits={[{ name: "better at", value: trial.betterAt }, { name: "not better at", value: trial.notBetterAt }]}
            />
          </div>
        )}
      <p class="quiet">
        Called better with an error rate of {percent(trial.alpha, 2)} at most, not better with {percent(trial.beta, 2)}; a difference of{" "}
        {decimal(trial.leastEffect, 2)} big blinds a hand is the least that matters.
      </p>
    </>
  );
}

// The first bounds are as wide as stacks: beside them nothing else could be seen.
function rangeOf({ points, leastEffect }: Trial): [number, number] {
  const later = points.slice(Math.floor(points.length / 5));
  const low = Math.min(0, ...later.map((point) => point.low));
  const high = Math.max(leastEffect, ...later.map((point) => point.high));
  const room = (high - low) * 0.08;
  return [low - room, high + room];
}

const blinds = (value: number) => decimal(value, Math.abs(value) < 10 ? 3 : 1);
const logarithm = (value: number) => decimal(value, 2);
