using Poker.Core.Histories;

namespace Poker.Tests.Core.Histories;

public sealed class PhhHistoryTests
{
    internal const string Hand =
        """
        # A hand by hand.
        variant = 'NT'
        ante_trimming_status = true
        antes = [0, 0, 0]
        blinds_or_straddles = [1, 2, 0]
        min_bet = 2
        starting_stacks = [100, 1_00, 100]
        actions = [
          "d dh p1 2c7d",  # folds
          'd dh p2 AcAd', "d dh p3 ????",
          "p3 cbr 6 # opens", "p1 f", "p2 cc",
          "d db 3s5h9d", "p2 cc", "p3 cbr 10", "p2 cc",
          "d db Kc", "p2 cc", "p3 cc",
          "d db Kd", "p2 cc", "p3 cc",
          "p2 sm AcAd", "p3 sm",
        ]
        players = ["A \"the\" first", 'B', "C\u00e9"]
        finishing_stacks = [99, 117, 84]
        """;

    [Fact]
    public void A_hand_agrees()
    {
        var hand = Read(Hand).Hand!;

        Assert.Equal(["A \"the\" first", "B", "Cé"], hand.Players);
        Assert.Equal(new ReplayResult(null, Leniencies.None), Replayer.Replay(hand));
    }

    [Fact]
    public void Amounts_with_decimals_are_read_in_their_smallest_unit()
    {
        var hand = Read(Hand.Replace("cbr 10", "cbr 10.5").Replace("[99, 117, 84]", "[99, 117.5, 83.50]")).Hand!;

        Assert.Equal(10, hand.ChipsPerUnit);
        Assert.True(Replayer.Replay(hand).Agrees);
    }

    [Fact]
    public void Heads_up_the_blinds_stand_reversed()
    {
        var hand = Read(
            """
            variant = 'NT'
            antes = [0, 0]
            blinds_or_straddles = [1, 2]
            min_bet = 2
            starting_stacks = [100, 100]
            actions = ['p2 cbr 6', 'p1 f']
            finishing_stacks = [98, 102]
            """).Hand!;

        Assert.Equal([2, 1], hand.Blinds);
        Assert.True(Replayer.Replay(hand).Agrees);
    }

    [Fact]
    public void A_file_of_several_hands_is_read_table_by_table()
    {
        var hands = PhhHistory.Read("many", $"[1]\n{Hand}\n[2]\nvariant = 'PO'\n").ToArray();

        Assert.True(Replayer.Replay(hands[0].Hand!).Agrees);
        Assert.Equal(("many[1]", "many[2]"), (hands[0].Id, hands[1].Id));
    }

    [Theory]
    [InlineData("variant = 'NT'", "variant = 'PO'", "not no-limit hold'em: variant PO")]
    [InlineData("variant = 'NT'", "", "the field variant is missing")]
    [InlineData("[99, 117, 84]", "[99, 117.5, 83.5]", "the source splits a chip in its finishing_stacks")]
    [InlineData("[0, 0, 0]", "[0, 0]", "the field antes has not one entry a player")]
    [InlineData("min_bet = 2", "min_bet = 'two'", "the field min_bet is of the wrong kind")]
    [InlineData("p1 f", "p1 pb", "an action that no-limit hold'em does not have: p1 pb")]
    [InlineData("p1 f", "p4 f", "there is no player p4")]
    [InlineData("3s5h9d", "3s5h3s", "The card 3s stands twice in '3s5h3s'.")]
    [InlineData("min_bet = 2", "min_bet = ", "not a PHH file: line 7: 'starting_stacks = [100' is no value")]
    [InlineData("min_bet = 2", "min_bet = {a = 1}", "not a PHH file: line 6: inline tables are not read")]
    [InlineData("antes = [0, 0, 0]", "antes = [0, 0, 0", "not a PHH file: line 5: an array needs a comma or its end")]
    public void What_cannot_be_replayed_is_rejected_with_the_reason(string recorded, string altered, string reason) =>
        Assert.Equal(reason, Read(Hand.Replace(recorded, altered)).Rejection);

    private static ReadHand Read(string text) => Assert.Single(PhhHistory.Read("hand", text));
}
