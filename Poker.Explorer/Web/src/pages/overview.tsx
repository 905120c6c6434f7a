import { sections } from "../app";
import { useApi } from "../api/use-api";
import { Answer } from "../ui/answer";
import { count } from "../ui/format";
import { Page } from "../ui/page";

interface Status {
  leading: boolean;
  version: string;
  runs: { id: string; kind: string; state: string; activity: string; progress: number | null }[];
  workers: { state: string }[];
  queued: number;
  leased: number;
}

/** The start: what there is to look at, and what is going on. */
export function Overview() {
  const status = useApi<Status>("status", {}, 5);
  return (
    <Page title="Explorer" about="Look at the strategy, the buckets and the training.">
      <ul class="cards">
        {sections.map(({ path, name, about }) => (
          <li key={path}>
            <a href={path}>
              <strong>{name}</strong>
              <span class="quiet">{about}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>Going on</h2>
      <Answer asked={status}>{(now) => <Doing status={now} />}</Answer>
      <p class="quiet">
        All of it as JSON: <a href="/api">the API</a>. Without scripts: <a href="/runs">the runs</a>.
      </p>
    </Page>
  );
}

function Doing({ status }: { status: Status }) {
  const working = status.workers.filter(({ state }) => state === "working" || state === "idle").length;
  return (
    <>
      {status.runs.length === 0 && <p>There was no run yet: <code>./poker up</code> starts one.</p>}
      <ul class="runs">
        {status.runs.map(({ id, kind, state, activity, progress }) => (
          <li key={id}>
            <strong>{kind}</strong> <span class={`state ${state}`}>{state}</span>
            <p>{activity}</p>
            {progress !== null && <progress value={progress} aria-label={`Progress of the ${kind} run`} />}
          </li>
        ))}
      </ul>
      <p class="quiet">{count(working)} workers; {count(status.leased)} jobs at work, {count(status.queued)} waiting.</p>
    </>
  );
}
