import type { Kind } from "./types";

// Raises from the smallest to the largest. The same in light and dark: the grid's ground is dark in both.
const RAISES = ["#e8a33d", "#dd7d2a", "#cc5a22", "#b43d1f", "#9c2a1c"] as const;

/** The colour of each action: blue folds, green checks and calls, amber to red raises by size, dark red is all-in. */
export function coloursOf(actions: { kind: Kind }[]) {
  const raises = actions.filter(({ kind }) => kind === "raise").length;
  let raise = 0;
  return actions.map(({ kind }) => {
    switch (kind) {
      case "fold":
        return "#3d7ab8";
      case "check":
      case "call":
        return "#2f9460";
      case "all-in":
        return "#6f1414";
      default:
        return RAISES[raises < 2 ? 1 : Math.round((raise++ * (RAISES.length - 1)) / (raises - 1))]!;
    }
  });
}

/** Bars side by side, as wide as the parts, which sum to 1. */
export function bars(parts: number[], colours: string[]) {
  let from = 0;
  const stops = parts.map((part, index) => {
    const to = from + 100 * part;
    const stop = `${colours[index]} ${from.toFixed(2)}% ${to.toFixed(2)}%`;
    from = to;
    return stop;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
