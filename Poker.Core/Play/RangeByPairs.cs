using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;

namespace Poker.Core.Play;

/// <summary>Any strategy as a range strategy, by asking it pair by pair.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="deck">The cards in play; other pairs are not asked for.</param>
public sealed class RangeByPairs(IStrategy strategy, Deck deck) : IRangeStrategy
{
    /// <inheritdoc />
    public string Name => strategy.Name;

    /// <summary>The strategy itself where it answers for ranges, else this wrapping of it.</summary>
    public static IRangeStrategy Of(IStrategy strategy, Deck deck) => strategy as IRangeStrategy ?? new RangeByPairs(strategy, deck);

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix) => strategy.Decide(view, mix);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The pairs together take more than <see cref="IStrategy.MostActions"/> actions.</exception>
    public int DecideAll(in PlayerView view, Span<PlayerAction> actions, Span<float> probabilities)
    {
        Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
        var possible = (deck.Cards - view.Board).Bits;
        var count = 0;
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var pocket = CardPairs.Bits[pair];
            if ((pocket & ~possible) != 0)
            {
                continue;
            }

            var seen = new PlayerView(view.Stakes, view.StartingStacks, view.Actions, in view.Betting, new(pocket), view.Board, view.Token);
            foreach (var (action, probability) in mix[..strategy.Decide(seen, mix)])
            {
                probabilities[(PlaceOf(action, actions, ref count, probabilities) * CardPairs.Count) + pair] += (float)probability;
            }
        }

        return count;
    }

    private int PlaceOf(PlayerAction action, Span<PlayerAction> actions, ref int count, Span<float> probabilities)
    {
        var place = actions[..count].IndexOf(action);
        if (place >= 0)
        {
            return place;
        }

        if (count == IStrategy.MostActions)
        {
            throw new InvalidOperationException($"The hands of '{Name}' take more than {IStrategy.MostActions} different actions at one spot.");
        }

        actions[count] = action;
        probabilities.Slice(count * CardPairs.Count, CardPairs.Count).Clear();
        return count++;
    }
}
