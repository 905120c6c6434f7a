using System.Text.Json;

using Poker.Core.Dialects;
using Poker.Core.Histories;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Dialects;

public sealed class RecordedConsolesTests
{
    [SharedDataFact]
    public void Every_complete_hand_of_the_PokerNow_logs_is_accepted_with_the_log_s_own_stacks()
    {
        var used = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (hands, equal, changed) = (0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(SharedData.PathOf("pokernow"), "*.csv"))
        {
            var entries = PokerNowLog.Entries(File.ReadAllText(file)).ToArray();
            var assembled = Lines.Assemble(DialectCatalog.Named("pokernow"), entries);
            Assert.Empty(assembled.OfType<QuarantinedHand>());
            var accepted = assembled.Cast<AcceptedHand>().ToList();
            hands += accepted.Count;
            accepted.ForEach(hand => used[$"{hand.Used}"] = used.GetValueOrDefault($"{hand.Used}") + 1);
            foreach (var (hand, next) in accepted.Zip(accepted.Skip(1)))
            {
                // Without the hands' own lines of stacks, which name everybody.
                var between = entries[(int)hand.FirstLine..(int)next.FirstLine]
                    .Where(line => !line.StartsWith("Player stacks:", StringComparison.Ordinal)).ToArray();
                equal += Compare(hand.Hand, next.Hand, between, out var told);
                changed += told;
            }
        }

        Assert.Equal(1_332, hands);
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal) { ["None"] = 1_322, ["NeedlessFold"] = 7, ["CallWrittenAsRaise"] = 1, ["CappedRaise"] = 2 }, used);
        Assert.Equal((6_679, 6), (equal, changed));
    }

    [SharedDataFact]
    public void The_legal_hands_of_onlinepoker_are_accepted_and_those_that_break_the_rules_are_not()
    {
        var hands = Lines.Assemble(DialectCatalog.Named("onlinepoker"), Console("console_onlinepoker.jsonl"));

        Assert.Equal(
            [("NeedlessCheck, WinnersAsTold, StacksAssumed", 1), ("StacksAssumed", 45)],
            Counts(hands.OfType<AcceptedHand>(), hand => $"{hand.Used}"));
        Assert.Equal(
            [
                ("BrokenOff: the hand breaks off before anyone is paid", 1),
                ("OutOfTurn: the engine waits for nothing: the hand is over", 1),
                ("OutOfTurn: the engine waits for seat, not for the board", 126),
            ],
            Counts(hands.OfType<QuarantinedHand>(), Reason));
    }

    [SharedDataFact]
    public void The_hands_of_digitalpokertable_are_accepted_with_the_stacks_that_two_thousand_each_leave()
    {
        var hands = Lines.Assemble(DialectCatalog.Named("digitalpokertable"), Console("console_digitalpokertable.jsonl"));

        Assert.Equal(
            [("None", 7), ("StacksAssumed", 31), ("WinnersAsTold", 1), ("WinnersAsTold, StacksAssumed", 8)],
            Counts(hands.OfType<AcceptedHand>(), hand => $"{hand.Used}"));
        // Alone against an all-in that is matched already, the game still asks.
        Assert.Equal([("OutOfTurn: the engine waits for the flop", 2)], Counts(hands.OfType<QuarantinedHand>(), Reason));
        AssertStacks([.. hands.TakeWhile(hand => hand is AcceptedHand).Cast<AcceptedHand>()]);
    }

    [SharedDataFact]
    public void Each_console_is_detected()
    {
        Assert.Equal("onlinepoker", DialectDetection.Detect(Console("console_onlinepoker.jsonl").Take(50)).Dialect?.Name);
        Assert.Equal("digitalpokertable", DialectDetection.Detect(Console("console_digitalpokertable.jsonl").Take(50)).Dialect?.Name);
        foreach (var file in Directory.EnumerateFiles(SharedData.PathOf("pokernow"), "*.csv"))
        {
            Assert.Equal("pokernow", DialectDetection.Detect(PokerNowLog.Entries(File.ReadAllText(file)).Take(50)).Dialect?.Name);
        }
    }

    // Who plays on has what the hand left, unless a line between tells of a change.
    private static int Compare(RecordedHand hand, RecordedHand next, string[] between, out int changed)
    {
        (var equal, changed) = (0, 0);
        for (var seat = 0; seat < hand.Players.Length; seat++)
        {
            var at = Array.IndexOf(next.Players, hand.Players[seat]);
            if (at >= 0 && next.Stacks[at] * hand.ChipsPerUnit == hand.Finishing![seat] * next.ChipsPerUnit)
            {
                equal++;
            }
            else if (at >= 0)
            {
                var name = $"\"{hand.Players[seat]} @ ";
                Assert.Contains(between, line => line.Contains(name, StringComparison.Ordinal) && line.Contains(" stack ", StringComparison.Ordinal));
                changed++;
            }
        }

        return equal;
    }

    // Every bot begins with 2,000; what is known of a stack has to be what is left of them.
    private static void AssertStacks(AcceptedHand[] hands)
    {
        var chips = new Dictionary<string, long>();
        foreach (var hand in hands.Select(accepted => accepted.Hand))
        {
            for (var seat = 0; seat < hand.Players.Length; seat++)
            {
                var had = chips.GetValueOrDefault(hand.Players[seat], 2_000);
                Assert.True((hand.AssumedStacks >> seat & 1) != 0 || hand.Stacks[seat] == had, $"hand {hand.Id}, seat {seat}: {hand.Stacks[seat]}, not {had}");
                chips[hand.Players[seat]] = had + hand.Finishing![seat] - hand.Stacks[seat];
            }
        }

        Assert.Equal((33, 12_000), (hands.Length, chips.Values.Sum()));
    }

    private static string Reason(QuarantinedHand hand) =>
        $"{hand.Cause}: {string.Concat(hand.Reason.Where(letter => !char.IsAsciiDigit(letter))).Replace("seat ,", "seat,")}";

    private static (string, int)[] Counts<T>(IEnumerable<T> hands, Func<T, string> key) =>
        [.. hands.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))];

    private static IEnumerable<string> Console(string file) => File.ReadLines(SharedData.PathOf("console", file))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
}
