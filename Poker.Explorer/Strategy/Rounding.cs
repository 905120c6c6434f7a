namespace Poker.Explorer.Strategy;

/// <summary>Numbers in answers: four digits after the point are more than anybody sees, and a fraction of the bytes.</summary>
internal static class Rounding
{
    private const int Digits = 4;

    /// <summary>Rounds one.</summary>
    public static double Short(double value) => Math.Round(value, Digits);

    /// <summary>Rounds one that may be unknown.</summary>
    public static double? Short(double? value) => value is { } known ? Short(known) : null;

    /// <summary>Rounds many.</summary>
    public static double[] Short(IEnumerable<double> values) => [.. values.Select(Short)];
}
