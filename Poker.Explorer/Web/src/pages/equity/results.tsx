import { count, decimal, duration, percent } from "../../ui/format";
import type { EquityReport } from "./types";

/** How the answer came about, and all of it as a table. */
export const Results = ({ value, isRefining }: { value: EquityReport; isRefining: boolean }) => (
  <section aria-label="Result">
    <h2>Result</h2>
    <p role="status">
      {value.isExact
        ? `Exact: every deal was counted, in ${value.seconds < 0.95 ? `${count(Math.max(1, 1000 * value.seconds))} ms` : duration(value.seconds)}.`
        : `${count(value.deals)} random ${value.players.length === 2 ? "boards" : "deals"} (seed ${value.seed}), ${worst(value)} with 95 % confidence${isRefining ? "; more are being dealt…" : "."}`}
    </p>
    <div class="scroll" role="region" aria-label="Chances" tabIndex={0}>
      <table class="results">
        <thead>
          <tr>
            <th scope="col">Player</th>
            <th scope="col" class="number">Equity</th>
            <th scope="col" class="number">Wins</th>
            <th scope="col" class="number">Ties</th>
            <th scope="col" class="number">Loses</th>
            <th scope="col" class="number">Hands</th>
          </tr>
        </thead>
        <tbody>
          {value.players.map(({ range, hands, equity, win, tie, lose, error }, player) => (
            <tr key={player}>
              <th scope="row"><span class="range">{range}</span></th>
              <td class="number">{percent(equity, 3)}{error > 0 && <span class="quiet"> ± {decimal(100 * error, 2)}</span>}</td>
              <td class="number">{percent(win, 2)}</td>
              <td class="number">{percent(tie, 2)}</td>
              <td class="number">{percent(lose, 2)}</td>
              <td class="number">{count(hands)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {value.players.map(({ range, cells }, player) => cells.length > 1 && (
      <details key={player}>
        <summary>Player {player + 1} hand by hand</summary>
        <div class="scroll tall" role="region" aria-label={`Hands of ${range}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Hand</th>
                <th scope="col" class="number">Equity</th>
                <th scope="col" class="number">Wins</th>
                <th scope="col" class="number">Ties</th>
                <th scope="col" class="number">Of the range</th>
              </tr>
            </thead>
            <tbody>
              {[...cells].sort((one, other) => other.equity - one.equity).map((cell) => (
                <tr key={cell.name}>
                  <th scope="row">{cell.name}</th>
                  <td class="number">{percent(cell.equity, 2)}{cell.error > 0 && <span class="quiet"> ± {decimal(100 * cell.error, 2)}</span>}</td>
                  <td class="number">{percent(cell.win, 2)}</td>
                  <td class="number">{percent(cell.tie, 2)}</td>
                  <td class="number">{percent(cell.share, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    ))}
  </section>
);

const worst = ({ players }: EquityReport) => `± ${decimal(100 * Math.max(...players.map(({ error }) => error)), 2)} %`;
