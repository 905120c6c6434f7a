import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { address, ApiError, get, type Query } from "./client";

/** What was asked of the API. */
export interface Asked<T> {
  /** The last answer; undefined before the first. */
  value: T | undefined;
  /** Why the last call failed, for people. */
  problem: string | undefined;
  isLoading: boolean;
  /** Whether the last answer is to another question than is asked now. */
  isOld: boolean;
  again: () => void;
}

interface State<T> {
  value: T | undefined;
  /** What the value answers. */
  of: string | null;
  problem: string | undefined;
  isLoading: boolean;
}

/**
 * Asks the API, and anew whenever what is asked for changes; an answer to an older question is dropped.
 * @param path Null asks nothing.
 * @param every Seconds after which it is asked again, while the page is in sight; 0 for never.
 */
export function useApi<T>(path: string | null, query: Query = {}, every = 0): Asked<T> {
  const [state, setState] = useState<State<T>>({ value: undefined, of: null, problem: undefined, isLoading: path !== null });
  const [round, setRound] = useState(0);
  const asked = useRef(query);
  asked.current = query;
  const isWaiting = useRef(false);
  isWaiting.current = state.isLoading;
  const url = path === null ? null : address(path, query);

  useEffect(() => {
    if (path === null) {
      setState({ value: undefined, of: null, problem: undefined, isLoading: false });
      return;
    }

    const ending = new AbortController();
    setState((last) => ({ ...last, isLoading: true }));
    get<T>(path, asked.current, ending.signal).then(
      (value) => setState({ value, of: url, problem: undefined, isLoading: false }),
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

    // One that is not answered yet is waited for: asking anew would drop it.
    const timer = setInterval(() => document.visibilityState === "visible" && !isWaiting.current && again(), every * 1000);
    return () => clearInterval(timer);
  }, [every, url]);
  const { of, ...told } = state;
  return { ...told, isOld: told.value !== undefined && of !== url, again };
}
