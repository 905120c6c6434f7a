using Poker.Core.Game;

namespace Poker.Core.Play;

/// <summary>An action and how often it is taken.</summary>
/// <param name="Action">A legal action.</param>
/// <param name="Probability">In [0, 1]; those of a mix sum to 1.</param>
public readonly record struct WeightedAction(PlayerAction Action, double Probability);
