using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>A street as the pages ask for it: what is stored, and what follows from that, made once.</summary>
/// <param name="stored">What is stored.</param>
/// <param name="names">By bucket: its hands where they are few, else null.</param>
internal sealed class StreetView(StoredStreet stored, string?[] names)
{
    // Ground distances are whole numbers of these; a millionth of equity is far below what the metric's 32-bit floats tell apart.
    private const int UnitsPerEquity = 1_000_000;

    private readonly Lazy<BucketMap> _map = new(() => BucketMap.Of(stored.Distances, stored.Equity));
    private readonly Lazy<GroundMetric> _ground = new(() => GroundOf(stored));

    /// <summary>What is stored.</summary>
    public StoredStreet Stored => stored;

    /// <summary>The street.</summary>
    public Street Street => stored.Street;

    /// <summary>The deck.</summary>
    public Deck Deck { get; } = Deck.Named(stored.Run.Key.Deck);

    /// <summary>The distances between the buckets, for histograms of the street before.</summary>
    public GroundMetric Ground => _ground.Value;

    /// <summary>A bucket's hands where they are few, else null.</summary>
    public string? NameOf(int bucket) => names[bucket];

    /// <summary>Whether <see cref="Buckets"/> has been asked for before: the map is made once, in some 20 ms.</summary>
    public bool IsMapped => _map.IsValueCreated;

    /// <summary>Its buckets and their map.</summary>
    public StreetBuckets Buckets()
    {
        var map = _map.Value;
        return new(
            Street.Name(),
            stored.Run.Rows,
            map.AxisShares,
            map.Stress,
            [.. Enumerable.Range(0, stored.Buckets).Select(bucket => new BucketPoint(
                bucket, names[bucket], stored.Population[bucket], Share(bucket), stored.Equity[bucket], map.X[bucket], map.Y[bucket]))]);
    }

    /// <summary>The share of the street's canonical hands that a bucket has.</summary>
    public double Share(int bucket) => (double)stored.Population[bucket] / Math.Max(1, stored.Run.Rows);

    /// <summary>The nearest other buckets, nearest first.</summary>
    public IEnumerable<NearBucket> Nearest(int bucket, int count) => Enumerable.Range(0, stored.Buckets)
        .Where(other => other != bucket)
        .OrderBy(other => stored.Distance(bucket, other)).ThenBy(other => other)
        .Take(count)
        .Select(other => Near(other, stored.Distance(bucket, other)));

    /// <summary>Whether a number is that of a bucket with hands.</summary>
    public bool HasHands(int bucket) => bucket >= 0 && bucket < stored.Buckets && stored.Population[bucket] > 0;

    /// <summary>Whether a bucket has a mean histogram.</summary>
    public bool HasMean(int bucket) => stored.SharesOf(bucket).IndexOfAnyExcept(0) >= 0;

    /// <summary>Whether a bucket has one hand: then what is stored of the bucket is the hand's own.</summary>
    public bool IsOnlyHand(int bucket) => bucket >= 0 && bucket < stored.Buckets && stored.Population[bucket] == 1;

    /// <summary>The exact equity of a hand of a bucket against a random one: some milliseconds before the flop, one on it, but for what is stored no time.</summary>
    public double EquityOf(Observation hand, int bucket) =>
        IsOnlyHand(bucket) ? stored.Equity[bucket] : HandAgainstRandom.Compute(hand, Deck).Equity;

    /// <summary>A bucket at a distance.</summary>
    public NearBucket Near(int bucket, double distance) => new(bucket, names[bucket], stored.Equity[bucket], distance);

    private static GroundMetric GroundOf(StoredStreet stored)
    {
        var count = stored.Buckets;
        var costs = Array.ConvertAll(stored.Distances, distance => (int)Math.Round(distance * (double)UnitsPerEquity));

        // Rounding may make a way round one unit shorter than the straight one.
        for (var via = 0; via < count; via++)
        {
            for (var left = 0; left < count; left++)
            {
                for (var right = 0; right < count; right++)
                {
                    costs[(left * count) + right] = Math.Min(costs[(left * count) + right], costs[(left * count) + via] + costs[(via * count) + right]);
                }
            }
        }

        return new GroundMetric(count, costs, UnitsPerEquity);
    }
}
