import { count, decimal, percent } from "../../ui/format";
import { Histogram } from "./histogram";
import { HandCards } from "./members";
import { bucketName, type HandComparison, type HandDetails } from "./types";

interface Props {
  value: HandComparison;
  onPick: (street: string, bucket: number) => void;
}

const away = (distance: number) => `${decimal(100 * distance, 2)} %`;

/** Hands side by side, each against its bucket; several against each other. */
export const Comparison = ({ value, onPick }: Props) => (
  <>
    <div class="hands">
      {value.hands.map((hand, number) => <Hand key={number} hand={hand} number={number} value={value} onPick={onPick} />)}
    </div>
    {value.hands.length > 1 && (
      <section class="panel" aria-label="Compared">
        <h2>Compared</h2>
        {value.nextStreet !== null && (
          <>
            <h3>On the {value.nextStreet}, one upon the other</h3>
            <Histogram
              label={`Share of each bucket of the ${value.nextStreet} that follows the hands`}
              next={value.next}
              series={value.hands.map(({ hand }, number) => ({ name: hand, index: 2 * number }))}
              onPick={(bucket) => onPick(value.nextStreet!, bucket)}
            />
          </>
        )}
        <Distances value={value} />
      </section>
    )}
  </>
);

function Hand({ hand, number, value, onPick }: { hand: HandDetails; number: number; value: HandComparison; onPick: Props["onPick"] }) {
  const nearer = hand.nearest.filter(({ distance }) => distance < hand.distance);
  return (
    <section class="panel" aria-label={hand.hand}>
      <h2><HandCards hand={hand.hand} /></h2>
      <dl class="figures">
        <div><dt>Bucket</dt><dd><button type="button" class="link" onClick={() => onPick(value.street, hand.bucket)}>{value.street} {bucketName(hand.bucket, hand.bucketName)}</button></dd></div>
        <div><dt>Equity, exact</dt><dd>{percent(hand.equity, 2)}</dd></div>
        <div><dt>Bucket's mean</dt><dd>{percent(hand.bucketEquity, 2)}</dd></div>
        <div><dt>{value.nextStreet === null ? "From that mean" : "From its histogram (EMD)"}</dt><dd>{away(hand.distance)}</dd></div>
      </dl>
      <p class="quiet">
        Canonical: <HandCards hand={hand.canonical} /> (one of {hand.sameUpToSuits} alike), obs <code>{hand.obs}</code>; one of {count(hand.population)} in its bucket.
      </p>
      {value.nextStreet !== null && (
        <Histogram
          label={`Share of each bucket of the ${value.nextStreet}: ${hand.hand} against the mean of its bucket`}
          next={value.next.filter(({ shares }) => shares[2 * number]! > 0 || shares[2 * number + 1]! > 0)}
          series={[{ name: "this hand", index: 2 * number }, { name: "its bucket's mean", index: 2 * number + 1, isOutline: true }]}
          onPick={(bucket) => onPick(value.nextStreet!, bucket)}
        />
      )}
      <details>
        <summary>From neighbouring buckets</summary>
        <p class="quiet">
          {nearer.length === 0
            ? "None of the buckets next to its own is nearer to it."
            : `${nearer.length} of them ${nearer.length === 1 ? "is" : "are"} nearer to this hand: buckets are told by centroids, and these are members' means.`}
        </p>
        <ul class="near">
          {hand.nearest.map((near) => (
            <li key={near.bucket}>
              <button type="button" onClick={() => onPick(value.street, near.bucket)}>
                <strong>{bucketName(near.bucket, near.name)}</strong>
                <span>{away(near.distance)} away</span>
                <span class="quiet">equity {percent(near.equity)}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const Distances = ({ value }: { value: HandComparison }) => (
  <>
    <h3>{value.nextStreet === null ? "Differences of equity" : "Earth mover's distances"}</h3>
    <div class="scroll" role="region" aria-label="Distances" tabIndex={0}>
      <table class="distances">
        <thead>
          <tr>
            <td />
            {value.hands.map(({ hand }, number) => <th key={number} scope="col" class="number">{hand}</th>)}
          </tr>
        </thead>
        <tbody>
          {value.distances.map((row, number) => (
            <tr key={number}>
              <th scope="row">{value.hands[number]!.hand}</th>
              {row.map((distance, other) => <td key={other} class="number">{number === other ? "–" : away(distance)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);
