import { count, decimal, duration, moment } from "../../ui/format";
import type { Overview } from "./types";

interface Props {
  overview: Overview;
  chosen?: string;
  onChoose?: (street: string) => void;
}

/** The four streets with what their clustering came to; one can be chosen. */
export const StreetTable = ({ overview, chosen, onChoose }: Props) => (
  <>
    <div class="scroll" role="region" aria-label="Streets" tabIndex={0}>
      <table class="streets">
        <thead>
          <tr>
            <th scope="col">Street</th>
            <th scope="col" class="number">Buckets</th>
            <th scope="col" class="number">Canonical hands</th>
            <th scope="col" class="number"><abbr title="Mean distance of hands from their centroid, in percent of equity">Inertia</abbr></th>
            <th scope="col" class="number">Iterations</th>
            <th scope="col" class="number">Took</th>
          </tr>
        </thead>
        <tbody>
          {overview.streets.map(({ street, state, hands, buckets, inertia, iterations, computeSeconds, finishedAt }) => (
            <tr key={street} class={street === chosen ? "chosen" : ""}>
              <th scope="row">
                {onChoose && state === "complete"
                  ? <button type="button" class="street-choice" aria-pressed={street === chosen} onClick={() => onChoose(street)}>{street}</button>
                  : street}
              </th>
              {state === "complete"
                ? (
                  <>
                    <td class="number">{count(buckets!)}</td>
                    <td class="number">{count(hands)}</td>
                    <td class="number">{inertia === 0 ? "–" : `${decimal(100 * inertia!, 2)} %`}</td>
                    <td class="number">{iterations === 0 ? "–" : count(iterations!)}</td>
                    <td class="number" title={moment(finishedAt!)}>{duration(computeSeconds!)}</td>
                  </>
                )
                : <td colSpan={5} class="quiet">{state === "partial" ? `being stored: ${count(hands)} hands so far` : "not clustered"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {overview.deck !== null && (
      <p class="quiet">The {overview.deck} deck, algorithm {overview.algorithmVersion}, seed {overview.seed}. Each canonical hand counts once, however many deals it stands for.</p>
    )}
  </>
);
