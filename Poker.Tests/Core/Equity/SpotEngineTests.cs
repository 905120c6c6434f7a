using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Equity;

public sealed class SpotEngineTests
{
    private static readonly EquityWork Work = new(Threads: 1);

    // Ranges too wide to deal out; the exact answer takes the sweep a while, once.
    private static readonly Lazy<double> WideExact = new(() =>
        RangeAgainstRange.Compute(HandRangeText.Parse("AhKh,22+"), HandRange.Random, CardSet.Empty, Deck.Full, new EquityWork(2)).Equity);

    [Theory]
    [InlineData("full", "2c7d9h", "QQ+,AKs:0.5", "99:0.1,A9s,8h6h")]
    [InlineData("full", "2c7c9cTc", "random", "22+,A2s+")]
    [InlineData("full", "2c3c4c5c7d", "random", "random")]
    [InlineData("full", "", "AA", "KK")]
    [InlineData("full", "", "AKs:0.5,QdQs", "JJ-TT,AhKh")]
    [InlineData("full", "", "AhKh", "QcQd")]
    [InlineData("royal", "", "QQ+,AKs", "TT+,KQo:0.25")]
    public void Two_ranges_have_the_totals_that_the_exact_sweep_has(string deckName, string boardText, string first, string second)
    {
        var (deck, board) = (Deck.Named(deckName), CardSet.Parse(boardText));
        var (own, other) = (HandRangeText.Parse(first), HandRangeText.Parse(second));
        var expected = RangeAgainstRange.Compute(own, other, board, deck, Work);

        var engine = Engine(boardText, "", deck, first, second);
        engine.Run(1, CancellationToken.None);
        var players = engine.Result();

        Assert.True(engine.IsExact);
        AssertEqual(expected, players[0]);
        AssertEqual(expected.Opponent(), players[1]);
        Assert.Equal([0, 0], players.Select(player => player.Error));
    }

    [Fact]
    public void Each_hand_of_two_ranges_has_what_it_has_alone()
    {
        string[] texts = ["AKs:0.5,QQ,7h6h", "TT+,AQ:0.3"];
        var (board, deck) = (CardSet.Parse("2h9hQc"), Deck.Full);
        var engine = Engine("2h9hQc", "", deck, texts);
        engine.Run(1, CancellationToken.None);
        var players = engine.Result();

        for (var player = 0; player < 2; player++)
        {
            Assert.Equal(HandRangeText.Parse(texts[player]).Within(deck.Cards - board).Hands, players[player].Hands.Count);
            foreach (var hand in players[player].Hands)
            {
                var alone = HandRangeText.Parse(new CardSet(CardPairs.Bits[hand.Pair]).ToString());
                var expected = DealtOut.Ranges(
                    alone, HandRangeText.Parse(texts[1 - player]).Within(deck.Cards - board), board, deck);
                Assert.Equal(expected.Equity, hand.Equity, 12);
                Assert.Equal((double)expected.Wins / (double)expected.Total, hand.Win, 12);
                Assert.Equal((double)expected.Ties / (double)expected.Total, hand.Tie, 12);
            }
        }
    }

    [Fact]
    public void Several_hands_have_what_dealing_everything_out_gives()
    {
        CardSet[] hands = [CardSet.Parse("AsKs"), CardSet.Parse("QhQd"), CardSet.Parse("JcTc")];
        var expected = DealtOut.Hands(hands, CardSet.Parse("2c7dTh"), Deck.Full);

        var engine = Engine("2c7dTh", "", Deck.Full, "AsKs", "QhQd", "JcTc");
        engine.Run(1, CancellationToken.None);

        Assert.True(engine.IsExact);
        Assert.Equal(903, engine.Deals);
        foreach (var (exact, player) in expected.Zip(engine.Result()))
        {
            AssertEqual(exact, player);
        }
    }

    [Fact]
    public void Three_ranges_are_the_weighted_sum_over_their_hands()
    {
        var (board, deck) = (CardSet.Parse("2c7dThJs"), Deck.Full);
        string[] texts = ["AA,KTs:0.5", "99,AdTd", "QJs,77:0.25"];
        var ranges = texts.Select(text => HandRangeText.Parse(text).Within(deck.Cards - board)).ToArray();
        var (shares, total) = (new double[3], 0.0);
        foreach (var (first, second, third, weight) in Tuples(ranges))
        {
            var chances = DealtOut.Hands([first, second, third], board, deck);
            total += weight * (double)chances[0].Total;
            for (var player = 0; player < 3; player++)
            {
                shares[player] += weight * chances[player].Equity * (double)chances[0].Total;
            }
        }

        var engine = Engine("2c7dThJs", "", deck, texts);
        engine.Run(1, CancellationToken.None);

        Assert.True(engine.IsExact);
        Assert.All(engine.Result().Zip(shares), pair => Assert.Equal(pair.Second / total, pair.First.Equity, 12));
    }

