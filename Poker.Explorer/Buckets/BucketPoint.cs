namespace Poker.Explorer.Buckets;

/// <summary>A bucket on the map of its street.</summary>
/// <param name="Bucket">Its number.</param>
/// <param name="Name">Its hands where they are few, such as AKs; else null.</param>
/// <param name="Population">Canonical hands in it.</param>
/// <param name="Share">Their share of the street's.</param>
/// <param name="Equity">Their mean equity against a random hand, in [0, 1].</param>
/// <param name="X">Its place along the first axis, which rises with equity, in equity units.</param>
/// <param name="Y">Its place along the second axis.</param>
public sealed record BucketPoint(int Bucket, string? Name, long Population, double Share, double Equity, double X, double Y);
