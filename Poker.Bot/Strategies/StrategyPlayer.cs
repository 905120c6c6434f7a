using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Bot.Strategies;

/// <summary>A strategy that is no model, in a seat.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="book">Takes the decisions.</param>
/// <param name="place">The hand.</param>
/// <param name="why">Why it is this one; null for no more than its name.</param>
/// <param name="isFallback">Whether a model was asked for.</param>
internal sealed class StrategyPlayer(IStrategy strategy, DecisionBook book, HandPlace place, string? why = null, bool isFallback = false) : IHandPlayer
{
    /// <inheritdoc />
    public string Strategy => strategy.Name;

    /// <inheritdoc />
    public long? Model => null;

    /// <inheritdoc />
    public BotDecision Decide(in PlayerView view, double draw)
    {
        Span<float> vector = stackalloc float[FeatureLayout.Count];
        Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
        var sight = book.Begin(view, vector);
        mix = mix[..strategy.Decide(view, mix)];
        return book.Complete(sight, place, view, vector, mix, draw, new(strategy.Name, null, why ?? strategy.Name, isFallback));
    }

    /// <inheritdoc />
    public void End(double wonBigBlinds)
    {
    }
}
