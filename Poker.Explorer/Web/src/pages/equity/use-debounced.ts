import { useEffect, useState } from "preact/hooks";

/** A value as it was when it last stood still for a moment: what is typed is not asked for letter by letter. */
export function useDebounced<T>(value: T, milliseconds = 200): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
