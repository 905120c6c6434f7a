using Poker.Core.Cards;
using Poker.Core.Dialects;
using Poker.Core.Histories;

namespace Poker.Tests.Core.Dialects;

public sealed class HandAssemblerTests
{
    // Three players, nothing told but what they do: stacks are not known.
    private static readonly string[] Bare =
    [
        "Player 1 posts the small blind of 10", "Player 2 posts the big blind of 20", "Player 3 raises to 50", "Player 1 folds", "Player 2 calls 30",
        "Flop: 7d 5h 9d", "Player 2 checks", "Player 3 bets 60", "Player 2 folds", "Player 3 wins 170",
    ];

    private static readonly string[] Told =
    [
        "Hand #7. Dealer: Cy", "Blinds: 5/10", "Seat 1: Ann (200)", "Seat 4: Bob (200)", "Seat 7: Cy (150)",
        "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann is dealt Ah Kd", "Cy raises to 30", "Ann calls 25", "Bob folds",
        "Flop: Ac 5h 9d", "Ann checks", "Cy bets 120 and is all-in", "Ann calls 120",
        "Turn: 2c", "River: 2d", "Ann shows Ah Kd", "Cy shows 9h 9c", "Cy wins 310",
    ];

    [Fact]
    public void A_hand_that_tells_everything_is_accepted_as_it_is()
    {
        var accepted = Accepted(Told);

        Assert.Equal(("7", 0L, 19L, Leniencies.None), (accepted.Id, accepted.FirstLine, accepted.LastLine, accepted.Used));
        Assert.Equal(
            RandomHands.Text(new RecordedHand
            {
                Id = "7",
                Players = ["Ann", "Bob", "Cy"],
                PlayerIds = ["Ann", "Bob", "Cy"],
                Stacks = [200, 200, 150],
                Antes = [0, 0, 0],
                Dead = [0, 0, 0],
                Blinds = [5, 10, 0],
                CallTo = 10,
                MinimumBet = 10,
                FirstToAct = 2,
                Pockets = [CardSet.Parse("AhKd"), CardSet.Empty, CardSet.Parse("9h9c")],
                DealtOpen = 0b001,
                Events =
                [
                    RecordedEvent.Action(RecordedKind.Raise, 2, 30), RecordedEvent.Action(RecordedKind.Call, 0, 25), RecordedEvent.Action(RecordedKind.Fold, 1),
                    RecordedEvent.Board(CardSet.Parse("Ac5h9d")), RecordedEvent.Action(RecordedKind.Check, 0),
                    RecordedEvent.Action(RecordedKind.Raise, 2, 120), RecordedEvent.Action(RecordedKind.Call, 0, 120),
                    RecordedEvent.Board(CardSet.Parse("2c")), RecordedEvent.Board(CardSet.Parse("2d")),
                ],
                Finishing = [50, 190, 310],
                Leniencies = DialectCatalog.Plain.Leniencies,
            }),
            RandomHands.Text(accepted.Hand));
    }

    [Fact]
    public void Without_stacks_a_hand_is_accepted_with_stacks_that_are_said_to_be_assumed()
    {
        var accepted = Accepted(Bare);

        Assert.Equal(Leniencies.StacksAssumed, accepted.Used);
        Assert.Equal(["Player 1", "Player 2", "Player 3"], accepted.Hand.Players);
        Assert.Equal(0b111, accepted.Hand.AssumedStacks);
        // 110 is the most that anyone put in, and a hundred big blinds more.
        Assert.Equal([2110, 2110, 2110], accepted.Hand.Stacks);
        Assert.Equal([2100, 2060, 2170], accepted.Hand.Finishing!);
    }

