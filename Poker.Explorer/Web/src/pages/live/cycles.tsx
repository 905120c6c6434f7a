import { Empty } from "../../ui/answer";
import { count, moment } from "../../ui/format";
import { Table } from "./table";
import type { Cycle, Model } from "./types";

/** The cycles, the newest first. */
export function Cycles({ cycles }: { cycles: Cycle[] }) {
  if (cycles.length === 0) {
    return (
      <Empty title="There was no cycle yet">
        <p>One begins when enough new hands have come; <code>./poker live train</code> begins one now.</p>
      </Empty>
    );
  }

  return (
    <Table label="All cycles" heads={["#Cycle", "State", "Began", "Why", "#New hands", "From", "Candidate", "Outcome"]}>
      {cycles.map((cycle) => (
        <tr key={cycle.id}>
          <th scope="row" class="number">{cycle.id}</th>
          <td><span class={`state ${cycle.state}`}>{cycle.state}</span></td>
          <td>{moment(cycle.began)}</td>
          <td>{cycle.cause}</td>
          <td class="number">{count(cycle.newHands)}</td>
          <td>{cycle.parent === null ? "nothing" : `version ${cycle.parent}`}</td>
          <td>{cycle.candidate === null ? "–" : `version ${cycle.candidate}`}</td>
          <td class="outcome">{cycle.outcome ?? "–"}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Which version came into production when, and why; the latest first. */
export function Promotions({ models }: { models: Model[] }) {
  const promotions = models
    .flatMap((model) => model.steps.filter(({ to }) => to === "production").map((step) => ({ version: model.version, step })))
    .sort((a, b) => b.step.at.localeCompare(a.step.at));
  if (promotions.length === 0) {
    return <p>No version has been in production yet.</p>;
  }

  return (
    <ol class="steps timeline" aria-label="Promotions">
      {promotions.map(({ version, step }) => (
        <li key={step.at}>
          <p><strong>version {version}</strong> <span class="quiet">{moment(step.at)}, by {step.who}{step.from === "retired" && ", again"}</span></p>
          <p>{step.why}</p>
        </li>
      ))}
    </ol>
  );
}
