namespace Poker.Explorer.Buckets;

/// <summary>A bucket.</summary>
/// <param name="Street">The street.</param>
/// <param name="Bucket">Its number.</param>
/// <param name="Name">Its hands where they are few, such as AKs; else null.</param>
/// <param name="Abs">The database's code.</param>
/// <param name="Population">Canonical hands in it.</param>
/// <param name="Share">Their share of the street's.</param>
/// <param name="Equity">Their mean equity against a random hand, in [0, 1].</param>
/// <param name="Nearest">The nearest other buckets, nearest first.</param>
/// <param name="NextStreet">The next street; null on the river.</param>
/// <param name="Next">Its members' mean histogram over the next street's buckets, in the order of their equity; empty on the river.</param>
public sealed record BucketDetails(
    string Street,
    int Bucket,
    string? Name,
    long Abs,
    long Population,
    double Share,
    double Equity,
    IReadOnlyList<NearBucket> Nearest,
    string? NextStreet,
    IReadOnlyList<NextShare> Next);