    [Fact]
    public void A_hand_ends_where_the_next_begins_and_needs_no_line_that_says_so()
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Bare, .. Bare, .. Told]);

        Assert.Equal([(0L, 9L, "1"), (10L, 19L, "2"), (20L, 39L, "7")], hands.Select(hand => (hand.FirstLine, hand.LastLine, hand.Id)));
        Assert.All(hands, hand => Assert.IsType<AcceptedHand>(hand));
    }

    [Fact]
    public void Stacks_follow_from_the_hand_before_until_they_are_not_enough()
    {
        string[] next = ["Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy folds", "Ann calls 5", "Bob checks", "Flop: 2c 3c 4c"];
        string[] shove = ["Ann goes all-in", "Bob folds", "Ann wins 60"];
        string[] rebought = ["Ann bets 60", "Bob folds", "Ann wins 80"];

        var known = Lines.Assemble(DialectCatalog.Plain, [.. Told, .. next, .. shove]);
        var bought = Lines.Assemble(DialectCatalog.Plain, [.. Told, .. next, .. rebought]);

        var hand = Assert.IsType<AcceptedHand>(known[1]).Hand;
        Assert.Equal([50, 190, 310], hand.Stacks);
        Assert.Equal(0, hand.AssumedStacks);
        Assert.Equal(40, hand.Events[^2].Chips);
        var after = Assert.IsType<AcceptedHand>(bought[1]);
        Assert.Equal((0b001, Leniencies.StacksAssumed), (after.Hand.AssumedStacks, after.Used));
    }

    [Fact]
    public void Stacks_told_after_the_hand_are_checked_and_make_unknown_ones_known()
    {
        string[] finals = ["Player 1 has 90", "Player 2 has 150", "Player 3 has 1,060"];

        Assert.Equal([100, 200, 1000], Accepted([.. Bare, .. finals]).Hand.Stacks);
        Assert.Equal(
            new QuarantinedHand("7", 0, 20, 20, QuarantineCause.UnequalStacks, "a stack told after the hand is not what the hand leaves"),
            Quarantined([.. Told, "Ann has 51"]));
    }

    [Fact]
    public void Winners_are_taken_as_told_where_cards_are_not_but_their_payouts_are_checked()
    {
        string[] hidden = [.. Told.Where(line => !line.Contains("shows", StringComparison.Ordinal) && !line.Contains("dealt", StringComparison.Ordinal))];

        Assert.Equal(Leniencies.WinnersAsTold, Accepted(hidden).Used);
        Assert.Equal(Leniencies.WinnersAsTold, Accepted([.. hidden[..^1], "Ann and Cy split the pot of 310"]).Used);
        Assert.Equal(
            "no ranking of the hands gives the payouts of the recording", Quarantined([.. hidden[..^1], "Cy wins 200", "Ann wins 110"]).Reason);
    }

    [Fact]
    public void The_winner_s_cards_are_compared_where_they_are_told() => Assert.Equal(
        (QuarantineCause.UnequalStacks, "finishing stacks are 360, 190, 0 in the recording, 50, 190, 310 in the engine"),
        Why([.. Told[..^1], "Ann wins 310"]));

    [Fact]
    public void A_second_run_of_the_board_pays_half_each() => Assert.Equal(
        [205, 190, 155],
        Accepted([.. Told[..^3], "Board (second run): Ac 5h 9d Ad As", "Ann shows Ah Kd", "Cy shows 9h 9c", "Cy wins 155", "Ann wins 155"]).Hand.Finishing!);

    [Fact]
    public void Short_blinds_straddles_and_antes_are_posted_as_told()
    {
        var hand = Accepted(
        [
            "Blinds: 5/10", "Seat 1: Ann (200)", "Seat 2: Bob (8)", "Seat 3: Cy (200)", "Seat 4: Di (200)", "Dealer: Di",
            "Bob posts a big-blind ante of 2", "Ann posts the small blind of 5", "Bob posts the big blind of 6 and is all-in", "Cy posts a straddle of 20",
            "Di posts a missed big blind of 10", "Di calls 10", "Ann folds", "Cy checks", "Flop: 2c 3c 9c", "Cy checks", "Di checks",
            "Turn: 5d", "Cy checks", "Di checks", "River: Kd", "Cy checks", "Di checks",
            "Cy shows Ah Ac", "Bob shows Kh Kc", "Di mucks", "Cy wins 28", "Bob wins 25",
        ]).Hand;

        Assert.Equal([0, 2, 0, 0], hand.Dead);
        Assert.Equal([5, 6, 20, 10], hand.Blinds);
        Assert.Equal((20L, 10L, 3), (hand.CallTo, hand.MinimumBet, hand.FirstToAct));
        Assert.Equal([195, 25, 208, 180], hand.Finishing!);
    }

    [Fact]
    public void Heads_up_the_dealer_posts_the_small_blind()
    {
        var hand = Accepted(
            "Ann is the dealer", "Ann posts SB 5", "Bob posts BB 10", "Ann raises by 20", "Bob calls", "Flop: 2c 3c 4c", "Bob checks",
            "Ann shoves for 70", "Bob folds", "Ann wins").Hand;

        Assert.Equal(["Bob", "Ann"], hand.Players);
        Assert.Equal([new(RecordedKind.Raise, 1, 30, CardSet.Empty, null), RecordedEvent.Action(RecordedKind.Call, 0)], hand.Events[..2]);
        Assert.Equal((0b01, 100L), (hand.AssumedStacks, hand.Stacks[1]));
    }

    [Fact]
    public void Faults_of_a_game_that_are_worked_around_are_reported()
    {
        var needless = Accepted([.. Bare[..6], "Player 2 folds", "Player 3 wins 110"]);
        var callAsRaise = Accepted([.. Bare.Select(line => line.Replace("calls 30", "raises to 50"))]);

        Assert.Equal(Leniencies.NeedlessFold | Leniencies.StacksAssumed, needless.Used);
        Assert.Equal(Leniencies.CallWrittenAsRaise | Leniencies.StacksAssumed, callAsRaise.Used);
    }

    [Fact]
    public void Decimals_make_chips_smaller_than_a_unit()
    {
        var hand = Accepted([.. Bare.Select(line => line.Replace("60", "60.05").Replace("170", "170.05"))]).Hand;

        Assert.Equal((100L, 2000L, 6005L), (hand.ChipsPerUnit, hand.MinimumBet, hand.Events[^2].Chips));
    }

    [Fact]
    public void Whose_screen_it_is_shows_when_the_same_cards_are_shown_and_counts_from_then_on()
    {
        string[] hero = [.. Told.Select(line => line.Replace("Ann is dealt", "Your hand:"))];
        string[] next = ["Ann posts the small blind of 10", "Bob posts the big blind of 20", "Your hand: 2c 7d", "Cy folds", "Ann folds", "Bob wins"];

        var hands = Lines.Assemble(DialectCatalog.Plain, [.. hero, .. next]);

        Assert.Equal([0b001, 0b001], hands.Select(hand => Assert.IsType<AcceptedHand>(hand).Hand.DealtOpen));
        Assert.Equal(CardSet.Parse("7d2c"), ((AcceptedHand)hands[1]).Hand.Pockets[0]);
    }

    [Fact]
    public void Whoever_plays_stays_known_however_many_others_are_named()
    {
        var assembler = new HandAssembler(DialectCatalog.Plain);
        var number = 0;
        for (var hand = 0; hand < 20; hand++)
        {
            foreach (var line in Bare.Concat(Enumerable.Range(0, 20).Select(other => $"Spectator {hand}.{other} has 5")))
            {
                assembler.Take(number++, line, []);
            }

            // What was known before the hand that is not closed yet.
            Assert.Equal(hand > 0, assembler.Memory.Players.Find("Player 1") is not null);
        }

        Assert.Equal(KnownPlayers.Most, assembler.Memory.Players.All.Length);
    }

    private static AcceptedHand Accepted(params string[] lines) => Lines.Accepted(lines);

    private static QuarantinedHand Quarantined(string[] lines) => Lines.Quarantined(lines);

    private static (QuarantineCause Cause, string Reason) Why(string[] lines) => (Quarantined(lines).Cause, Quarantined(lines).Reason);
}
