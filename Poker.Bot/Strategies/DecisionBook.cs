using System.Globalization;
using Poker.Bot.Deciding;
using Poker.Bot.Telemetry;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Infrastructure.Live;

namespace Poker.Bot.Strategies;

/// <summary>What all decisions have in common: the vector before, the draw, the log and the figures after. Safe to use from several threads.</summary>
internal sealed class DecisionBook(StrategyShelf shelf, DecisionLog log, BotMetrics metrics, TimeProvider clock)
{
    /// <summary>Begins a decision.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="vector">Receives the features.</param>
    public DecisionSight Begin(in PlayerView view, Span<float> vector)
    {
        var start = clock.GetTimestamp();
        shelf.Features.Write(view, vector);
        return new(ActionBins.Legal(view.Betting), start);
    }

    /// <summary>Draws from a distribution, logs it and counts it.</summary>
    public BotDecision Complete(
        DecisionSight sight,
        HandPlace place,
        in PlayerView view,
        ReadOnlySpan<float> vector,
        ReadOnlySpan<WeightedAction> mix,
        double draw,
        DecisionMaker maker)
    {
        var action = mix[Distribution.Draw(mix, draw)].Action;
        var elapsed = clock.GetElapsedTime(sight.Start);
        var policy = new float[ActionBins.Count];
        foreach (var (weighted, probability) in mix)
        {
            policy[(int)ActionBins.Of(view.Betting, weighted)] += (float)probability;
        }

        log.Add(new DecisionRow(
            clock.GetUtcNow(), place.Table, place.Hand, maker.Strategy, maker.Model, view.Seat, view.Betting.Street, vector.ToArray(), sight.Legal, policy,
            (int)ActionBins.Of(view.Betting, action), action.ToString(), elapsed));
        metrics.Decided(maker.Strategy, elapsed);
        if (maker.IsFallback)
        {
            metrics.FellBack();
        }

        var equity = vector[(int)Feature.Strength];
        var why = string.Create(CultureInfo.InvariantCulture, $"{maker.Why}; equity {equity:0.000} against a random hand");
        return new BotDecision(action, mix.ToArray(), equity, BucketOf(view), why);
    }

    private int? BucketOf(in PlayerView view)
    {
        var hand = new Observation(view.Pocket, view.Board);
        return shelf.Features.Buckets?.BucketOf(hand).Bucket;
    }
}
