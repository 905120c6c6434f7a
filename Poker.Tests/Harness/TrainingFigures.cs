using System.Globalization;
using Poker.Core.Cards;
using Poker.Core.Play;
using Poker.Core.Play.Responses;
using Poker.Core.Solving.Blueprints;
using Poker.Tests.Core.Solving.Blueprints;

namespace Poker.Tests.Harness;

/// <summary>Results of short trainings of every kind and of a local best response to one, to the last bit: to be compared between machines.</summary>
internal static class TrainingFigures
{
    /// <summary>Computes them, a line each.</summary>
    public static string Compute()
    {
        TrainingOptions[] kinds =
        [
            RoyalTraining.Quick,
            RoyalTraining.Quick with { Deterministic = true, Threads = 2 },
            RoyalTraining.Quick with { Weighting = IterationWeighting.Discounted, SweepBatches = 3 },
        ];
        return string.Concat(kinds.Select(Figures));
    }

    private static string Figures(TrainingOptions options)
    {
        using var training = RoyalTraining.After(options, 10);
        var player = new BlueprintStrategy(training.Tables, RoyalTraining.Abstraction);
        var win = new LbrRunner([player], new(LbrActions.PotAllIn, Street.Flop, Deck.Royal, new(50, 100), 2_000), 200, 1).Run(2).First.Win;
        var statistics = training.Trainer.Statistics;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{training.Tables.Checksum():x16} {statistics.InformationSetsTouched} {statistics.MeanPositiveRegret:R} {win.Mean:R} {win.HalfWidth:R}\n");
    }
}
