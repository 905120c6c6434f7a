using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class BoardsTests
{
    private static readonly string[] Plain =
    [
        "Ann posts SB 5", "Bob posts BB 10", "Ann calls 5", "Bob checks", "Flop: Ac 5h 9d", "Bob checks", "Ann checks", "Turn: 2c", "Bob checks", "Ann checks",
        "River: 2d", "Bob bets 10", "Ann folds", "Bob wins 30",
    ];

    private static readonly string[] PokerNow =
    [
        "-- starting hand #1  (No Limit Texas Hold'em) (dealer: \"Ann @ a\") --", "Player stacks: #1 \"Ann @ a\" (100) | #2 \"Bob @ b\" (100)",
        "\"Ann @ a\" posts a small blind of 5", "\"Bob @ b\" posts a big blind of 10", "\"Ann @ a\" calls 10", "\"Bob @ b\" checks",
        "Flop:  [A♣, 5♥, 9♦]", "\"Bob @ b\" checks", "\"Ann @ a\" checks", "Turn: A♣, 5♥, 9♦ [2♣]", "\"Bob @ b\" checks", "\"Ann @ a\" checks",
        "River: A♣, 5♥, 9♦, 2♣ [2♦]", "\"Bob @ b\" bets 10", "\"Ann @ a\" folds", "Uncalled bet of 10 returned to \"Bob @ b\"",
        "\"Bob @ b\" collected 20 from pot", "-- ending hand #1 --",
    ];

    private static readonly string[] DigitalPokerTable =
    [
        "Ann is Dealer.", "Ann posted small blind of 5.", "Bob posted big blind of 10.", "Ann called 5.", "Bob checked.", "Flop (3 cards) dealt.", "Bob checked.",
        "Ann checked.", "Turn (4th card) dealt.", "Bob checked.", "Ann checked.", "River (5th card) dealt.", "Bob raised to 10.", "Ann folded.", "Bob wins 30!",
    ];

    // All-in on the flop.
    private static readonly string[] AllIn =
    [
        "Seat 1: Ann (200)", "Seat 2: Bob (200)", "Ann posts SB 5", "Bob posts BB 10", "Ann calls 5", "Bob checks", "Flop: Ac 5h 9d", "Bob goes all-in",
        "Ann calls 190", "Turn: 2c", "River: 2d",
    ];

    [Theory]
    [InlineData("plain", 7)]
    [InlineData("pokernow", 9)]
    [InlineData("digitalpokertable", 8)]
    public void A_hand_whose_turn_is_lost_is_not_accepted_with_the_river_as_its_turn(string name, int turn)
    {
        var dialect = DialectCatalog.Named(name);
        var lines = name == "plain" ? Plain : name == "pokernow" ? PokerNow : DigitalPokerTable;
        string[] lost = [.. lines[..turn], .. lines[(turn + 3)..]];

        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(dialect, lines)));
        var hand = Assert.IsType<QuarantinedHand>(Assert.Single(Lines.Assemble(dialect, lost)));
        Assert.Equal((QuarantineCause.Cards, "a street is missing before the river", (long)turn), (hand.Cause, hand.Reason, hand.FaultLine));
    }

    [Fact]
    public void PokerNow_s_cards_before_the_bracket_are_those_of_the_streets_before()
    {
        string[] other = [.. PokerNow.Select(line => line.Replace("Turn: A♣, 5♥, 9♦", "Turn: A♣, 5♥, 8♦"))];

        var hand = Assert.IsType<QuarantinedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Named("pokernow"), other)));

        Assert.Equal((QuarantineCause.Cards, 9L), (hand.Cause, hand.FaultLine));
    }

    [Theory]
    [InlineData("Turn: 9d", "the turn is dealt with cards that lie there already")]
    [InlineData("Flop: 2c 3c 4c", "the flop is dealt twice")]
    [InlineData("Turn: 2c 3c", "the turn cannot be 3c2c after Ac9d5h")]
    public void A_street_is_of_new_cards_and_dealt_once(string turn, string reason)
    {
        var hand = Assert.IsType<QuarantinedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, [.. Plain[..7], turn, .. Plain[8..]])));

        Assert.Equal((QuarantineCause.Cards, reason, 7L), (hand.Cause, hand.Reason, hand.FaultLine));
    }

    [Fact]
    public void A_board_that_is_told_again_belongs_to_the_hand_also_when_all_are_paid()
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Plain[..7], "Board: Ac 5h 9d", .. Plain[7..], "Board: Ac 5h 9d 2c 2d", .. Plain]);

        Assert.Equal([(0L, 15L), (16L, 29L)], hands.Select(hand => (Assert.IsType<AcceptedHand>(hand).FirstLine, hand.LastLine)));
    }

    [Theory]
    [InlineData("Ac 5h 9d 3c 3d", true)]
    [InlineData("Ac 5h 9d 3c", false)]
    [InlineData("Ac 5h 9d 2c 3d", false)]
    [InlineData("Ac 5h 8d 3c 3d", false)]
    [InlineData("Ac 5h 9d 2c 2d", false)]
    public void A_second_run_has_the_cards_of_the_all_in_and_no_other_of_the_first(string cards, bool isAccepted)
    {
        var hand = Assert.Single(Lines.Assemble(
            DialectCatalog.Plain, [.. AllIn, $"Board (second run): {cards}", "Ann shows Ah Ad", "Bob shows Kh Kd", "Ann wins 400"]));

        var reason = (hand as QuarantinedHand)?.Reason;
        Assert.Equal(isAccepted ? null : "the second board is not the one at the all-in run out once more", reason);
    }

    [Fact]
    public void A_second_run_is_told_whole() => Assert.Empty(Lines.Read(DialectCatalog.Plain, "Turn (second run): 3c"));
}
