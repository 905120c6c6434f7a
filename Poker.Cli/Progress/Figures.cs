using System.Globalization;

namespace Poker.Cli.Progress;

/// <summary>Numbers on live lines, short and of one look.</summary>
internal static class Figures
{
    /// <summary>A rate or a count with three digits or so, such as <c>1.92 M</c>.</summary>
    public static string Scaled(double value) => value switch
    {
        >= 1e9 => FormattableString.Invariant($"{value / 1e9:0.00} G"),
        >= 1e6 => FormattableString.Invariant($"{value / 1e6:0.00} M"),
        >= 1e3 => FormattableString.Invariant($"{value / 1e3:0.0} k"),
        _ => FormattableString.Invariant($"{value:0.0}"),
    };

    /// <summary>A time such as <c>3:07</c> or <c>1:00:07</c>, a day at most.</summary>
    public static string Clock(double seconds) =>
        TimeSpan.FromSeconds(Math.Min(seconds, 86_400)).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>Memory or files, such as <c>607 MB</c>.</summary>
    public static string Bytes(long bytes) => FormattableString.Invariant($"{bytes / 1e6:#,0} MB");
}
