namespace Poker.Cli.Commands;

/// <summary>A bucket of the next street and how often it is reached.</summary>
internal readonly record struct BucketTransition(int Bucket, float Share);
