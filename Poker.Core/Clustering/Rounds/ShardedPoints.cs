using Poker.Core.Clustering.Medians;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering.Rounds;

/// <summary>A street's distinct points, to be clustered in rounds by whoever has them: the work of <see cref="KMedians"/> and <see cref="EmdKMeans"/> in pieces.</summary>
/// <remarks>
/// A round assigns ranges of the points to the same centroids, anywhere and in any order; a <see cref="RoundReduction"/> adds up what comes of
/// it. A range that somebody worked on in the round before keeps its bounds; elsewhere it begins with the clusters alone and without
/// bounds. Either way the result is that of the single process, bit by bit.
/// </remarks>
public abstract class ShardedPoints
{
    /// <summary>Points in all.</summary>
    public abstract int Count { get; }

    /// <summary>Sparse histograms over the buckets of a metric.</summary>
    internal static ShardedPoints Of(HistogramPoints points, GroundMetric metric) => PaddedGround<short>.Fits(metric, points.Mass * EmdKMeans.MassScale)
        ? new MeanPoints<short>(points, metric)
        : new MeanPoints<int>(points, metric);

    /// <summary>Draws the seeds: the first round.</summary>
    /// <param name="options">How to cluster.</param>
    /// <param name="onSeed">Told how many seeds are drawn, after each; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract SeededRound Seed(KMeansOptions options, Action<int>? onSeed, CancellationToken cancellation);

    /// <summary>Makes what all ranges share in a round.</summary>
    /// <param name="start">The round.</param>
    /// <param name="previous">The round before, if it was prepared here, which spares some work; it stays as it is.</param>
    /// <param name="threads">Threads at work.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract PreparedRound Prepare(RoundStart start, PreparedRound? previous, int threads, CancellationToken cancellation);

    /// <summary>Begins with a range in the middle of the clustering.</summary>
    /// <param name="round">The round that comes next.</param>
    /// <param name="range">The range.</param>
    /// <param name="assignments">The clusters of its points after the round before, reassigned ones included.</param>
    public PointShard Begin(PreparedRound round, PointRange range, ushort[] assignments)
    {
        var shard = MakeShard(round, range, assignments);
        round.Begin(shard);
        return shard;
    }

    /// <summary>Assigns ranges that follow each other to the round's centroids, on the caller's thread.</summary>
    /// <param name="round">The round; every range <see cref="PreparedRound.Continues"/> with it.</param>
    /// <param name="shards">The ranges.</param>
    /// <param name="onShard">Told how many ranges are done, after each; may be null.</param>
    /// <param name="cancellation">Stops the work between two ranges; none of them can go on then.</param>
    /// <exception cref="ArgumentException">A range stands elsewhere, or does not follow the one before it.</exception>
    public ShardResult Assign(PreparedRound round, IReadOnlyList<PointShard> shards, Action<int>? onShard, CancellationToken cancellation)
    {
        for (var i = 0; i < shards.Count; i++)
        {
            if (!round.Continues(shards[i]) || (i > 0 && shards[i].Range.First != shards[i - 1].Range.End))
            {
                throw new ArgumentException(
                    $"The points from {shards[i].Range.First} to {shards[i].Range.End} cannot go on to round {round.Start.Number}.", nameof(shards));
            }
        }

        var work = BeginRound(round);
        var moves = new List<PointMoves>(shards.Count);
        foreach (var shard in shards)
        {
            cancellation.ThrowIfCancellationRequested();
            shard.Stand(-1, null);
            moves.Add(work.Assign(shard));
            onShard?.Invoke(moves.Count);
        }

        foreach (var shard in shards)
        {
            round.End(shard);
        }

        return work.Result(new PointRange(shards[0].Range.First, shards[^1].Range.End), PointMoves.Join(moves));
    }

    /// <summary>Finds the points for clusters that a round left empty.</summary>
    /// <param name="last">The state before the round.</param>
    /// <param name="assignments">The clusters of all points after it.</param>
    /// <param name="threads">Threads at work.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract ReseedResult Reseed(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation);

    /// <summary>A range without bounds.</summary>
    private protected abstract PointShard MakeShard(PreparedRound round, PointRange range, ushort[] assignments);

    /// <summary>Begins to assign ranges in a round.</summary>
    private protected abstract RoundWork BeginRound(PreparedRound round);

    /// <summary>One thread's work in a round.</summary>
    private protected abstract class RoundWork
    {
        /// <summary>Assigns a range and returns what moved.</summary>
        public abstract PointMoves Assign(PointShard shard);

        /// <summary>What the ranges add up to.</summary>
        public abstract ShardResult Result(PointRange range, PointMoves moves);
    }
}
