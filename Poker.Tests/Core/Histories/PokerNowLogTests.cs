using System.Text;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Tests.Core.Histories;

public sealed class PokerNowLogTests
{
    private const string Start = """-- starting hand #1 (id: abc)  (No Limit Texas Hold'em) (dealer: "Cy @ idC") --""";
    private const string Stacks = """Player stacks: #1 "Ann @ idA" (200) | #4 "B " folds @ x" (1) @ idB" (200) | #7 "Cy @ idC" (200)""";

    private static readonly string[] Opening =
    [
        Start, Stacks,
        "\"Ann @ idA\" posts a small blind of 5",
        "\"B \" folds @ x\" (1) @ idB\" posts a big blind of 10",
    ];

    private static readonly string[] ToTheFlop =
    [
        "\"Cy @ idC\" raises to 30",
        "\"Ann @ idA\" folds",
        "\"B \" folds @ x\" (1) @ idB\" calls 30",
        "Flop:  [4♥, 10♦, 9♥]",
    ];

    private static readonly string[] TakenOnTheFlop =
    [
        "\"B \" folds @ x\" (1) @ idB\" checks",
        "\"Cy @ idC\" bets 40",
        "\"B \" folds @ x\" (1) @ idB\" folds",
        "Uncalled bet of 40 returned to \"Cy @ idC\"",
        "\"Cy @ idC\" collected 65 from pot",
        "-- ending hand #1 --",
    ];

    internal static string CompleteLog => Log([.. Opening, .. ToTheFlop, .. TakenOnTheFlop]);

    [Fact]
    public void A_hand_agrees_whatever_players_are_called()
    {
        var hand = Assert.Single(Read([.. Opening, .. ToTheFlop, .. TakenOnTheFlop])).Hand!;

        Assert.Equal(["Ann", "B \" folds @ x\" (1)", "Cy"], hand.Players);
        Assert.Equal([195, 170, 235], hand.Finishing!);
        Assert.Equal(new ReplayResult(null, Leniencies.None), Replayer.Replay(hand));
    }

    [Fact]
    public void Cards_shown_after_the_hands_end_belong_to_it()
    {
        var hand = Assert.Single(Read([.. Opening, .. ToTheFlop, .. TakenOnTheFlop, "\"Cy @ idC\" shows a 10♠.", "\"Cy @ idC\" shows a A♣."])).Hand!;

        Assert.Equal(CardSet.Parse("TsAc"), hand.Pockets[2]);
    }

    [Fact]
    public void An_id_that_changed_at_login_is_the_same_player()
    {
        string[] log =
        [
            .. Opening, """The player "Cy @ idD" changed the ID from idC to idD because authenticated login.""",
            .. ToTheFlop.Concat(TakenOnTheFlop).Select(line => line.Replace("idC", "idD")),
        ];

        Assert.True(Replayer.Replay(Assert.Single(Read(log)).Hand!).Agrees);
    }

    [Fact]
    public void Hundredths_are_chips_where_a_log_has_decimals()
    {
        var hand = Assert.Single(Read([.. Opening.Select(line => line.Replace("(200)", "(200.00)")), .. ToTheFlop, .. TakenOnTheFlop])).Hand!;

        Assert.Equal((100, 1000), (hand.ChipsPerUnit, hand.MinimumBet));
        Assert.True(Replayer.Replay(hand).Agrees);
    }

    [Fact]
    public void Missed_blinds_are_dead_small_and_live_big()
    {
        var hand = Assert.Single(Read(
        [
            .. Opening,
            "\"Cy @ idC\" posts a missing small blind of 5", "\"Cy @ idC\" posts a missed big blind of 10",
            "\"Cy @ idC\" checks", "\"Ann @ idA\" folds", "\"B \" folds @ x\" (1) @ idB\" checks",
            "Flop:  [4♥, 10♦, 9♥]", .. TakenOnTheFlop.Select(line => line.Replace("collected 65", "collected 30")),
        ])).Hand!;

        Assert.Equal([0, 0, 5], hand.Dead);
        Assert.Equal([5, 10, 10], hand.Blinds);
        Assert.Equal(new ReplayResult(null, Leniencies.None), Replayer.Replay(hand));
    }

