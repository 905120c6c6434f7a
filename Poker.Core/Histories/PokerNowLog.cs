using System.Globalization;

namespace Poker.Core.Histories;

/// <summary>Reads the CSV logs that PokerNow lets one download.</summary>
/// <remarks>
/// <code>
/// entry,at,order
/// "-- ending hand #1 --",2022-01-20T10:52:30.000Z,164267595000001
/// """Ann @ xYz12AbC1"" folds",2022-01-20T10:52:29.000Z,164267595000000
/// </code>
/// Newest first; sorted by <c>order</c>. A hand's cards can be shown after its end, up to the next hand's start. If a log's stacks have
/// decimals, its chips are hundredths. Three known faults of these logs are worked around, and reported: <see cref="Leniencies"/>.
/// </remarks>
public static class PokerNowLog
{
    private const long Cents = 100;

    /// <summary>Whether a text is such a log, by its first line.</summary>
    public static bool IsLog(string text) => text.TrimStart('\uFEFF').StartsWith("entry,at,order", StringComparison.Ordinal);

    /// <summary>Every hand of a log, oldest first.</summary>
    public static IEnumerable<ReadHand> Read(string text)
    {
        var lines = Sorted(text);
        var chipsPerUnit = lines.Where(line => line.Kind == PokerNowLineKind.Stacks)
            .SelectMany(line => PokerNowLine.StacksOf(line.Text))
            .Any(entry => entry.Chips.Scale > 0) ? Cents : 1;
        var number = 0;
        var bigBlind = 0m;
        var aliases = new Dictionary<string, string>();
        PokerNowHand? hand = null;
        foreach (var line in lines)
        {
            switch (line.Kind)
            {
                case PokerNowLineKind.Start:
                    if (hand is not null)
                    {
                        yield return hand.Build();
                    }

                    hand = new PokerNowHand($"hand {++number}", line, bigBlind, chipsPerUnit, aliases);
                    break;
                case PokerNowLineKind.BigBlindChanged:
                    bigBlind = line.Amount;
                    break;
                case PokerNowLineKind.IdentityChanged:
                    aliases[line.Player] = line.Text;
                    break;
                case PokerNowLineKind.Other:
                    break;
                default:
                    hand?.Take(line);
                    bigBlind = hand?.BigBlind ?? bigBlind;
                    break;
            }
        }

        if (hand is not null)
        {
            yield return hand.Build();
        }
    }

    private static List<PokerNowLine> Sorted(string text) =>
    [
        .. CsvRows.Of(text).Skip(1)
            .Where(row => row.Length >= 3)
            .Select(row => (Entry: row[0], Order: decimal.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : 0))
            .OrderBy(row => row.Order)
            .Select(row => PokerNowLine.Parse(row.Entry)),
    ];
}
