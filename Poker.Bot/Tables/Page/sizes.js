// Sizes of bets. All are totals on this street, in chips.

/** The presets: name, what a screen reader says, and the total. */
export function presets(state) {
  const { legal, pot } = state;
  const after = pot + legal.call;
  const by = (share) => within(legal, legal.callTo + Math.round(after * share));
  return [
    ["Min", "Min, the smallest", legal.minRaiseTo],
    ["½", "½ of the pot", by(0.5)],
    ["¾", "¾ of the pot", by(0.75)],
    ["Pot", "Pot", by(1)],
    ["All-in", "All-in", legal.maxRaiseTo],
  ];
}

/** A total that is legal, the nearest to another. */
export function within(legal, total) {
  return Math.max(legal.minRaiseTo, Math.min(legal.maxRaiseTo, Math.round(Number.isFinite(total) ? total : legal.minRaiseTo)));
}

const format = new Intl.NumberFormat("en");

/** Chips for people. */
export function chips(amount) {
  return format.format(amount);
}
