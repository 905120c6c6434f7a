using System.Text.Json;
using Poker.Core.Cards;
using Poker.Core.Dialects;
using Poker.Core.Histories;
using Poker.Infrastructure.Capture;
using Poker.Tests.Capture;
using Poker.Tests.Core.Dialects;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class HandRecordTests
{
    private static readonly RecordedHand Hand = new()
    {
        Id = "12",
        Players = ["Ann", "Zoë 🂡"],
        PlayerIds = ["a", "z"],
        Stacks = [1000, 200],
        AssumedStacks = 2,
        InferredStacks = 1,
        Antes = [0, 0],
        Dead = [0, 1],
        Blinds = [10, 5],
        CallTo = 10,
        MinimumBet = 10,
        FirstToAct = 1,
        Pockets = [CardSet.Empty, CardSet.Parse("KdAh")],
        DealtOpen = 2,
        Events =
        [
            RecordedEvent.Action(RecordedKind.Raise, 1, 30, new RecordedLegality(1, 5, 20, 200, 16)),
            RecordedEvent.Action(RecordedKind.CheckOrCall, 0),
            RecordedEvent.Board(CardSet.Parse("2c3c4c")),
            RecordedEvent.Board(CardSet.Empty),
            RecordedEvent.Action(RecordedKind.Fold, 0),
        ],
        Finishing = [969, 231],
        ChipsPerUnit = 100,
        Leniencies = Leniencies.NeedlessFold | Leniencies.StacksAssumed,
    };

    [Fact]
    public void A_hand_is_written_with_cards_as_text_and_without_what_is_empty() => Assert.Equal(
        """
        {"id":"12","players":["Ann","Zo\u00EB \uD83C\uDCA1"],"playerIds":["a","z"],"stacks":[1000,200],"assumedStacks":2,"inferredStacks":1,"dead":[0,1],"blinds":[10,5],
        "callTo":10,"minimumBet":10,"firstToAct":1,"pockets":["","AhKd"],"dealtOpen":2,"events":[
        {"do":"raise","seat":1,"chips":30,"legal":{"seat":1,"callChips":5,"minRaiseTo":20,"maxRaiseTo":200,"potChips":16}},
        {"do":"checkOrCall","seat":0},{"do":"board","cards":"4c3c2c"},{"do":"board","cards":""},{"do":"fold","seat":0}],
        "finishing":[969,231],"chipsPerUnit":100,"leniencies":65}
        """.ReplaceLineEndings(""),
        HandRecord.Write(Hand));

    [Fact]
    public void A_hand_comes_back_as_it_was() => AssertComesBack(Hand);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"1","stacks":[1,2],"events":[{"do":"jumps"}]}""")]
    [InlineData("""{"id":"1","stacks":[1,2],"events":[{"do":"board","cards":"Ax"}]}""")]
    public void What_is_no_hand_is_refused(string json) => Assert.Throws<JsonException>(() => HandRecord.Read(json));

    [SharedDataFact]
    public void Every_hand_of_the_recorded_games_comes_back_as_it_was()
    {
        var hands = Corpora.PokerNowFiles.SelectMany(file => Accepted("pokernow", Corpora.PokerNow(file)))
            .Concat(Accepted("onlinepoker", Corpora.Console("onlinepoker")))
            .Concat(Accepted("digitalpokertable", Corpora.Console("digitalpokertable")))
            .Concat(Histories("phh"))
            .Concat(Histories("hands"))
            .ToList();

        Assert.All(hands, AssertComesBack);
        Assert.True(hands.Count > 4_000, $"There are only {hands.Count} hands.");
    }

    private static void AssertComesBack(RecordedHand hand) => Assert.Equal(RandomHands.Text(hand), RandomHands.Text(HandRecord.Read(HandRecord.Write(hand))));

    private static IEnumerable<RecordedHand> Accepted(string dialect, string[] lines) =>
        Lines.Assemble(DialectCatalog.Named(dialect), lines).OfType<AcceptedHand>().Select(hand => hand.Hand);

    private static IEnumerable<RecordedHand> Histories(string folder) =>
        Directory.EnumerateFiles(SharedData.PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(HandHistories.CanRead)
            .SelectMany(file => HandHistories.Read(file, File.ReadAllText(file)))
            .Where(read => read.Hand is not null)
            .Select(read => read.Hand!);
}
