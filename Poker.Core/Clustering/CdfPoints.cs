namespace Poker.Core.Clustering;

/// <summary>Weighted distinct cumulative histograms: the turn's points.</summary>
/// <remarks>
/// Point i is the <see cref="Width"/> bytes at i · <see cref="Stride"/>: entry b counts the children in bucket b or lower (the last bucket's
/// entry always equals <see cref="Mass"/> and is left out). Bytes from Width to Stride are zero. The W1 distance of two points is the sum of
/// absolute differences, in units of 1/(Mass · Width) of equity.
/// </remarks>
/// <param name="Width">Entries of a point: buckets − 1.</param>
/// <param name="Stride">Bytes from one point to the next, a multiple of 8, at least Width.</param>
/// <param name="Mass">Children of a hand (46 on the full deck), at most 255.</param>
/// <param name="Values">At least Count · Stride bytes.</param>
/// <param name="Weights">Canonical hands with this histogram.</param>
public sealed record CdfPoints(int Width, int Stride, int Mass, byte[] Values, int[] Weights)
{
    /// <summary>Distinct histograms.</summary>
    public int Count => Weights.Length;

    /// <summary>One point's entries.</summary>
    public ReadOnlySpan<byte> this[int point] => Values.AsSpan(point * Stride, Width);
}
