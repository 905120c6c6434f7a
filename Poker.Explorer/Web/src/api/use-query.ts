import { useLocation } from "preact-iso";

/**
 * The page's state in its address, so that it can be shared and gone back through.
 * @returns The parameters, and a function that changes some of them: undefined or "" removes one.
 */
export function useQuery(): [Record<string, string>, (changes: Record<string, string | undefined>, replaces?: boolean) => void] {
  const { path, query, route } = useLocation();
  const change = (changes: Record<string, string | undefined>, replaces = false) => {
    const next = Object.entries({ ...query, ...changes }).filter((entry): entry is [string, string] => Boolean(entry[1]));
    route(next.length > 0 ? `${path}?${new URLSearchParams(next)}` : path, replaces);
  };
  return [query, change];
}
