import { useState } from "preact/hooks";
import { Empty } from "../../ui/answer";
import { Dialog } from "../../ui/dialog";
import { decimal, moment, short } from "../../ui/format";
import { useChange } from "../../ui/use-change";
import type { Run } from "./types";

/** The live runs and the last that ended, with what can be done about them. */
export function Runs({ runs, again }: { runs: Run[]; again: () => void }) {
  const { change, isBusy, shown } = useChange();
  const [stopping, setStopping] = useState<Run>();
  const go = (run: Run, what: string, query = {}) => change(`runs/${run.id}/${what}`, query, again);
  if (runs.length === 0) {
    return (
      <Empty title="There was no run yet">
        <p><code>./poker up</code> starts one that workers share; <code>./poker fast</code> trains in one process and is shown below too.</p>
      </Empty>
    );
  }

  return (
    <>
      {shown}
      <ul class="runs">
        {runs.map((run) => <RunCard key={run.id} run={run} isBusy={isBusy} go={(what) => go(run, what)} stop={() => setStopping(run)} />)}
      </ul>
      {stopping && (
        <StopDialog
          run={stopping}
          onClose={() => setStopping(undefined)}
          onStop={(drain) => {
            setStopping(undefined);
            go(stopping, "stop", { drain });
          }}
        />
      )}
    </>
  );
}

interface CardProps {
  run: Run;
  isBusy: boolean;
  go: (what: "pause" | "resume") => void;
  stop: () => void;
}

function RunCard({ run, isBusy, go, stop }: CardProps) {
  const isLive = run.finished === null;
  return (
    <li aria-label={`The ${run.kind} run`}>
      <div class="run-head">
        <h3>{run.kind} <span class={`state ${run.state}`}>{run.state}</span></h3>
        <div class="row">
          {run.state === "active" && <button type="button" disabled={isBusy} onClick={() => go("pause")}>Pause</button>}
          {run.state === "paused" && <button type="button" class="main" disabled={isBusy} onClick={() => go("resume")}>Resume</button>}
          {isLive && <button type="button" disabled={isBusy} onClick={stop}>Stop…</button>}
        </div>
      </div>
      <p>{run.activity}</p>
      {run.state === "paused" && <p class="quiet">Paused: what is at work is finished, and nothing more is begun until it is resumed.</p>}
      {run.progress !== null && <progress value={run.progress} aria-label={`Progress of the ${run.kind} run`} />}
      {[run.problem, run.trouble].map((text) => text && <p key={text} class="state failed">{text}</p>)}
      <dl class="figures">
        {Object.entries(run.figures).map(([name, value]) => (
          <div key={name}>
            <dt>{words(name)}</dt>
            <dd>{Math.abs(value) < 1_000 && value % 1 !== 0 ? decimal(value) : short(value)}</dd>
          </div>
        ))}
        {isLive && (
          <div>
            <dt>jobs at work, waiting</dt>
            <dd>{short(run.leased)}, {short(run.pending)}</dd>
          </div>
        )}
      </dl>
      <p class="quiet">{isLive ? "since" : "ended"} {moment(run.finished ?? run.created)}, <span class="code">{run.id}</span></p>
    </li>
  );
}

function StopDialog({ run, onClose, onStop }: { run: Run; onClose: () => void; onStop: (drain: boolean) => void }) {
  return (
    <Dialog title={`End the ${run.kind} run?`} onClose={onClose}>
      <p><strong>Finish and end:</strong> what is at work is finished and brought into its tables, then the run is done.</p>
      <p>
        <strong>Drop:</strong> it ends at once, and what is at work is thrown away; of a blueprint’s run all that was trained since the last
        sync.
      </p>
      <p class="quiet">An ended run cannot go on: another one is started. To go on later, pause it instead.</p>
      <div class="row">
        {run.state !== "draining" && <button type="button" class="main" onClick={() => onStop(true)}>Finish and end</button>}
        <button type="button" class="danger" onClick={() => onStop(false)}>Drop</button>
        <button type="button" onClick={onClose}>Cancel</button>
      </div>
    </Dialog>
  );
}

// "turnInertia" is an API's name.
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
