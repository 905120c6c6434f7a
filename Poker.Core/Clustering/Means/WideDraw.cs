using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Means;

/// <summary>Uniform draws below bounds of up to 128 bits.</summary>
internal static class WideDraw
{
    /// <summary>A uniform integer in [0, bound), without bias: above 64 bits by rejection of draws as long as the bound.</summary>
    public static UInt128 Below(ref Rng rng, UInt128 bound)
    {
        if (bound <= ulong.MaxValue)
        {
            return rng.Below((ulong)bound);
        }

        while (true)
        {
            var high = rng.Next();
            var draw = new UInt128(high, rng.Next()) >> (int)UInt128.LeadingZeroCount(bound);
            if (draw < bound)
            {
                return draw;
            }
        }
    }
}
