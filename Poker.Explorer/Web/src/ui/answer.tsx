import type { ComponentChildren } from "preact";
import type { Asked } from "../api/use-api";

/**
 * What was asked of the API: a note while it is awaited, the problem where there is one, else what to show of it. The last answer stays in
 * sight, below a line, while the next is awaited.
 */
export function Answer<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ComponentChildren }) {
  const { value, problem, isLoading, again } = asked;
  return (
    <>
      {problem && <Problem text={problem} again={again} />}
      {value === undefined
        ? isLoading && <p class="loading" role="status">Loading…</p>
        : <div class="answer" aria-busy={isLoading}>{children(value)}</div>}
    </>
  );
}

/** A problem, with what to do about it. */
export function Problem({ text, again }: { text: string; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>{text}</p>
      {again && <button type="button" onClick={again}>Try again</button>}
    </div>
  );
}

/** Said where there is nothing to show yet: why, and how to get it. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
