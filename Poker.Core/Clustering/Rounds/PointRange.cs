namespace Poker.Core.Clustering.Rounds;

/// <summary>Distinct points in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="End">The one after the last.</param>
public readonly record struct PointRange(int First, int End)
{
    /// <summary>How many there are.</summary>
    public int Length => End - First;
}
