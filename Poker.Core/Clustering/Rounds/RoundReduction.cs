using Poker.Core.Cards;

namespace Poker.Core.Clustering.Rounds;

/// <summary>Makes a round's state of what its shards found: whole numbers, so that it is the same however points were shared out.</summary>
public abstract class RoundReduction
{
    /// <summary>That of a street that is clustered in rounds.</summary>
    public static RoundReduction Of(Street street) => street switch
    {
        Street.Turn => new MedianReduction(),
        Street.Flop => new MeanReduction(),
        _ => throw new ArgumentException($"The {street.Name()} is not clustered in rounds.", nameof(street)),
    };

    /// <summary>Brings a clustering one round on.</summary>
    /// <param name="last">The state before the round.</param>
    /// <param name="shards">What the round did to each range: all points, each once, in any order.</param>
    /// <param name="reseeded">What empty clusters took, once that is known.</param>
    /// <param name="mostRounds">The round that is the last whatever it finds.</param>
    /// <returns>The state after the round; null when a cluster is left empty and <paramref name="reseeded"/> has to be found first.</returns>
    /// <exception cref="ArgumentException">The ranges overlap or leave points out.</exception>
    public RoundState? Reduce(RoundState last, IEnumerable<ShardResult> shards, ReseedResult? reseeded, int mostRounds)
    {
        var ordered = shards.OrderBy(shard => shard.Range.First).ToArray();
        RequireAllPoints(ordered, last.Points);
        var sums = Add(last, ordered);
        if (reseeded is null && HasEmptyCluster(last, sums))
        {
            return null;
        }

        var round = last with
        {
            Number = last.Number + 1,
            Before = last.Centroids,
            Inertia = Inertia(last, sums, ordered),
            Distances = ordered.Sum(shard => shard.Distances),
            Moved = ordered.Sum(shard => (long)shard.Moves.Count) + (reseeded is null ? 0 : MovedBy(reseeded)),
            Reassigned = reseeded?.Moves ?? PointMoves.None,
        };
        for (var i = 0; i < (reseeded?.Sums.Length ?? 0); i++)
        {
            sums[i] += reseeded!.Sums[i];
        }

        return round with
        {
            Sums = sums,
            Centroids = Centroids(round, sums),
            Ended = round.Moved == 0 || round.Number >= mostRounds,
        };
    }

    /// <summary>The new sums of all points.</summary>
    private protected abstract long[] Add(RoundState last, ShardResult[] shards);

    private protected abstract bool HasEmptyCluster(RoundState state, long[] sums);

    /// <summary>The inertia of the points at the centroids that they were assigned to.</summary>
    private protected abstract long Inertia(RoundState last, long[] sums, ShardResult[] shards);

    /// <summary>How many of the points that empty clusters took count as moved.</summary>
    private protected abstract long MovedBy(ReseedResult reseeded);

    /// <summary>The centroids of the new sums.</summary>
    private protected abstract int[] Centroids(RoundState round, long[] sums);

    private static void RequireAllPoints(ShardResult[] shards, int points)
    {
        var next = 0;
        foreach (var shard in shards)
        {
            if (shard.Range.First != next || shard.Range.End <= next)
            {
                throw new ArgumentException($"A shard begins at point {shard.Range.First} where {next} comes next.", nameof(shards));
            }

            next = shard.Range.End;
        }

        if (next != points)
        {
            throw new ArgumentException($"The shards end at point {next} of {points}.", nameof(shards));
        }
    }
}