    [Fact]
    public void A_dead_card_is_neither_dealt_nor_held()
    {
        var engine = Engine("2c7d9hTs", "AhQcQd", Deck.Full, "AhAs,AsAd", "QQ");
        engine.Run(1, CancellationToken.None);
        var players = engine.Result();

        var (aces, queens, board) = (CardSet.Parse("AsAd"), CardSet.Parse("QhQs"), CardSet.Parse("2c7d9hTs"));
        var rest = (Deck.Full.Cards - board - CardSet.Parse("AhQcQd") - aces - queens).ToArray();
        var expected = rest.Average(river => (1 + Math.Sign(
            Evaluator.Evaluate(aces | board | river.Set) - Evaluator.Evaluate(queens | board | river.Set))) / 2.0);

        Assert.Equal([(aces.ToString(), 1), (queens.ToString(), 1)], players.Select(player => (Text(player.Hands[0].Pair), player.Hands.Count)));
        Assert.Equal(rest.Length, engine.Deals);
        Assert.Equal(expected, players[0].Equity, 12);
    }

    [Fact]
    public void Preflop_dead_cards_break_the_symmetry_of_suits_that_they_tell_apart()
    {
        var engine = Engine("", "AcTd", Deck.Royal, "KhKs", "QQ");
        engine.Run(1, CancellationToken.None);
        var rest = Deck.Royal.Cards - CardSet.Parse("AcTdKhKs");
        var (pots, total) = (0.0, 0.0);
        foreach (var queens in Poker.Tests.Reference.Hands.Of(new CardSet(rest.Bits & CardSet.Parse("QcQdQhQs").Bits), 2))
        {
            foreach (var board in Poker.Tests.Reference.Hands.Of(rest - queens, 5))
            {
                var sign = Math.Sign(Evaluator.Evaluate(board | CardSet.Parse("KhKs")) - Evaluator.Evaluate(board | queens));
                (pots, total) = (pots + ((1 + sign) / 2.0), total + 1);
            }
        }

        Assert.Equal(pots / total, engine.Result()[0].Equity, 12);
    }

    [Theory]
    [InlineData("AA", "KK", 0.819461)]
    [InlineData("AKs", "QQ", 0.460489)]
    [InlineData("AhKh", "QcQd", 0.462140)]
    public void Known_matchups_have_their_published_equities(string first, string second, double equity)
    {
        var engine = Engine("", "", Deck.Full, first, second);
        engine.Run(1, CancellationToken.None);

        Assert.Equal(equity, engine.Result()[0].Equity, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(30)]
    public void Few_random_boards_or_deals_come_within_their_stated_error_9_times_of_10(int deals)
    {
        var (boards, several, rounds) = (0, 0, 200);
        for (var seed = 0UL; seed < 200; seed++)
        {
            var (pair, three) = (Engine("", "", Deck.Full, seed, "AhKh,22+", "random"), Engine("", "", Deck.Full, seed, "random", "random", "random"));
            pair.Run(deals, CancellationToken.None);
            three.Run(deals, CancellationToken.None);
            Assert.All(pair.Result().Concat(three.Result()), player => Assert.InRange(player.Error, 0.01, 1));
            boards += Math.Abs(pair.Result()[0].Equity - WideExact.Value) <= pair.Result()[0].Error ? 1 : 0;
            several += Math.Abs(three.Result()[0].Equity - (1.0 / 3)) <= three.Result()[0].Error ? 1 : 0;
        }

        Assert.InRange(boards, 0.9 * rounds, rounds);
        Assert.InRange(several, 0.9 * rounds, rounds);
    }

    [Fact]
    public void Random_boards_come_within_their_stated_error_19_times_of_20()
    {
        var (exact, within, rounds) = (WideExact.Value, 0, 60);
        for (var seed = 0UL; seed < 60; seed++)
        {
            var engine = Engine("", "", Deck.Full, seed, "AhKh,22+", "random");
            engine.Run(300, CancellationToken.None);
            Assert.False(engine.IsExact);
            var player = engine.Result()[0];
            Assert.InRange(player.Error, 0.0001, 0.05);
            within += Math.Abs(player.Equity - exact) <= player.Error ? 1 : 0;
        }

        // 60 draws at 95 %: fewer than 50 come once in 60,000 times.
        Assert.InRange(within, 50, rounds);
    }

    [Fact]
    public void Random_deals_of_several_ranges_come_within_their_stated_error_and_add_up()
    {
        // Three players with all hands: by symmetry a third each.
        var within = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var engine = Engine("", "", Deck.Full, seed, "random", "random", "random");
            engine.Run(2000, CancellationToken.None);
            var players = engine.Result();
            Assert.Equal(2000, engine.Deals);
            Assert.Equal(1, players.Sum(player => player.Equity), 12);
            within += Math.Abs(players[1].Equity - (1.0 / 3)) <= players[1].Error ? 1 : 0;
        }

        Assert.InRange(within, 50, 60);
    }

