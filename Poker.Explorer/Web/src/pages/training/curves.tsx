import { useMemo } from "preact/hooks";
import { steady } from "../../api/steady";
import { useApi } from "../../api/use-api";
import { useQuery } from "../../api/use-query";
import { Answer, Empty } from "../../ui/answer";
import { Chart } from "../../ui/chart";
import { Figure } from "../../ui/figure";
import { count, duration, moment, short } from "../../ui/format";
import type { Curve, Point } from "./types";

/** How a training gets on, over its iterations or its time. */
export function Curves({ curves, picked }: { curves: Curve[]; picked: Curve | undefined }) {
  const [query, change] = useQuery();
  const details = useApi<{ points: Point[] }>(picked ? `training/curves/${picked.training}` : null, {}, 5);
  if (!picked) {
    return (
      <Empty title="No training was noted yet">
        <p>
          Trainings are noted as they go on, every five seconds: those of runs (<code>./poker up</code>) and those of{" "}
          <code>./poker fast</code> with a database.
        </p>
      </Empty>
    );
  }

  const over = query["over"] === "time" ? "time" : "iterations";
  return (
    <>
      <div class="row pickers">
        <label>
          Training
          <select value={picked.training} onChange={(event) => change({ training: event.currentTarget.value })}>
            {curves.map(({ training, title, iterations, last }) => (
              <option key={training} value={training}>{title}: {short(iterations)} iterations, {moment(last)}</option>
            ))}
          </select>
        </label>
        <label>
          Over
          <select value={over} onChange={(event) => change({ over: event.currentTarget.value === "time" ? "time" : undefined }, true)}>
            <option value="iterations">iterations</option>
            <option value="time">trained time</option>
          </select>
        </label>
      </div>
      <Answer asked={steady(details)}>{({ points }) => <Charts points={points} unit={picked.regretUnit} over={over} />}</Answer>
    </>
  );
}

function Charts({ points, unit, over }: { points: Point[]; unit: string; over: "iterations" | "time" }) {
  const regret = useMemo(() => regretOf(points, over), [points, over]);
  const speed = useMemo(() => speedOf(points, over), [points, over]);
  const last = points.at(-1)!;
  const x = over === "time" ? { name: "trained for", format: duration } : { name: "iterations", format: short };
  return (
    <>
      <dl class="figures">
        <Figure name="iterations" value={count(last.iterations)} />
        <Figure name="decisions met" value={short(last.nodes)} />
        <Figure name="trained for" value={duration(last.seconds)} />
        {last.touched !== null && <Figure name="information sets touched" value={count(last.touched)} />}
      </dl>
      <div class="charts">
        {regret.x.length > 0
          ? (
            <Chart
              title="Mean positive regret"
              about={`${unit} an iteration, summed over information sets: it should fall, its size tells nothing`}
              x={{ ...x, values: regret.x }}
              series={[{ name: "regret", values: regret.y, format: short }]}
              isLog
            />
          )
          : <p class="quiet">Regret is told when a worker has looked at the tables for the first time.</p>}
        {speed.x.length > 0 && (
          <Chart title="Speed" about="decisions met a second, by all workers" x={{ ...x, values: speed.x }} series={[{ name: "nodes/s", values: speed.y, format: short }]} />
        )}
      </div>
    </>
  );
}

// A look at the regret is told by all points until the next one: it is drawn where it was made.
function regretOf(points: Point[], over: "iterations" | "time") {
  const looks = points.filter(
    ({ regret, regretIterations }, index) => regret !== null && regret > 0 && regretIterations !== points[index - 1]?.regretIterations);
  return { x: looks.map(({ regretIterations, seconds }) => (over === "time" ? seconds : regretIterations!)), y: looks.map(({ regret }) => regret) };
}

// Shorter stretches say more about the clock than about the training.
const LEAST_SECONDS = 1;

function speedOf(points: Point[], over: "iterations" | "time") {
  const steps = points.slice(1).map((point, index) => ({ point, before: points[index]! })).filter(({ point, before }) => point.seconds - before.seconds >= LEAST_SECONDS);
  return {
    x: steps.map(({ point }) => (over === "time" ? point.seconds : point.iterations)),
    y: steps.map(({ point, before }) => (point.nodes - before.nodes) / (point.seconds - before.seconds)),
  };
}
