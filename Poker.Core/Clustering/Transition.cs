namespace Poker.Core.Clustering;

/// <summary>How much of a bucket goes to a bucket of the next street.</summary>
/// <param name="From">The bucket.</param>
/// <param name="To">A bucket of the next street.</param>
/// <param name="Weight">The share in (0, 1]; a bucket's weights sum to 1.</param>
public readonly record struct Transition(int From, int To, float Weight);
