using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>How often each bucket of the next street follows a hand, or a bucket's members on average.</summary>
/// <param name="Masses">Whole masses by bucket of the next street, as the earth mover's distance wants them.</param>
/// <param name="Total">Their sum, the same for all histograms of a street and deck.</param>
internal sealed record NextHistogram(int[] Masses, int Total)
{
    // Fine enough that rounding a bucket's mean moves no distance by 0.0001.
    private const int FewestUnits = 1_000_000;

    /// <summary>The share of a bucket.</summary>
    public double this[int bucket] => (double)Masses[bucket] / Total;

    /// <summary>A hand's own: all next cards are dealt, and the buckets of what comes read by one query.</summary>
    /// <exception cref="ExplorerException">The next street is being replaced.</exception>
    public static async Task<NextHistogram> OfHandAsync(Observation hand, StreetView next, BucketLookup lookup, CancellationToken cancellation)
    {
        var children = new Dictionary<long, int>();
        foreach (var child in CanonicalHands.Children(next.Deck, hand))
        {
            var obs = SuitIsomorphism.Canonical(child).Pack();
            children[obs] = children.GetValueOrDefault(obs) + 1;
        }

        var found = await lookup.FindAllAsync([.. children.Keys], cancellation);
        if (found.Count != children.Count)
        {
            throw ExplorerException.Missing("The next street's hands are being replaced: try again when it is clustered.");
        }

        var dealt = children.Values.Sum();
        var (masses, units) = (new int[next.Stored.Buckets], UnitsOf(dealt));
        foreach (var (obs, count) in children)
        {
            masses[found[obs].Bucket] += count * units;
        }

        return new(masses, dealt * units);
    }

    /// <summary>A bucket's members' mean, rounded to the same total by largest remainders.</summary>
    public static NextHistogram OfBucket(ReadOnlySpan<float> shares, int total)
    {
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += share;
        }

        var masses = new int[shares.Length];
        var remainders = new (double Remainder, int Bucket)[shares.Length];
        var left = total;
        for (var bucket = 0; bucket < shares.Length; bucket++)
        {
            var mass = shares[bucket] / sum * total;
            masses[bucket] = (int)mass;
            left -= masses[bucket];
            remainders[bucket] = (masses[bucket] - mass, bucket);
        }

        Array.Sort(remainders);
        for (var rank = 0; rank < left; rank++)
        {
            masses[remainders[rank].Bucket]++;
        }

        return new(masses, total);
    }

    /// <summary>The earth mover's distances of this to others, in equity units.</summary>
    public IReadOnlyList<double> DistancesTo(IReadOnlyList<NextHistogram> others, GroundMetric ground) =>
        [.. EmdMetric.FromOne(Masses, others.SelectMany(other => other.Masses).ToArray(), ground)
            .Select(distance => distance / (ground.UnitsPerEquity * Total))];

    private static int UnitsOf(int dealt) => Math.Max(1, FewestUnits / dealt);
}
