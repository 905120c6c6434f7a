import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { address, ApiError, get, type Query } from "./client";

/** What was asked of the API. */
export interface Asked<T> {
  /** The last answer; undefined before the first. */
  value: T | undefined;
  /** Why the last call failed, for people. */
  problem: string | undefined;
  isLoading: boolean;
  again: () => void;
}

/**
 * Asks the API, and anew whenever what is asked for changes; an answer to an older question is dropped.
 * @param path Null asks nothing.
 * @param every Seconds after which it is asked again, while the page is in sight; 0 for never.
 */
export function useApi<T>(path: string | null, query: Query = {}, every = 0): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, "again">>({ value: undefined, problem: undefined, isLoading: path !== null });
  const [round, setRound] = useState(0);
  const asked = useRef(query);
  asked.current = query;
  const url = path === null ? null : address(path, query);

  useEffect(() => {
    if (path === null) {
      setState({ value: undefined, problem: undefined, isLoading: false });
      return;
    }

    const ending = new AbortController();
    setState((last) => ({ ...last, isLoading: true }));
    get<T>(path, asked.current, ending.signal).then(
      (value) => setState({ value, problem: undefined, isLoading: false }),
      (error: unknown) => {
        if (!ending.signal.aborted) {
          setState((last) => ({ ...last, problem: error instanceof ApiError ? error.message : String(error), isLoading: false }));
        }
      });
    return () => ending.abort();
  }, [url, round]);

  const again = useCallback(() => setRound((last) => last + 1), []);
  useEffect(() => {
    if (every === 0 || path === null) {
      return;
    }

    const timer = setInterval(() => document.visibilityState === "visible" && again(), every * 1000);
    return () => clearInterval(timer);
  }, [every, url]);
  return { ...state, again };
}
