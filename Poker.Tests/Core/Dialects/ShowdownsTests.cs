using Poker.Core.Dialects;
using Poker.Core.Histories;

namespace Poker.Tests.Core.Dialects;

public sealed class ShowdownsTests
{
    private static readonly string[] AllIn =
    [
        "Seat 1: Ann (100)", "Seat 2: Bob (200)", "Seat 3: Cy (200)", "Ann posts SB 5", "Bob posts BB 10", "Cy raises to 200 and is all-in",
        "Ann calls 95 and is all-in", "Bob calls 190 and is all-in", "Flop: Ac 5h 9d", "Turn: 2c", "River: 2d", "Bob shows Kh Qh", "Cy shows Ah Kd",
    ];

    private static readonly string[] Players = ["P1", "P2", "P3", "P4", "P5"];

    [Fact]
    public void A_winner_who_does_not_show_leaves_the_others_to_their_cards()
    {
        var accepted = Lines.Accepted([.. AllIn, "Ann wins 300", "Cy wins 200"]);
        var quarantined = Lines.Quarantined([.. AllIn, "Ann wins 300", "Bob wins 200"]);

        Assert.Equal(Leniencies.WinnersAsTold, accepted.Used);
        Assert.Equal((QuarantineCause.UnequalStacks, "no ranking of the hands gives the payouts of the recording"), (quarantined.Cause, quarantined.Reason));
    }

    [Fact]
    public void Known_winners_stand_as_their_cards_do()
    {
        string[] dan = ["Seat 4: Dan (50)", .. AllIn[..6], "Dan calls 50 and is all-in", .. AllIn[6..]];

        // The main pot of 200 is Dan's, who does not show; of the others' cards, Ann's are the best.
        Assert.Equal(
            Leniencies.WinnersAsTold, Lines.Accepted([.. dan, "Ann shows As Ad", "Dan wins 200", "Ann wins 150", "Cy wins 200"]).Used);
        Assert.Equal(
            "no ranking of the hands gives the payouts of the recording",
            Lines.Quarantined([.. dan, "Ann shows 7h 8d", "Dan wins 200", "Ann wins 150", "Cy wins 200"]).Reason);
    }

    [Fact]
    public void More_winners_than_can_be_tried_are_a_reason_of_their_own()
    {
        string[] street = [.. Players.Select(player => $"{player} checks")];
        string[] lines =
        [
            "P1 posts SB 5", "P2 posts BB 10", "P3 calls 10", "P4 calls 10", "P5 calls 10", "P1 calls 5", "P2 checks", "Flop: Ac Kc Qc", .. street,
            "Turn: Jc", .. street, "River: Tc", .. street, "P1, P2, P3, P4 and P5 split 50",
        ];

        Assert.Equal("more than 4 winners, and not all of their cards are told", Lines.Quarantined(lines).Reason);
    }
}
