import { useApi } from "../../api/use-api";
import { Answer } from "../../ui/answer";
import { count, decimal, percent } from "../../ui/format";
import { Histogram } from "./histogram";
import { Members } from "./members";
import { bucketName, type BucketDetails } from "./types";

interface Props {
  street: string;
  bucket: number;
  onPick: (street: string, bucket: number) => void;
  onClose: () => void;
  onHand: (hand: string) => void;
}

/** A bucket: what it is, what is near, where it leads, which hands it has. */
export function Bucket({ street, bucket, onPick, onClose, onHand }: Props) {
  const asked = useApi<BucketDetails>(`abstraction/${street}/${bucket}`);
  return (
    <section class="panel" aria-label={`Bucket ${bucket} of the ${street}`}>
      <Answer asked={asked}>
        {(value) => (
          <>
            <div class="heading">
              <h2>Bucket {bucketName(value.bucket, value.name)} of the {value.street}</h2>
              <button type="button" onClick={onClose}>Close</button>
            </div>
            <dl class="figures">
              <div><dt>Mean equity</dt><dd>{percent(value.equity, 2)}</dd></div>
              <div><dt>Canonical hands</dt><dd>{count(value.population)}</dd></div>
              <div><dt>Of the street's</dt><dd>{percent(value.share, 2)}</dd></div>
              <div><dt>Code (abs)</dt><dd><code>{value.abs}</code></dd></div>
            </dl>
            {value.nextStreet !== null && (
              <>
                <h3>Where it leads on the {value.nextStreet}</h3>
                <Histogram
                  label={`Share of each bucket of the ${value.nextStreet}, by its equity`}
                  next={value.next}
                  series={[{ name: "members on average", index: 0 }]}
                  onPick={(next) => onPick(value.nextStreet!, next)}
                />
              </>
            )}
            <h3>Nearest buckets</h3>
            <ul class="near">
              {value.nearest.map((near) => (
                <li key={near.bucket}>
                  <button type="button" onClick={() => onPick(value.street, near.bucket)}>
                    <strong>{bucketName(near.bucket, near.name)}</strong>
                    <span>{decimal(100 * near.distance, 2)} % away</span>
                    <span class="quiet">equity {percent(near.equity)}</span>
                  </button>
                </li>
              ))}
            </ul>
            <Members street={value.street} bucket={value.bucket} onHand={onHand} />
          </>
        )}
      </Answer>
    </section>
  );
}
