using System.Globalization;

namespace Poker.Core.Histories;

/// <summary>A row of a log that PokerNow lets one download.</summary>
/// <param name="Number">Its number in the file, from 1, the first line not counted.</param>
/// <param name="Entry">The line, or empty.</param>
/// <param name="At">When it was told, as the log writes it, or empty.</param>
/// <param name="Order">Its place among the others; null where it has none.</param>
/// <param name="IsWhole">Whether it has all three fields.</param>
public readonly record struct PokerNowRow(int Number, string Entry, string At, decimal? Order, bool IsWhole)
{
    internal static PokerNowRow Of(string[] fields, int index) => fields.Length < 3
        ? new(index + 1, "", "", null, IsWhole: false)
        : new(
            index + 1,
            fields[0],
            fields[1],
            decimal.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
            IsWhole: true);
}
