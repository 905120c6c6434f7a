import { useState } from "preact/hooks";
import { ApiError, post, token, type Query } from "../api/client";
import { Problem } from "./answer";
import { TokenDialog } from "./token-dialog";

interface Wanted {
  path: string;
  query: Query;
  done: () => void;
}

/**
 * Changes something by the API: one change at a time. Where the coordinator wants a token it is asked for, and the change is made with it.
 * @returns The function that changes, whether one is under way, and what the page is to show of it: a problem, the question for the token.
 */
export function useChange() {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asking, setAsking] = useState<{ wanted: Wanted; problem: string }>();

  const make = async (wanted: Wanted) => {
    setIsBusy(true);
    setProblem(undefined);
    setAsking(undefined);
    try {
      await post(wanted.path, wanted.query);
      wanted.done();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        token.clear();
        setAsking({ wanted, problem: error.message });
      } else {
        setProblem(error instanceof Error ? error.message : String(error));
      }
    } finally {
      setIsBusy(false);
    }
  };

  const change = (path: string, query: Query, done: () => void) => void make({ path, query, done });
  const shown = (
    <>
      {problem && <Problem text={problem} />}
      {asking && (
        <TokenDialog
          problem={asking.problem}
          onClose={() => setAsking(undefined)}
          onToken={(given) => {
            token.set(given);
            void make(asking.wanted);
          }}
        />
      )}
    </>
  );
  return { change, isBusy, shown };
}
