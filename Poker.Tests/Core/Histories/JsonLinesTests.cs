using Poker.Core.Histories;

namespace Poker.Tests.Core.Histories;

public sealed class JsonLinesTests
{
    // Heads-up: the button raises, is called, bets the flop and takes the pot.
    internal const string Hand =
        """
        {"id":"a-1","n":2,"button":1,"sb":1,"bb":0,"sb_amt":50,"bb_amt":100,"min_bet":100,"ante_type":"none","ante":0,"straddle":0,
        "stacks":[1000,900],"antes":[0,0],"posts":[100,50],"hole":["Tc3h",null],"events":[
        {"e":"raise","p":1,"to":300,"legal":{"p":1,"call":50,"min":200,"max":900,"pot":150}},
        {"e":"call","p":0,"put":200,"legal":{"p":0,"call":200,"min":500,"max":1000,"pot":400}},
        {"e":"board","c":"7d5h9d"},
        {"e":"check","p":0,"put":0},
        {"e":"bet","p":1,"to":250},
        {"e":"fold","p":0}],"finishing":[700,1200]}
        """;

    internal static readonly string Line = Hand.ReplaceLineEndings("");

    [Fact]
    public void A_hand_agrees() => Assert.Equal(new ReplayResult(null, Leniencies.None), Replay(Line));

    [Theory]
    [InlineData("\"min\":200", "\"min\":150", "event 1 (seat 1 raises to 300): recorded as legal: seat 1, 50 to call, raises to 150–900, 150 in the pot; in the engine: seat 1, 50 to call, raises to 200–900, 150 in the pot")]
    [InlineData("\"pot\":400", "\"pot\":401", "event 2 (seat 0 calls): recorded as legal")]
    [InlineData("\"put\":200", "\"put\":201", "event 2 (seat 0 calls): the call adds 201 in the recording, 200 in the engine")]
    [InlineData("7d5h9d", "7d5h", "event 3 (board 7d5h): the flop cannot be")]
    [InlineData("\"e\":\"check\",\"p\":0", "\"e\":\"check\",\"p\":1", "event 4 (seat 1 checks): the engine waits for seat 0")]
    [InlineData("\"to\":250", "\"to\":50", "event 5 (seat 1 raises to 50): the smallest raise is to 100")]
    [InlineData(",{\"e\":\"fold\",\"p\":0}", "", "the recording ends while the engine waits for seat 0")]
    [InlineData("[700,1200]", "[701,1199]", "finishing stacks are 701, 1199 in the recording, 700, 1200 in the engine")]
    [InlineData("Tc3h", "Tc7d", "a card was dealt twice")]
    [InlineData("\"stacks\":[1000,900]", "\"stacks\":[1000,0]", "Seat 1 has 0 chips")]
    public void The_first_difference_is_told(string recorded, string altered, string difference) =>
        Assert.StartsWith(difference, Replay(Line.Replace(recorded, altered)).Difference, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"level\":\"log\"}", "not a recorded hand: it has no stacks")]
    [InlineData("[1]", "not a recorded hand: it has no stacks")]
    [InlineData("{\"stacks\":[1,2]", "not JSON")]
    [InlineData("{\"stacks\":[1]}", "1 players dealt in: 2 to 10 can be replayed")]
    [InlineData("{\"stacks\":[1,2]}", "a field is missing or of the wrong kind")]
    public void What_is_no_hand_is_rejected_with_the_reason(string line, string reason) =>
        Assert.Equal([ReadHand.Rejected("line 2", reason)], JsonLines.Read($"\n{line}\n"));

    [Fact]
    public void PokerKits_needless_check_is_passed_over_and_reported()
    {
        const string Short =
            """
            {"id":"b","source":"PokerKit","n":3,"bb":1,"bb_amt":100,"min_bet":100,"ante_type":"none","straddle":0,"stacks":[500,500,40],
            "antes":[0,0,0],"posts":[50,100,0],"hole":["2c3h","AcAd","KcKd"],"events":[{"e":"call","p":2,"put":40},{"e":"fold","p":0},
            {"e":"check","p":1,"put":0},{"e":"board","c":"7d5h9d"},{"e":"board","c":"8s"},{"e":"board","c":"2s"}],"finishing":[450,580,0]}
            """;
        var line = Short.ReplaceLineEndings("");

        Assert.Equal(new ReplayResult("finishing stacks are 450, 580, 0 in the recording, 450, 590, 0 in the engine", Leniencies.NeedlessCheck, ReplayFault.Stacks), Replay(line));
        Assert.Equal(new ReplayResult(null, Leniencies.NeedlessCheck), Replay(line.Replace("580", "590")));
        Assert.Contains("waits for the flop", Replay(line.Replace("PokerKit", "ours")).Difference, StringComparison.Ordinal);
    }

    private static ReplayResult Replay(string line) => Replayer.Replay(Assert.Single(JsonLines.Read(line)).Hand!);
}
