import { steady } from "../../api/steady";
import { useApi } from "../../api/use-api";
import { useQuery } from "../../api/use-query";
import { Answer } from "../../ui/answer";
import { Page } from "../../ui/page";
import { Curves } from "./curves";
import { Evaluations } from "./evaluations";
import { Runs } from "./runs";
import { Streets } from "./streets";
import "./training.css";
import type { Curve, Evaluation, Run, Streets as StreetsAnswer, Workers as WorkersAnswer } from "./types";
import { Workers } from "./workers";

const SOON = 3, LATER = 15;

export default function TrainingPage() {
  const [query] = useQuery();
  const status = useApi<{ runs: Run[] }>("status", {}, SOON);
  const curves = useApi<Curve[]>("training/curves", {}, LATER);
  const streets = useApi<StreetsAnswer>("training/streets", {}, LATER);
  const workers = useApi<WorkersAnswer>("training/workers", {}, SOON);
  const picked = curves.value?.find(({ training }) => training === query["training"]) ?? curves.value?.[0];
  const evaluations = useApi<Evaluation[]>(curves.value ? "training/evaluations" : null, { training: picked?.training }, LATER);
  return (
    <Page title="Training" scope="training-page" about="Runs and workers, how trainings get on, and what measuring their blueprints gave.">
      <section aria-labelledby="runs">
        <h2 id="runs">Runs</h2>
        <Answer asked={steady(status)}>{({ runs }) => <Runs runs={runs} again={status.again} />}</Answer>
      </section>
      <section aria-labelledby="curves">
        <h2 id="curves">Curves</h2>
        <Answer asked={steady(curves)}>{(all) => <Curves curves={all} picked={picked} />}</Answer>
      </section>
      <section aria-labelledby="measured">
        <h2 id="measured">Measured</h2>
        <Answer asked={steady(evaluations)}>{(all) => <Evaluations evaluations={all} />}</Answer>
      </section>
      <section aria-labelledby="streets">
        <h2 id="streets">Streets</h2>
        <Answer asked={steady(streets)}>{(all) => <Streets value={all} />}</Answer>
      </section>
      <section aria-labelledby="workers">
        <h2 id="workers">Workers</h2>
        <Answer asked={steady(workers)}>{(all) => <Workers value={all} />}</Answer>
      </section>
    </Page>
  );
}
