using Poker.Core.Evaluation;
using Poker.Core.Game;

namespace Poker.Core.Play;

/// <summary>A strategy that tells at once what it would do with every pair of cards.</summary>
public interface IRangeStrategy : IStrategy
{
    /// <summary>Writes the distributions of all pairs and returns how many actions they have in all. No action twice.</summary>
    /// <param name="view">What the player to act sees; its pocket is not looked at.</param>
    /// <param name="actions">Room for <see cref="IStrategy.MostActions"/>: the actions that some pair may take.</param>
    /// <param name="probabilities">
    /// Room for <see cref="IStrategy.MostActions"/> · <see cref="CardPairs.Count"/>: written at [action · <see cref="CardPairs.Count"/> + pair], each
    /// pair's summing to 1. Those of pairs that the board blocks or the deck lacks mean nothing.
    /// </param>
    int DecideAll(in PlayerView view, Span<PlayerAction> actions, Span<float> probabilities);
}
