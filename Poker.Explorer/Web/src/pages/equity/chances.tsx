import { decimal, percent } from "../../ui/format";
import type { PlayerEquity } from "./types";

/** A player's equity, large, and its parts as a bar. */
export const Chances = ({ value: { equity, win, tie, lose, error } }: { value: PlayerEquity }) => (
  <div class="chances">
    <p class="large">
      <strong>{decimal(100 * equity, 2)} %</strong>{" "}
      <span class="quiet">{error === 0 ? "exact" : `± ${decimal(100 * error, 2)} %`}</span>
    </p>
    <svg class="shares" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="win" x="0" width={100 * win} height="4" />
      <rect class="tie" x={100 * win} width={100 * tie} height="4" />
      <rect class="lose" x={100 * (win + tie)} width={100 * lose} height="4" />
    </svg>
    <p class="quiet">wins {percent(win, 2)}, ties {percent(tie, 2)}, loses {percent(lose, 2)}</p>
  </div>
);
