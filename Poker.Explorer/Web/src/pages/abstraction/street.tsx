import { useApi } from "../../api/use-api";
import { useState } from "preact/hooks";
import { Answer } from "../../ui/answer";
import { count, decimal, percent } from "../../ui/format";
import { BucketMap } from "./bucket-map";
import { EquityLegend } from "./legend";
import { Population } from "./population";
import { bucketName, type BucketPoint, type StreetBuckets } from "./types";

interface Props {
  street: string;
  chosen: number | undefined;
  onPick: (bucket: number | undefined) => void;
}

/** A street's buckets: their map, how many hands they have, and the same as a table. */
export function Street({ street, chosen, onPick }: Props) {
  const asked = useApi<StreetBuckets>(`abstraction/${street}`);
  const [pointed, point] = useState<number>();
  return (
    <Answer asked={asked}>
      {(value) => (
        <>
          <Pick value={value} chosen={chosen} onPick={onPick} />
          <div class="two">
            <section aria-label="Map of the buckets">
              <h2>Map of the {value.street}</h2>
              <BucketMap value={value} chosen={chosen} onPick={onPick} onPoint={point} />
              <p class="quiet">
                Distance on the map is distance between buckets as well as two axes can show it: they hold {percent(value.axisShares[0]!)} and{" "}
                {percent(value.axisShares[1]!)} of the variance, stress {decimal(value.stress, 3)}. Size: canonical hands.
              </p>
            </section>
            <section aria-label="Population and equity">
              <h2>Population by equity</h2>
              <Population value={value} chosen={chosen} onPick={onPick} onPoint={point} />
              <EquityLegend />
            </section>
          </div>
          <Pointed bucket={value.buckets[pointed ?? chosen ?? -1]} />
          <Table value={value} onPick={onPick} />
        </>
      )}
    </Answer>
  );
}

const Pointed = ({ bucket }: { bucket: BucketPoint | undefined }) => (
  <p class="pointed" aria-hidden="true">
    {bucket === undefined
      ? <span class="quiet">Point at a bucket; press it for all of it.</span>
      : <><strong>Bucket {bucketName(bucket.bucket, bucket.name)}</strong>: equity {percent(bucket.equity)}, {count(bucket.population)} hands ({percent(bucket.share, 2)})</>}
  </p>
);

function Pick({ value, chosen, onPick }: { value: StreetBuckets; chosen: number | undefined; onPick: (bucket: number) => void }) {
  return (
    <p class="row">
      <label>
        Bucket of the {value.street}
        <select value={chosen ?? ""} onChange={(event) => event.currentTarget.value !== "" && onPick(Number(event.currentTarget.value))}>
          <option value="">none chosen</option>
          {value.buckets.map(({ bucket, name, equity }) => (
            <option key={bucket} value={bucket}>{name === null ? bucket : `${name} (${bucket})`}, equity {percent(equity, 0)}</option>
          ))}
        </select>
      </label>
    </p>
  );
}

const Table = ({ value, onPick }: { value: StreetBuckets; onPick: (bucket: number) => void }) => (
  <details>
    <summary>All {value.buckets.length} buckets as a table</summary>
    <div class="scroll tall" role="region" aria-label="Buckets" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Bucket</th>
            <th scope="col" class="number">Equity</th>
            <th scope="col" class="number">Hands</th>
            <th scope="col" class="number">Share</th>
          </tr>
        </thead>
        <tbody>
          {value.buckets.map(({ bucket, name, equity, population, share }) => (
            <tr key={bucket}>
              <th scope="row"><button type="button" class="link" onClick={() => onPick(bucket)}>{bucketName(bucket, name)}</button></th>
              <td class="number">{percent(equity, 2)}</td>
              <td class="number">{count(population)}</td>
              <td class="number">{percent(share, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
