import { bars, coloursOf } from "./colours";
import { spokenMix } from "./looks";
import type { Kind } from "./types";

/** A mix as a bar. */
export const MixBar = ({ actions, mix }: { actions: { kind: Kind; text: string }[]; mix: number[] }) => (
  <span class="mix-bar" role="img" aria-label={spokenMix(actions, mix)} style={{ backgroundImage: bars(mix, coloursOf(actions)) }} />
);
