// Plays by a simple rule, for tests and for hands to learn from.
const rules = {
  call: ({ canCheck }) => [canCheck ? "check" : "call"],
  fold: ({ canCheck }) => [canCheck ? "check" : "fold"],
  min: (legal) => (legal.maxRaiseTo > 0 ? [word(legal), legal.minRaiseTo] : rules.call(legal)),
  allin: (legal) => (legal.maxRaiseTo > 0 ? [word(legal), legal.maxRaiseTo] : rules.call(legal)),
  random: (legal) => {
    const draw = Math.random();
    return draw < 0.2 ? rules.fold(legal) : draw < 0.8 ? rules.call(legal) : rules.min(legal);
  },
};

const word = ({ callTo }) => (callTo > 0 ? "raise" : "bet");

/** What a rule does: an action and, of a bet or raise, its total; null where there is no such rule. */
export const decide = (rule, legal) => (Object.hasOwn(rules, rule) ? rules[rule](legal) : null);
