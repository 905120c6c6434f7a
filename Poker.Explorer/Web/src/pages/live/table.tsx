import type { ComponentChildren } from "preact";

/** A table that scrolls by itself where the window is narrow; a head that begins with # is of numbers. */
export const Table = ({ label, heads, children }: { label: string; heads: string[]; children: ComponentChildren }) => (
  <div class={heads.length > 5 ? "scroll panel wide" : "scroll panel"} tabIndex={0} role="region" aria-label={label}>
    <table>
      <thead>
        <tr>
          {heads.map((head) => <th key={head} scope="col" class={head.startsWith("#") ? "number" : undefined}>{head.replace("#", "")}</th>)}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
