using Poker.Core.Dialects;

namespace Poker.Core.Histories;

/// <summary>Reads the CSV logs that PokerNow lets one download.</summary>
/// <remarks>
/// <code>
/// entry,at,order
/// "-- ending hand #1 --",2022-01-20T10:52:30.000Z,164267595000001
/// """Ann @ xYz12AbC1"" folds",2022-01-20T10:52:29.000Z,164267595000000
/// </code>
/// Newest first; sorted by <c>order</c>. The lines are those of <see cref="PokerNowDialect"/>. A hand's cards can be shown after its end, up
/// to the next hand's start. If a hand's amounts have decimals, its chips are hundredths. Three known faults of these logs are worked around,
/// and reported: <see cref="Leniencies"/>.
/// </remarks>
public static class PokerNowLog
{
    /// <summary>Whether a text is such a log, by its first line.</summary>
    public static bool IsLog(string text) => text.TrimStart('\uFEFF').StartsWith("entry,at,order", StringComparison.Ordinal);

    /// <summary>The entries of a log, oldest first.</summary>
    public static IEnumerable<string> Entries(string text) => Rows(text).Where(row => row.IsWhole).Select(row => row.Entry);

    /// <summary>The rows of a log behind the first line, oldest first; those without an order stand at the beginning.</summary>
    public static IEnumerable<PokerNowRow> Rows(string text) => CsvRows.Of(text).Skip(1).Select(PokerNowRow.Of).OrderBy(row => row.Order ?? 0);

    /// <summary>Every hand of a log, oldest first.</summary>
    public static IEnumerable<ReadHand> Read(string text)
    {
        var dialect = new PokerNowDialect();
        var hands = new List<ReadHand>();
        var stream = new HandStream(dialect, TableMemory.Empty, (draft, memory) =>
        {
            var id = $"hand {memory.Hands + 1}";
            var hand = HandBuilder.Build(draft, dialect, id, trustsMemory: true, out var fault);
            hands.Add(fault is { } found ? ReadHand.Rejected(id, found.Reason) : ReadHand.Of(hand!));
            return fault is null;
        });
        var number = 0;
        foreach (var entry in Entries(text))
        {
            stream.Take(number++, entry);
        }

        stream.Close();
        return hands;
    }
}
