import { useMemo } from "preact/hooks";
import { Empty } from "../../ui/answer";
import { Chart } from "../../ui/chart";
import { count, decimal, moment, short } from "../../ui/format";
import type { Evaluation } from "./types";

const NAMES = { lbr: "LBR", exploitability: "exploitability", match: "match" } as const;

/** What measuring the training's blueprints gave, over the iterations that they were trained. */
export function Evaluations({ evaluations }: { evaluations: Evaluation[] }) {
  const losses = useMemo(() => seriesOf(evaluations.filter(({ kind }) => kind !== "match"), ({ kind }) => NAMES[kind]), [evaluations]);
  const wins = useMemo(() => seriesOf(evaluations.filter(({ kind }) => kind === "match"), ({ opponent }) => `against ${opponent}`), [evaluations]);
  if (evaluations.length === 0) {
    return (
      <Empty title="Nothing has been measured yet">
        <p>
          <code>./poker lbr blueprint</code>, <code>./poker exploitability</code> and <code>./poker match blueprint tight</code> note here what
          they find.
        </p>
      </Empty>
    );
  }

  const x = { name: "iterations", format: short };
  return (
    <>
      <div class="charts">
        {losses.x.length > 0 && (
          <Chart title="What can be won of it" about="mbb a hand: less is better; LBR is a lower bound" x={{ ...x, values: losses.x }} series={losses.series} />
        )}
        {wins.x.length > 0 && (
          <Chart title="What it wins in matches" about="mbb a hand, 95 % intervals" x={{ ...x, values: wins.x }} series={wins.series} limits={[{ name: "even", value: 0 }]} />
        )}
      </div>
      <div class="scroll panel wide" tabIndex={0} role="region" aria-label="All measurements">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Measured by</th>
              <th scope="col" class="number">Iterations</th>
              <th scope="col" class="number">Result</th>
              <th scope="col" class="number">95 % interval</th>
              <th scope="col" class="number">Hands</th>
            </tr>
          </thead>
          <tbody>
            {evaluations.map((one) => (
              <tr key={one.id}>
                <td>{moment(one.at)}</td>
                <td>{NAMES[one.kind]}{one.opponent && ` against ${one.opponent}`}</td>
                <td class="number">{count(one.iterations)}</td>
                <td class="number">{decimal(one.value)} {one.unit}</td>
                <td class="number">{one.low === null ? (one.kind === "exploitability" ? "exact" : "–") : `${decimal(one.low)} to ${decimal(one.high!)}`}</td>
                <td class="number">{one.hands === null ? "–" : count(one.hands)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

// Measured twice at the same iterations, the later one is drawn: the table has both.
function seriesOf(evaluations: Evaluation[], nameOf: (one: Evaluation) => string) {
  const oldestFirst = [...evaluations].reverse();
  const x = [...new Set(oldestFirst.map(({ iterations }) => iterations))].sort((a, b) => a - b);
  const series = [...new Set(oldestFirst.map(nameOf))].sort().map((name) => {
    const at = new Map(oldestFirst.filter((one) => nameOf(one) === name).map((one) => [one.iterations, one]));
    const each = (value: (one: Evaluation) => number | null) => x.map((iterations) => (at.has(iterations) ? value(at.get(iterations)!) : null));
    return { name, isPoints: true, format: (value: number) => decimal(value), values: each(({ value }) => value), low: each(({ low }) => low), high: each(({ high }) => high) };
  });
  return { x, series };
}
