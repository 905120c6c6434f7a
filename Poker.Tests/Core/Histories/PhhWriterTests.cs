using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Play.Matches;
using Poker.Tests.Core.Play.Baselines;

namespace Poker.Tests.Core.Histories;

public sealed class PhhWriterTests
{
    [Theory]
    [InlineData(2, 10_000, 0, AnteKind.Each, 0)]
    [InlineData(2, 10_000, 20, AnteKind.Each, 0)]
    [InlineData(2, 10_000, 100, AnteKind.BigBlind, 0)]
    [InlineData(2, 10_000, 0, AnteKind.Each, 200)]
    [InlineData(3, 120, 0, AnteKind.Each, 0)]
    [InlineData(3, 90, 10, AnteKind.Each, 0)]
    [InlineData(6, 10_000, 100, AnteKind.BigBlind, 0)]
    [InlineData(6, 2_500, 0, AnteKind.Each, 250)]
    [InlineData(10, 10_000, 15, AnteKind.Each, 0)]
    public void A_match_s_hands_are_read_back_as_they_were_and_agree(int seats, long stack, long ante, AnteKind kind, long straddle)
    {
        var players = Enumerable.Range(0, seats).Select(seat => AllBaselines.Each[(3 + seat) % AllBaselines.Each.Length]);
        var played = new Kept();
        new MatchRunner(players, new() { Stakes = new(50, 100, ante, kind, straddle), StackChips = stack, Hands = 300 }).Run(histories: played);

        var written = played.Hands.Select(hand => hand.ToRecord()).ToArray();
        var read = HandHistories.Read("match.phhs", Text(written)).ToArray();

        Assert.Equal(300, read.Length);
        Assert.Equal(Enumerable.Range(1, 300).Select(number => $"match[{number}]"), read.Select(hand => hand.Id));
        for (var i = 0; i < read.Length; i++)
        {
            Assert.Null(read[i].Rejection);
            var hand = read[i].Hand!;
            Assert.Null(Replayer.Replay(hand).Difference);
            Assert.Null(Replayer.Replay(written[i]).Difference);
            Assert.Equal(written[i].Finishing, hand.Finishing);
            Assert.Equal(written[i].Pockets, hand.Pockets);
            Assert.Equal(written[i].Players, hand.Players);
            Assert.Equal((written[i].CallTo, written[i].FirstToAct, written[i].MinimumBet), (hand.CallTo, hand.FirstToAct, hand.MinimumBet));
            Assert.Equal(written[i].Events.Length, hand.Events.Length);
        }
    }

    [Fact]
    public void A_hand_looks_as_the_standard_says()
    {
        var hand = PhhHistory.Read("hand", PhhHistoryTests.Hand).Single().Hand! with { Antes = [0, 0, 0] };

        Assert.Equal(
            """
            [7]
            variant = 'NT'
            antes = [0, 0, 0]
            blinds_or_straddles = [1, 2, 0]
            min_bet = 2
            starting_stacks = [100, 100, 100]
            actions = ['d dh p1 7d2c', 'd dh p2 AdAc', 'd dh p3 ????', 'p3 cbr 6', 'p1 f', 'p2 cc', 'd db 9d5h3s', 'p2 cc', 'p3 cbr 10', 'p2 cc', 'd db Kc', 'p2 cc', 'p3 cc', 'd db Kd', 'p2 cc', 'p3 cc', 'p2 sm AdAc', 'p3 sm']
            players = ['A "the" first', 'B', 'Cé']
            finishing_stacks = [99, 117, 84]


            """.ReplaceLineEndings("\n"),
            Text([hand], first: 7));
    }

    [Fact]
    public void Names_with_quotes_and_controls_come_back()
    {
        var hand = PhhHistory.Read("hand", PhhHistoryTests.Hand).Single().Hand! with { Players = ["it's", "back\\slash \"x\" 'y'", "a\tb"] };

        Assert.Equal(hand.Players, PhhHistory.Read("again", Text([hand])).Single().Hand!.Players);
    }

    // The first to act before the flop goes all-in and is called: both show, the raiser first, then the board comes.
    [Fact]
    public void Hands_are_shown_once_nobody_can_bet_any_more()
    {
        var played = new Kept();
        new MatchRunner([AllBaselines.Each[1], AllBaselines.Each[3]], new() { Hands = 1 }).Run(histories: played);
        var deal = played.Hands[0].Deal;

        var text = Text([played.Hands[0].ToRecord()]);

        Assert.Contains($"'p2 cbr 10000', 'p1 cc', 'p2 sm {deal.Pocket(1)}', 'p1 sm {deal.Pocket(0)}', 'd db ", text);
    }

    [Fact]
    public void What_the_format_cannot_hold_is_refused()
    {
        var hand = PhhHistory.Read("hand", PhhHistoryTests.Hand).Single().Hand!;

        Assert.Throws<ArgumentException>(() => Text([hand with { Antes = [1, 1, 1], Dead = [0, 2, 0] }]));
        Assert.Throws<ArgumentException>(() => Text([hand with { Events = [RecordedEvent.Board(CardSet.Empty)] }]));
    }

    private static string Text(RecordedHand[] hands, int first = 1)
    {
        using var text = new StringWriter();
        for (var i = 0; i < hands.Length; i++)
        {
            PhhWriter.Write(text, first + i, hands[i]);
        }

        return text.ToString();
    }

    private sealed class Kept : IHandHistory
    {
        public List<PlayedHand> Hands { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands) => Hands.AddRange(hands);
    }
}
