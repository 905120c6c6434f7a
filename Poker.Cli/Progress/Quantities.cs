using System.Globalization;

namespace Poker.Cli.Progress;

/// <summary>Rates and times as progress lines write them.</summary>
internal static class Quantities
{
    private const double MostSeconds = 86_400;

    /// <summary>A number with its thousand or million, such as <c>1.90 M</c>.</summary>
    public static string Scaled(double number) => number switch
    {
        >= 1e6 => FormattableString.Invariant($"{number / 1e6:0.00} M"),
        >= 1e3 => FormattableString.Invariant($"{number / 1e3:0.0} k"),
        _ => FormattableString.Invariant($"{number:0.0}"),
    };

    /// <summary>A time as a clock shows it, at most a day, such as <c>0:41</c>.</summary>
    public static string Clock(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds))
        .ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
