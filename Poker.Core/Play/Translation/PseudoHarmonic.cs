namespace Poker.Core.Play.Translation;

/// <summary>The pseudo-harmonic mapping: which of two bet sizes of an abstraction a real bet between them stands for.</summary>
/// <remarks>
/// Sizes are parts of the pot after the call. The probability of the smaller one is (B − x)(1 + A) / ((B − A)(1 + x)): it makes an opponent
/// indifferent in the clairvoyance game, does not depend on the chips' unit, and moves both ways as it should. Checking or calling is size 0.
/// Source: Ganzfried and Sandholm, "Action translation in extensive-form games with large action spaces", IJCAI 2013.
/// </remarks>
public static class PseudoHarmonic
{
    /// <summary>The probability, in [0, 1], that a size stands for the smaller of its neighbours.</summary>
    /// <param name="smaller">A, 0 or more.</param>
    /// <param name="larger">B, above A.</param>
    /// <param name="size">x; outside A … B the nearer of them is certain.</param>
    public static double Smaller(double smaller, double larger, double size) =>
        size <= smaller ? 1
        : size >= larger ? 0
        : (larger - size) * (1 + smaller) / ((larger - smaller) * (1 + size));
}
