import { useApi } from "../../api/use-api";
import { Answer } from "../../ui/answer";
import { decimal, percent, short } from "../../ui/format";
import { MixBar } from "./mix-bar";
import type { Buckets, State } from "./types";

/** The decision as the blueprint stores it: a row a bucket that hands of this board are in. */
export function BucketTable({ state }: { state: State }) {
  const asked = useApi<Buckets>("strategy/buckets", { blueprint: state.blueprint, history: state.path, board: state.board });
  return (
    <section class="panel" aria-labelledby="buckets-title">
      <h2 id="buckets-title">Buckets</h2>
      <Answer asked={asked}>{(value) => <Table {...value} />}</Answer>
    </section>
  );
}

function Table({ street, actions, edges, buckets }: Buckets) {
  const all = buckets.reduce((sum, { reach }) => sum + reach, 0);
  return (
    <>
      <p class="quiet">
        Hands of this board lie in {buckets.length} buckets of the {street}; all hands of a bucket play alike. Visits are the strategy that was added
        up, regrets are chips: 0 visits means that training never came there.
      </p>
      <div class="scroll tall" tabIndex={0} role="region" aria-label="Buckets at this decision">
        <table class="buckets">
          <thead>
            <tr>
              <th scope="col" class="number">Bucket</th>
              <th scope="col">Mix</th>
              <th scope="col" class="number">Combos</th>
              <th scope="col" class="number">In range</th>
              <th scope="col" class="number">Share</th>
              <th scope="col" class="number">Visits</th>
              {edges.map((edge) => <th key={edge} scope="col" class="number">Regret {edge}</th>)}
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ bucket, combos, reach, mix, visits, regrets }) => (
              <tr key={bucket}>
                <th scope="row" class="number">{bucket}</th>
                <td><MixBar actions={actions} mix={mix} /></td>
                <td class="number">{combos}</td>
                <td class="number">{decimal(reach, 2)}</td>
                <td class="number">{all > 0 ? percent(reach / all) : "–"}</td>
                <td class="number">{short(visits)}</td>
                {regrets.map((regret, edge) => <td key={edges[edge]} class="number">{short(regret)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
