namespace Poker.Core.Clustering;

/// <summary>Weighted distinct sparse histograms over the next street's buckets: the points of flop and preflop.</summary>
/// <remarks>Point i holds the atoms Starts[i] … Starts[i + 1] − 1, buckets ascending; its counts sum to <see cref="Mass"/>.</remarks>
/// <param name="Buckets">Buckets of the next street.</param>
/// <param name="Mass">Children of a hand: 47 on the full deck's flop, 19,600 preflop.</param>
/// <param name="Starts">Count + 1 offsets.</param>
/// <param name="Atoms">The occupied buckets.</param>
/// <param name="Counts">Children in each, positive.</param>
/// <param name="Weights">Canonical hands with this histogram.</param>
public sealed record HistogramPoints(int Buckets, int Mass, int[] Starts, ushort[] Atoms, int[] Counts, int[] Weights)
{
    /// <summary>Distinct histograms.</summary>
    public int Count => Weights.Length;

    /// <summary>One point's occupied buckets, ascending.</summary>
    public ReadOnlySpan<ushort> AtomsOf(int point) => Atoms.AsSpan(Starts[point], Starts[point + 1] - Starts[point]);

    /// <summary>The children in each of <see cref="AtomsOf"/>.</summary>
    public ReadOnlySpan<int> CountsOf(int point) => Counts.AsSpan(Starts[point], Starts[point + 1] - Starts[point]);
}
