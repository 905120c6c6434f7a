using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class BlindsTests
{
    private static readonly string[] Large = ["Ann posts SB 100", "Bob posts BB 200", "Ann folds", "Bob wins 300"];

    [Theory]
    [InlineData("Ann posts SB 5", "Bob posts BB 10", "Ann folds", "Bob wins 15")]
    [InlineData("Ann posts SB 5", "Bob posts BB 10", "Cy folds", "Ann calls", "Bob checks", "Flop: 2c 3c 4c", "Ann bets 10", "Bob folds", "Ann wins 30")]
    [InlineData("Bob posts BB 10", "Cy folds", "Ann folds", "Bob wins 10")]
    public void Blinds_that_are_lower_than_the_hand_before_s_are_the_new_blinds(params string[] next)
    {
        var hand = Assert.IsType<AcceptedHand>(Lines.Assemble(DialectCatalog.Plain, [.. Large, .. next])[1]).Hand;

        Assert.Equal((10L, 10L, (1 << hand.Players.Length) - 1), (hand.MinimumBet, hand.CallTo, hand.AssumedStacks));
    }

    [Fact]
    public void A_big_blind_that_somebody_calls_and_its_owner_does_not_follow_up_is_a_short_one()
    {
        string[] next = ["Ann posts SB 100", "Bob posts BB 150", "Ann calls", "Flop: 2c 3c 4c", "Turn: 9d", "River: Kd", "Bob wins 300"];

        var hand = Assert.IsType<AcceptedHand>(Lines.Assemble(DialectCatalog.Plain, [.. Large, .. next])[1]).Hand;

        Assert.Equal((200L, 150L, 0b10), (hand.MinimumBet, hand.Stacks[0], hand.AssumedStacks));
    }

    [Fact]
    public void A_big_blind_below_the_small_one_is_short_so_that_whoever_posts_that_has_nothing_to_fold_to()
    {
        string[] next = ["Ann posts SB 100", "Bob posts BB 70", "Cy folds", "Ann folds", "Bob wins 170"];

        var hand = Assert.IsType<QuarantinedHand>(Lines.Assemble(DialectCatalog.Plain, [.. Large, .. next])[1]);

        Assert.Equal((QuarantineCause.OutOfTurn, "the engine waits for the flop", 7L), (hand.Cause, hand.Reason, hand.FaultLine));
    }

    [Fact]
    public void A_hand_in_quarantine_tells_nothing_of_the_blinds()
    {
        string[] broken = ["Ann posts SB 500", "Bob posts BB 1,000", "Ann calls 500"];
        string[] next = ["Hand #3", "Ann posts the small blind", "Bob posts the big blind", "Ann folds", "Bob wins"];

        var hands = Lines.Assemble(DialectCatalog.Plain, ["Blinds: 100/200", .. Large, .. broken, .. next]);

        Assert.IsType<QuarantinedHand>(hands[1]);
        Assert.Equal(200, Assert.IsType<AcceptedHand>(hands[2]).Hand.MinimumBet);
    }

    [Fact]
    public void Half_a_unit_that_only_a_line_before_the_hand_tells_is_not_lost()
    {
        var hand = Lines.Accepted("Blinds: 0.5/1", "Ann posts the small blind", "Bob posts the big blind", "Ann folds", "Bob wins").Hand;

        Assert.Equal(100, hand.ChipsPerUnit);
        Assert.Equal([100, 50], hand.Blinds);
        Assert.Equal([50, -50], hand.Finishing!.Zip(hand.Stacks, (after, before) => after - before));
    }

    [Fact]
    public void One_ante_for_the_table_is_no_bet_that_others_have_to_call()
    {
        string[] posts = ["Ann posts SB 5", "Bob posts BB 10", "Bob posts an ante of 10", "Cy raises to 30", "Ann folds", "Bob folds"];

        Assert.Equal([(0L, 5L), (10L, 10L), (0L, 0L)], Posts(Lines.Accepted([.. posts, "Cy wins 35"])));
        Assert.Equal([(0L, 5L), (10L, 10L), (0L, 0L)], Posts(Lines.Accepted([.. posts, "Uncalled bet of 20 returned to Cy", "Cy wins 35"])));
    }

    private static IEnumerable<(long Dead, long Blind)> Posts(AcceptedHand hand) => hand.Hand.Dead.Zip(hand.Hand.Blinds);
}