    [Fact]
    public void The_same_seed_deals_the_same_and_more_deals_err_less()
    {
        double[] EquityOf(ulong seed, int deals)
        {
            var engine = Engine("", "", Deck.Full, seed, "AKs", "QQ+", "22+");
            engine.Run(deals, CancellationToken.None);
            return [.. engine.Result().SelectMany(player => new[] { player.Equity, player.Error })];
        }

        Assert.Equal(EquityOf(7, 1000), EquityOf(7, 1000));
        Assert.NotEqual(EquityOf(7, 1000), EquityOf(8, 1000));
        Assert.InRange(EquityOf(7, 16_000)[1], 0, EquityOf(7, 1000)[1] / 2);
    }

    [Theory]
    [InlineData("two to 6 players", "", "", "AA")]
    [InlineData("A board has", "2c3c", "", "AA", "KK")]
    [InlineData("on the board and dead", "2c3c4c", "4c", "AA", "KK")]
    [InlineData("Player 2: board and dead cards leave no hand", "KcKdKh", "", "AA", "KK")]
    [InlineData("No hand of", "", "", "AsAh", "AsKs,AhKh")]
    [InlineData("cannot be dealt together", "", "", "AsAh", "AcAd", "AA")]
    public void Spots_that_cannot_be_are_refused_with_the_cause(string cause, string board, string dead, params string[] players) =>
        Assert.Contains(cause, Assert.Throws<ImpossibleDealException>(() => Engine(board, dead, Deck.Full, players)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("QQ+", "22+,A2s+")]
    [InlineData("random", "random")]
    [InlineData("AhKh", "QcQd", "JsTs")]
    [InlineData("random", "random", "random")]
    public void A_cancelled_token_ends_the_work(params string[] players)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Engine("", "", Deck.Full, players).Run(10, source.Token));
    }

    private static SpotEngine Engine(string board, string dead, Deck deck, params string[] players) => Engine(board, dead, deck, 1, players);

    private static SpotEngine Engine(string board, string dead, Deck deck, ulong seed, params string[] players) =>
        SpotEngine.For(EquitySpot.Of(Array.ConvertAll(players, HandRangeText.Parse), CardSet.Parse(board), CardSet.Parse(dead), deck), seed);

    private static void AssertEqual(ExactEquity expected, PlayerChances player)
    {
        Assert.Equal(expected.Equity, player.Equity, 12);
        Assert.Equal((double)expected.Wins / (double)expected.Total, player.Win, 12);
        Assert.Equal((double)expected.Ties / (double)expected.Total, player.Tie, 12);
    }

    private static string Text(int pair) => new CardSet(CardPairs.Bits[pair]).ToString();

    private static IEnumerable<(CardSet First, CardSet Second, CardSet Third, double Weight)> Tuples(HandRange[] ranges)
    {
        var held = ranges.Select(range => Enumerable.Range(0, CardPairs.Count).Where(pair => range.Weights[pair] > 0).ToArray()).ToArray();
        return from first in held[0]
               from second in held[1]
               from third in held[2]
               let bits = CardPairs.Bits[first] | CardPairs.Bits[second] | CardPairs.Bits[third]
               where new CardSet(bits).Count == 6
               select (
                   new CardSet(CardPairs.Bits[first]),
                   new CardSet(CardPairs.Bits[second]),
                   new CardSet(CardPairs.Bits[third]),
                   (double)ranges[0].Weights[first] * ranges[1].Weights[second] * ranges[2].Weights[third]);
    }
}
