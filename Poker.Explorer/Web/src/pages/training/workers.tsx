import { Empty } from "../../ui/answer";
import { count, decimal, duration, percent } from "../../ui/format";
import type { Workers as Answer } from "./types";

/** The workers, what they hold, since when, and how long that holds. */
export function Workers({ value: { at, workers } }: { value: Answer }) {
  if (workers.length === 0) {
    return (
      <Empty title="No worker was heard of in the last ten minutes">
        <p><code>./poker up</code> starts them here, <code>./poker worker</code> on another machine.</p>
      </Empty>
    );
  }

  // By the database's clock, not by this machine's.
  const seconds = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
  return (
    <div class="scroll panel wide" tabIndex={0} role="region" aria-label="What workers hold">
      <table>
        <thead>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Slots</th>
            <th scope="col" class="number">Jobs done</th>
            <th scope="col">Heard of</th>
            <th scope="col">Leases</th>
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <tr key={worker.id}>
              <th scope="row">{worker.name} <span class="quiet code">{worker.version.slice(0, 13)}</span></th>
              <td><span class={`state ${worker.state}`}>{worker.state}</span></td>
              <td class="number">{count(worker.slots)}</td>
              <td class="number">{count(worker.jobsDone)}</td>
              <td>{decimal(worker.secondsSinceSeen, 0)} s ago</td>
              <td>
                {worker.leases.map((lease) => (
                  <div key={lease.job + lease.run}>
                    {lease.job}, {percent(lease.progress, 0)}{" "}
                    <span class="quiet">
                      for {duration(seconds(lease.since, at))}, the lease ends in {duration(seconds(at, lease.until))} unless it is heard of
                      {lease.attempt > 1 && `; attempt ${lease.attempt}`}
                    </span>
                  </div>
                ))}
                {worker.leases.length === 0 && <span class="quiet">none</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
