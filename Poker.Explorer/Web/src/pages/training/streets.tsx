import { useMemo } from "preact/hooks";
import { Chart } from "../../ui/chart";
import { count, decimal, duration, moment, percent, short } from "../../ui/format";
import type { Street, Streets as Answer } from "./types";

/** How far the streets are clustered, and how the clustering went. */
export function Streets({ value: { deck, streets, rounds } }: { value: Answer }) {
  const charts = useMemo(
    () => streets.map(({ street }) => ({ street, rounds: rounds.filter((round) => round.street === street) })).filter((one) => one.rounds.length > 1),
    [streets, rounds]);
  return (
    <>
      {deck && <p class="quiet">Of the {deck} deck.</p>}
      <ul class="streets">{streets.map((street) => <StreetCard key={street.street} street={street} />)}</ul>
      <div class="charts">
        {charts.map(({ street, rounds: own }) => (
          <Chart
            key={street}
            title={`Inertia of the ${street}`}
            about="in the street’s units of distance, after each round"
            x={{ name: "round", values: own.map(({ round }) => round), format: count }}
            series={[{ name: "inertia", values: own.map(({ inertia }) => inertia), format: short }]}
            height={190}
          />
        ))}
      </div>
      {charts.length === 0 && <p class="quiet">Rounds are told of runs that workers share; what one process clusters tells its last inertia alone.</p>}
    </>
  );
}

function StreetCard({ street }: { street: Street }) {
  const share = street.state === "complete" ? 1 : street.hands ? street.rows / street.hands : street.rows > 0 ? null : 0;
  return (
    <li>
      <strong>{street.street}</strong> <span class={`state ${street.state === "complete" ? "done" : street.state}`}>{street.state}</span>
      {share !== null && <progress value={share} aria-label={`Rows of the ${street.street}`} />}
      <p>
        {count(street.rows)} {street.hands ? `of ${count(street.hands)} hands` : "rows"}
        {share !== null && share > 0 && share < 1 && ` (${percent(share)})`}
      </p>
      {street.buckets !== null && (
        <p class="quiet">
          {count(street.buckets)} buckets, inertia {decimal(street.inertia!, 5)} after {count(street.iterations!)} rounds; computed in{" "}
          {duration(street.computeSeconds!)}, stored in {duration(street.storeSeconds!)}, {moment(street.finished!)}
        </p>
      )}
    </li>
  );
}
