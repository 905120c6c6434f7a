/** The colour of an equity: red where it loses, over grey at a half, to green where it wins; dark or pale enough for the text upon it. */
export const heatColor = (equity: number) => {
  const strength = Math.min(100, Math.round(200 * Math.abs(equity - 0.5)));
  return `color-mix(in oklab, ${equity < 0.5 ? "var(--heat-low)" : "var(--heat-high)"} ${strength}%, var(--heat-even))`;
};
