namespace Poker.Core.Learning.Samples;

/// <summary>How quantities become numbers in [0, 1].</summary>
internal static class FeatureScale
{
    private const double BlindsDoublings = 12;

    /// <summary>1 for what is so.</summary>
    public static float Flag(bool isSo) => isSo ? 1 : 0;

    /// <summary>A part of a whole; of nothing, 0.</summary>
    public static float Part(double part, double whole) => whole > 0 ? (float)Math.Clamp(part / whole, 0, 1) : 0;

    /// <summary>log₂(1 + x) of so many doublings at most.</summary>
    public static float Log(double x, double doublings) => (float)Math.Clamp(Math.Log2(1 + x) / doublings, 0, 1);

    /// <summary>Chips in big blinds: 1 is 4,095 of them.</summary>
    public static float Blinds(long chips, long bigBlindChips) => Log((double)chips / bigBlindChips, BlindsDoublings);
}
