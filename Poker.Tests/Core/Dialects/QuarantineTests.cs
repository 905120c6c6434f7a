using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class QuarantineTests
{
    private static readonly string[] Hand =
    [
        "Hand #7. Dealer: Cy", "Blinds: 5/10", "Seat 1: Ann (200)", "Seat 4: Bob (200)", "Seat 7: Cy (150)",
        "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Cy raises to 30", "Ann calls 25", "Bob folds",
        "Flop: Ac 5h 9d", "Ann checks", "Cy bets 50", "Ann folds", "Cy wins 120",
    ];

    [Theory]
    [InlineData(8, "Ann calls 30", 8, QuarantineCause.IllegalAction, "the call adds 30 in the recording, 25 in the engine")]
    [InlineData(7, "Cy raises to 15", 7, QuarantineCause.IllegalAction, "the smallest raise is to 20")]
    [InlineData(7, "Cy raises to 151", 7, QuarantineCause.IllegalAction, "the largest raise, all-in, is to 150")]
    [InlineData(9, "Bob checks", 9, QuarantineCause.IllegalAction, "20 chips are to be called, so checking is not possible")]
    [InlineData(9, "noise", 10, QuarantineCause.OutOfTurn, "the engine waits for seat 1, not for the board")]
    [InlineData(9, "Bob raises 90", 9, QuarantineCause.Unreadable, "a raise that says neither 'to' nor 'by'")]
    [InlineData(9, "Dan folds", 9, QuarantineCause.Seats, "a player acts who was not dealt in")]
    [InlineData(11, "Cy checks", 11, QuarantineCause.OutOfTurn, "the engine waits for seat 0")]
    [InlineData(10, "Flop: Ac 5h", 10, QuarantineCause.Cards, "the flop cannot be Ac5h after ")]
    [InlineData(10, "noise", 11, QuarantineCause.OutOfTurn, "the engine waits for the flop")]
    [InlineData(6, "noise", 14, QuarantineCause.Posts, "nobody posts a big blind")]
    [InlineData(5, "Ann posts the big blind of 5", 6, QuarantineCause.Posts, "two players post a big blind")]
    [InlineData(13, "noise", 14, QuarantineCause.BrokenOff, "the recording ends while the engine waits for seat 0")]
    [InlineData(14, "Cy wins 121", 14, QuarantineCause.NotConserved, "the log itself does not conserve chips")]
    [InlineData(14, "Ann wins 120", 14, QuarantineCause.UnequalStacks, "finishing stacks are 290, 190, 70 in the recording, 170, 190, 190 in the engine")]
    [InlineData(14, "noise", 13, QuarantineCause.BrokenOff, "the hand breaks off before anyone is paid")]
    [InlineData(2, "Seat 1: Ann (0)", 14, QuarantineCause.Stacks, "Seat 0 has 0 chips: 1 to 9007199254740992 can be played with.")]
    [InlineData(4, "Ann is dealt Ah Ad As", 4, QuarantineCause.Cards, "a player has more than two cards")]
    public void A_hand_with_a_fault_is_quarantined_with_its_line_and_the_reason(int line, string altered, long faultLine, QuarantineCause cause, string reason)
    {
        string[] lines = [.. Hand[..line], altered, .. Hand[(line + 1)..]];

        var last = line == 14 && altered == "noise" ? 13 : 14;
        Assert.Equal(new QuarantinedHand("7", 0, last, faultLine, cause, reason), Assert.Single(Lines.Assemble(DialectCatalog.Plain, lines)));
    }

    [Fact]
    public void The_hand_itself_is_accepted() => Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, Hand)));

    [Fact]
    public void What_cannot_be_understood_does_no_harm_where_the_hand_is_legal_without_it() => Assert.IsType<AcceptedHand>(
        Assert.Single(Lines.Assemble(DialectCatalog.Plain, [.. Hand[..9], "Bob calls Ann a fish", "Cy: I raise to 90", .. Hand[9..]])));

    [Fact]
    public void What_cannot_be_understood_is_not_the_reason_of_a_fault_that_it_cannot_explain()
    {
        string[] chat = [.. Hand[..7], "Bob calls Ann a fish"];

        Assert.Equal(
            (QuarantineCause.IllegalAction, "the smallest raise is to 20"), Why([.. chat, "Cy raises to 15", .. Hand[8..]]));
        Assert.Equal((QuarantineCause.Cards, "the flop cannot be Ac5h after "), Why([.. chat, .. Hand[7..10], "Flop: Ac 5h", .. Hand[11..]]));
        Assert.Equal(
            (QuarantineCause.Seats, "a player acts who was not dealt in"), Why([.. Hand[..8], "Bob calls Ann a fish", "Dan folds", .. Hand[9..]]));
    }

    [Theory]
    [InlineData(6, "Bob posts 10", "a post that does not say of what")]
    [InlineData(14, "Cy wins 120 beans", "a payout with words behind its amount that cannot be understood")]
    public void What_cannot_be_understood_is_the_reason_of_what_is_missing(int line, string altered, string reason) =>
        Assert.Equal((QuarantineCause.Unreadable, reason), Why([.. Hand[..line], altered, .. Hand[(line + 1)..]]));

    [Fact]
    public void Stacks_that_are_told_on_and_on_do_not_spoil_a_hand_that_is_over()
    {
        var hand = Lines.Accepted([.. Hand, .. Enumerable.Repeat("Cy has 190", 600)]);

        Assert.Equal([170, 190, 190], hand.Hand.Finishing!);
    }

    [Fact]
    public void A_broken_hand_leaves_the_next_as_it_is()
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Hand[..9], .. Hand, .. Hand[6..9], .. Hand]);

        Assert.Equal([typeof(QuarantinedHand), typeof(AcceptedHand), typeof(QuarantinedHand), typeof(AcceptedHand)], hands.Select(hand => hand.GetType()));
        Assert.Equal("the hand breaks off before anyone is paid", ((QuarantinedHand)hands[0]).Reason);
        Assert.Equal([(0L, 8L), (9L, 23L), (24L, 26L), (27L, 41L)], hands.Select(hand => (hand.FirstLine, hand.LastLine)));
    }

    [Fact]
    public void A_game_that_tells_no_posts_is_quarantined_hand_by_hand()
    {
        string[] hand = ["Ann raises to 30", "Bob folds", "Ann wins 45"];

        var hands = Lines.Assemble(DialectCatalog.Plain, [.. Hand, .. hand, .. hand]);

        Assert.Equal(["nobody posts a big blind", "nobody posts a big blind"], hands[1..].Select(one => ((QuarantinedHand)one).Reason));
    }

    [Fact]
    public void Seats_that_cannot_be_put_in_order_are_not_guessed() => Assert.Equal(
        "the order of the seats cannot be known: a player neither posts a blind nor acts before the flop",
        Reason("Ann posts SB 5", "Bob posts BB 10", "Cy posts a dead blind of 5", "Ann calls 5", "Bob checks", "Flop: Ac 5h 9d", "Ann bets 10", "Bob folds", "Ann wins"));

    [Fact]
    public void A_button_that_takes_no_part_is_a_hand_whose_lines_are_missing() => Assert.Equal(
        "the player on the button neither posts nor acts",
        Reason("Dealer: Cy", "Ann posts SB 5", "Bob posts BB 10", "Ann folds", "Bob wins"));

    [Fact]
    public void An_all_in_without_amount_or_stack_cannot_be_checked() => Assert.Equal(
        "an all-in without an amount by a player whose stack is not told",
        Reason("Ann posts SB 5", "Bob posts BB 10", "Ann goes all-in", "Bob folds", "Ann wins"));

    [Fact]
    public void Lines_without_end_are_one_broken_hand() => Assert.Equal(
        "more events than a hand can have: no line tells where it ends",
        Reason(["Ann posts SB 5", "Bob posts BB 10", .. Enumerable.Repeat("Ann checks", 10_000)]));

    [Fact]
    public void Eleven_players_are_too_many() => Assert.Equal(
        "more than 10 players dealt in", Reason([.. Enumerable.Range(1, 11).Select(seat => $"Seat {seat}: P{seat} (100)"), "P1 posts SB 5", "P2 posts BB 10"]));

    [Fact]
    public void Other_games_and_bomb_pots_of_PokerNow_are_skipped_with_the_reason()
    {
        const string Start = "-- starting hand #1  (Pot Limit Omaha Hi) (dealer: \"Ann @ idA\") --";

        Assert.Equal(
            [new QuarantinedHand("1", 0, 1, 0, QuarantineCause.OtherGame, "not no-limit hold'em: Pot Limit Omaha Hi")],
            Lines.Assemble(DialectCatalog.Named("pokernow"), [Start, "-- ending hand #1 --"]));
        Assert.Equal(
            [new QuarantinedHand("1", 0, 1, 1, QuarantineCause.SpecialPot, "a bomb pot or double board")],
            Lines.Assemble(DialectCatalog.Named("pokernow"), [Start.Replace("Pot Limit Omaha Hi", "No Limit Texas Hold'em"), "Flop (second board):  [9♥, J♥, 10♥]"]));
    }

    [Fact]
    public void PokerNow_lines_before_the_first_start_belong_to_no_hand() => Assert.Empty(
        Lines.Assemble(DialectCatalog.Named("pokernow"), ["\"Ann @ idA\" folds", "\"Ann @ idA\" collected 5 from pot", "-- ending hand #1 --"]));

    private static (QuarantineCause Cause, string Reason) Why(string[] lines)
    {
        var hand = Lines.Quarantined(lines);
        return (hand.Cause, hand.Reason);
    }

    private static string Reason(params string[] lines) =>
        Assert.IsType<QuarantinedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, lines))).Reason;
}
