import { useEffect, useState } from "preact/hooks";
import { useApi, type Asked } from "../../api/use-api";
import type { EquityReport } from "./types";

// A first answer comes soon, then better ones: each takes longer than the one before.
const ROUNDS = [100, 400, 1500];

/**
 * The equities of a spot: at once, and where they are not exact anew with more deals.
 * @param search The question as a query string; null asks nothing.
 */
export function useEquity(search: string | null): Asked<EquityReport> & { isRefining: boolean } {
  const [reached, reach] = useState({ search, round: 0 });
  const round = reached.search === search ? reached.round : 0;
  const asked = useApi<EquityReport>(search === null ? null : `equity?${search}&milliseconds=${ROUNDS[round]!}`);
  useEffect(() => {
    if (asked.value !== undefined && !asked.value.isExact && round < ROUNDS.length - 1) {
      reach({ search, round: round + 1 });
    }
  }, [asked.value]);
  const isRefining = round > 0 && asked.isLoading;
  const isOpen = asked.value?.isExact === false && asked.problem === undefined && (round < ROUNDS.length - 1 || asked.isLoading);
  return { ...asked, isLoading: asked.isLoading && !isRefining, isRefining: isOpen };
}
