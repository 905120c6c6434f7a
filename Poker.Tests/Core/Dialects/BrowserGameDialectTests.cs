using Poker.Core.Cards;
using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class BrowserGameDialectTests
{
    private const string Zoe = "Zoë 🂡 raises to 5";

    public static TheoryData<string, GameEvent> OnlinePoker => new()
    {
        { "[Poker] Zoë 🂡 raises to 5 posts small blind: $10", new GameEvent.Posted(Zoe, PostKind.SmallBlind, new(WagerKind.Total, Amount.Of(10))) },
        { "[Poker] Sage posts big blind: $20", new GameEvent.Posted("Sage", PostKind.BigBlind, new(WagerKind.Total, Amount.Of(20))) },
        { "[Poker] New hand started. Dealer: Zoë 🂡 raises to 5", new GameEvent.HandStarted(null, Zoe) },
        { "[Poker] Zoë 🂡 raises to 5 folds", new GameEvent.Folded(Zoe) },
        { "[Poker] Sage checks", new GameEvent.Checked("Sage") },
        { "[Poker] Sage calls $20", new GameEvent.Called("Sage", new(WagerKind.Added, Amount.Of(20))) },
        { "[Poker] Sage calls $480 (ALL IN)", new GameEvent.Called("Sage", new(WagerKind.Added, Amount.Of(480), true)) },
        { "[Poker] Zoë 🂡 raises to 5 raises to $40", new GameEvent.Raised(Zoe, new(WagerKind.Total, Amount.Of(40))) },
        { "[Poker] Avery raises to $880 (ALL IN)", new GameEvent.Raised("Avery", new(WagerKind.Total, Amount.Of(880), true)) },
        { "[Poker] Zoë 🂡 raises to 5 goes ALL IN for $80", new GameEvent.AllIn(Zoe, new(WagerKind.Added, Amount.Of(80), true)) },
        { "[Poker] Flop: 3♣ J♠ A♠", new GameEvent.BoardDealt(Street.Flop, CardSet.Parse("3cJsAs"), BoardKind.First) },
        { "[Poker] River: 10♦", new GameEvent.BoardDealt(Street.River, CardSet.Parse("Td"), BoardKind.First) },
        { "[Poker] Zoë 🂡 raises to 5 wins $30", new GameEvent.Won(Zoe, Amount.Of(30)) },
        { "[Poker] Avery wins $2900 with Three of a Kind", new GameEvent.Won("Avery", Amount.Of(2900)) },
    };

    public static TheoryData<string, GameEvent> DigitalPokerTable => new()
    {
        { "Bot 6 is Dealer.", new GameEvent.HandStarted(null, "Bot 6") },
        { "Blinds are now 20/40.", new GameEvent.BlindsTold(Amount.Of(20), Amount.Of(40)) },
        { "Bot 1 posted small blind of 10.", new GameEvent.Posted("Bot 1", PostKind.SmallBlind, new(WagerKind.Total, Amount.Of(10))) },
        { "Bot 2 posted big blind of 20.", new GameEvent.Posted("Bot 2", PostKind.BigBlind, new(WagerKind.Total, Amount.Of(20))) },
        { "Bot 3 called 20.", new GameEvent.Called("Bot 3", new(WagerKind.Added, Amount.Of(20))) },
        { "Bot 6 raised to 120.", new GameEvent.Raised("Bot 6", new(WagerKind.Added, Amount.Of(120))) },
        { "Bot 2 checked.", new GameEvent.Checked("Bot 2") },
        { "Bot 2 folded.", new GameEvent.Folded("Bot 2") },
        { "Ann is all-in.", new GameEvent.AllIn("Ann", new(WagerKind.Untold, default, true)) },
        { "Flop (3 cards) dealt.", new GameEvent.BoardDealt(Street.Flop, CardSet.Empty, BoardKind.First) },
        { "Turn (4th card) dealt.", new GameEvent.BoardDealt(Street.Turn, CardSet.Empty, BoardKind.First) },
        { "River (5th card) dealt.", new GameEvent.BoardDealt(Street.River, CardSet.Empty, BoardKind.First) },
        { "Bot 6 wins 510!", new GameEvent.Won("Bot 6", Amount.Of(510)) },
        { "Bot 4 wins 1560 with Two Pair", new GameEvent.Won("Bot 4", Amount.Of(1560)) },
    };

    [Theory]
    [MemberData(nameof(OnlinePoker))]
    public void A_line_of_onlinepoker_is_understood(string line, GameEvent told)
    {
        Assert.Equal([told], Lines.Read(DialectCatalog.Named("onlinepoker"), line));
        Assert.Equal([told], Lines.Read(DialectCatalog.Named("onlinepoker"), line, "Sage", "Zoë", Zoe, "Avery"));
    }

    [Theory]
    [MemberData(nameof(DigitalPokerTable))]
    public void A_line_of_digitalpokertable_is_understood(string line, GameEvent told)
    {
        Assert.Equal([told], Lines.Read(DialectCatalog.Named("digitalpokertable"), line));
        Assert.Equal([told], Lines.Read(DialectCatalog.Named("digitalpokertable"), line, "Ann", "Bot 1", "Bot 2", "Bot 3", "Bot 4", "Bot 6"));
    }

    [Fact]
    public void A_pot_that_two_share_is_told_in_one_line()
    {
        var split = Assert.IsType<GameEvent.Split>(Assert.Single(
            Lines.Read(DialectCatalog.Named("digitalpokertable"), "Bot 1 & Bot 3 split 480", "Bot 1", "Bot 3")));

        Assert.Equal(["Bot 1", "Bot 3"], split.Players);
        Assert.Equal(Amount.Of(480), split.Amount);
    }

    [Theory]
    [InlineData("onlinepoker", "Sage folds")]
    [InlineData("onlinepoker", "[Poker] Sage loses")]
    [InlineData("onlinepoker", "[Poker] ")]
    [InlineData("digitalpokertable", "Bot 3 wins the game! 🏆")]
    [InlineData("digitalpokertable", "Bot 2 is out of the game!")]
    [InlineData("digitalpokertable", "Failed to load resource: net::ERR_NAME_NOT_RESOLVED")]
    [InlineData("digitalpokertable", "Not enough players")]
    [InlineData("digitalpokertable", "Bot 1 folds")]
    public void What_tells_nothing_is_noise(string dialect, string line) => Assert.Empty(Lines.Read(DialectCatalog.Named(dialect), line, "Bot 1"));

    [Fact]
    public void A_line_that_a_known_player_cannot_have_written_is_told_with_the_reason() => Assert.Equal(
        [new GameEvent.Unreadable("an amount that cannot be read")], Lines.Read(DialectCatalog.Named("digitalpokertable"), "Bot 1 called twenty.", "Bot 1"));
}
