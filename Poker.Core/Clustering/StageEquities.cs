using System.Numerics;

namespace Poker.Core.Clustering;

/// <summary>Exact equities in sixteen bits.</summary>
internal static class StageEquities
{
    /// <summary>Every sum as a share of <paramref name="maxSum"/>, in units of 1/65,535, halves rounded up.</summary>
    public static ushort[] Rounded<T>(T[] sums, long maxSum)
        where T : IBinaryInteger<T> =>
        Array.ConvertAll(sums, sum => (ushort)(((2 * ushort.MaxValue * long.CreateTruncating(sum)) + maxSum) / (2 * maxSum)));
}
