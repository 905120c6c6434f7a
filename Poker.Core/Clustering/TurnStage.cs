using Poker.Core.Cards;
using Poker.Core.Clustering.Medians;

namespace Poker.Core.Clustering;

/// <summary>The turn: k-medians of histograms over river buckets under W1.</summary>
internal sealed class TurnStage(AbstractionKey key, int threads, Action<ClusteringProgress>? progress)
{
    /// <summary>Makes the street from the river's equities.</summary>
    public StreetArtefact Run(RiverEquities river, CancellationToken cancellation)
    {
        var turn = Histograms(river, cancellation);
        var options = Options(turn.Points.Count);
        var seeding = Report(ClusteringPhase.Seeding);
        var clusters = KMedians.Cluster(
            turn.Points,
            options,
            drawn => seeding?.Invoke(drawn, options.Clusters),
            iteration => progress?.Invoke(
                new ClusteringProgress(Street.Turn, ClusteringPhase.Iterating, iteration.Number, options.MaxIterations, iteration)),
            cancellation);
        return Finish(turn, clusters, cancellation);
    }

    /// <summary>The points.</summary>
    public TurnHistograms Histograms(RiverEquities river, CancellationToken cancellation) =>
        TurnHistograms.Build(river, key.RiverBuckets, threads, Report(ClusteringPhase.Histograms), cancellation);

    /// <summary>How so many points are clustered.</summary>
    public KMeansOptions Options(int points) => new()
    {
        Clusters = Math.Min(key.TurnBuckets, points),
        Seed = key.SeedOf(Street.Turn),
        Threads = threads,
    };

    /// <summary>The artefact of a clustering; buckets are numbered by equity.</summary>
    public StreetArtefact Finish(TurnHistograms turn, CdfClustering clusters, CancellationToken cancellation)
    {
        var entries = new TurnEntries(turn.Boards);
        var bucketOf = Array.ConvertAll(turn.PointOf, point => point < 0 ? (byte)0 : (byte)clusters.Assignments[point]);
        var count = clusters.Centroids.Count;
        var statistics = BucketStatistics.Count(entries, bucketOf, turn.Sums, count, threads, cancellation);
        var order = BucketOrder.ByEquity(statistics.Sums, statistics.Population);
        for (var entry = 0; entry < bucketOf.Length; entry++)
        {
            bucketOf[entry] = turn.PointOf[entry] < 0 ? (byte)0 : order.BucketOf[bucketOf[entry]];
        }

        var points = turn.Points;
        var units = (double)points.Mass * points.Width;
        return new StreetArtefact
        {
            Key = key,
            Street = Street.Turn,
            Buckets = count,
            BucketOf = bucketOf,
            Equities = StageEquities.Rounded(turn.Sums, turn.MaxSum),
            Sums = turn.Sums,
            MaxSum = turn.MaxSum,
            Population = order.Rows<long>(statistics.Population),
            Equity = order.Rows<double>(statistics.Means(turn.MaxSum)),
            Distances = order.Matrix<int>(clusters.Distances, distance => distance),
            UnitsPerEquity = units,
            Centroids = order.Rows<int>(Masses(clusters.Centroids)),
            Transitions = Transitions.Of(order.Rows<long>(MemberSums(points, clusters)), key.RiverBuckets),
            Inertia = clusters.Iterations[^1].Inertia / units / entries.Hands.Count,
            Iterations = clusters.Iterations.Count,
            Converged = clusters.Converged,
            Seconds = 0,
        };
    }

    private static int[] Masses(CdfPoints centroids)
    {
        var buckets = centroids.Width + 1;
        var masses = new int[centroids.Count * buckets];
        for (var cluster = 0; cluster < centroids.Count; cluster++)
        {
            var before = 0;
            for (var bucket = 0; bucket < buckets; bucket++)
            {
                var upTo = bucket < centroids.Width ? centroids[cluster][bucket] : centroids.Mass;
                masses[(cluster * buckets) + bucket] = upTo - before;
                before = upTo;
            }
        }

        return masses;
    }

    private static long[] MemberSums(CdfPoints points, CdfClustering clusters)
    {
        var width = points.Width + 1;
        var sums = new long[clusters.Centroids.Count * width];
        for (var point = 0; point < points.Count; point++)
        {
            // Cumulative counts are summed and differenced once: Σ and − commute.
            var row = sums.AsSpan(clusters.Assignments[point] * width, width);
            var cdf = points[point];
            long weight = points.Weights[point];
            for (var bucket = 0; bucket < cdf.Length; bucket++)
            {
                row[bucket] += weight * cdf[bucket];
            }

            row[^1] += weight * points.Mass;
        }

        for (var cluster = 0; cluster < clusters.Centroids.Count; cluster++)
        {
            var row = sums.AsSpan(cluster * width, width);
            for (var bucket = width - 1; bucket > 0; bucket--)
            {
                row[bucket] -= row[bucket - 1];
            }
        }

        return sums;
    }

    private Action<long, long>? Report(ClusteringPhase phase) =>
        progress is null ? null : (done, total) => progress(new ClusteringProgress(Street.Turn, phase, done, total));
}
