/** The colour of an equity: of losing hands, over even, to winning ones; told apart in both colour schemes and by colour-blind people. */
export const equityColor = (equity: number) => {
  const stops = ["var(--equity-0)", "var(--equity-1)", "var(--equity-2)", "var(--equity-3)", "var(--equity-4)"];
  const place = Math.min(Math.max(equity, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  return `color-mix(in oklab, ${stops[below]!} ${Math.round(100 * (1 - (place - below)))}%, ${stops[below + 1]!})`;
};
