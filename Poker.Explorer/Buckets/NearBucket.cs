namespace Poker.Explorer.Buckets;

/// <summary>Another bucket of the street.</summary>
/// <param name="Bucket">Its number.</param>
/// <param name="Name">Its hands where they are few; else null.</param>
/// <param name="Equity">Its mean equity, in [0, 1].</param>
/// <param name="Distance">How far it is, in equity units: 1 lies between a certain win and a certain loss.</param>
public sealed record NearBucket(int Bucket, string? Name, double Equity, double Distance);
