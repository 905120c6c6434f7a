using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class DialectDetectionTests
{
    private static readonly string[] Plain =
    [
        "Hand #1. Dealer: Ann", "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann folds", "Bob wins 10", "noise",
    ];

    private static readonly string[] PokerNow =
    [
        "-- starting hand #1  (No Limit Texas Hold'em) (dead button) --", "\"Ann @ idA\" posts a small blind of 5", "\"Ann @ idA\" folds", "-- ending hand #1 --",
    ];

    private static readonly string[] OnlinePoker =
    [
        "[Poker] Ann posts small blind: $5", "[Poker] Bob posts big blind: $10", "[Poker] New hand started. Dealer: Ann", "[Poker] Ann folds",
    ];

    private static readonly string[] DigitalPokerTable =
    [
        "Bot 6 is Dealer.", "Bot 1 posted small blind of 10.", "Bot 2 posted big blind of 20.", "Bot 1 folded.", "Bot 2 wins 20!",
    ];

    [Fact]
    public void Each_dialect_is_known_by_its_lines()
    {
        Assert.Equal(("plain", 5d / 7), Of(Plain));
        Assert.Equal(("pokernow", 4d / 6), Of(PokerNow));
        Assert.Equal(("onlinepoker", 4d / 6), Of(OnlinePoker));
        Assert.Equal(("digitalpokertable", 5d / 7), Of(DigitalPokerTable));
    }

    [Fact]
    public void More_lines_are_more_certain_and_noise_changes_nothing()
    {
        var many = Enumerable.Repeat(Plain, 40).SelectMany(lines => lines).ToArray();

        Assert.Equal(("plain", 200d / 202), Of(many));
        Assert.Equal(("plain", 200d / 202), Of([.. many, .. Enumerable.Repeat("Failed to load resource", 900), new string('x', 100_000)]));
    }

    [Fact]
    public void Lines_in_one_text_are_lines() => Assert.Equal(("plain", 5d / 7), Of([string.Join("\r\n", Plain)]));

    [Fact]
    public void Nothing_and_too_little_name_no_dialect_and_say_why()
    {
        Assert.Equal(new DetectedDialect(null, 0, "no line tells anything of a game in a known dialect"), DialectDetection.Detect(["noise", ""]));
        Assert.Equal(
            new DetectedDialect(null, 1d / 3, "only 1 of 1 lines that tell something are plain: name the dialect, or send more lines"),
            DialectDetection.Detect(["Ann folds"]));
    }

    [Fact]
    public void Two_games_in_one_window_name_no_dialect()
    {
        var mixed = DialectDetection.Detect([.. PokerNow, .. OnlinePoker]);

        Assert.Null(mixed.Dialect);
        Assert.Equal("only 4 of 8 lines that tell something are pokernow: name the dialect, or send more lines", mixed.Reason);
    }

    [Fact]
    public void A_game_of_ones_own_in_the_past_tense_is_plain() => Assert.Equal(
        ("plain", 6d / 8),
        Of(["Player 1 posted small blind of 10.", "Player 2 posted big blind of 20.", "Player 1 called 10.", "Player 2 checked.", "Flop: 7d 5h 9d", "Player 1 checked."]));

    [Fact]
    public void A_dialect_has_a_name_and_an_unknown_one_is_refused_with_those_there_are()
    {
        Assert.Equal("onlinepoker", DialectCatalog.Named("OnlinePoker").Name);
        Assert.Equal(
            "There is no dialect 'klingon': choose pokernow, onlinepoker, digitalpokertable, plain.",
            Assert.Throws<ArgumentException>(() => DialectCatalog.Named("klingon")).Message);
    }

    private static (string? Name, double Confidence) Of(string[] lines)
    {
        var detected = DialectDetection.Detect(lines);
        return (detected.Dialect?.Name, detected.Confidence);
    }
}
