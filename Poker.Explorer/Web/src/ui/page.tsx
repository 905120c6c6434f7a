import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

interface Props {
  title: string;
  about?: ComponentChildren;
  /** The class below which its styles hold: those of all pages are one file. */
  scope?: string;
  children: ComponentChildren;
}

/** A page: its title in the tab, its heading, its content. */
export function Page({ title, about, scope, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Poker explorer`;
  }, [title]);
  return (
    <main id="main" class={scope} tabIndex={-1}>
      <h1>{title}</h1>
      {about && <p class="quiet about">{about}</p>}
      {children}
    </main>
  );
}
