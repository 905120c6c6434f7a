using Poker.Core.Cards;
using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class PokerNowDialectTests
{
    private const string Ann = "xYz12AbC1";
    private static readonly IDialect Dialect = DialectCatalog.Named("PokerNow");
    private static readonly GameEvent BombPot = new GameEvent.Skipped(QuarantineCause.SpecialPot, "a bomb pot or double board");

    public static TheoryData<string, GameEvent> OneEvent => new()
    {
        { "\"Ann @ xYz12AbC1\" folds", new GameEvent.Folded(Ann) },
        { "\"Ann @ xYz12AbC1\" checks", new GameEvent.Checked(Ann) },
        { "\"Ann @ xYz12AbC1\" calls 45666", new GameEvent.Called(Ann, new(WagerKind.Total, Amount.Of(45666))) },
        { "\"Ann @ xYz12AbC1\" calls 18451 and go all in", new GameEvent.Called(Ann, new(WagerKind.Total, Amount.Of(18451), true)) },
        { "\"Ann @ xYz12AbC1\" bets 12.50", new GameEvent.Raised(Ann, new(WagerKind.Total, new(125_000, 2))) },
        { "\"Ann @ xYz12AbC1\" raises to 8000", new GameEvent.Raised(Ann, new(WagerKind.Total, Amount.Of(8000))) },
        { "\"Ann @ xYz12AbC1\" raises to 45666 and go all in", new GameEvent.Raised(Ann, new(WagerKind.Total, Amount.Of(45666), true)) },
        { "\"\" \" \"Ann @ xYz12AbC1\" folds  ", new GameEvent.Folded(Ann) },
        { "\"Ann @ xYz12AbC1\" posts a small blind of 1 and go all in ", Posted(PostKind.SmallBlind, 1, true) },
        { "\"Ann @ xYz12AbC1\" posts a big blind of 4000", Posted(PostKind.BigBlind, 4000) },
        { "\"Ann @ xYz12AbC1\" posts an ante of 666", Posted(PostKind.Ante, 666) },
        { "\"Ann @ xYz12AbC1\" posts a straddle of 40", Posted(PostKind.Straddle, 40) },
        { "\"Ann @ xYz12AbC1\" posts a missing small blind of 1", Posted(PostKind.Dead, 1) },
        { "\"Ann @ xYz12AbC1\" posts a missed big blind of 3", Posted(PostKind.Live, 3) },
        { "\"Ann @ xYz12AbC1\" posts a bet of 2.00 (bomb pot bet)", BombPot },
        { "\"Ann @ xYz12AbC1\" calls 2.00 (bomb pot bet)", BombPot },
        { "\"Ann @ xYz12AbC1\" collected 41332 from pot", new GameEvent.Won(Ann, Amount.Of(41332)) },
        { "\"Ann @ xYz12AbC1\" collected 92664 from pot with Flush, Ah High (combination: A♥, Q♥, 10♥, 9♥, 4♥)", new GameEvent.Won(Ann, Amount.Of(92664)) },
        { "\"Ann @ xYz12AbC1\" shows a A♥, 4♦.", new GameEvent.Shown(Ann, CardSet.Parse("Ah4d")) },
        { "\"Ann @ xYz12AbC1\" shows a 10♦.", new GameEvent.Shown(Ann, CardSet.Parse("Td")) },
        { "\"\"quotes\"\"Ann @ xYz12AbC1\" raises to 50 and go all in", new GameEvent.Raised(Ann, new(WagerKind.Total, Amount.Of(50), true)) },
        { "\"B \" folds @ x\" (1) @ xYz12AbC1\" folds", new GameEvent.Folded(Ann) },
        { "\"Ann @ xYz12AbC1\" raises to lots", new GameEvent.Unreadable("an amount that cannot be read") },
        { "Uncalled bet of 362336 returned to \"Ann @ xYz12AbC1\"", new GameEvent.Returned(Ann, Amount.Of(362336)) },
        { "Flop:  [4♥, 6♦, 9♥]", new GameEvent.BoardDealt(Street.Flop, CardSet.Parse("4h6d9h"), BoardKind.First) },
        { "Turn: 4♥, 6♦, 9♥ [Q♥]", new GameEvent.BoardDealt(Street.Turn, CardSet.Parse("4h6d9hQh"), BoardKind.First) },
        { "River: 4♥, 6♦, 9♥, Q♥ [10♥]", new GameEvent.BoardDealt(Street.River, CardSet.Parse("4h6d9hQhTh"), BoardKind.First) },
        { "Turn (second run): K♣, 9♦, 5♣ [K♠]", new GameEvent.BoardDealt(Street.Turn, CardSet.Parse("Kc9d5cKs"), BoardKind.SecondRun) },
        { "Flop (second run):  [K♣, 9♦, 5♣]", new GameEvent.BoardDealt(Street.Flop, CardSet.Parse("Kc9d5c"), BoardKind.SecondRun) },
        { "Flop (second board):  [9♥, J♥, 10♥]", BombPot },
        { "River (second board): 9♥, J♥, 10♥, K♠ [9♦]", BombPot },
        { "Your hand is A♥, 4♦", new GameEvent.Dealt(null, CardSet.Parse("Ah4d")) },
        { "-- starting hand #121 (id: jtnjnrtpd79o)  (No Limit Texas Hold'em) (dealer: \"Ann @ xYz12AbC1\") --", new GameEvent.HandStarted("jtnjnrtpd79o", Ann) },
        { "-- starting hand #280  (No Limit Texas Hold'em) (dealer: \"Ann @ xYz12AbC1\") --", new GameEvent.HandStarted("280", Ann) },
        { "-- starting hand #69 (id: 7cgc3fwysijr)  (No Limit Texas Hold'em) (dead button) --", new GameEvent.HandStarted("7cgc3fwysijr", null) },
        { "-- ending hand #121 --", new GameEvent.HandEnded() },
        { "The game's big blind was changed from 3000 to 4000.", new GameEvent.BlindsTold(default, Amount.Of(4000)) },
        { "The player \"Ann @ idC\" changed the ID from idC to xYz12AbC1 because authenticated login.", new GameEvent.Renamed(Ann, "idC") },
    };

    [Theory]
    [MemberData(nameof(OneEvent))]
    public void A_line_is_understood(string line, GameEvent told) => Assert.Equal([told], Lines.Read(Dialect, line));

    [Fact]
    public void Stacks_tell_who_is_dealt_in() => Assert.Equal(
        [
            new GameEvent.Seated("idA", "Ann", 1, Amount.Of(200)),
            new GameEvent.Seated("id-B_", "B \" folds @ x\" (1)", 4, new(2_000_500, 2)),
            new GameEvent.Seated(Ann, "", 10, Amount.Of(3)),
        ],
        Lines.Read(Dialect, "Player stacks: #1 \"Ann @ idA\" (200) | #4 \"B \" folds @ x\" (1) @ id-B_\" (200.05) | #10 \" @ xYz12AbC1\" (3)"));

    [Fact]
    public void Who_is_called_what_no_name_can_be_is_called_by_the_ID()
    {
        var lone = '\uD83C';
        var line = $"Player stacks: #1 \"A\0nn @ idA\" (200) | #2 \"{lone} @ idB\" (200) | #3 \"{new string('x', 7_000)} @ idC\" (200) | #4 \" Di  @ idD\" (200)";

        Assert.Equal(["idA", "idB", "idC", "Di"], Lines.Read(Dialect, line).Cast<GameEvent.Seated>().Select(seat => seat.Name));
    }

    [Theory]
    [InlineData("Player stacks: #+1 \"Ann @ idA\" (200)")]
    [InlineData("Player stacks: # 1 \"Ann @ idA\" (200)")]
    public void A_seat_s_number_is_digits_alone(string line) =>
        Assert.Equal([new GameEvent.Unreadable("a stack that cannot be read")], Lines.Read(Dialect, line));

    [Fact]
    public void Whose_screen_it_is_stays_known_when_the_ID_changes()
    {
        string[] hands =
        [
            .. Hand(1, "idA", "Your hand is A♥, 4♦", "\"Ann @ idA\" shows a A♥, 4♦."),
            "The player \"Ann @ idA\" changed the ID from idA to idC because authenticated login.",
            .. Hand(2, "idC", "Your hand is 2♥, 7♦"),
        ];

        var read = Lines.Assemble(Dialect, hands).Cast<AcceptedHand>().Select(hand => hand.Hand);

        Assert.Equal([("idA", CardSet.Parse("Ah4d")), ("idC", CardSet.Parse("7d2h"))], read.Select(hand => (hand.PlayerIds[1], hand.Pockets[1])));
    }

    [Fact]
    public void Other_games_are_skipped_with_the_reason() => Assert.Equal(
        [new GameEvent.HandStarted("624", "idA"), new GameEvent.Skipped(QuarantineCause.OtherGame, "not no-limit hold'em: Pot Limit Omaha Hi/Lo 8 or Better")],
        Lines.Read(Dialect, "-- starting hand #624  (Pot Limit Omaha Hi/Lo 8 or Better) (dealer: \"Ann @ idA\") --"));

    [Theory]
    [InlineData("The player \"Ann @ xYz12AbC1\" joined the game with a stack of 50000.")]
    [InlineData("The player \"Ann @ xYz12AbC1\" quits the game with a stack of 0.")]
    [InlineData("The admin updated the player \"Ann @ xYz12AbC1\" stack from 5542 to 8042.")]
    [InlineData("WARNING: the admin queued the stack change for the player \"Ann @ xYz12AbC1\" adding 2500 chips in the next hand.")]
    [InlineData("Remaining players decide whether to run it twice.")]
    [InlineData("\"Ann @ xYz12AbC1\" chooses to  run it twice.")]
    [InlineData("Undealt cards: 6♥, 5♣, 4♥ [7♣, 2♦]")]
    [InlineData("Dead Small Blind")]
    [InlineData("Uncalled bet of 5 returned to \"")]
    [InlineData("-- starting hand  (x) (dealer: \") --")]
    [InlineData("Player 1 folds")]
    public void What_tells_nothing_of_a_hand_is_noise(string line) => Assert.Empty(Lines.Read(Dialect, line));

    private static string[] Hand(int number, string ann, string deal, params string[] end) =>
    [
        $"-- starting hand #{number}  (No Limit Texas Hold'em) (dealer: \"Ann @ {ann}\") --", $"Player stacks: #1 \"Ann @ {ann}\" (100) | #2 \"Bob @ idB\" (100)",
        deal, $"\"Ann @ {ann}\" posts a small blind of 5", "\"Bob @ idB\" posts a big blind of 10", $"\"Ann @ {ann}\" folds",
        "Uncalled bet of 5 returned to \"Bob @ idB\"", "\"Bob @ idB\" collected 10 from pot", $"-- ending hand #{number} --", .. end,
    ];

    private static GameEvent.Posted Posted(PostKind kind, long chips, bool isAllIn = false) =>
        new(Ann, kind, new(WagerKind.Total, Amount.Of(chips), isAllIn));
}
