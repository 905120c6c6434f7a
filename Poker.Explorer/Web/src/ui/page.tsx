import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** A page: its title in the tab, its heading, its content. */
export function Page({ title, about, children }: { title: string; about?: ComponentChildren; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} – Poker explorer`;
  }, [title]);
  return (
    <main id="main" tabIndex={-1}>
      <h1>{title}</h1>
      {about && <p class="quiet about">{about}</p>}
      {children}
    </main>
  );
}
