using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

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

    /// <summary>Deals all next cards to a hand.</summary>
    /// <returns>How many deals come to each packed canonical hand of the next street.</returns>
    public static Dictionary<long, int> Deal(Observation hand, Deck deck)
    {
        var children = new Dictionary<long, int>();
        foreach (var child in CanonicalHands.Children(deck, hand))
        {
            var obs = SuitIsomorphism.Canonical(child).Pack();
            children[obs] = children.GetValueOrDefault(obs) + 1;
        }

        return children;
    }

    /// <summary>A hand's own; null where one of the next hands is not stored, or in a bucket that there is not.</summary>
    /// <param name="dealt">The next hands, as dealt.</param>
    /// <param name="found">The buckets of these and perhaps others.</param>
    /// <param name="nextBuckets">Buckets of the next street.</param>
    public static NextHistogram? OfHand(IReadOnlyDictionary<long, int> dealt, IReadOnlyDictionary<long, Abstraction> found, int nextBuckets)
    {
        var deals = dealt.Values.Sum();
        var (masses, units) = (new int[nextBuckets], UnitsOf(deals));
        foreach (var (obs, count) in dealt)
        {
            if (!found.TryGetValue(obs, out var next) || next.Bucket >= nextBuckets)
            {
                return null;
            }

            masses[next.Bucket] += count * units;
        }

        return new(masses, deals * units);
    }

    /// <summary>
    /// That of a bucket's only hand, which is the bucket's mean: its shares are whole numbers of deals, and floats tell those of up to
    /// 2²³ apart. Null where the shares do not add up to the deals.
    /// </summary>
    /// <param name="shares">The bucket's.</param>
    /// <param name="deals">How many deals of next cards there are.</param>
    public static NextHistogram? OfOnlyHand(ReadOnlySpan<float> shares, int deals)
    {
        var (masses, units, sum) = (new int[shares.Length], UnitsOf(deals), 0);
        for (var bucket = 0; bucket < shares.Length; bucket++)
        {
            var count = (int)Math.Round(shares[bucket] * (double)deals);
            masses[bucket] = count * units;
            sum += count;
        }

        return sum == deals ? new(masses, deals * units) : null;
    }

    /// <summary>A bucket's members' mean, rounded to the same total by largest remainders; null for a bucket without hands.</summary>
    public static NextHistogram? OfBucket(ReadOnlySpan<float> shares, int total)
    {
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += share;
        }

        if (sum == 0)
        {
            return null;
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
    /// <param name="others">The others.</param>
    /// <param name="ground">The next street's metric.</param>
    /// <param name="cancellation">Ends it after the next distance.</param>
    public IReadOnlyList<double> DistancesTo(IReadOnlyList<NextHistogram> others, GroundMetric ground, CancellationToken cancellation) =>
        [.. EmdMetric.FromOne(Masses, others.SelectMany(other => other.Masses).ToArray(), ground, cancellation)
            .Select(distance => distance / (ground.UnitsPerEquity * Total))];

    private static int UnitsOf(int dealt) => Math.Max(1, FewestUnits / dealt);
}
