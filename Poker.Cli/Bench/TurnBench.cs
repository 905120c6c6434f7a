using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Medians;

namespace Poker.Cli.Bench;

/// <summary>The turn of the full deck: distinct histograms, then k-medians to convergence.</summary>
internal sealed class TurnBench : IBench
{
    /// <inheritdoc />
    public string Name => "turn";

    /// <inheritdoc />
    public string Description => "distinct histograms of the turn and their k-medians, to convergence";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var key = AbstractionKey.Default;
        var river = RiverEquities.Compute(Deck.Full, context.Threads, cancellation: context.Cancel);
        TurnHistograms? turn = null;
        yield return context.Measure(this, "distinct histograms", "points", () =>
        {
            turn = TurnHistograms.Build(river, key.RiverBuckets, context.Threads, null, context.Cancel);
            return (turn.Points.Count, Checksums.Of<int>(turn.PointOf));
        });
        river = null;
        var options = new KMeansOptions
        {
            Clusters = key.TurnBuckets,
            Seed = key.SeedOf(Street.Turn),
            Threads = context.Threads,
        };
        yield return context.Measure(this, "k-medians, seeding included", "iterations", () =>
        {
            var clusters = KMedians.Cluster(turn!.Points, options, null, null, context.Cancel);
            return (clusters.Iterations.Count, Checksums.Of<ushort>(clusters.Assignments));
        });
    }
}
