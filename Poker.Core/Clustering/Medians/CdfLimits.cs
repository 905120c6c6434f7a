namespace Poker.Core.Clustering.Medians;

/// <summary>What the integers of <see cref="KMedians"/> can hold: 16-bit distances, 32-bit weights.</summary>
internal static class CdfLimits
{
    /// <summary>Refuses points that some sum could overflow with, or that are not histograms.</summary>
    /// <exception cref="ArgumentException">The first limit that is broken.</exception>
    public static void Check(CdfPoints points)
    {
        var (total, least) = (0L, int.MaxValue);
        foreach (var weight in points.Weights)
        {
            total += weight;
            least = Math.Min(least, weight);
        }

        Require(least > 0, $"A weight is {least}; weights are positive.");
        Require(total <= int.MaxValue, $"The weights sum to {total}, more than {int.MaxValue}.");
        Require(points.Mass is > 0 and <= byte.MaxValue, $"A mass of {points.Mass} does not fit a byte.");
        Require(
            (long)points.Width * points.Mass <= ushort.MaxValue,
            $"Distances up to {points.Width} · {points.Mass} do not fit 16 bits.");
        Require(
            points.Width > 0 && points.Stride >= points.Width && points.Stride % 8 == 0,
            $"A stride of {points.Stride} bytes does not hold {points.Width} entries in whole eights.");
        Require(
            points.Values.LongLength >= (long)points.Count * points.Stride,
            $"{points.Count} points of {points.Stride} bytes are not {points.Values.Length} bytes.");
        Require(
            !points.Values.AsSpan(0, points.Count * points.Stride).ContainsAnyExceptInRange((byte)0, (byte)points.Mass),
            $"A cumulative count exceeds the mass, {points.Mass}.");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
