using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Tests.Reference;

/// <summary>Cumulative histograms that look like a turn's: made hands as bells, draws as two bells.</summary>
internal static class RandomCdfs
{
    public static CdfPoints Of(int count, int width, int mass, ulong seed, int maxWeight = 40)
    {
        var rng = new Rng(seed);
        var stride = (width + 7) / 8 * 8;
        var points = new CdfPoints(width, stride, mass, new byte[count * stride], new int[count]);
        for (var i = 0; i < count; i++)
        {
            points.Weights[i] = 1 + (int)rng.Below((ulong)maxWeight);
            Fill(points.Values.AsSpan(i * stride, width), mass, ref rng);
        }

        return points;
    }

    private static void Fill(Span<byte> cdf, int mass, ref Rng rng)
    {
        var (low, high) = (rng.NextDouble(), rng.NextDouble());
        var spread = 0.02 + (0.2 * rng.NextDouble());
        var highShare = rng.Below(3) == 0 ? 0.2 * rng.NextDouble() : 0;
        for (var child = 0; child < mass; child++)
        {
            var center = rng.NextDouble() < highShare ? high : low;
            var equity = center + (spread * (rng.NextDouble() + rng.NextDouble() - 1));
            var bucket = (int)Math.Clamp(equity * (cdf.Length + 1), 0, cdf.Length);
            for (var entry = bucket; entry < cdf.Length; entry++)
            {
                cdf[entry]++;
            }
        }
    }
}