    [Fact]
    public void A_hand_run_twice_pays_each_board_half()
    {
        var hand = Assert.Single(Read(
        [
            .. Opening, .. ToTheFlop,
            "\"B \" folds @ x\" (1) @ idB\" bets 170 and go all in", "\"Cy @ idC\" calls 170 and go all in",
            "\"Cy @ idC\" shows a A♥, K♥.", "\"B \" folds @ x\" (1) @ idB\" shows a 10♣, 10♥.",
            "Turn: 4♥, 10♦, 9♥ [2♥]", "River: 4♥, 10♦, 9♥, 2♥ [3♣]",
            "Turn (second run): 4♥, 10♦, 9♥ [2♠]", "River (second run): 4♥, 10♦, 9♥, 2♠ [3♠]",
            "\"Cy @ idC\" collected 203 from pot with Flush (combination: A♥)",
            "\"B \" folds @ x\" (1) @ idB\" collected 202 from pot with Three of a Kind (combination: 10♣)",
            "-- ending hand #1 --",
        ])).Hand!;

        Assert.Equal(CardSet.Parse("4hTd9h2s3s"), hand.SecondBoard);
        Assert.Equal(new ReplayResult(null, Leniencies.None), Replayer.Replay(hand));
    }

    [Fact]
    public void Known_faults_of_the_logs_are_worked_around_and_reported()
    {
        var needless = Read([.. Opening, .. ToTheFlop, .. TakenOnTheFlop[1..].Prepend("\"B \" folds @ x\" (1) @ idB\" folds")
            .Where(line => !line.Contains("bets", StringComparison.Ordinal) && !line.Contains("Uncalled", StringComparison.Ordinal)).Distinct()]);
        var callAsRaise = Read([.. Opening, .. ToTheFlop.Select(line => line.Replace("calls 30", "raises to 30")), .. TakenOnTheFlop]);

        Assert.Equal(new ReplayResult(null, Leniencies.NeedlessFold), Replayer.Replay(needless.Single().Hand!));
        Assert.Equal(new ReplayResult(null, Leniencies.CallWrittenAsRaise), Replayer.Replay(callAsRaise.Single().Hand!));
    }

    [Fact]
    public void A_raise_capped_at_the_opponents_stack_is_worked_around_and_reported()
    {
        var hand = Assert.Single(Read(
        [
            Start, Stacks.Replace("idB\" (200)", "idB\" (45)"), .. Opening[2..],
            "\"Cy @ idC\" raises to 30", "\"Ann @ idA\" folds", "\"B \" folds @ x\" (1) @ idB\" calls 30", "Flop:  [4♥, 10♦, 9♥]",
            "\"B \" folds @ x\" (1) @ idB\" bets 12", "\"Cy @ idC\" raises to 15", "\"B \" folds @ x\" (1) @ idB\" folds",
            "Uncalled bet of 3 returned to \"Cy @ idC\"", "\"Cy @ idC\" collected 89 from pot", "-- ending hand #1 --",
        ])).Hand!;

        Assert.Equal(new ReplayResult(null, Leniencies.CappedRaise), Replayer.Replay(hand));
    }

    [Fact]
    public void Other_games_and_broken_hands_are_rejected_with_the_reason()
    {
        string[] complete = [.. Opening, .. ToTheFlop, .. TakenOnTheFlop];

        Assert.Equal("not no-limit hold'em: Pot Limit Omaha Hi", Rejection([.. complete.Select(line => line.Replace("No Limit Texas Hold'em", "Pot Limit Omaha Hi"))]));
        Assert.Equal("the log breaks off inside the hand", Rejection(complete[..^1]));
        Assert.Equal("the log itself does not conserve chips", Rejection([.. complete.Select(line => line.Replace("collected 65", "collected 66"))]));
        Assert.Equal("a bomb pot or double board", Rejection([.. Opening, "Flop (second board):  [9♥, J♥, 10♥]"]));
        Assert.Equal("nobody posts a big blind", Rejection([Start, Stacks, "-- ending hand #1 --"]));
    }

    private static string? Rejection(string[] lines) => Assert.Single(Read(lines)).Rejection;

    private static ReadHand[] Read(string[] lines) => [.. PokerNowLog.Read(Log(lines))];

    // As the site writes it: newest first.
    private static string Log(string[] lines)
    {
        var log = new StringBuilder("entry,at,order\n");
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            log.Append($"\"{lines[i].Replace("\"", "\"\"")}\",2026-01-20T10:52:38.586Z,{1000 + i}\n");
        }

        return log.ToString();
    }
}
