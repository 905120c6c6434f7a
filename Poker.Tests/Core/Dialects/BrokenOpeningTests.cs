using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

/// <summary>Hands that break off before anybody acts, where no line tells that the next begins.</summary>
public sealed class BrokenOpeningTests
{
    private static readonly string[] Whole = ["Ann posts SB 5", "Bob posts BB 10", "Cy folds", "Ann folds", "Bob wins 15"];

    [Theory]
    [InlineData("Cy posts BB 10")]
    [InlineData("Bob posts BB 10")]
    [InlineData("Bob posts BB 10", "Cy is dealt Ah Kd")]
    [InlineData("Ann posts SB 5")]
    [InlineData("Cy posts SB 5", "Ann posts BB 10")]
    [InlineData("Cy posts SB 5", "Ann posts BB 10", "Bob posts a straddle of 20")]
    public void The_next_hand_is_whole_though_its_opening_follows_another_one_s(params string[] broken) => AssertApart(broken, Whole);

    [Fact]
    public void Seats_told_again_after_a_blind_are_the_next_hand_s()
    {
        string[] seats = ["Seat 1: Ann (200)", "Seat 2: Bob (200)", "Seat 3: Cy (200)"];

        AssertApart([.. seats, "Cy posts BB 10"], [.. seats, .. Whole]);
        AssertApart(["Seat 1: Ann (200)", "Seat 2: Bob (200)", "Seat 3: Cy (200)", "Seat 4: Dan (50)", "Dan posts SB 5"], [.. seats, .. Whole]);
    }

    [Fact]
    public void So_is_the_button_and_so_are_antes()
    {
        AssertApart(["Dealer: Bob", "Cy posts BB 10"], ["Dealer: Cy", .. Whole]);
        AssertApart(["Dealer: Cy", "Ann posts SB 5"], ["Dealer: Cy", .. Whole]);
        string[] antes = ["Ann antes 1", "Bob antes 1", "Cy antes 1"];
        AssertApart([.. antes, "Cy posts BB 10"], [.. antes, .. Whole[..^1], "Bob wins 18"]);
    }

    [Fact]
    public void A_big_blind_that_is_printed_twice_or_before_the_small_one_is_one()
    {
        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, ["Ann posts SB 5", "Bob posts BB 10", .. Whole[1..]])));
        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, ["Bob posts BB 10", "Ann posts SB 5", .. Whole[2..]])));
    }

    [Fact]
    public void Seats_told_after_the_blinds_are_of_that_hand()
    {
        string[] lines = [.. Whole[..2], "Seat 1: Ann (200)", "Seat 2: Bob (200)", "Seat 3: Cy (200)", .. Whole[2..]];

        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, lines)));
    }

    [Fact]
    public void It_does_not_matter_where_reading_was_left_between()
    {
        string[] lines = ["Bob posts BB 10", .. Whole, "Cy posts SB 5", "Ann posts BB 10", .. Whole];
        var expected = Lines.Assemble(DialectCatalog.Plain, lines).Select(hand => $"{hand}").ToList();
        for (var stop = 1; stop < lines.Length; stop++)
        {
            var (assembler, hands) = (new HandAssembler(DialectCatalog.Plain), new List<AssembledHand>());
            for (var i = 0; i < stop; i++)
            {
                assembler.Take(i, lines[i], hands);
            }

            var restart = (int)assembler.RestartLine;
            assembler = new HandAssembler(DialectCatalog.Plain, assembler.Memory);
            for (var i = restart; i < lines.Length; i++)
            {
                assembler.Take(i, lines[i], hands);
            }

            assembler.Close(hands);
            Assert.Equal(expected, hands.Select(hand => $"{hand}"));
        }
    }

    private static void AssertApart(string[] broken, string[] whole)
    {
        var hands = Lines.Assemble(DialectCatalog.Plain, [.. broken, .. whole]);

        Assert.Equal(2, hands.Count);
        Assert.Equal((0L, broken.Length - 1L), (Assert.IsType<QuarantinedHand>(hands[0]).FirstLine, hands[0].LastLine));
        var alone = Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, whole)));
        var accepted = Assert.IsType<AcceptedHand>(hands[1]);
        Assert.Equal(((long)broken.Length, broken.Length + whole.Length - 1L), (accepted.FirstLine, accepted.LastLine));
        Assert.Equal(alone.Hand.Players.Order(), accepted.Hand.Players.Order());
        Assert.Equal(alone.Hand.Events.Length, accepted.Hand.Events.Length);
    }
}
