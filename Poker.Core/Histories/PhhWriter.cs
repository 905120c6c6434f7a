using System.Globalization;

using Poker.Core.Cards;

namespace Poker.Core.Histories;

/// <summary>Writes hands in the open poker hand history format: a <c>.phhs</c> file, a table a hand.</summary>
/// <remarks>
/// <code>
/// [1]
/// variant = 'NT'
/// antes = [0, 0]
/// blinds_or_straddles = [50, 100]
/// min_bet = 100
/// starting_stacks = [10000, 10000]
/// actions = ['d dh p1 AhKh', 'd dh p2 7c2d', 'p2 cbr 250', 'p1 f']
/// players = ['call', 'random']
/// finishing_stacks = [9900, 10100]
/// </code>
/// Amounts are chips. Hands are shown as soon as nobody can bet any more, the last street's last raiser first, else from the left of the
/// button. <see cref="PhhHistory"/> reads the same hand back. Source: Kim, "Recording and Describing Poker Hands", 2024 (PHH standard).
/// </remarks>
public static class PhhWriter
{
    private const string UnknownPocket = "????";

    /// <summary>Writes a hand as the table of a number, and a blank line.</summary>
    /// <param name="output">Where.</param>
    /// <param name="number">The table's name.</param>
    /// <param name="hand">The hand: with antes or dead chips, not both, and one board, whose cards are known.</param>
    /// <exception cref="ArgumentException">The format cannot hold the hand.</exception>
    public static void Write(TextWriter output, long number, RecordedHand hand)
    {
        var isStake = hand.Antes.Any(ante => ante != 0);
        if ((isStake && hand.Dead.Any(dead => dead != 0)) || !hand.SecondBoard.IsEmpty
            || hand.Events.Any(one => one.Kind == RecordedKind.Board && one.Cards.IsEmpty))
        {
            throw new ArgumentException("A PHH hand has antes or dead chips, and one board, whose cards are known.", nameof(hand));
        }

        output.Write(string.Create(CultureInfo.InvariantCulture, $"[{number}]\nvariant = 'NT'\n{(isStake ? "ante_trimming_status = true\n" : "")}"));
        output.Write($"antes = {Numbers(InFileOrder(isStake ? hand.Antes : hand.Dead))}\n");
        output.Write($"blinds_or_straddles = {Numbers(InFileOrder(hand.Blinds))}\n");
        output.Write(string.Create(CultureInfo.InvariantCulture, $"min_bet = {hand.MinimumBet}\n"));
        output.Write($"starting_stacks = {Numbers(hand.Stacks)}\n");
        output.Write($"actions = [{string.Join(", ", Actions(hand).Select(action => $"'{action}'"))}]\n");
        if (hand.Players.Length > 0)
        {
            output.Write($"players = [{string.Join(", ", hand.Players.Select(Quoted))}]\n");
        }

        if (hand.Finishing is { } finishing)
        {
            output.Write($"finishing_stacks = {Numbers(finishing)}\n");
        }

        output.Write('\n');
    }

    // Heads-up, what is posted stands reversed.
    private static IEnumerable<long> InFileOrder(long[] posts) => posts.Length == 2 ? posts.Reverse() : posts;

    private static string Numbers(IEnumerable<long> numbers) =>
        $"[{string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";

    private static IEnumerable<string> Actions(RecordedHand hand)
    {
        for (var seat = 0; seat < hand.Stacks.Length; seat++)
        {
            yield return $"d dh p{seat + 1} {(hand.Pockets[seat].IsEmpty ? UnknownPocket : hand.Pockets[seat].ToString())}";
        }

        var lastAction = Array.FindLastIndex(hand.Events, recorded => recorded.Kind != RecordedKind.Board);
        foreach (var show in lastAction < 0 ? Shows(hand) : [])
        {
            yield return show;
        }

        for (var i = 0; i < hand.Events.Length; i++)
        {
            yield return Text(hand.Events[i]);
            foreach (var show in i == lastAction ? Shows(hand) : [])
            {
                yield return show;
            }
        }
    }

    private static string Text(in RecordedEvent recorded) => recorded.Kind switch
    {
        RecordedKind.Board => $"d db {recorded.Cards}",
        RecordedKind.Fold => $"p{recorded.Seat + 1} f",
        RecordedKind.Raise => string.Create(CultureInfo.InvariantCulture, $"p{recorded.Seat + 1} cbr {recorded.Chips}"),
        _ => $"p{recorded.Seat + 1} cc",
    };

    private static IEnumerable<string> Shows(RecordedHand hand)
    {
        var left = Enumerable.Range(0, hand.Stacks.Length).Except(hand.Events.Where(one => one.Kind == RecordedKind.Fold).Select(one => one.Seat)).ToArray();
        if (left.Length < 2 || hand.Events.Where(one => one.Kind == RecordedKind.Board).Sum(one => one.Cards.Count) < Street.River.BoardCards())
        {
            return [];
        }

        var first = LastRaiser(hand.Events);
        return left.OrderBy(seat => seat < first).ThenBy(seat => seat).Select(seat =>
            (hand.Mucked >> seat & 1) != 0 || hand.Pockets[seat].IsEmpty ? $"p{seat + 1} sm" : $"p{seat + 1} sm {hand.Pockets[seat]}");
    }

    // Of the last street with actions; else seat 0.
    private static int LastRaiser(RecordedEvent[] events)
    {
        var lastAction = Array.FindLastIndex(events, one => one.Kind != RecordedKind.Board);
        for (var i = lastAction; i >= 0 && events[i].Kind != RecordedKind.Board; i--)
        {
            if (events[i].Kind == RecordedKind.Raise)
            {
                return events[i].Seat;
            }
        }

        return 0;
    }

    // A literal string has no escapes, and so no quotes; a basic one escapes them.
    private static string Quoted(string text) => !text.Contains('\'') && !text.Any(char.IsControl)
        ? $"'{text}'"
        : $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? $"\\u{(int)letter:x4}" : $"{letter}"))}\"";
}
