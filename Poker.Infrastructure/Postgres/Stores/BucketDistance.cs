namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>How far a bucket of the same street is.</summary>
/// <param name="Bucket">Its number.</param>
/// <param name="Distance">In equity units: 1 lies between a certain win and a certain loss.</param>
public readonly record struct BucketDistance(int Bucket, float Distance);
