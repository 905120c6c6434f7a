namespace Poker.Explorer.Buckets;

/// <summary>All buckets of a street and their map.</summary>
/// <param name="Street">The street.</param>
/// <param name="Hands">Canonical hands on the street.</param>
/// <param name="AxisShares">The share of the variance that each of the map's two axes holds, in [0, 1].</param>
/// <param name="Stress">Kruskal's stress of the map, √(Σ(d − δ)² / Σδ²): 0 where the map shows every distance as it is.</param>
/// <param name="Buckets">The buckets, in the order of their numbers.</param>
public sealed record StreetBuckets(
    string Street, long Hands, IReadOnlyList<double> AxisShares, double Stress, IReadOnlyList<BucketPoint> Buckets);
