using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Cli.Bench;

/// <summary>The flop of the full deck: distinct histograms, then k-means under the exact earth mover's distance.</summary>
internal sealed class FlopBench : IBench
{
    /// <inheritdoc />
    public string Name => "flop";

    /// <inheritdoc />
    public string Description => "distinct histograms of the flop and their k-means under the exact earth mover's distance";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var key = AbstractionKey.Default;
        var turn = new ClusteringPipeline(key, context.Threads)
            .Run(context.Cancel)
            .First(artefact => artefact.Street == Street.Turn);
        FlopHistograms? flop = null;
        yield return context.Measure(this, "distinct histograms", "points", () =>
        {
            flop = FlopHistograms.Build(
                new TurnBoards(Deck.Full), turn.BucketOf, turn.Sums, (int)turn.MaxSum, turn.Buckets, context.Threads, null, context.Cancel);
            return (flop.Points.Count, Checksums.Of<int>(flop.PointOf));
        });
        var options = new KMeansOptions
        {
            Clusters = key.FlopBuckets,
            MaxIterations = key.FlopIterations,
            Seed = key.SeedOf(Street.Flop),
            Threads = context.Threads,
        };
        yield return context.Measure(this, "k-means, seeding included", "iterations", () =>
        {
            var clusters = EmdKMeans.Cluster(flop!.Points, turn.ToGround(), options, null, context.Cancel);
            return (clusters.Iterations, Checksums.Of<ushort>(clusters.Assignments));
        });
    }
}
