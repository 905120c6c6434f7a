using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>A complete street's buckets with all that is stored of them, but for the hands.</summary>
/// <param name="Street">The street.</param>
/// <param name="Run">What its run noted.</param>
/// <param name="Next">What the next street's run noted; null on the river, and while that street is not complete.</param>
/// <param name="Population">Canonical hands by bucket.</param>
/// <param name="Equity">Their mean equity against a random hand by bucket, in [0, 1].</param>
/// <param name="Distances">Distances in equity units, at [left · buckets + right], symmetric with a zero diagonal.</param>
/// <param name="Shares">
/// The members' mean histograms over the next street's buckets, at [bucket · next buckets + next]; empty where there is no next street, or one
/// that lacks buckets that this one leads to.
/// </param>
public sealed record StoredStreet(
    Street Street, StreetRun Run, StreetRun? Next, long[] Population, float[] Equity, float[] Distances, float[] Shares)
{
    /// <summary>Buckets.</summary>
    public int Buckets => Population.Length;

    /// <summary>Buckets of the next street that histograms are over; 0 where there are none.</summary>
    public int NextBuckets => Buckets == 0 ? 0 : Shares.Length / Buckets;

    /// <summary>The distance of two buckets in equity units.</summary>
    public float Distance(int left, int right) => Distances[(left * Buckets) + right];

    /// <summary>A bucket's mean histogram over the next street's buckets.</summary>
    public ReadOnlySpan<float> SharesOf(int bucket) => Shares.AsSpan(bucket * NextBuckets, NextBuckets);
}
