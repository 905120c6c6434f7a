using Poker.Bot.Trials;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Matches;

namespace Poker.Bot.Models;

/// <summary>Asks models under the eyes of the guard. Safe to use from several threads.</summary>
/// <param name="guard">Told of times and errors.</param>
/// <param name="clock">Measures the times.</param>
internal sealed class ModelDecider(CanaryGuard guard, TimeProvider clock)
{
    /// <summary>A model's distribution, if it has one over legal actions.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="vector">Its feature vector.</param>
    /// <param name="legal">The mask of legal bins.</param>
    /// <param name="mix">Room for <see cref="IStrategy.MostActions"/>, not more.</param>
    /// <param name="count">How many actions it has.</param>
    /// <param name="fault">What is wrong with it; null where nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public bool TryDecide(
        ServedModel model, in PlayerView view, ReadOnlySpan<float> vector, int legal, Span<WeightedAction> mix, out int count, out string? fault)
    {
        Span<float> bins = stackalloc float[ActionBins.Count];
        count = 0;
        var start = clock.GetTimestamp();
        var hasThrown = !TryEvaluate(model, vector, legal, bins, out fault);
        if (hasThrown && guard.Forgives(model, fault!))
        {
            hasThrown = !TryEvaluate(model, vector, legal, bins, out fault);
        }

        if (!hasThrown)
        {
            count = PolicyStrategy.ToActions(view, legal, bins, mix);
            fault = Distribution.FaultOf(view.Betting, mix, count);
        }

        guard.Took(model, clock.GetElapsedTime(start));
        if (fault is not null)
        {
            guard.Erred(model, fault, hasThrown);
        }

        return fault is null;
    }

    private static bool TryEvaluate(ServedModel model, ReadOnlySpan<float> vector, int legal, Span<float> bins, out string? fault)
    {
        try
        {
            model.Policy.Evaluate(vector, legal, bins);
            fault = null;
        }
        catch (Exception error) when (error is not (OutOfMemoryException or ObjectDisposedException))
        {
            fault = error.Message;
        }

        return fault is null;
    }
}
