using Poker.Core.Clustering.Means;

namespace Poker.Core.Clustering.Rounds;

/// <summary>Rounds of <see cref="EmdKMeans"/>: a centroid is the rounded mean of its members.</summary>
internal sealed class MeanReduction : RoundReduction
{
    private protected override long[] Add(RoundState last, ShardResult[] shards)
    {
        var sums = new long[last.Clusters * last.Width];
        foreach (var shard in shards)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += shard.Sums[i];
            }
        }

        return sums;
    }

    private protected override bool HasEmptyCluster(RoundState state, long[] sums) =>
        Enumerable.Range(0, state.Clusters).Any(cluster => !sums.AsSpan(cluster * state.Width, state.Width).ContainsAnyExcept(0L));

    private protected override long Inertia(RoundState last, long[] sums, ShardResult[] shards) =>
        shards.Aggregate(0L, (inertia, shard) => checked(inertia + shard.Inertia));

    // The single process counts moves before empty clusters are filled.
    private protected override long MovedBy(ReseedResult reseeded) => 0;

    private protected override int[] Centroids(RoundState round, long[] sums)
    {
        var centroids = new int[sums.Length];
        ClusterSums.Round(sums, centroids, round.Width, round.Mass);
        return centroids;
    }
}
