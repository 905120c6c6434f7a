using Poker.Core.Cards;
using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class PlainDialectTests
{
    private static readonly CardSet AceKing = CardSet.Parse("AhKd");

    public static TheoryData<string, GameEvent> Statements => new()
    {
        { "Hand #12", new GameEvent.HandStarted("12", null) },
        { "Hand 12 starts", new GameEvent.HandStarted("12", null) },
        { "*** Hand #12 ***", new GameEvent.HandStarted("12", null) },
        { "--- New hand ---", new GameEvent.HandStarted(null, null) },
        { "New hand started. Dealer: Ann", new GameEvent.HandStarted(null, "Ann") },
        { "Starting hand #a-7 (dealer: Ann)", new GameEvent.HandStarted("a-7", "Ann") },
        { "Hand #12. Dealer: O'Brien (Jr.)", new GameEvent.HandStarted("12", "O'Brien (Jr.)") },
        { "Hand #12 ends", new GameEvent.HandEnded() },
        { "Hand over.", new GameEvent.HandEnded() },
        { "End of hand 12", new GameEvent.HandEnded() },
        { "Dealer: Ann", new GameEvent.ButtonTold("Ann") },
        { "Button is Ann.", new GameEvent.ButtonTold("Ann") },
        { "Ann is the dealer", new GameEvent.ButtonTold("Ann") },
        { "Ann is on the button.", new GameEvent.ButtonTold("Ann") },
        { "Ann has the button", new GameEvent.ButtonTold("Ann") },
        { "Blinds: 10/20", new GameEvent.BlindsTold(Amount.Of(10), Amount.Of(20)) },
        { "Blinds are now $0.50 / $1", new GameEvent.BlindsTold(new(5_000, 2), Amount.Of(1)) },
        { "Seat 3: Ann (1,000)", new GameEvent.Seated("Ann", "Ann", 3, Amount.Of(1000)) },
        { "Seat #3: Zoë (x) ($1,000 in chips)", new GameEvent.Seated("Zoë (x)", "Zoë (x)", 3, Amount.Of(1000)) },
        { "Ann has 1,050 chips", new GameEvent.StackTold("Ann", Amount.Of(1050)) },
        { "Ann's stack is 12.50", new GameEvent.StackTold("Ann", new(125_000, 2)) },
        { "Ann starts with 500", new GameEvent.StackTold("Ann", Amount.Of(500), IsFirst: true) },
        { "Flop: 7d 5h 9d", new GameEvent.BoardDealt(Street.Flop, CardSet.Parse("7d5h9d"), BoardKind.First) },
        { "*** TURN *** [7d 5h 9d] [Kc]", new GameEvent.BoardDealt(Street.Turn, CardSet.Parse("7d5h9dKc"), BoardKind.First) },
        { "RIVER: 10♣", new GameEvent.BoardDealt(Street.River, CardSet.Parse("Tc"), BoardKind.First) },
        { "Board: 7d 5h 9d Kc", new GameEvent.BoardDealt(Street.Turn, CardSet.Parse("7d5h9dKc"), BoardKind.First) },
        { "Board (second run): 7d 5h 9d 2c 2d", new GameEvent.BoardDealt(Street.River, CardSet.Parse("7d5h9d2c2d"), BoardKind.SecondRun) },
        { "Dealt to Ann: Ah Kd", new GameEvent.Dealt("Ann", AceKing) },
        { "Dealt to Ann [Ah Kd]", new GameEvent.Dealt("Ann", AceKing) },
        { "Ann is dealt A♥ K♦", new GameEvent.Dealt("Ann", AceKing) },
        { "Ann is dealt two cards", new GameEvent.Dealt("Ann", CardSet.Empty) },
        { "Your hand: Ah Kd", new GameEvent.Dealt(null, AceKing) },
        { "You are dealt Ah Kd", new GameEvent.Dealt(null, AceKing) },
        { "Uncalled bet of 20 returned to Ann", new GameEvent.Returned("Ann", Amount.Of(20)) },
        { "Uncalled bet ($20) returned to Ann", new GameEvent.Returned("Ann", Amount.Of(20)) },
        { "Ann gets 20 back", new GameEvent.Returned("Ann", Amount.Of(20)) },
        { "Ann takes back 20", new GameEvent.Returned("Ann", Amount.Of(20)) },
    };

    public static TheoryData<string, GameEvent> Deeds => new()
    {
        { "Player 2 folds", new GameEvent.Folded("Player 2") },
        { "player 2 Folded.", new GameEvent.Folded("player 2") },
        { "[Table 3] Player 2 folds (time bank)", new GameEvent.Folded("Player 2") },
        { "Player 2: folds", new GameEvent.Folded("Player 2") },
        { "Ann checks!", new GameEvent.Checked("Ann") },
        { "Ann calls", new GameEvent.Called("Ann", default) },
        { "Ann calls $1,020.50", new GameEvent.Called("Ann", new(WagerKind.Added, new(10_205_000, 2))) },
        { "Ann calls 20 and is all-in", new GameEvent.Called("Ann", new(WagerKind.Added, Amount.Of(20), true)) },
        { "Ann calls all-in to 50", new GameEvent.Called("Ann", new(WagerKind.Total, Amount.Of(50), true)) },
        { "Ann calls all-in", new GameEvent.Called("Ann", new(WagerKind.Untold, default, true)) },
        { "Ann calls all-in for 20 chips", new GameEvent.Called("Ann", new(WagerKind.Added, Amount.Of(20), true)) },
        { "Ann bets 20", new GameEvent.Raised("Ann", new(WagerKind.Total, Amount.Of(20))) },
        { "Ann bets 20 (ALL IN)", new GameEvent.Raised("Ann", new(WagerKind.Total, Amount.Of(20), true)) },
        { "Player 1 raises to 50", new GameEvent.Raised("Player 1", new(WagerKind.Total, Amount.Of(50))) },
        { "Ann raises by 30", new GameEvent.Raised("Ann", new(WagerKind.RaisedBy, Amount.Of(30))) },
        { "Ann raises 30 to 50, all in", new GameEvent.Raised("Ann", new(WagerKind.Total, Amount.Of(50), true)) },
        { "Ann raises all-in", new GameEvent.AllIn("Ann", new(WagerKind.Untold, default, true)) },
        { "Ann goes all in", new GameEvent.AllIn("Ann", new(WagerKind.Untold, default, true)) },
        { "Ann is ALL-IN for 80", new GameEvent.AllIn("Ann", new(WagerKind.Added, Amount.Of(80), true)) },
        { "Ann moves all-in to 100.", new GameEvent.AllIn("Ann", new(WagerKind.Total, Amount.Of(100), true)) },
        { "Ann shoves for 80", new GameEvent.AllIn("Ann", new(WagerKind.Added, Amount.Of(80), true)) },
        { "Ann posts the small blind of 5", new GameEvent.Posted("Ann", PostKind.SmallBlind, new(WagerKind.Total, Amount.Of(5))) },
        { "Ann posts small blind: $5", new GameEvent.Posted("Ann", PostKind.SmallBlind, new(WagerKind.Total, Amount.Of(5))) },
        { "Ann posts the big blind", new GameEvent.Posted("Ann", PostKind.BigBlind, default) },
        { "Ann posts BB (10) and is all-in", new GameEvent.Posted("Ann", PostKind.BigBlind, new(WagerKind.Total, Amount.Of(10), true)) },
        { "Ann posts 10 as big blind", new GameEvent.Posted("Ann", PostKind.BigBlind, new(WagerKind.Total, Amount.Of(10))) },
        { "Ann posts an ante of 1", new GameEvent.Posted("Ann", PostKind.Ante, new(WagerKind.Total, Amount.Of(1))) },
        { "Ann antes 1", new GameEvent.Posted("Ann", PostKind.Ante, new(WagerKind.Total, Amount.Of(1))) },
        { "Ann straddles to 20", new GameEvent.Posted("Ann", PostKind.Straddle, new(WagerKind.Total, Amount.Of(20))) },
        { "Ann posts a straddle of 20", new GameEvent.Posted("Ann", PostKind.Straddle, new(WagerKind.Total, Amount.Of(20))) },
        { "Ann posts a big-blind ante of 10", new GameEvent.Posted("Ann", PostKind.Dead, new(WagerKind.Total, Amount.Of(10))) },
        { "Ann posts a missed small blind of 5", new GameEvent.Posted("Ann", PostKind.Dead, new(WagerKind.Total, Amount.Of(5))) },
        { "Ann posts a dead blind of 5", new GameEvent.Posted("Ann", PostKind.Dead, new(WagerKind.Total, Amount.Of(5))) },
        { "Ann posts a missed big blind of 10", new GameEvent.Posted("Ann", PostKind.Live, new(WagerKind.Total, Amount.Of(10))) },
        { "Ann shows Ah Kd", new GameEvent.Shown("Ann", AceKing) },
        { "Ann shows A♥ K♦", new GameEvent.Shown("Ann", AceKing) },
        { "Ann shows a 10♥", new GameEvent.Shown("Ann", CardSet.Parse("Th")) },
        { "Ann shows Ah Kd as a bluff", new GameEvent.Shown("Ann", AceKing) },
        { "Ann shows Ah as a bluff", new GameEvent.Shown("Ann", CardSet.Parse("Ah")) },
        { "Ann shows 9h 8h as she likes", new GameEvent.Shown("Ann", CardSet.Parse("9h8h")) },
        { "Ann shows ah kd", new GameEvent.Shown("Ann", AceKing) },
        { "Ann is dealt Ah Kd ad hoc", new GameEvent.Dealt("Ann", AceKing) },
        { "Ann: shows [Ah Kd] (high card ace)", new GameEvent.Shown("Ann", AceKing) },
        { "Ann mucks the hand", new GameEvent.Mucked("Ann") },
        { "Ann doesn't show", new GameEvent.Mucked("Ann") },
        { "Ann wins 120", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann wins the pot of $1,200 with two pair", new GameEvent.Won("Ann", Amount.Of(1200)) },
        { "Ann wins the side pot (60)", new GameEvent.Won("Ann", Amount.Of(60)) },
        { "Ann collected 120 from main pot", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann won 120 with a flush", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann wins 120 in the side pot", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann wins 120 (a flush)", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann wins 120, a flush", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann wins 120 - a flush", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann takes 120 uncontested", new GameEvent.Won("Ann", Amount.Of(120)) },
        { "Ann takes the pot", new GameEvent.Won("Ann", null) },
        { "Ann wins the pot.", new GameEvent.Won("Ann", null) },
        { "Ann wins", new GameEvent.Won("Ann", null) },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    [MemberData(nameof(Deeds))]
    public void A_line_is_understood(string line, GameEvent told) => Assert.Equal([told], Read(line));

    [Theory]
    [MemberData(nameof(Deeds))]
    public void A_deed_of_a_known_player_is_understood_whatever_the_name(string line, GameEvent told)
    {
        const string Name = "Zoë 🂡 raises to 5: folds";
        var name = line.Contains("layer 2", StringComparison.Ordinal) ? line[(line.IndexOf("layer 2", StringComparison.Ordinal) - 1)..][.."Player 2".Length]
            : line.StartsWith("Player 1", StringComparison.Ordinal) ? "Player 1"
            : "Ann";

        var renamed = Lines.Read(DialectCatalog.Plain, line.Replace(name, Name), "Zoë", "Zoë 🂡 raises to 5", Name);

        Assert.Equal($"{told}".Replace($"Player = {name}", $"Player = {Name}"), $"{Assert.Single(renamed)}");
    }

    [Fact]
    public void Shared_pots_are_told_of_known_players_alone()
    {
        string[] known = ["Ann", "Ann and Bob", "Cy"];

        var split = Assert.IsType<GameEvent.Split>(Assert.Single(Lines.Read(DialectCatalog.Plain, "Ann and Bob, Ann & Cy split the pot of 90", known)));

        Assert.Equal(["Ann and Bob", "Ann", "Cy"], split.Players);
        Assert.Equal(Amount.Of(90), split.Amount);
        Assert.Empty(Lines.Read(DialectCatalog.Plain, "Ann and Dan split 90", known));
    }

    [Theory]
    [InlineData("Ann and Bob split 90", "Ann", "Bob")]
    [InlineData("Ann AND Bob SPLIT the pot of 90", "Ann", "Bob")]
    [InlineData("Ann and Bob and Cy split 90", "Ann and Bob", "Cy")]
    [InlineData("Cy and Ann and Bob split 90", "Cy", "Ann and Bob")]
    [InlineData("Ann & Cy split up split 90", "Ann", "Cy split up")]
    public void Whoever_splits_is_more_than_one_player(string line, params string[] players)
    {
        var read = Lines.Read(DialectCatalog.Plain, line, "Ann", "Bob", "Ann and Bob", "Cy", "Cy split up");

        Assert.Equal(players, Assert.IsType<GameEvent.Split>(Assert.Single(read)).Players);
    }

    [Fact]
    public void Nobody_splits_with_themselves() => Assert.Empty(Lines.Read(DialectCatalog.Plain, "Ann and Ann split 90", "Ann", "Bob"));

    [Theory]
    [InlineData("Ann folds", "Ann")]
    [InlineData("Ann folds folds", "Ann folds")]
    [InlineData("Ann folds raises to 5 folds", "Ann folds raises to 5")]
    public void The_longest_known_name_is_the_player(string line, string player) =>
        Assert.Equal([new GameEvent.Folded(player)], Lines.Read(DialectCatalog.Plain, line, "Ann", "Ann folds", "Ann folds raises to 5"));

    [Theory]
    [InlineData("Ann raises 50", "a raise that says neither 'to' nor 'by'")]
    [InlineData("Ann raises to 12,50", "a raise whose amount cannot be read")]
    [InlineData("Ann calls me a fish", "a call whose amount cannot be read")]
    [InlineData("Ann bets the farm", "a bet whose amount cannot be read")]
    [InlineData("Ann posts 10", "a post that does not say of what")]
    [InlineData("Ann shows nothing", "cards that cannot be read")]
    [InlineData("Ann is dealt Ah Ah", "cards that cannot be read")]
    [InlineData("Ann won 3 hands in a row", "a payout with words behind its amount that cannot be understood")]
    [InlineData("Ann folds like a chair", "more words behind a fold or check than can be understood")]
    public void What_a_known_player_does_and_cannot_be_understood_is_told_with_the_reason(string line, string reason)
    {
        Assert.Equal([new GameEvent.Unreadable(reason)], Lines.Read(DialectCatalog.Plain, line, "Ann"));
        Assert.Empty(Read(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("***")]
    [InlineData("[]")]
    [InlineData("Failed to load resource: net::ERR_NAME_NOT_RESOLVED")]
    [InlineData("Hand strength: 55%")]
    [InlineData("Flop seen by 40% of players")]
    [InlineData("Turn the sound off")]
    [InlineData("Seat 3: Ann (button)")]
    [InlineData("Seat 3: Ann is empty")]
    [InlineData("Blinds go up in 3 minutes")]
    [InlineData("Ann wins the game! 🏆")]
    [InlineData("Ann is thinking")]
    [InlineData("Ann took 350 ms")]
    [InlineData("Ann takes 30 seconds")]
    [InlineData("Ann took a break")]
    [InlineData("Ann takes")]
    [InlineData("Starting hand: Ah Kd")]
    [InlineData("Start of hand")]
    [InlineData("Hand starts soon")]
    [InlineData("Ann: Bob folds")]
    [InlineData("Ann has 3 of a kind")]
    [InlineData("Dealer")]
    [InlineData(" folds")]
    public void What_tells_nothing_is_noise(string line) => Assert.Empty(Lines.Read(DialectCatalog.Plain, line, "Ann"));

    [Theory]
    [InlineData("\u0007Ann folds")]
    [InlineData("A\0nn folds")]
    [InlineData("This name has more letters than any name of a player could ever have, so it is none folds")]
    public void What_cannot_be_a_name_is_nobodys(string line) => Assert.Empty(Read(line));

    [Fact]
    public void Half_a_letter_is_no_name() => Assert.Empty(Read($"{'\uD83C'} folds"));

    [Fact]
    public void Noise_allocates_nothing()
    {
        var known = Lines.Known("Ann", "Bob", "Player 1", "Player 10");
        var events = new List<GameEvent>();
        string[] noise = ["Failed to load resource: net::ERR_NAME_NOT_RESOLVED", "Ann is thinking", "Turn the sound off", "GET /goes/nowhere is 404", "[vite] hot updated: /src/Hand.tsx"];
        var dialects = DialectCatalog.All.ToArray();
        void Read()
        {
            foreach (var dialect in dialects)
            {
                foreach (var line in noise)
                {
                    dialect.Read(line, known, events);
                }
            }
        }

        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Read();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(events);
    }

    private static GameEvent[] Read(string line) => Lines.Read(DialectCatalog.Plain, line);
}
