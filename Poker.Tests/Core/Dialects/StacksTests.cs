using Poker.Core.Dialects;
using Poker.Core.Histories;

namespace Poker.Tests.Core.Dialects;

public sealed class StacksTests
{
    // Ann is left with 50, Bob with 190, Cy with 310.
    private static readonly string[] Told =
    [
        "Hand #7. Dealer: Cy", "Blinds: 5/10", "Seat 1: Ann (200)", "Seat 4: Bob (200)", "Seat 7: Cy (150)",
        "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy raises to 30", "Ann calls 25", "Bob folds",
        "Flop: Ac 5h 9d", "Ann checks", "Cy bets 120 and is all-in", "Ann calls 120",
        "Turn: 2c", "River: 2d", "Ann shows Ah Kd", "Cy shows 9h 9c", "Cy wins 310",
    ];

    private static readonly string[] Folded = ["Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy folds", "Ann folds", "Bob wins 15"];
    private static readonly string[] Raised =
        ["Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy folds", "Ann raises to 150", "Bob folds", "Ann wins 160"];

    [Fact]
    public void A_stack_that_was_told_before_the_hand_is_not_known_where_chips_must_have_been_bought_since()
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Told, "Ann has 50", .. Raised]);

        var hand = Assert.IsType<AcceptedHand>(hands[1]);
        Assert.Equal((0b111, Leniencies.StacksAssumed), (hand.Hand.AssumedStacks, hand.Used));
    }

    [Fact]
    public void A_stack_that_the_hand_s_own_lines_tell_binds()
    {
        var hand = Assert.IsType<QuarantinedHand>(Lines.Assemble(DialectCatalog.Plain, [.. Told, "Hand #8", "Ann has 50", .. Raised])[1]);

        Assert.Equal((QuarantineCause.IllegalAction, "the largest raise, all-in, is to 50"), (hand.Cause, hand.Reason));
    }

    [Fact]
    public void A_call_without_an_amount_is_not_cut_to_what_an_earlier_hand_has_left()
    {
        string[] next =
        [
            "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy raises to 100", "Ann calls", "Bob folds", "Flop: 2c 3c 4c",
            "Ann bets 50", "Cy folds", "Ann wins 260",
        ];

        var hand = Assert.IsType<AcceptedHand>(Lines.Assemble(DialectCatalog.Plain, [.. Told, .. next])[1]).Hand;

        Assert.Equal(0b001, hand.AssumedStacks & 0b001);
        Assert.Equal([110, -10, -100], hand.Finishing!.Zip(hand.Stacks, (after, before) => after - before));
    }

    [Theory]
    [InlineData(1_000, "Ann has 50", "Ann starts with 1,000")]
    [InlineData(1_000, "Ann starts with 1,000")]
    [InlineData(1_050, "Ann has 50", "Ann has 1,050")]
    [InlineData(1_050, "Hand #7 ends", "Ann has 1,050")]
    [InlineData(50, "Ann has 50")]
    public void Chips_that_are_bought_after_the_hand_are_the_next_hand_s(long next, params string[] between)
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Told, .. between, .. Folded]);

        Assert.Equal([50, 190, 310], Assert.IsType<AcceptedHand>(hands[0]).Hand.Finishing!);
        Assert.Equal([next, 190, 310], Assert.IsType<AcceptedHand>(hands[1]).Hand.Stacks);
    }

    [Fact]
    public void A_stack_that_is_told_before_the_last_payout_is_not_the_last_word() => Assert.Equal(
        [50, 190, 310], Lines.Accepted([.. Told[..^1], "Cy wins 200", "Cy has 200", "Cy wins 110", "Cy has 310"]).Hand.Finishing!);

    [Fact]
    public void A_stack_behind_a_post_is_not_taken_for_the_one_before_it()
    {
        var hand = Lines.Accepted(
            "Hand #1", "Ann posts SB 5", "Bob posts BB 10", "Seat 1: Ann (195)", "Seat 2: Bob (190)", "Ann folds", "Bob wins 15").Hand;

        Assert.Equal(0b11, hand.AssumedStacks);
    }

    [Fact]
    public void Two_players_in_one_seat_are_a_fault()
    {
        var hand = Lines.Quarantined("Seat 1: Ann (200)", "Seat 1: Bob (200)", "Ann posts SB 5", "Bob posts BB 10", "Ann folds", "Bob wins 15");

        Assert.Equal((QuarantineCause.Seats, "two players have the same seat", 1L), (hand.Cause, hand.Reason, hand.FaultLine));
    }

    [Theory]
    [InlineData("Ann is all-in")]
    [InlineData("Ann is all-in for 120")]
    [InlineData("Ann goes all-in to 120")]
    public void A_remark_that_who_has_just_bet_is_all_in_is_no_second_action(string remark)
    {
        var hand = Lines.Accepted("Ann posts SB 5", "Bob posts BB 10", "Ann raises to 120", remark, "Bob folds", "Ann wins 130").Hand;

        Assert.Equal((2, 120L, 0b01), (hand.Events.Length, hand.Stacks[1], hand.AssumedStacks));
    }

    [Fact]
    public void Who_has_chips_left_by_the_hand_s_own_lines_is_not_all_in_by_a_remark()
    {
        var hand = Lines.Quarantined(
            "Seat 1: Ann (200)", "Seat 2: Bob (200)", "Ann posts SB 5", "Bob posts BB 10", "Ann raises to 120", "Ann is all-in", "Bob folds", "Ann wins 210");

        Assert.Equal((QuarantineCause.OutOfTurn, "the engine waits for seat 0", 5L), (hand.Cause, hand.Reason, hand.FaultLine));
    }
}
